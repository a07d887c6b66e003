"""What files hold becomes rows of an article set."""

import pytest

from framing.importers.outlets import read_outlets
from framing.importers.records import Found
from framing.importers.rows import Row, compose, fill_rows, slug

BODY = "Two people died when shells hit the ford at dawn, the guard said.\n\nIt gave no names."


def filled(*found, read_as="Nexis Uni", file="export.docx", order=None):
    rows = [Row(file, f, read_as) for f in found]
    fill_rows(rows, read_outlets(), order)
    return rows


def article(title="Ford shelled", text=BODY, **fields):
    return Found(place="document 1", title=title, text=text, fields=fields)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (Found(title="Ford shelled", text=BODY), f"Ford shelled\n\n{BODY}"),
        # the body begins with the headline already
        (Found(title="Ford shelled", text=f"FORD SHELLED\n\n{BODY}"), f"FORD SHELLED\n\n{BODY}"),
        (Found(title=None, text=BODY), BODY),
        # a headline that is only the first word of the body is no repetition
        (Found(title="Two", text=BODY), f"Two\n\n{BODY}"),
        (Found(title="Ford", text=BODY, above=["A dawn of shells."], below=["Graphic: The ford."]), f"Ford\n\nA dawn of shells.\n\n{BODY}\n\nGraphic: The ford."),
        (Found(title="Ford", text=None, above=["A dawn."]), None),
        (Found(title="Ford", text="  \n"), None),
    ],
)  # fmt: skip
def test_text_is_made_of_what_was_printed(found, expected):
    assert compose(found) == expected


def test_metadata_is_read_and_guesses_are_marked():
    [row] = filled(
        article(outlet="The Guardian(London)", date="April 18, 2031 Friday", section="Opinion", language="ENGLISH")
    )
    assert {k: row.meta[k] for k in ("id", "outlet", "date", "genre", "language")} == {
        "id": "guardian-2031-04-18-1",
        "outlet": "The Guardian",
        "date": "2031-04-18",
        "genre": "opinion",
        "language": "en",
    }
    assert row.guessed == ["genre"]
    assert not row.named_problems()


def test_what_only_the_address_tells_is_a_guess():
    [row] = filled(article(url="https://www.bbc.co.uk/news/2031/04/18/ford"))
    assert (row.meta["outlet"], row.meta["date"]) == ("BBC News", "2031-04-18")
    assert {"outlet", "date"} <= set(row.guessed)


def test_an_unknown_site_is_an_outlet_by_its_host():
    [row] = filled(article(url="https://www.sarnpost.example/a"))
    assert row.meta["outlet"] == "sarnpost.example"


def test_spellings_of_an_unlisted_outlet_are_unified():
    rows = filled(article(outlet="The Sarn Post"), article(outlet="Sarn Post (Online)"), article(outlet="The Sarn Post"), article(outlet="Sarn Herald"))  # fmt: skip
    assert [r.meta["outlet"] for r in rows] == ["The Sarn Post", "The Sarn Post", "The Sarn Post", "Sarn Herald"]


def test_what_is_missing_or_doubtful_is_said_with_its_place():
    [row] = filled(
        Found(place="document 7", title="Gué bombardé", text="Deux morts. " * 40, fields={"date": "hier", "language": "fr"})
    )
    assert [(p.article_id, p.problem, p.detail) for p in row.named_problems()] == [
        ("unknown-undated-1", "no outlet", "export.docx, document 7: comparisons need one: fill in the column outlet of articles.csv"),
        ("unknown-undated-1", "unreadable date", "export.docx, document 7: 'hier' can't be read as a date; write YYYY-MM-DD"),
        ("unknown-undated-1", "not in English", "export.docx, document 7: language fr; the coder reads English alone: take it out, or see study.yml"),
    ]  # fmt: skip


def test_a_files_dates_settle_each_other():
    rows = filled(article(date="3/4/2031"), article(date="18/4/2031"))
    assert [r.meta["date"] for r in rows] == ["2031-04-03", "2031-04-18"]
    rows = filled(article(date="3/4/2031"))
    assert rows[0].meta["date"] is None
    assert filled(article(date="3/4/2031"), order="month-first")[0].meta["date"] == "2031-03-04"


def test_ids_are_unique_whatever_their_case():
    rows = filled(article(id="A1"), article(id="a1"), article(outlet="Sarn Post"), article(outlet="Sarn Post"))
    assert [r.meta["id"] for r in rows] == ["A1", "a1-2", "sarn-post-undated-1", "sarn-post-undated-2"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Sarn Post (online)", "sarn-post-online"),
        ("B-05_npr", "B-05_npr"),
        ("../../etc/passwd", "etc-passwd"),
        ("Újság/é", "ujsag-e"),
        ("新闻", "新闻"),
        ("...", "article"),
        ("x" * 200, "x" * 80),
    ],
)
def test_ids_are_fit_for_file_names(text, expected):
    assert slug(text) == expected
