"""Sheets for people: the machine's codes written with the words they stand for, and read back once they are corrected."""

from framing.sheets.read import SheetChanges, read_correction_sheet
from framing.sheets.write import correction_sheet

__all__ = ["SheetChanges", "correction_sheet", "read_correction_sheet"]
