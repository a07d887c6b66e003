"""How well coders agree: with the reference codes, and with each other."""

from framing.agreement.score import LayerScore, differences, score

__all__ = ["LayerScore", "differences", "score"]
