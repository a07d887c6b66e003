"""What agreement and measures share: estimates over articles, and the rules for few articles."""

from framing.statistics.articles import DESCRIPTION_ONLY, INTERVAL_FROM, Estimate, article_mean

__all__ = ["DESCRIPTION_ONLY", "INTERVAL_FROM", "Estimate", "article_mean"]
