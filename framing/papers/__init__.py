"""Comparison tables for a paper, as LaTeX, Markdown and Word: headings, names, value and interval in a cell, a note."""

from framing.papers.layout import lay_out
from framing.papers.table import FORMATS, PaperTable

__all__ = ["FORMATS", "PaperTable", "lay_out"]
