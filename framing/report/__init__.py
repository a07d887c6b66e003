"""Articles with their codes marked, for reading: in a notebook, in a terminal, as a page; and reports of whole studies."""

from framing.report.document import Code, Finding, Item, Numbers, Plate, Report, Table
from framing.report.layers import LAYERS
from framing.report.marks import MarkedArticle
from framing.report.page import as_page
from framing.report.reading import Reading, read_through
from framing.report.show import ShownArticle, show
from framing.report.terminal import as_text
from framing.report.whole import as_report

__all__ = [
    "LAYERS",
    "Code",
    "Finding",
    "Item",
    "MarkedArticle",
    "Numbers",
    "Plate",
    "Reading",
    "Report",
    "ShownArticle",
    "Table",
    "as_page",
    "as_report",
    "as_text",
    "read_through",
    "show",
]
