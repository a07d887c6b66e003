"""How well coders agree, with the reference codes and with each other; and values corrected for coding error."""

from framing.agreement.accuracy import accuracy
from framing.agreement.between import agreement_says, coder_agreement
from framing.agreement.coders import Coder, Coders, read_coders
from framing.agreement.correction import corrected_differences, corrected_values
from framing.agreement.reference import write_reference
from framing.agreement.rogan_gladen import corrected_unit_shares, rogan_gladen
from framing.agreement.score import LayerScore, differences, score
from framing.agreement.settling import disagreements_to_settle
from framing.agreement.settling_list import read_settling_list, settling_list

__all__ = [
    "Coder",
    "Coders",
    "LayerScore",
    "accuracy",
    "agreement_says",
    "coder_agreement",
    "corrected_differences",
    "corrected_unit_shares",
    "corrected_values",
    "differences",
    "disagreements_to_settle",
    "read_coders",
    "read_settling_list",
    "rogan_gladen",
    "score",
    "settling_list",
    "write_reference",
]
