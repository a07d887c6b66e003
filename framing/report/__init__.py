"""Articles with their codes marked, for reading: in a notebook, in a terminal, as a page of their own."""

from framing.report.layers import LAYERS
from framing.report.marks import MarkedArticle
from framing.report.page import as_page
from framing.report.show import ShownArticle, show
from framing.report.terminal import as_text

__all__ = ["LAYERS", "MarkedArticle", "ShownArticle", "as_page", "as_text", "show"]
