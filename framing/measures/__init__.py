"""Coded tables in, comparison tables out. Nothing here reads a text."""

from framing.measures.agency import agency, killing_clauses
from framing.measures.article_values import article_values, found_labels
from framing.measures.behind import behind
from framing.measures.casualties import disagreements, distinct_claims, tolls
from framing.measures.comparison import units
from framing.measures.cues import cue_words
from framing.measures.flow import article_flow, flow_counts
from framing.measures.loaded import loaded_words
from framing.measures.over_time import article_periods, own_voice_over_time, sources_over_time
from framing.measures.overlap import source_overlap
from framing.measures.per_article import article_measure
from framing.measures.readability import readability
from framing.measures.same_speaker import same_speakers
from framing.measures.sources import analysts, attributions, source_diversity, speakers
from framing.measures.vocabulary import vocabulary
from framing.measures.voice import own_voice, own_voice_by_actor
from framing.measures.whose_figures import qualifiers, whose_figures
from framing.measures.wire import carried, counted, shared_passages, wire_share
from framing.measures.wording import (
    actor_families,
    label_rates,
    label_shares,
    prevalence,
    referring_phrases,
    standardised_shares,
)

__all__ = [
    "actor_families",
    "agency",
    "analysts",
    "article_flow",
    "article_measure",
    "article_periods",
    "article_values",
    "attributions",
    "behind",
    "carried",
    "counted",
    "cue_words",
    "disagreements",
    "distinct_claims",
    "flow_counts",
    "found_labels",
    "killing_clauses",
    "label_rates",
    "label_shares",
    "loaded_words",
    "own_voice",
    "own_voice_by_actor",
    "own_voice_over_time",
    "prevalence",
    "qualifiers",
    "readability",
    "referring_phrases",
    "same_speakers",
    "shared_passages",
    "source_diversity",
    "source_overlap",
    "sources_over_time",
    "speakers",
    "standardised_shares",
    "tolls",
    "units",
    "vocabulary",
    "whose_figures",
    "wire_share",
]
