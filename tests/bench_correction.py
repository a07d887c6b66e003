"""How often corrected intervals hold the truth: python -m tests.bench_correction [RUNS] (part of make bench).

Simulated studies of two outlets whose machine errs differently by side (`tests.agreement.invented_coding`): share of 95 %
intervals that hold the outlet's true value, uncorrected (machine codes taken for right) and corrected; then the root mean
square error with and without tuning, unequal chances, and Rogan & Gladen's correction.
"""

import sys

import numpy as np

from framing.agreement import corrected_unit_shares
from framing.agreement.estimator import interval
from tests.agreement.invented_coding import (
    GOOD,
    MEASURES,
    RARE,
    WEAK,
    A,
    B,
    articles,
    corrected_interval,
    ratio,
    simulated,
    uncorrected_interval,
    value,
)
from tests.agreement.test_rogan_gladen import units

OUTLETS = {"A": A, "B": B, "rare": RARE, "good": GOOD, "weak": WEAK}
SIZES = [(100, 20), (100, 40), (400, 20), (400, 40)]


def coverage(name: str, measure: str, runs: int, rng) -> None:
    """One outlet and measure: coverage of the true value of its articles and of the outlet, by size; and tuning."""
    outlet = OUTLETS[name]
    true, machine = (ratio(value(labels, measure)) for labels in articles(outlet, 400_000, rng))
    print(f"{name} {measure}: true {true:.3f}, machine {machine:.3f}")
    for n, sampled in SIZES:
        rows = []
        for _ in range(runs):
            found, own, coded = simulated(outlet, measure, n, sampled, rng)
            wide, narrow = corrected_interval(found, "outlet"), corrected_interval(found, "articles")
            raw = uncorrected_interval(coded) if measure != "pooled_own_voice" else (np.nan, np.nan)
            rows.append([inside(true, raw), inside(true, wide), inside(own, narrow), found.value - own, *wide])
        tuned = [f.value - own for f, own, _ in (simulated(outlet, measure, n, sampled, rng, True) for _ in range(runs))]
        raw, wide, narrow, errors, low, high = np.array(rows, float).T
        print(
            f"  N {n} n {sampled}: uncorrected {raw.mean():.3f} corrected {wide.mean():.3f} (of these articles {narrow.mean():.3f})"
            f" half width {np.median(high - low) / 2:.3f} bias {errors.mean():+.4f}"
            f" rms error {rms(errors):.4f} tuned {rms(np.array(tuned)):.4f}"
        )


def differences(measure: str, runs: int, rng) -> None:
    """Outlet A − outlet B, as `corrected_differences` computes it with about="articles"."""
    for n, sampled in SIZES:
        rows = []
        for _ in range(runs):
            (a, true_a, coded_a), (b, true_b, coded_b) = (simulated(o, measure, n, sampled, rng) for o in (A, B))
            low, high = interval(a.value - b.value, a.coding + b.coding, min(a.freedom, b.freedom))
            gap = true_a - true_b
            rows.append([ratio(coded_a) - ratio(coded_b) - gap, a.value - b.value - gap, low <= gap <= high, gap])
        coded, corrected, covered, gap = np.array(rows, float).T
        print(
            f"difference {measure} N {n} n {sampled}: true {gap.mean():+.3f}, error of the machine's {coded.mean():+.3f},"
            f" of the corrected {corrected.mean():+.4f}, covers {covered.mean():.3f}"
        )


def unequal(measure: str, runs: int, rng) -> None:
    """Articles that the machine gives a label sampled three times as often."""
    rows = []
    for _ in range(runs):
        found, own, _ = simulated(B, measure, 400, 40, rng, favour=3.0)
        rows.append([inside(own, corrected_interval(found, "articles")), found.value - own])
    covered, errors = np.array(rows, float).T
    print(f"unequal chances, {measure}: covers {covered.mean():.3f} bias {errors.mean():+.4f} rms error {rms(errors):.4f}")


def rates(share: float, sensitivity: float, specificity: float, runs: int, rng) -> None:
    """Rogan & Gladen where the rates are alike in all articles."""
    for n, sampled in [(100, 20), (200, 40)]:
        drawn = [units(share, sensitivity, specificity, n, sampled, rng)[0] for _ in range(runs)]
        rows = [corrected_unit_shares(frame).iloc[0] for frame in drawn]
        given = [r for r in rows if not np.isnan(r["low"])]
        covers = np.mean([r["low"] <= share <= r["high"] for r in given]) if given else np.nan
        print(
            f"Rogan-Gladen {share} {sensitivity}/{specificity} N {n} n {sampled}: covers {covers:.3f},"
            f" no interval {1 - len(given) / runs:.2f}"
        )


def inside(true: float, ends: tuple[float, float]) -> float:
    return float(ends[0] <= true <= ends[1]) if np.isfinite(ends).all() else np.nan


def rms(errors: np.ndarray) -> float:
    return float(np.sqrt(np.mean(errors**2)))


def main(runs: int = 500) -> None:
    rng = np.random.default_rng(1)
    for name in OUTLETS:
        for measure in MEASURES:
            coverage(name, measure, runs, rng)
    for measure in MEASURES:
        differences(measure, runs, rng)
        unequal(measure, runs, rng)
    for case in [(0.4, 0.8, 0.9), (0.15, 0.7, 0.95), (0.6, 0.65, 0.75), (0.3, 0.97, 0.97), (0.4, 0.5, 0.6)]:
        rates(*case, runs // 5, rng)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
