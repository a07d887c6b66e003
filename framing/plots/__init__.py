"""Comparison tables in, matplotlib figures out: one function a figure, and one for each kind of panel on given Axes."""

from framing.plots.agency import agency, agency_panel
from framing.plots.analysts import analyst_grid, analysts
from framing.plots.contrasts import articles_panel, contrasts, difference_panel
from framing.plots.cues import claims, cue_panel
from framing.plots.flow import flow, flow_panel
from framing.plots.overlap import overlap_panel, source_overlap
from framing.plots.own_voice import own_voice, voice_panel
from framing.plots.passages import copy_matrix, copy_strips, shared_passages
from framing.plots.readability import readability, readability_panel
from framing.plots.saving import as_png, as_svg, fix_layout, save
from framing.plots.speakers import speaker_panel, speakers
from framing.plots.timeline import sources_panel, timeline, voice_line
from framing.plots.tolls import toll_panel, tolls
from framing.plots.vocabulary import top_words, vocabulary, word_panel
from framing.plots.whose_figures import matrix_panel, whose_figures
from framing.plots.wording import actor_cells, actors, wording, wording_panel

__all__ = [
    "actor_cells",
    "actors",
    "agency",
    "agency_panel",
    "analyst_grid",
    "analysts",
    "articles_panel",
    "as_png",
    "as_svg",
    "claims",
    "contrasts",
    "copy_matrix",
    "copy_strips",
    "cue_panel",
    "difference_panel",
    "fix_layout",
    "flow",
    "flow_panel",
    "matrix_panel",
    "overlap_panel",
    "own_voice",
    "readability",
    "readability_panel",
    "save",
    "shared_passages",
    "source_overlap",
    "sources_panel",
    "speaker_panel",
    "speakers",
    "timeline",
    "toll_panel",
    "tolls",
    "top_words",
    "vocabulary",
    "voice_line",
    "voice_panel",
    "whose_figures",
    "word_panel",
    "wording",
    "wording_panel",
]
