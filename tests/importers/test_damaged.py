"""Twelve damaged or odd exports in one folder: every article is in the set, and each fault is named in one line."""

import random

import pytest

from framing import import_articles, read_articles
from tests.importers.samples_nexis import Piece, docx, old_text, rtf, uni_lines

WHO = ["a ferryman", "the river guard", "a nurse", "the mayor", "two drivers", "the baker", "a teacher", "the miller"]
WHAT = [
    "counted shells",
    "closed the road",
    "saw smoke",
    "heard engines",
    "opened the market",
    "asked for boats",
    "left by cart",
]
WHERE = [
    "at the ford",
    "on the northern bank",
    "near the mill",
    "behind the station",
    "in the lower village",
    "by the bridge",
]


def paragraph(seed: int) -> str:
    """Five sentences that no other seed gives in this order."""
    rng = random.Random(seed)
    said = (f"{rng.choice(WHO)} {rng.choice(WHAT)} {rng.choice(WHERE)} at {rng.randint(1, 12)} o'clock." for _ in range(5))
    return " ".join(sentence.capitalize() for sentence in said)


def named(number: int, **changes) -> list[Piece]:
    """Four articles whose titles and words say which export they belong to."""
    return [
        Piece(
            **{
                "title": f"Export {number}, report {n}: {word} at the ford",
                "paragraphs": [
                    *(paragraph(1000 * number + 10 * n + k) for k in range(3)),
                    f"This is report {n} of export {number}, {word}.",
                ],
                "outlet": "The Sarn Post",
                "date": f"April {number + n}, 2031 Friday",
                **changes,
            }
        )
        for n, word in enumerate(("calm", "shells", "smoke", "silence"), 1)
    ]


def dated(number: int, *dates: str) -> list[Piece]:
    articles = named(number)
    for article, date in zip(articles, dates, strict=False):
        article.date = date
    return articles


def without(number: int, at: int, **changes) -> list[Piece]:
    articles = named(number)
    for name, value in changes.items():
        setattr(articles[at], name, value)
    return articles


def cut(data: bytes, after: str) -> bytes:
    return data[: data.index(after.encode()) + len(after)]


LISTED = "headline;body;newspaper;date\r\n" + "".join(
    f"{a.title};{' '.join(a.paragraphs)};{a.outlet};1{n}/04/2031\r\n" for n, a in enumerate(named(11))
)

# file name, bytes, articles, the problem's name, words of its line
EXPORTS = [
    ("01-cut-off.docx", docx(uni_lines(named(1)))[:-212], 4, "cut off", "01-cut-off.docx"),
    ("02-cut-off.rtf", cut(rtf(uni_lines(named(2))), "report 4 of export 2"), 4, "cut off", "02-cut-off.rtf"),
    ("03-mixed-encodings.txt", old_text(named(3)).replace("ford", "fórd", 1).encode() + "Söhne".encode("cp1252"), 4, "doubtful encoding", "03-mixed-encodings.txt: byte"),
    ("04-glued.docx", docx(uni_lines(without(4, 1, end=False, tail=False))), 4, "glued", "04-glued.docx"),
    ("05-no-outlet.docx", docx(uni_lines(without(5, 2, outlet=None))), 4, "no outlet", "05-no-outlet.docx, "),
    ("06-three-forms-of-dates.docx", docx(uni_lines(dated(6, "18 avril 2031", "18/04/2031", "18. April 2031 Freitag", "3/4/2031"))), 4, None, ""),
    ("07-cover-says-five.docx", docx(uni_lines(named(7), listed=5)), 4, "count", "07-cover-says-five.docx: By the cover page there are 5 articles, 4 were found"),
    ("08-no-date.docx", docx(uni_lines(without(8, 0, date=None))), 4, "no date", "08-no-date.docx, "),
    ("09-no-text.docx", docx(uni_lines(without(9, 3, paragraphs=[], length=400))), 4, "", "09-no-text.docx, "),
    ("10-not-english.docx", docx(uni_lines(without(10, 0, paragraphs=["Die Flusswache teilte am Freitag mit, dass zwei ihrer Männer an der Furt gestorben seien, und schloss den Markt."] * 3, language="GERMAN"))), 4, "not in English", "10-not-english.docx, "),
    ("11-ragged.csv", (LISTED + "a line that stopped\r\n").encode("utf-8-sig"), 5, "ragged row", "11-ragged.csv"),
    ("12-word-97.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), 0, "unknown format", "12-word-97.doc: the old Word format (.doc)"),
]  # fmt: skip


@pytest.fixture(scope="module")
def imported(tmp_path_factory):
    folder = tmp_path_factory.mktemp("damaged")
    (folder / "in").mkdir()
    for name, data, *_ in EXPORTS:
        (folder / "in" / name).write_bytes(data)
    return import_articles([folder / "in"], folder / "set")


@pytest.mark.parametrize(("name", "data", "articles", "problem", "says"), EXPORTS, ids=[e[0] for e in EXPORTS])
def test_nothing_is_lost_and_each_fault_is_named(imported, name, data, articles, problem, says):
    assert imported.files.set_index("file").loc[name, "found"] == articles
    assert (imported.articles["source_file"] == name).sum() == articles
    about = imported.problems[imported.problems["detail"].str.startswith(name)]
    lines = about[about["problem"] == problem]["detail"] if problem else about["detail"]
    named_in_one_line = about.empty if problem is None else any(line.startswith(says) for line in lines)
    assert named_in_one_line, about[["problem", "detail"]].to_string()
    assert not about["detail"].str.contains("\n").any()


def test_every_report_of_every_export_is_in_the_set(imported):
    words = "\n".join(read_articles(imported.folder).texts.values())
    expected = {f"This is report {n} of export {x}," for x in range(1, 12) for n in range(1, 5)} - {
        "This is report 4 of export 9,",  # printed without a text
        "This is report 1 of export 10,",  # in German
    }
    missing = {said for said in expected if said not in words}
    assert missing <= {"This is report 4 of export 2,"}, missing  # cut off before its comma
    assert "This is report 4 of export 2" in words


def test_each_fault_is_named_once_and_its_place_too(imported):
    about = imported.problems.dropna(subset=["article_id"])
    assert not about.duplicated(["article_id", "problem"]).any()
    places = about["detail"].str.extract(r"^[^,:]+, ((?:document|row) \d+): (.*)")
    assert not any(rest.startswith(place) for place, rest in places.dropna().itertuples(index=False))


def test_dates_in_many_forms_are_read(imported):
    dates = imported.articles[imported.articles["source_file"] == "06-three-forms-of-dates.docx"]["date"]
    assert dates.tolist() == ["2031-04-18", "2031-04-18", "2031-04-18", "2031-04-03"]


def test_whole_files_give_no_problem(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "whole.docx").write_bytes(docx(uni_lines(named(1))))
    (tmp_path / "in" / "whole.rtf").write_bytes(rtf(uni_lines(named(2))))
    assert import_articles([tmp_path / "in"], tmp_path / "set").problems.empty
