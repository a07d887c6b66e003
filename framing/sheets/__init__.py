"""Sheets for people and prompts for language models: articles to code, machine codes to correct; and both read back."""

from framing.sheets.answers import read_answers
from framing.sheets.coded import CodedSheet, read_coding_sheet
from framing.sheets.coding import Sheets, coding_sheets
from framing.sheets.draw import draw_articles, plan_sample
from framing.sheets.prompts import answer_schema, coding_prompts
from framing.sheets.read import SheetChanges, read_correction_sheet
from framing.sheets.write import correction_sheet

__all__ = [
    "CodedSheet",
    "SheetChanges",
    "Sheets",
    "answer_schema",
    "coding_prompts",
    "coding_sheets",
    "correction_sheet",
    "draw_articles",
    "plan_sample",
    "read_answers",
    "read_coding_sheet",
    "read_correction_sheet",
]
