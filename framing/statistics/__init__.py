"""What agreement and measures share: estimates, contrasts and tests over articles, rules for few, how many to collect."""

from framing.statistics.alpha import Alpha, krippendorff_alpha
from framing.statistics.articles import DESCRIPTION_ONLY, INTERVAL_FROM, Estimate, article_mean
from framing.statistics.contrasts import Comparison, Contrast, compare, run_contrasts
from framing.statistics.diversity import Diversity, diversity
from framing.statistics.effects import Effect, log_ratio
from framing.statistics.kappa import cohen_kappa, fleiss_kappa, percent_agreement
from framing.statistics.multiple import benjamini_hochberg
from framing.statistics.permutation import PermutationTest, permute
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
from framing.statistics.resampling import Bootstrap, bootstrap_means, rates
from framing.statistics.shares import pooled_share
from framing.statistics.sides import Sides, split_sides
from framing.statistics.terms import chi2, dispersion, document_frequency, g2, log_odds

__all__ = [
    "DESCRIPTION_ONLY",
    "INTERVAL_FROM",
    "Alpha",
    "Bootstrap",
    "Comparison",
    "Contrast",
    "Diversity",
    "Effect",
    "Estimate",
    "PermutationTest",
    "Sides",
    "article_mean",
    "articles_to_collect",
    "articles_to_double_code",
    "articles_to_see_one",
    "benjamini_hochberg",
    "bootstrap_means",
    "chi2",
    "coded_share",
    "cohen_kappa",
    "compare",
    "design_effect",
    "detectable_difference_of_means",
    "detectable_difference_of_shares",
    "dispersion",
    "diversity",
    "document_frequency",
    "fleiss_kappa",
    "g2",
    "krippendorff_alpha",
    "log_odds",
    "log_ratio",
    "mean_half_width",
    "percent_agreement",
    "permute",
    "pooled_share",
    "power_of_shares",
    "rates",
    "run_contrasts",
    "split_sides",
    "wilson_half_width",
]
