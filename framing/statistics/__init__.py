"""What agreement and measures share: estimates over articles, the rules for few articles, and how many to collect."""

from framing.statistics.articles import DESCRIPTION_ONLY, INTERVAL_FROM, Estimate, article_mean
from framing.statistics.planning import (
    articles_to_collect,
    articles_to_double_code,
    articles_to_see_one,
    coded_share,
    design_effect,
    detectable_difference_of_means,
    detectable_difference_of_shares,
    mean_half_width,
    power_of_shares,
    wilson_half_width,
)

__all__ = [
    "DESCRIPTION_ONLY",
    "INTERVAL_FROM",
    "Estimate",
    "article_mean",
    "articles_to_collect",
    "articles_to_double_code",
    "articles_to_see_one",
    "coded_share",
    "design_effect",
    "detectable_difference_of_means",
    "detectable_difference_of_shares",
    "mean_half_width",
    "power_of_shares",
    "wilson_half_width",
]
