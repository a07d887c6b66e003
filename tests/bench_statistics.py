"""What tests and intervals do on invented studies, and how fast: python -m tests.bench_statistics (part of make bench).

With --write the table goes to tests/statistics/simulation.csv, whose numbers docs/article-as-unit.md shows. About two minutes.
"""

import argparse
import resource
import sys
import time
from collections.abc import Iterator

import numpy as np
import pandas as pd
from scipy import sparse

from framing.statistics import article_mean, benjamini_hochberg, bootstrap_means, permute, rates, split_sides
from framing.statistics.effects import cliffs_delta, difference, ratio
from tests.conftest import ROOT
from tests.statistics import simulated as sim

TABLE = ROOT / "tests" / "statistics" / "simulation.csv"
COLUMNS = ["question", "design", "articles_a", "articles_b", "method", "nominal", "value", "studies"]
Row = tuple[str, str, int, int, str, float, float, int]


def averaged(question: str, design: str, sides, nominal: float, runs: list[dict[str, float]], each: int) -> Iterator[Row]:
    """One row per method: its mean over runs of `each` studies."""
    in_a = int(sides.is_a.sum())
    for method in runs[0]:
        mean = float(np.mean([run[method] for run in runs]))
        yield question, design, in_a, len(sides.is_a) - in_a, method, nominal, round(mean, 4), each * len(runs)


def level_of_tests(rng: np.random.Generator, runs: int = 10, each: int = 400) -> Iterator[Row]:
    """A true null: the same language in both outlets, words in bursts."""
    sides = split_sides(sim.outlets(50, 50), "A", "B")
    for bursts, shape in sim.BURSTS.items():
        found = []
        for _ in range(runs):
            words = sim.article_words(rng, 100)
            counts = sim.bursty_counts(rng, words, each, shape)
            by_articles = {"permutation of articles": sim.rejected_by_articles(counts / words[:, None], sides)}
            found.append(by_articles | sim.rejected_by_words(counts, words, sides))
        yield from averaged("rejects a true null", f"bursts: {bursts}", sides, 0.05, found, each)


def coverage_of_rates(rng: np.random.Generator, runs: int = 10, each: int = 400) -> Iterator[Row]:
    """Intervals for the rate of a word that comes in bursts; the truth is no difference."""
    for bursts in ("moderate", "strong"):
        for n in (10, 20, 50):
            sides = split_sides(sim.outlets(n, n), "A", "B")
            found = []
            for _ in range(runs):
                words = sim.article_words(rng, 2 * n)
                counts = sim.bursty_counts(rng, words, each, sim.BURSTS[bursts])
                values = counts / words[:, None]
                by_words = {"ratio, from words": sim.covered_by_words(counts, words, sides)}
                found.append(by_words | intervals(values, sides, 0.0, 1.0))
            yield from averaged("interval covers", f"rate, bursts: {bursts}", sides, 0.95, found, each)


def intervals(values: np.ndarray, sides, truth: float, true_ratio: float) -> dict[str, float]:
    return {
        "difference, t over articles": sim.covered_by_t(values, sides, truth, difference),
        "difference, percentile bootstrap": sim.covered_by_percentile(values, sides, truth),
        "difference, BCa bootstrap": sim.covered_by_bca(values, sides, truth),
        "difference, bootstrap-t": sim.covered_by_bootstrap_t(values, sides, truth),
        "ratio, t over articles": sim.covered_by_t(values, sides, true_ratio, ratio),
        "ratio, percentile bootstrap": sim.covered_by_percentile(values, sides, true_ratio, "ratio"),
    }


def coverage_of_shares(rng: np.random.Generator, runs: int = 5, each: int = 400) -> Iterator[Row]:
    """Intervals for the share of an article's phrases that are of a category."""
    for a, b in ((0.3, 0.3), (0.1, 0.3), (0.05, 0.6)):
        delta = sim.true_delta(*(sim.shares(rng, 50_000, 1, mean)[:, 0] for mean in (a, b)))
        for n in (10, 20, 50):
            sides = split_sides(sim.outlets(n, n), "A", "B")
            found = []
            for _ in range(runs):
                values = np.r_[sim.shares(rng, n, each, a), sim.shares(rng, n, each, b)]
                of_delta = {"Cliff's delta, t over articles": sim.covered_by_t(values, sides, delta, cliffs_delta)}
                found.append(intervals(values, sides, a - b, a / b) | of_delta)
            yield from averaged("interval covers", f"share {a:g} and {b:g}", sides, 0.95, found, each)


def coverage_of_means(rng: np.random.Generator, studies: int = 2_000) -> Iterator[Row]:
    """The interval of one outlet's mean: shares of articles, rates, and wire stories that it ran five times."""
    for n in (10, 20, 30):
        designs = {f"mean share {m:g}": (sim.shares(rng, n, studies, m), None, m) for m in (0.1, 0.3)}
        designs["mean rate"] = rng.gamma(1, 1, (n, studies)), None, 1.0
        four = np.repeat(rng.gamma(1, 1, (4, studies)), 5, axis=0)
        groups = [None] * n + [f"w{i}" for i in range(4) for _ in range(5)]
        designs["mean rate, 4 wire stories of 5 more articles"] = (
            np.vstack([rng.gamma(1, 1, (n, studies)), four]),
            groups,
            1.0,
        )
        for design, (values, shared, truth) in designs.items():
            ways = {"bootstrap over articles": shared} | ({"wire copy ignored": None} if shared else {})
            for method, known in ways.items():
                found = [article_mean(column, known) for column in values.T]
                covers = float(np.mean([e.low <= truth <= e.high for e in found]))
                yield "interval of a mean covers", design, n, 0, method, 0.95, round(covers, 4), studies


def unequal_spread(rng: np.random.Generator, each: int = 4_000) -> Iterator[Row]:
    """Equal means, unequal spread: with and without the standard error in the statistic."""
    for spread_a, n_a, n_b in ((1, 10, 50), (3, 10, 50), (1 / 3, 10, 50), (3, 20, 20), (3, 6, 12), (1, 5, 5)):
        sides = split_sides(sim.outlets(n_a, n_b), "A", "B")
        values = np.r_[rng.normal(0, spread_a, (n_a, each)), rng.normal(0, 1, (n_b, each))]
        found = {
            "permutation, difference over its error": sim.rejected_by_articles(values, sides),
            "permutation, plain difference": sim.rejected_unstudentised(values, sides),
        }
        yield from averaged("rejects a true null", f"spread of A {spread_a:.2g} times B's", sides, 0.05, [found], each)


def dependence(rng: np.random.Generator, runs: int = 8, each: int = 500) -> Iterator[Row]:
    """Wire copy that outlets run several times, and outlets with different mixes of genres: taken into account or not."""
    for design, study in (("wire copy", sim.wire_study), ("mix of genres", sim.stratified_study)):
        level, covers = [], []
        for _ in range(runs):
            values, aware, unaware = study(rng, each)
            both = (("taken into account", aware), ("ignored", unaware))
            level.append({name: sim.rejected_by_articles(values, sides) for name, sides in both})
            covers.append({name: sim.covered_by_t(values, sides, 0.0) for name, sides in both})
        yield from averaged("rejects a true null", design, aware, 0.05, level, each)
        yield from averaged("interval covers", design, aware, 0.95, covers, each)


def vocabulary(rng: np.random.Generator, runs: int = 100, terms: int = 2_000, planted: int = 5) -> Iterator[Row]:
    """Two thousand words, of which five are four times as frequent in A: how many of the five are found, how often any other."""
    sides = split_sides(sim.outlets(50, 50), "A", "B")
    found, false = [], []
    for _ in range(runs):
        words = sim.article_words(rng, 100)
        counts = sim.bursty_counts(rng, words, terms, 1.0)
        counts[:50, :planted] = sim.bursty_counts(rng, words[:50], planted, 1.0, per_500=6.0)
        test = permute(counts / words[:, None], sides)
        by_bh = benjamini_hochberg(test.p) <= 0.05
        by_max = test.adjusted <= 0.05
        found.append({"max-T": by_max[:planted].mean(), "Benjamini-Hochberg on p": by_bh[:planted].mean()})
        false.append({"max-T": float(by_max[planted:].any()), "Benjamini-Hochberg on p": float(by_bh[planted:].any())})
    design = f"{terms} words, {planted} planted"
    yield from averaged("finds planted words", design, sides, np.nan, found, 1)
    yield from averaged("calls any other word", design, sides, 0.05, false, 1)


def speed(articles: int = 20_000, terms: int = 40_000, words: int = 600) -> None:
    """1,000 bootstraps and 999 permutations of a whole vocabulary."""
    rng = np.random.default_rng(0)
    zipf = 1 / (np.arange(terms) + 2.7) ** 1.07
    rows = (np.bincount(rng.choice(terms, words, p=zipf / zipf.sum()), minlength=terms) for _ in range(articles))
    counts = sparse.vstack([sparse.csr_array(row.astype(np.float32)) for row in rows], format="csr")
    outlets = np.where(rng.random(articles) < 0.3, "A", "B")
    clocks = [(time.perf_counter(), time.process_time())]
    sides, per_thousand = split_sides(outlets, "A", "B"), rates(counts, np.full(articles, words))
    for compute in (bootstrap_means, permute):
        compute(per_thousand, sides)
        clocks.append((time.perf_counter(), time.process_time()))
    print(f"{articles:,} articles, {terms:,} terms, {counts.nnz:,} cells, two threads:")
    for name, before, after in zip(("1,000 bootstraps", "999 permutations with max-T"), clocks, clocks[1:], strict=False):
        print(f"  {name} {after[0] - before[0]:.1f} s, {after[1] - before[1]:.1f} s of processor time")
    print(f"  peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"write {TABLE.relative_to(ROOT)}")
    options = parser.parse_args(argv)
    speed()
    rng = np.random.default_rng(2026)
    parts = (level_of_tests, coverage_of_rates, coverage_of_shares, unequal_spread, dependence, vocabulary)
    rows = [row for part in parts for row in part(rng)] + list(coverage_of_means(np.random.default_rng(7)))
    table = pd.DataFrame(rows, columns=COLUMNS)
    print(table.to_string(index=False))
    if options.write:
        table.to_csv(TABLE, index=False, lineterminator="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
