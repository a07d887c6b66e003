"""A table as a reader wants to see it."""

import pandas as pd


def shown(table: pd.DataFrame, digits: int = 2) -> pd.DataFrame:
    """The table for looking at: missing cells empty, numbers rounded to `digits`, whole numbers without a point.

    >>> shown(pd.DataFrame({"n": [1.0, None], "value": [0.126, 0.5]})).values.tolist()
    [[1, 0.13], ['', 0.5]]
    """
    return table.map(lambda cell: _plain(cell, digits))


def _plain(cell, digits: int):
    if not isinstance(cell, list | tuple | dict) and pd.isna(cell):
        return ""
    if isinstance(cell, float):
        return int(cell) if cell == int(cell) else round(cell, digits)
    return cell
