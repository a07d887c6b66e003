"""How well coders agree, with the reference codes and with each other; and values corrected for coding error."""

from framing.agreement.correction import corrected_differences, corrected_values
from framing.agreement.rogan_gladen import corrected_unit_shares, rogan_gladen
from framing.agreement.score import LayerScore, differences, score

__all__ = [
    "LayerScore",
    "corrected_differences",
    "corrected_unit_shares",
    "corrected_values",
    "differences",
    "rogan_gladen",
    "score",
]
