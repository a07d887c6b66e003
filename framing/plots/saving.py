"""Figures written as SVG, PDF and PNG: laid out once, the same bytes at each rerun."""

import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine

from framing.plots.style import RC

METADATA: Any = {
    "svg": {"Date": None, "Creator": "framing"},
    "pdf": {"CreationDate": None, "Creator": "framing", "Producer": "framing"},
    "png": {"Software": "framing"},
}


def fix_layout(figure: Figure) -> None:
    """Lay a figure out once for all formats; Matplotlib's first layout may cut labels off, its second doesn't."""
    if isinstance(figure.get_layout_engine(), ConstrainedLayoutEngine):
        for _ in range(2):
            figure.draw_without_rendering()
        figure.set_layout_engine("none")


def as_png(figure: Figure) -> bytes:
    """The figure as PNG bytes, for a notebook."""
    with mpl.rc_context(RC), io.BytesIO() as out:
        fix_layout(figure)
        figure.savefig(out, format="png", metadata=METADATA["png"])
        return out.getvalue()


def as_svg(figure: Figure) -> bytes:
    """The figure as SVG bytes, for a page: where the font is not installed, one of the same widths takes its place."""
    with mpl.rc_context(RC), io.BytesIO() as out:
        fix_layout(figure)
        figure.savefig(out, format="svg", metadata=METADATA["svg"])
        return out.getvalue().replace(b"'DejaVu Sans'", b"'DejaVu Sans', Verdana, sans-serif")


def save(figure: Figure, path: Path, formats: Iterable[str] = ("svg", "png")) -> list[Path]:
    """Write a figure without dates or random ids: a rerun gives the same bytes. `path` has no ending."""
    written = []
    with mpl.rc_context(RC):
        fix_layout(figure)
        for form in formats:
            target = path.with_suffix(f".{form}")
            part = target.with_name(f".{target.name}.part")
            figure.savefig(part, format=form, metadata=METADATA[form])
            part.replace(target)
            written.append(target)
    return written
