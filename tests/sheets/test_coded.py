"""Coding sheets filled in as people fill them in, and read back as a coder's codes: no row is lost, none is guessed."""

import json

import pytest

from framing.codebook.yaml import read_yaml
from framing.corpus.coders_file import read_coders_file
from framing.errors import FramingError
from framing.sheets import coding_sheets, read_coding_sheet
from framing.tables import check_table, read_csv, read_table
from tests.sheets.small import TEXTS, cells, edit_workbook, fill, save, small_set, unit, written

ALL = ("n-1", "n-2", "s-1", "s-2")


@pytest.fixture
def a_set(tmp_path):
    return small_set(tmp_path / "set")


def entry_of(a_set, name):
    return read_coders_file(a_set / "gold" / "coders.yml").coders[name]


def test_the_coder_is_written_with_every_article_read(a_set):
    sheet = fill(
        written(a_set), [unit("n-1", 1, "Militants"), unit("s-1", 0, "Rebels", category="rebel")], done=("n-1", "n-2", "s-1")
    )
    read = read_coding_sheet(a_set, sheet, "anna")
    assert (read.units, read.done, read.articles, read.left, read.doubtful, read.unfit) == (2, 3, 4, (), (), ())
    table = read_table(a_set / "gold" / "coders" / "anna", "labels")
    check_table("labels", table)
    assert table[["article_id", "label_id", "text", "category", "sentence", "zone", "rule"]].to_numpy().tolist() == [
        ["n-1", "l1", "Militants", "militant", 1, "body", "reference"],
        ["s-1", "l1", "Rebels", "rebel", 0, "headline", "reference"],
    ]
    for row in table.itertuples():
        assert TEXTS[row.article_id][row.start : row.end] == row.text
    entry = read_yaml(a_set / "gold" / "coders.yml")[0]["coders"]["anna"]
    assert entry == {
        "made_by": "person", "folder": "coders/anna", "sheet": "blind", "articles": ["n-1", "n-2", "s-1"],
        "layers": {"labels": {"sheet": "blind", "articles": ["n-1", "n-2", "s-1"], "left": 0}},
    }  # fmt: skip


# the words in a sheet, sentence and nth; the span that they mean, or what is said
@pytest.mark.parametrize(
    ("words", "sentence", "nth", "means"),
    [
        ("militants", "2", "1", "militants fled"),
        ("militants", "2", "2", "militants came"),
        ("militants", "2", "", "'militants' stands 2 times in sentence 2; write 1 to 2 into nth"),
        ("militants", "2", "3", "nth 3, but 'militants' stands 2 times there; mend nth"),
        ("militants", "", "", "'militants' stands 2 times in sentence 2; write 1 to 2 into nth"),
        ("SLF's rebels", "4", "", "SLF’s rebels"),
        ("SLF's rebels", "2", "", "SLF’s rebels"),
        ("SLF's rebels", "", "", "SLF’s rebels"),
        ("terrorists - nothing", "3", "", "terrorists – nothing"),
        ("terrorists -- nothing", "3.0", "", "terrorists – nothing"),
        ("Terrorists", "3", "", "terrorists –"),
        ("more  militants", "2", "", "more militants came"),
        ("militant", "2", "", "'militant' stands nowhere in the article; copy the words as they stand in reading"),
        ("brigands", "2", "", "'brigands' stands nowhere in the article; copy the words as they stand in reading"),
        ("the", "4", "", "the SLF"),
        ("the", "0", "", "'the' is not in sentence 0 but in 1, 4; say in sentence which"),
        ("the", "", "", "'the' stands in sentences 1, 4; write into sentence which"),
        ("“They are terroristsâ€", "3", "", "letters of '“They are terroristsâ€' are broken; save the sheet as .xlsx, or as CSV in UTF-8"),
        ("SLFâ€™s rebels", "4", "", "letters of 'SLFâ€™s rebels' are broken; save the sheet as .xlsx, or as CSV in UTF-8"),
        ("SLF?s rebels", "4", "", "letters of 'SLF?s rebels' are broken; save the sheet as .xlsx, or as CSV in UTF-8"),
        ("militants", "two", "", "sentence is 'two'; write a number, or leave it empty where the words stand once"),
        ("", "2", "", "codes without words; write the words that are coded into text"),
        ("fled | came", "2", "", "a stroke (|) in text; only contents of sources may have pieces"),
    ],
)  # fmt: skip
def test_words_are_found_or_the_row_is_named(a_set, words, sentence, nth, means):
    rows = [*cells(fill(written(a_set), [])), unit("n-1", sentence, words, nth=nth)]
    path = save(a_set.parent / "filled.csv", rows)
    read = read_coding_sheet(a_set, path, "anna")
    table = read_table(a_set / "gold" / "coders" / "anna", "labels")
    if means in TEXTS["n-1"]:
        assert read.left == ()
        assert (
            TEXTS["n-1"].startswith(means, table["start"][0])
            and TEXTS["n-1"][table["start"][0] : table["end"][0]] == table["text"][0]
        )
    else:
        assert read.left == (f"row {len(rows) + 1}: {means}",) and len(table) == 0
        kept = read_csv(path.with_name("filled-left.csv"))
        assert kept[["why", "row", "category"]].to_numpy().tolist() == [[means, str(len(rows) + 1), "militant"]]


def test_words_in_another_sentence_are_remarked(a_set):
    path = save(a_set.parent / "f.csv", [*cells(fill(written(a_set), [])), unit("n-1", "0", "nothing else")])
    read = read_coding_sheet(a_set, path, "anna")
    assert read.units == 1 and read.doubtful[0].endswith(": the words stand in sentence 3, not 0; taken there")


def test_as_many_rows_as_places_need_no_number(a_set):
    sheet = fill(
        written(a_set),
        [unit("n-1", 2, "militants"), unit("n-1", 2, "militants", voice="attributed", attributed_to="vostania")],
    )
    read = read_coding_sheet(a_set, sheet, "anna")
    table = read_table(a_set / "gold" / "coders" / "anna", "labels")
    assert read.left == () and table["voice"].tolist() == ["own", "attributed"]
    assert [TEXTS["n-1"][s : s + 14] for s in table["start"]] == ["militants fled", "militants came"]


def test_rows_in_any_order_come_to_the_same(a_set):
    units = [
        unit("n-1", 1, "Militants"),
        unit("n-1", 4, "rebels", category="rebel"),
        unit("s-1", 1, "Rebels", category="rebel"),
    ]
    sheet = fill(written(a_set), units)
    table = a_set / "gold" / "coders" / "anna" / "labels.csv"
    read_coding_sheet(a_set, sheet, "anna")
    first = table.read_bytes()
    save(sheet, [r for r in reversed(cells(sheet)) if r["text"] or r["done"]])
    again = read_coding_sheet(a_set, sheet, "anna")
    assert table.read_bytes() == first and (again.units, again.replaced) == (3, 0)


def test_articles_that_are_not_done_wait(a_set):
    sheet = fill(written(a_set), [unit("n-1", 1, "Militants"), unit("s-1", 0, "Rebels")], done=("s-1", "s-2"))
    read = read_coding_sheet(a_set, sheet, "anna")
    assert (read.units, read.done, read.articles, read.waiting, read.left) == (1, 2, 4, 1, ())
    assert read_csv(read.left_file)["why"].tolist() == ["its article is not done; write x into done once it is"]
    assert entry_of(a_set, "anna").listed("labels") == ["s-1", "s-2"]
    read = read_coding_sheet(a_set, sheet, "anna", all_done=True)
    assert (read.units, read.done, read.waiting, read.left_file) == (2, 4, 0, None)
    assert not sheet.with_name("labels-anna-left.csv").exists()


def test_other_articles_layers_and_coders_stay(a_set):
    gold = a_set / "gold"
    gold.mkdir()
    head = "# who coded\nreference:\n  made_by: language model # at first\n  people: none\ncoders:\n  first: {made_by: language model, articles: 8, folder: coders/first}\nagreement_before_adjudication:\n  f1: 0.990\n"
    (gold / "coders.yml").write_text(head, encoding="utf-8")
    labels = fill(written(a_set), [unit("n-1", 1, "Militants")], done=("n-1",))
    read_coding_sheet(a_set, labels, "anna")
    one = read_table(gold / "coders" / "anna", "labels")
    fill(labels, [unit("s-1", 0, "Rebels")], done=("s-1",))
    save(labels, [r for r in cells(labels) if r["article_id"] == "s-1"])
    read_coding_sheet(a_set, labels, "anna")
    table = read_table(gold / "coders" / "anna", "labels")
    assert table["text"].tolist() == ["Militants", "Rebels"] and table.iloc[:1].equals(one)
    read_coding_sheet(a_set, written(a_set, "casualties"), "anna", all_done=True)
    coder = entry_of(a_set, "anna")
    assert (coder.listed("labels"), coder.listed("casualties"), coder.kind("labels")) == (["n-1", "s-1"], [*ALL], "blind")
    assert read_table(gold / "coders" / "anna", "labels").equals(table)
    text = (gold / "coders.yml").read_text(encoding="utf-8")
    for line in head.splitlines():
        assert line in text.splitlines()


def test_what_is_coded_again_otherwise_is_counted(a_set):
    sheet = fill(written(a_set), [unit("n-1", 1, "Militants")])
    read_coding_sheet(a_set, sheet, "anna")
    save(sheet, [r | ({"category": "rebel"} if r["text"] else {}) for r in cells(sheet)])
    assert (
        read_coding_sheet(a_set, sheet, "anna")
        .says()
        .endswith("in 4 of 4 articles, in place of 1 rows of before; 0 rows left to mend")
    )


def test_sources_are_found_by_their_words(a_set):
    codes = dict.fromkeys(("category", "refers_to", "actor", "actor_kind", "voice"), "") | {
        "speaker": "Ana Brod",
        "speaker_kind": "person",
        "source_type": "military",
        "party": "vostania",
        "named": "yes",
        "quote_type": "direct",
        "source": "Col. Ana Brod",
        "cue": "said",
        "cue_class": "say",
    }
    rows = [unit("n-1", 3, "“They are terrorists – nothing else,”", **codes), unit("s-2", 2, "We shall finish.", **codes | {"source": "The mayor"}), unit("n-1", 1, "Militants shot | guards", **codes | {"source": "the army"})]  # fmt: skip
    sheet = fill(written(a_set, "attributions"), [{k: v for k, v in row.items() if v} for row in rows])
    assert read_coding_sheet(a_set, sheet, "anna").left == ()
    table = read_table(a_set / "gold" / "coders" / "anna", "attributions")
    at = [
        (
            TEXTS[r.article_id][r.start : r.end],
            TEXTS[r.article_id][r.source_start : r.source_end],
            TEXTS[r.article_id][r.cue_start : r.cue_end],
        )
        for r in table.itertuples()
    ]
    assert at == [
        ("Militants shot two guards", "the army", "said"),
        ("They are terrorists – nothing else", "Col. Ana Brod", "said"),
        ("We shall finish", "The mayor", "said"),
    ]
    assert [len(json.loads(p)) for p in table["content_parts"]] == [2, 1, 1] and table["words"].tolist() == [3, 6, 3]
    read_coding_sheet(
        a_set,
        fill(
            written(a_set),
            [unit("n-1", 3, "terrorists", category="terrorist", voice="direct_quote", attributed_to="vostania")],
        ),
        "anna",
    )
    assert read_table(a_set / "gold" / "coders" / "anna", "labels")["attribution_id"].tolist() == ["a2"]


def test_a_set_without_its_texts_keeps_no_words(a_set):
    (a_set / "study.yml").write_text("texts: withheld\n", encoding="utf-8")
    codes = {
        "low": "14",
        "bound": "at_least",
        "effect": "injured",
        "victims_group": "people",
        "victims_status": "unspecified",
        "victims_party": "unknown",
        "event": "other",
        "construction": "passive",
        "source": "doctors",
        "source_party": "none",
        "source_type": "other",
        "certainty": "asserted",
    }
    sheet = fill(
        written(a_set, "casualties"), [{"article_id": "s-1", "sentence": "2", "text": "At least 14 people"} | codes]
    )
    assert read_coding_sheet(a_set, sheet, "anna").left == ()
    row = read_table(a_set / "gold" / "coders" / "anna", "casualties").iloc[0]
    assert row.isna()["source"] and row["source_start"] == TEXTS["s-1"].index("doctors") and row["low"] == 14


@pytest.mark.parametrize("kind", ["assisted", "unsure"])
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_sheets_with_machine_codes_are_marked_for_good(tmp_path, kind, form):
    from shutil import copytree, ignore_patterns

    from tests.conftest import INVENTED

    folder = copytree(INVENTED, tmp_path / "set", ignore=ignore_patterns(".parts", "export"))
    drawn = coding_sheets(folder, "labels", ["ben"], tmp_path / "out", sample=6, kind=kind).sample
    assert drawn["kind"].unique().tolist() == [kind]
    read = read_coding_sheet(folder, tmp_path / "out" / f"labels-ben.{form}", "ben", all_done=True)
    machine = read_table(folder / "codes", "labels")
    machine = machine[machine["article_id"].isin(drawn["article_id"])]
    table = read_table(folder / "gold" / "coders" / "ben", "labels")
    assert read.left == () and read.kind == kind and 0 < len(table) <= len(machine)
    spans = ["article_id", "start", "end", "category", "actor", "voice"]
    told = set(map(tuple, machine[spans].to_numpy()))
    assert set(map(tuple, table[spans].to_numpy())) <= told and (kind == "unsure" or len(table) == len(machine))
    assert entry_of(folder, "ben").kind("labels") == kind and "never counted for accuracy" in read.says()
    blind = tmp_path / "blind"
    coding_sheets(folder, "labels", ["ben"], blind, sample=6)
    with pytest.raises(FramingError, match=f"coder ben has {kind} codes of labels, and these are blind; name another coder"):
        read_coding_sheet(folder, blind / "labels-ben.csv", "ben")


def test_x_in_delete_takes_a_machine_row_out(tmp_path):
    from shutil import copytree, ignore_patterns

    from tests.conftest import INVENTED

    folder = copytree(INVENTED, tmp_path / "set", ignore=ignore_patterns(".parts", "export"))
    coding_sheets(folder, "labels", ["ben"], tmp_path / "out", sample=2, kind="assisted")
    sheet = tmp_path / "out" / "labels-ben.csv"
    rows = cells(sheet)
    before = sum(bool(r["text"]) for r in rows)
    next(r for r in rows if r["text"])["delete"] = "X"
    assert read_coding_sheet(folder, save(sheet, rows), "ben", all_done=True).units == before - 1


def test_a_codebook_that_changes_destroys_no_codes(a_set):
    sheet = fill(written(a_set), [unit("n-1", 1, "Militants"), unit("s-1", 0, "Rebels", actor="ravnik_brigade")])
    read_coding_sheet(a_set, sheet, "anna")
    book = (a_set / "codebook.yml").read_text(encoding="utf-8")
    (a_set / "codebook.yml").write_text(
        book.replace("id: ravnik_brigade", "id: brigade_r").replace("ravnik_brigade", "brigade_r"), encoding="utf-8"
    )
    save(sheet, [r for r in cells(sheet) if r["article_id"] == "n-1"])
    read = read_coding_sheet(a_set, sheet, "anna")
    table = a_set / "gold" / "coders" / "anna" / "labels.csv"
    assert read.unfit == (
        f"{table} row 3, column actor: 'ravnik_brigade' is not in the codebook any more; it stays: put it back there, or code anew",
    )
    assert read_csv(table)["actor"].tolist() == ["slf", "ravnik_brigade"]


def test_ids_that_a_spreadsheet_took_for_numbers(tmp_path):
    folder = small_set(tmp_path / "set", {"007": TEXTS["n-1"], "012": TEXTS["s-1"]})
    sheet = edit_workbook(
        written(folder, form="xlsx"),
        lambda page, at: [setattr(page.cell(n, 1), "value", int(page.cell(n, 1).value)) for n in range(2, page.max_row + 1)],
    )
    read = read_coding_sheet(folder, sheet, "anna", all_done=True)
    assert read.done == 2 and entry_of(folder, "anna").listed("labels") == ["007", "012"]
