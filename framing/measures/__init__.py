"""Coded tables in, comparison tables out. Nothing here reads a text."""

from framing.measures.casualties import disagreements, distinct_claims, figure_sources, tolls
from framing.measures.sources import analysts, speakers
from framing.measures.wording import (
    actor_families,
    label_rates,
    label_shares,
    own_voice,
    prevalence,
    referring_phrases,
    standardised_shares,
)

__all__ = [
    "actor_families",
    "analysts",
    "disagreements",
    "distinct_claims",
    "figure_sources",
    "label_rates",
    "label_shares",
    "own_voice",
    "prevalence",
    "referring_phrases",
    "speakers",
    "standardised_shares",
    "tolls",
]
