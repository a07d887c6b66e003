"""The export that comes with the invented set, in the form of a Nexis Uni download: python -m tests.example_export writes it."""

import re
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

from framing.corpus import read_articles
from tests.conftest import INVENTED
from tests.importers.samples_nexis import Piece, docx, uni_lines

EXPORT = INVENTED / "export" / "sarn-border.docx"
LATE = "(This report was updated at ten in the evening with the names of two further hospitals.)"
REGATTA = Piece(
    title="Stellhaven rowers win the spring regatta by a length",
    outlet="Harbour Times",
    date="March 19, 2031 Wednesday",
    copyright="Copyright 2031 Harbour Times All Rights Reserved",
    section="SPORT; Pg. 22",
    byline=None,
    paragraphs=[
        "Stellhaven’s eight won the spring regatta on the inner harbour on Tuesday evening, a length ahead of the Customs House "
        "crew and two ahead of the university, in water so flat that the stewards dropped the handicap for the outer lanes.",
        "The cox, Hanne Lorentz, 19, who had never steered in a final, said she had stopped listening to the bank after the bridge. "
        "“Everybody shouts the same number,” she said. “None of them can count.”",
        "The cup goes back to the boathouse on Rope Street for the first time in eleven years. The city gave the oarsmen free ferry "
        "rides for a season, which most of them had anyway.",
    ],
)


def example_export() -> bytes:
    """24 articles of the invented set, one of them in a second edition, and one about something else."""
    articles = read_articles(INVENTED)
    pieces = [_piece(row, articles.texts[row.article_id]) for row in articles.table.itertuples()]
    number = next(n for n, row in enumerate(articles.table.itertuples()) if row.article_id == "orvad-herald-01")
    late = _piece(articles.table.iloc[number], articles.texts["orvad-herald-01"])
    late.paragraphs.append(LATE)
    lines = uni_lines([*pieces[: number + 1], late, *pieces[number + 1 :], REGATTA])
    return _without_times(docx(lines))


def _piece(row, text: str) -> Piece:
    title, *paragraphs = [line for line in text.split("\n") if line.strip()]
    byline = re.fullmatch(r"By (.+)", paragraphs[0])
    return Piece(
        title=title,
        outlet=row.outlet,
        date=f"{date.fromisoformat(row.date[:10]):%B %d, %Y %A}",
        copyright=f"Copyright 2031 {row.outlet} All Rights Reserved",
        section="OPINION; Pg. 9"
        if row.genre == "opinion"
        else "ANALYSIS; Pg. 7"
        if row.genre == "analysis"
        else "NEWS; Pg. 1",
        byline=byline.group(1) if byline else None,
        paragraphs=paragraphs[1:] if byline else paragraphs,
    )


def _without_times(data: bytes) -> bytes:
    """The same archive with one fixed date, so that it is the same file every time."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, (2031, 4, 1, 0, 0, 0)), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def main(path: Path = EXPORT) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(example_export())
    print(path)


if __name__ == "__main__":
    main()
