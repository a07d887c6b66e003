"""Corrections on top of machine codes: what fits is applied and counted, what doesn't is listed and kept."""

import shutil
from dataclasses import replace

import pytest

from framing.codebook import read_codebook
from framing.corpus import open_set, read_articles
from framing.corpus.codes import read_codes
from framing.corpus.corrections import read_corrections
from framing.tables import TABLES, check_table, make_table, read_table, write_csv
from tests.conftest import INVENTED

HEAD = "table,article_id,sha256,start,end,key,column,was,new,by,note"
FIRST = (
    "brenik-courier-01"  # its labels: l1 4-14 terrorist own, l2 92-102, l3 995-1004 direct_quote; its attribution a1 21-61
)


@pytest.fixture
def a_copy(tmp_path):
    shutil.copytree(INVENTED, tmp_path / "set", ignore=shutil.ignore_patterns(".parts", "corrections"))
    return tmp_path / "set"


def corrected(folder, *lines, head=HEAD):
    file = folder / "corrections" / "corrections.csv"
    file.parent.mkdir(exist_ok=True)
    file.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    codes = read_codes(open_set(folder), "corrected")
    book = read_codebook(folder / "codebook.yml")
    for name in ("labels", "casualties", "attributions", "mentions", "loaded"):
        check_table(name, codes[name], book.allowed)
    assert len(read_corrections(folder)) == len(lines), "the file keeps every line"
    return codes


def listed(codes):
    return codes["problems"]["detail"].str.removeprefix("corrections.csv ").tolist()


def numbers(codes):
    made = codes.corrections
    return made.applied, made.agreed, made.overruled, made.unfit


def at(codes, start, table="labels", article=FIRST):
    rows = codes[table]
    return rows[(rows["article_id"] == article) & (rows["start"] == start)]


LOOK = "look at what the machine codes there now, then change or delete the line"


# a line, what becomes of it: applied, agreed, overruled, unfit; what is listed
@pytest.mark.parametrize(
    ("line", "counts", "details"),
    [
        (f"labels,{FIRST},,4,14,,voice,own,scare_quote,Ada,", (1, 0, 0, 0), []),
        (f"labels,{FIRST},,4,14,,voice,scare_quote,own,Ada,", (0, 1, 0, 0), []),
        (f"labels,{FIRST},,4,14,,row,,delete,Ada,", (1, 0, 0, 0), []),
        (f"labels,{FIRST},,1,2,,row,,delete,Ada,", (0, 0, 0, 1), [f"line 2: no row of labels at 1-2; {LOOK}"]),
        (f"labels,{FIRST},,1,2,,voice,,own,Ada,", (0, 0, 0, 1), [f"line 2: no row of labels at 1-2; {LOOK}"]),
        (f"labels,{FIRST},,4,14,category=rebel,voice,,own,Ada,", (0, 0, 0, 1), [f"line 2: no row of labels at 4-14 with category=rebel; {LOOK}"]),
        (f"labels,{FIRST},0000,4,14,,voice,,attributed,Ada,", (0, 0, 0, 1), ["line 2: the text is not the one that was corrected; correct the new text, then delete the line"]),
        (f"labels,{FIRST},,4,14,,category,,terorist,Ada,", (0, 0, 0, 1), ["line 2: 'terorist': no category; did you mean 'terrorist'?"]),
        (f"labels,{FIRST},,4,14,,actor,,slff,Ada,", (0, 0, 0, 1), ["line 2: 'slff': no actor in the codebook; did you mean 'slf'?"]),
        (f"labels,{FIRST},,4,14,,actor,,Sarnic Liberation Front,Ada,", (0, 0, 0, 1), ["line 2: 'Sarnic Liberation Front': the codebook's id for it is 'slf'; write that"]),
        (f"labels,{FIRST},,4,14,,voise,,own,Ada,", (0, 0, 0, 1), ["line 2: no column 'voise' in labels; did you mean 'voice'?"]),
        (f"labels,{FIRST},,4,14,,label_id,,l9,Ada,", (0, 0, 0, 1), ["line 2: label_id can't be corrected; take the row out (column row, new delete) and add the right one"]),
        (f"labels,{FIRST},,4,14,,actor,,,Ada,", (0, 0, 0, 1), ["line 2: empty, but every row needs its actor"]),
        (f"labels,{FIRST},,4,14,,row,,remove,Ada,", (0, 0, 0, 1), ["line 2: column row with 'remove'; write delete or add into new"]),
        ("labels,brenik-courier-1,,4,14,,voice,,own,Ada,", (0, 0, 0, 1), ["line 2: no article 'brenik-courier-1' in the codes; did you mean 'brenik-courier-01'?"]),
        (f"lables,{FIRST},,4,14,,voice,,own,Ada,", (0, 0, 0, 1), ["line 2: no table 'lables' that can be corrected; did you mean 'labels'?"]),
        (f"labels,{FIRST},,four,14,,voice,,own,Ada,", (0, 0, 0, 1), ["line 2: start 'four' and end '14' are no span; mend the line"]),
        (f"casualties,{FIRST},,325,334,,low,31,about 30,Ada,", (0, 0, 0, 1), ["line 2: 'about 30': no whole number; write digits alone, or leave it empty"]),
        (f"casualties,{FIRST},,325,334,,event,,claim:c1,Ada,", (0, 0, 0, 1), ["line 2: 'claim:c1': claims are numbered anew with each coding; list the event in codebook.yml"]),
        (f"labels,{FIRST},,300,310,,row,,add,Ada,", (0, 0, 0, 1), ["line 2: the added row lacks text, category, refers_to, actor, actor_kind, voice, paragraph, sentence; add a line for each, its name in `column`"]),
    ],
)  # fmt: skip
def test_a_line_and_what_becomes_of_it(a_copy, line, counts, details):
    codes = corrected(a_copy, line)
    assert (numbers(codes), listed(codes)) == (counts, details)


def test_a_changed_row_says_so_in_its_rule_and_leaves_no_stale_list(a_copy):
    several = read_codes(open_set(a_copy))["labels"].query("actor_all.notna()").iloc[0]
    line = f"labels,{several.article_id},,{several.start},{several.end},,actor,slf,border_wardens,Ada,"
    row = at(corrected(a_copy, line), several.start, article=several.article_id).iloc[0]
    assert (row.actor, row.rule) == ("border_wardens", several.rule + "/corrected")
    assert row.isna()["actor_all"]


def test_of_two_that_contradict_each_other_the_later_line_holds(a_copy):
    codes = corrected(
        a_copy,
        f"labels,{FIRST},,4,14,,voice,own,scare_quote,Ada,",
        f"labels,{FIRST},,4,14,,voice,own,attributed,Ben,",
        f"labels,{FIRST},,92,102,,row,,delete,Ada,",
        f"labels,{FIRST},,92,102,,category,,militant,Ben,",
    )
    assert at(codes, 4).iloc[0].voice == "attributed" and at(codes, 92).iloc[0].category == "militant"
    assert numbers(codes) == (2, 0, 2, 0)
    assert listed(codes) == [
        "line 2 says voice scare_quote (Ada), line 3 voice attributed (Ben); the later one holds: delete one of them",
        "line 4 says row delete (Ada), line 5 category militant (Ben); the later one holds: delete one of them",
    ]
    assert codes.corrections.says() == "2 corrections in 1 article by one person"


def two_at_one_span(folder):
    """The first casualty claim doubled at its span, with another effect."""
    claims = read_table(folder / "codes", "casualties")
    twin = claims.iloc[0].to_dict() | {"claim_id": "c99", "effect": "injured"}
    write_csv(make_table("casualties", [claims.iloc[0].to_dict(), twin, *claims.iloc[1:].to_dict("records")]), folder / "codes" / "casualties.csv")  # fmt: skip


def test_rows_at_one_span_are_told_apart_by_their_key(a_copy):
    two_at_one_span(a_copy)
    codes = corrected(a_copy, f"casualties,{FIRST},,325,334,effect=injured,low,31,30,Ada,", f"casualties,{FIRST},,325,334,,low,31,29,Ada,")  # fmt: skip
    assert at(codes, 325, "casualties")[["effect", "low"]].to_numpy().tolist() == [["killed", 31], ["injured", 30]]
    assert listed(codes) == [
        "line 3: 2 rows of casualties at 325-334; say in the column key which: effect=killed; low=31; high=31; victims_group=people"
        " / effect=injured; low=31; high=31; victims_group=people"
    ]


ADDED = {"text": "Dorim", "category": "rebel", "refers_to": "actor", "actor": "slf", "actor_kind": "nonstate", "voice": "own",
         "paragraph": "0", "sentence": "3"}  # fmt: skip


def adding(start, end, was="0", **changes):
    rows = [("row", "add", was), *((c, v, "") for c, v in (ADDED | changes).items())]
    return [f"labels,{FIRST},,{start},{end},added,{c},{w},{v},Ada," for c, v, w in rows]


def test_an_added_row_gets_a_fresh_id_and_stands_in_its_place(a_copy):
    codes = corrected(a_copy, *adding(300, 310), *adding(320, 324))
    of_first = codes["labels"][codes["labels"]["article_id"] == FIRST]
    assert of_first["start"].is_monotonic_increasing and not of_first["label_id"].duplicated().any()
    assert of_first[of_first["start"].isin([300, 320])]["label_id"].tolist() == ["lx1", "lx2"]
    assert numbers(codes) == (2, 0, 0, 0) and at(codes, 300).iloc[0].rule == "corrected/added"


# what the added row says, how many rows stand at its span then, applied and agreed
@pytest.mark.parametrize(
    ("changes", "was", "rows", "counts"),
    [
        ({"category": "terrorist"}, "0", 1, (0, 1)),
        ({"category": "militant"}, "0", 1, (1, 0)),
        ({"category": "militant"}, "1", 2, (1, 0)),
    ],
)
def test_an_added_row_that_the_machine_finds_now_is_one_row(a_copy, changes, was, rows, counts):
    codes = corrected(a_copy, *adding(4, 14, was, **changes))
    assert (len(at(codes, 4)), numbers(codes)[:2]) == (rows, counts)
    assert changes["category"] in set(at(codes, 4)["category"])


def test_an_added_row_beside_a_new_one_of_the_machines_is_listed(a_copy):
    codes = corrected(a_copy, *adding(4, 15))
    assert listed(codes) == ["line 2: the machine now codes 4-14 beside the added 4-15; look whether they are one, and take one of them out"]  # fmt: skip


def test_nothing_points_to_an_attribution_that_is_taken_out(a_copy):
    labels = read_codes(open_set(a_copy))["labels"]
    held = labels[labels["attribution_id"].notna()].iloc[0]
    claims = read_codes(open_set(a_copy))["attributions"]
    row = claims[(claims["article_id"] == held.article_id) & (claims["attribution_id"] == held.attribution_id)].iloc[0]
    codes = corrected(a_copy, f"attributions,{row.article_id},,{row.start},{row.end},,row,,delete,Ada,")
    for table, column in (("labels", "attribution_id"), ("casualties", "attribution_id"), ("loaded", "attribution_id"), ("attributions", "parent")):  # fmt: skip
        ids = set(zip(codes["attributions"]["article_id"], codes["attributions"]["attribution_id"], strict=True))
        there = codes[table][codes[table][column].notna()]
        assert set(zip(there["article_id"], there[column], strict=True)) <= ids
    assert len(codes["attributions"]) == len(claims) - 1
    assert at(codes, held.start, article=held.article_id).isna().iloc[0]["attribution_id"]


# a change of the codebook, what is listed then
@pytest.mark.parametrize(
    ("old", "new", "detail"),
    [
        ("id: border_wardens", "id: the_border_wardens", "line 2: 'border_wardens': no actor in the codebook; did you mean 'the_border_wardens'?"),
        ("  - id: border_wardens\n    name: Border Wardens\n    names: [the Wardens]\n    kind: state_linked\n    opposes: [vostania]\n    example: \"The Border Wardens, a village militia, closed the road.\"\n    counter_example: \"The border guards closed the road.\"\n", "", "line 2: 'border_wardens': no actor in the codebook"),
    ],
)  # fmt: skip
def test_what_a_new_codebook_no_longer_has_is_listed_and_kept(a_copy, old, new, detail):
    lines = (f"labels,{FIRST},,4,14,,actor,slf,border_wardens,Ada,", f"labels,{FIRST},,4,14,,voice,own,attributed,Ada,")
    assert numbers(corrected(a_copy, *lines)) == (2, 0, 0, 0)
    book = a_copy / "codebook.yml"
    text = book.read_text(encoding="utf-8")
    assert old in text
    book.write_text(text.replace(old, new), encoding="utf-8")
    codes = corrected(a_copy, *lines)
    assert numbers(codes) == (1, 0, 0, 1)
    assert len(listed(codes)) == 1 and listed(codes)[0].startswith(detail)
    assert codes.corrections.says() == "1 correction in 1 article by one person (1 more no longer fits)"


def test_a_deletion_of_what_the_machine_no_longer_codes_is_agreed(a_copy):
    digest = read_articles(a_copy).table.set_index("article_id").loc[FIRST, "sha256"]
    assert numbers(corrected(a_copy, f"labels,{FIRST},{digest},1,2,,row,,delete,Ada,")) == (0, 1, 0, 0)


@pytest.mark.parametrize(
    ("head", "line", "encoding"),
    [
        (HEAD.replace(",", ";"), f"labels;{FIRST};;4;14;;voice;own;attributed;Ada;", "utf-8-sig"),
        (HEAD.replace(",", "\t"), f"labels\t{FIRST}\t\t4\t14\t\tvoice\town\tattributed\tZoë\t", "utf-16"),
        (HEAD, f"labels,{FIRST},,4,14,, voice ,own, Attributed,Zoë,", "cp1252"),
    ],
)
def test_a_file_as_spreadsheets_save_it(a_copy, head, line, encoding):
    (a_copy / "corrections").mkdir()
    (a_copy / "corrections" / "corrections.csv").write_bytes(f"{head}\r\n{line}\r\n".encode(encoding))
    codes = read_codes(open_set(a_copy), "corrected")
    assert at(codes, 4).iloc[0].voice == "attributed" and codes.corrections.by in (("Ada",), ("Zoë",))


def test_a_category_that_the_vocabulary_lost_is_listed(a_copy, monkeypatch):
    line = f"labels,{FIRST},,4,14,,category,terrorist,jihadist,Ada,"
    assert numbers(corrected(a_copy, line)) == (1, 0, 0, 0)
    columns = [replace(c, values=tuple(v for v in c.values if v != "jihadist")) for c in TABLES["labels"]]
    monkeypatch.setitem(TABLES, "labels", tuple(columns))
    codes = read_codes(open_set(a_copy), "corrected")
    assert numbers(codes) == (0, 0, 0, 1) and at(codes, 4).iloc[0].category == "terrorist"
    assert listed(codes) == ["line 2: 'jihadist': no category; did you mean 'islamist'?"]
