"""Lists of invented articles in the columns of real exports; old-excel.xls beside was written once with xlwt."""

import csv
import io
import random
from datetime import date, datetime

import openpyxl

OLD_EXCEL = "old-excel.xls"

# layout, the columns in the order of the export, one row
EXPORTS = {
    "Media Cloud list": [
        (["stories_id", "publish_date", "title", "url", "language", "ap_syndicated", "themes", "media_id", "media_name", "media_url"],
         ["917", "2031-04-02 10:00:00", "Mill closes", "https://velm.example/mill", "en", "False", "", "8", "Velm Post", "https://velm.example"],
         {"id": "917", "date": "2031-04-02 10:00:00", "url": "https://velm.example/mill", "language": "en", "outlet": "Velm Post"}, None),
        (["id", "indexed_date", "language", "media_name", "media_url", "publish_date", "title", "url"],
         ["a9f", "2031-04-03", "en", "velm.example", "velm.example", "2031-04-02", "Mill closes", "https://velm.example/mill"],
         {"id": "a9f", "date": "2031-04-02", "url": "https://velm.example/mill", "language": "en", "outlet": "velm.example"}, None),
    ],
    "ProQuest list": [
        (["Title", "Abstract", "StoreId", "Authors", "documentType", "DocumentURL", "language", "pubdate", "pubtitle", "startPage", "year"],
         ["Mill closes", "A short version.", "3100000001", "Rusk, Ana", "News", "https://library.example/1", "English", "Jan 18, 2031", "The Quill Courier", "A.4", "2031"],
         {"id": "3100000001", "author": "Rusk, Ana", "kind": "News", "url": "https://library.example/1", "language": "English", "date": "Jan 18, 2031", "outlet": "The Quill Courier"}, None),
    ],
    "Zotero list": [
        (["Key", "Item Type", "Publication Year", "Author", "Title", "Publication Title", "Url", "Abstract Note", "Date", "Section", "Edition", "Type"],
         ["K7", "newspaperArticle", "2031", "Rusk, Ana", "Mill closes", "Velm Post", "https://velm.example/mill", "A short version.", "2031-04-02", "World", "", ""],
         {"id": "K7", "kind": "newspaperArticle", "date": "2031-04-02", "author": "Rusk, Ana", "outlet": "Velm Post", "url": "https://velm.example/mill", "section": "World"}, None),
    ],
    "Constellate list": [
        (["id", "title", "isPartOf", "publicationYear", "docType", "datePublished", "url", "creator", "publisher", "language"],
         ["ark:/1", "Mill closes", "Velm Post", "2031", "newspaper", "2031-04-02", "https://library.example/1", "Ana Rusk", "Velm Press", "eng"],
         {"id": "ark:/1", "outlet": "Velm Post", "kind": "newspaper", "date": "2031-04-02", "url": "https://library.example/1", "author": "Ana Rusk", "publisher": "Velm Press", "language": "eng"}, None),
    ],
    "GDELT list": [
        (["GKGRECORDID", "DATE", "SourceCommonName", "DocumentIdentifier", "V2Tone"],
         ["20310402-1", "20310402100000", "velm.example", "https://velm.example/mill", "-2.1"],
         {"id": "20310402-1", "date": "20310402100000", "outlet": "velm.example", "url": "https://velm.example/mill"}, None),
    ],
    "EventRegistry": [
        (["uri", "lang", "date", "dateTimePub", "sim", "url", "title", "body", "source.title"],
         ["71", "eng", "2031-04-02", "2031-04-02T10:00:00Z", "0", "https://velm.example/mill", "Mill closes", "The mill closed.", "Velm Post"],
         {"id": "71", "language": "eng", "date": "2031-04-02T10:00:00Z", "url": "https://velm.example/mill", "outlet": "Velm Post"}, "The mill closed."),
    ],
    "CSV list": [
        (["Headline", "Source", "Date", "Author/Byline", "Section", "Edition", "Word Count", "Body"],
         ["Mill closes", "Velm Post", "April 2, 2031", "Ana Rusk", "World", "Final", "3", "The mill closed."],
         {"outlet": "Velm Post", "date": "April 2, 2031", "author": "Ana Rusk", "section": "World", "edition": "Final"}, "The mill closed."),
        (["nr", "medium", "datum", "Textsorte", "titel", "Volltext"],
         ["000", "Velm Post", "02.04.2031", "Kommentar", "Mill closes", "NA is no number."],
         {"id": "000", "outlet": "Velm Post", "date": "02.04.2031", "kind": "Kommentar"}, "NA is no number."),
        (["article_text", "news source", "headline", "Link"],
         ["The mill closed.", "Velm Post", "Mill closes", "https://velm.example/mill"],
         {"outlet": "Velm Post", "url": "https://velm.example/mill"}, "The mill closed."),
    ],
}  # fmt: skip

PIECES = [
    "The mill closed",
    "“nobody signed”",
    '"No," he said',
    "; then, | silence",
    "\n\n",
    "\r\n",
    "\t",
    "'",
    "=1+1",
    "é ß 河",
    '""',
    " ",
    "NA",
    "000",
    "\\",
    "<b>",
]


def random_texts(seed: int, n: int = 40) -> list[str]:
    """Texts that hold everything which upsets a reader of lists; each begins with a word."""
    rng = random.Random(seed)
    return [f"Text {i}" + "".join(rng.choices(PIECES, k=rng.randint(0, 12))) for i in range(n)]


def csv_bytes(
    rows: list[list[str]], delimiter: str = ",", encoding: str = "utf-8", quoting: int = csv.QUOTE_MINIMAL
) -> bytes:
    """A list as a spreadsheet program writes it."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, quoting=quoting).writerows(rows)  # type: ignore[arg-type]
    return out.getvalue().encode(encoding)


def workbook(sheets: dict[str, list[list[str | date | datetime | float | None]]]) -> bytes:
    """An XLSX file; what looks like a formula is written as words."""
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for i, row in enumerate(rows, 1):
            for j, value in enumerate(row, 1):
                cell = sheet.cell(i, j)
                cell.value = value
                if isinstance(value, str):
                    cell.data_type = "s"
    book.save(out)
    return out.getvalue()
