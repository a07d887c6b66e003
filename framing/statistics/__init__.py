"""What agreement and measures share: estimates over articles, contrasts and tests, and the rules for few articles."""

from framing.statistics.articles import DESCRIPTION_ONLY, INTERVAL_FROM, Estimate, article_mean
from framing.statistics.contrasts import Comparison, Contrast, compare, run_contrasts
from framing.statistics.diversity import Diversity, diversity
from framing.statistics.effects import Effect, log_ratio
from framing.statistics.multiple import benjamini_hochberg
from framing.statistics.permutation import PermutationTest, permute
from framing.statistics.resampling import Bootstrap, bootstrap_means, rates
from framing.statistics.sides import Sides, split_sides
from framing.statistics.terms import chi2, dispersion, document_frequency, g2, log_odds

__all__ = [
    "DESCRIPTION_ONLY",
    "INTERVAL_FROM",
    "Bootstrap",
    "Comparison",
    "Contrast",
    "Diversity",
    "Effect",
    "Estimate",
    "PermutationTest",
    "Sides",
    "article_mean",
    "benjamini_hochberg",
    "bootstrap_means",
    "chi2",
    "compare",
    "dispersion",
    "diversity",
    "document_frequency",
    "g2",
    "log_odds",
    "log_ratio",
    "permute",
    "rates",
    "run_contrasts",
    "split_sides",
]
