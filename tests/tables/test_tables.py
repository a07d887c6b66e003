import pandas as pd
import pytest

from framing.errors import CodesError, TableError
from framing.study.drawings_of_texts import VOCABULARY
from framing.tables import (
    TABLES,
    check_table,
    data_dictionary,
    make_table,
    read_csv,
    read_table,
    text_free,
    write_csv,
    write_parquet,
)
from tests.conftest import ROOT

LABEL = {"article_id": "000", "label_id": "l1", "start": 4, "end": 12, "text": "rebels", "category": "rebel", "refers_to": "actor",
         "actor": "slf", "actor_kind": "nonstate", "voice": "own", "embedded": False, "zone": "body", "paragraph": 0, "sentence": 1,
         "rule": "reference"}  # fmt: skip


def labels(**changes):
    return make_table("labels", [LABEL | changes])


def test_rows_become_typed_columns_in_declared_order():
    table = labels(start="4", embedded="True")
    assert list(table.columns) == [c.name for c in TABLES["labels"]]
    assert (table.loc[0, "start"], bool(table.loc[0, "embedded"])) == (4, True)
    assert pd.isna(table.loc[0, "attributed_to"])


# what is wrong, the message word for word
@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: labels(start="four"), "table labels, row 1, column start: 'four' is no int64"),
        (lambda: labels(start=4.5), "table labels, row 1, column start: 4.5 is no int64"),
        (lambda: labels(embedded="perhaps"), "table labels, row 1, column embedded: 'perhaps' is no bool"),
        (lambda: make_table("labels", [LABEL | {"voise": "own"}]), "table labels: unknown column 'voise' (did you mean 'voice'?)"),
        (lambda: make_table("lables", []), "no table 'lables'; the tables are " + ", ".join(TABLES)),
        (lambda: check_table("labels", labels(voice="owned")), "table labels, row 1, column voice: 'owned' is not allowed (did you mean 'own'?); "
         "allowed: attributed, direct_quote, own, partial_quote, scare_quote"),
        (lambda: check_table("labels", labels(actor=None)), "table labels, row 1, column actor: empty, but every row needs it"),
        (lambda: check_table("labels", labels(end=2)), "table labels, row 1: start 4 and end 2 are no span"),
    ],
)  # fmt: skip
def test_messages(make, message):
    with pytest.raises(TableError) as error:
        make()
    assert str(error.value) == message


def test_party_is_checked_against_the_codebook(invented_book):
    check_table("labels", labels(attributed_to="vostania"), invented_book.allowed)
    with pytest.raises(TableError, match=r"column attributed_to: 'vostanja' is not allowed \(did you mean 'vostania'\?\)"):
        check_table("labels", labels(attributed_to="vostanja"), invented_book.allowed)


def test_an_actor_that_no_codebook_knows_is_allowed(invented_book):
    check_table("labels", labels(actor="Unknown Front"), invented_book.allowed)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@cell", "\tx", "'quoted", "plain", "000", "NA", 'a,b\n"c"'])
def test_csv_gives_back_every_cell(tmp_path, text):
    write_csv(labels(text=text, article_id="000"), tmp_path / "labels.csv")
    back = read_table(tmp_path, "labels")
    assert (back.loc[0, "text"], back.loc[0, "article_id"]) == (text, "000")
    raw = (tmp_path / "labels.csv").read_text()
    if text[0] in "=+-@":
        assert f",'{text}," in raw, "a spreadsheet would read the cell as a formula"


def test_parquet_has_the_declared_schema_even_without_rows(tmp_path):
    write_parquet("casualties", make_table("casualties", []), tmp_path / "casualties.parquet")
    back = read_table(tmp_path, "casualties")
    assert list(back.columns) == [c.name for c in TABLES["casualties"]]
    assert str(back["low"].dtype) == "Int64"


def test_a_missing_table_is_named(tmp_path):
    with pytest.raises(CodesError) as error:
        read_table(tmp_path, "labels")
    assert str(error.value) == f"{tmp_path}: no labels.parquet or labels.csv; `framing code` writes them"


def test_unreadable_csv(tmp_path):
    (tmp_path / "x.csv").write_bytes(b"a,b\n\xff\xfe,1\n")
    with pytest.raises(TableError, match=r"x\.csv: no readable CSV in UTF-8"):
        read_csv(tmp_path / "x.csv")


def test_text_free_tables_hold_no_long_words_and_no_private_names():
    person = {"article_id": "a", "attribution_id": "a1", "start": 0, "end": 9, "content_parts": "[[0, 9]]", "source": "a baker, Ana Brok",
              "source_start": 12, "source_end": 30, "cue": "said", "cue_class": "say", "speaker": "Ana Brok", "speaker_kind": "person",
              "source_type": "resident", "party": "none", "former": False, "named": True, "quote_type": "direct", "nested": False, "words": 3,
              "zone": "body", "paragraph": 0, "sentence": 0, "rule": "x"}  # fmt: skip
    official = person | {"attribution_id": "a2", "speaker": "Sona Brevic", "source_type": "government", "party": "unknown"}
    tables = {"attributions": make_table("attributions", [person, official]), "terms": make_table("terms", [{"article_id": "a", "term": "x", "n": 1}]),
              "labels": labels(text="one two three four five six seven eight nine")}  # fmt: skip
    free = text_free(tables)
    assert list(free["attributions"]["speaker"]) == ["resident 1 (a)", "Sona Brevic"]
    assert free["attributions"]["source"].isna().all() and free["attributions"]["cue"].isna().all()
    assert len(free["terms"]) == 0
    assert free["labels"].loc[0, "text"] == "one two three four five six seven eight …"


def test_data_dictionary_names_every_column():
    page = data_dictionary()
    for name, columns in TABLES.items():
        section = page.split(f"\n## {name}\n", 1)[1].split("\n## ", 1)[0]
        for column in columns:
            assert f"| {column.name} | {column.type} |" in section


@pytest.mark.parametrize("set_name", ["sarn-border-2031", "iran-pakistan-2024"])
@pytest.mark.parametrize("folder", ["codes", "gold"])
def test_committed_tables_are_what_their_declaration_says(set_name, folder):
    from framing.codebook import read_codebook

    book = read_codebook(ROOT / "seeds" / set_name / "codebook.yml")
    files = [p for p in sorted((ROOT / "seeds" / set_name / folder).glob("*.csv")) if p.stem != VOCABULARY]
    assert files
    for path in files:
        check_table(path.stem, read_table(path.parent, path.stem), book.allowed)


@pytest.mark.parametrize("folder", ["codes", "gold"])
def test_the_real_set_carries_no_words_of_its_articles(folder):
    for path in sorted((ROOT / "seeds" / "iran-pakistan-2024" / folder).glob("*.csv")):
        if path.stem == VOCABULARY:
            assert read_csv(path)["term"].map(lambda term: len(term.split())).max() == 1
            continue
        table = read_table(path.parent, path.stem)
        for column in TABLES[path.stem]:
            if column.words:
                assert table[column.name].isna().all(), f"{path.name}: {column.name}"
            if column.type == "string" and column.name not in ("title", "author", "content_parts", "sha256"):
                longest = table[column.name].dropna().map(lambda cell: len(cell.split())).max()
                assert pd.isna(longest) or longest <= 9, f"{path.name}: {column.name}"


def test_declared_comparison_tables_have_the_columns_of_their_measures():
    from framing import measures
    from framing.codebook import read_codebook
    from framing.tables.comparisons import COMPARISONS
    from tests.measures.tables import codes

    for name, columns in COMPARISONS.items():
        more = [read_codebook()] if name == "agency" else []
        assert list(getattr(measures, name)(codes({}), *more).columns) == [c.name for c in columns], name


def test_declared_results_have_the_columns_and_values_of_their_functions(tmp_path):
    from framing.agreement import accuracy, coder_agreement
    from framing.corpus.plan import PlannedContrast
    from framing.study import contrasts, open_study
    from framing.tables.results import RESULTS
    from tests.agreement.coded_twice import at, set_with
    from tests.conftest import INVENTED

    found = {name: {"labels": [at("a", 0), at("a", 50, voice="own")][:n]} for name, n in (("ann", 1), ("bo", 2))}
    folder = set_with(tmp_path / "s", {"a": "A"}, found["bo"], found, reference=found["ann"])
    planned = PlannedContrast(name="one", measure="own_voice", a=["Lantern"])
    tables = {
        "coder_agreement": coder_agreement(folder),
        "accuracy": accuracy(folder),
        "contrasts": contrasts(open_study(INVENTED), [planned]),
    }
    assert tables.keys() == RESULTS.keys()
    for name, table in tables.items():
        assert list(table.columns) == [c.name for c in RESULTS[name]], name
        for column in RESULTS[name]:
            cells = table[column.name]
            kind = {"i": "int64", "f": "float64", "b": "bool"}.get(cells.dtype.kind, "string")
            assert kind == column.type, f"{name}.{column.name}"
            assert column.nullable or cells.notna().all(), f"{name}.{column.name}"
            assert not column.values or set(cells.dropna()) <= set(column.values), f"{name}.{column.name}"
            assert f"| {column.name} | {column.type} |" in data_dictionary().split(f"### {name}\n")[1].split("\n### ")[0]
