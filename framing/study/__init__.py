"""A whole study: a set's codes in, comparison tables and figures with their numbers out, and a manifest of the run."""

from framing.study.contrasts import contrast_articles, contrast_problems, contrasts, draw_contrasts
from framing.study.data import StudyData, open_study
from framing.study.drawing import Drawing
from framing.study.drawings import (
    FIGURES,
    draw_actors,
    draw_agency,
    draw_analysts,
    draw_claims,
    draw_flow,
    draw_own_voice,
    draw_shared_passages,
    draw_source_overlap,
    draw_speakers,
    draw_tolls,
    draw_whose_figures,
    draw_wording,
    figures_of,
)
from framing.study.drawings_of_texts import draw_readability, draw_timeline, draw_vocabulary
from framing.study.notebooks import NotebookRun, run_notebooks
from framing.study.papers import paper_table, write_tables
from framing.study.report import write_report
from framing.study.run import Recoding, manifest, refresh_codes, run_study
from framing.study.validation import validate

__all__ = [
    "FIGURES",
    "Drawing",
    "NotebookRun",
    "Recoding",
    "StudyData",
    "contrast_articles",
    "contrast_problems",
    "contrasts",
    "draw_actors",
    "draw_agency",
    "draw_analysts",
    "draw_claims",
    "draw_contrasts",
    "draw_flow",
    "draw_own_voice",
    "draw_readability",
    "draw_shared_passages",
    "draw_source_overlap",
    "draw_speakers",
    "draw_timeline",
    "draw_tolls",
    "draw_vocabulary",
    "draw_whose_figures",
    "draw_wording",
    "figures_of",
    "manifest",
    "open_study",
    "paper_table",
    "refresh_codes",
    "run_notebooks",
    "run_study",
    "validate",
    "write_report",
    "write_tables",
]
