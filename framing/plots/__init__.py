"""Comparison tables in, matplotlib figures out: one function a figure, and one for each kind of panel on given Axes."""

from framing.plots.speakers import analyst_grid, analysts, speaker_panel, speakers
from framing.plots.style import as_png, save
from framing.plots.tolls import toll_panel, tolls
from framing.plots.wording import actor_cells, actors, wording, wording_panel

__all__ = [
    "actor_cells",
    "actors",
    "analyst_grid",
    "analysts",
    "as_png",
    "save",
    "speaker_panel",
    "speakers",
    "toll_panel",
    "tolls",
    "wording",
    "wording_panel",
]
