"""What articles, codes, codebooks and studies show of themselves: a line or two, and a small escaped table."""

import re
from dataclasses import replace
from importlib import resources

import pandas as pd
import pytest

import framing
from framing.tables.card import Card
from tests.conftest import INVENTED, REAL

THINGS = {
    "articles": lambda path: framing.read_articles(path),
    "codes": lambda path: framing.read_codes(framing.open_set(path)),
    "study": lambda path: framing.open_study(path),
    "codebook": lambda path: framing.read_codebook(path / "codebook.yml"),
    "coders": lambda path: framing.read_coders(path),
}


# what, its set, how it prints itself
@pytest.mark.parametrize(
    ("what", "path", "says"),
    [
        ("articles", INVENTED, 'sarn-border-2031: 24 articles of 6 outlets. 24 texts at hand\nnext: framing.show(articles, "brenik-courier-01")'),
        ("articles", REAL, "iran-pakistan-2024: 5 articles of 5 outlets. 0 texts at hand. 5 problems, in the table .problems"),
        ("codes", REAL, "Machine codes of 5 articles: "),
        ("study", REAL, "Reference codes, 5 articles. Describes these five articles, no outlet at large.\nnext: framing.draw_wording(study), study.codes"),
        ("codebook", INVENTED, " armed actors, "),
        ("coders", INVENTED, "Coders of sarn-border-2031 (24 articles). No person is among them: nothing measured here is agreement with people.\nnext: framing.coder_agreement(coders), framing.accuracy(coders)"),
        ("coders", REAL, "next: framing.accuracy(coders)"),
    ],
)  # fmt: skip
def test_it_prints_itself_in_a_line_or_two(what, path, says, monkeypatch):
    monkeypatch.delenv("FRAMING_TEXTS", raising=False)
    shown = repr(THINGS[what](path))
    assert says in shown and len(shown.splitlines()) <= 2


@pytest.mark.parametrize("what", THINGS)
def test_it_shows_a_small_table(what):
    html = THINGS[what](INVENTED)._repr_html_()
    assert html.count("<table") == 1 and len(html) < 8_000
    assert ("The Brenik Courier" in html) == (what not in ("codebook", "coders"))
    assert "Next: <code>" in html


def test_the_counts_of_an_outlet_are_those_of_its_codes():
    codes = THINGS["codes"](INVENTED)
    table = codes.card().table.set_index("outlet")
    for layer in ("labels", "casualties", "attributions", "mentions"):
        assert table[layer].sum() == len(codes[layer])
        assert table.loc["Lantern", layer] == (codes.with_articles(layer)["outlet"] == "Lantern").sum()


def test_nothing_of_an_outlet_becomes_html():
    articles = THINGS["articles"](INVENTED)
    table = articles.table.assign(outlet="<script>alert(1)</script>\x1b\n&")
    html = replace(articles, table=table)._repr_html_()
    assert "<script" not in html and "&lt;script&gt;" in html and "\x1b" not in html


def test_a_set_without_anything_shows_itself_too():
    articles = THINGS["articles"](INVENTED)
    empty = replace(articles, table=articles.table.iloc[:0], texts={}, problems=articles.problems.iloc[:0])
    assert repr(empty) == "sarn-border-2031: 0 articles of 0 outlets. 0 texts at hand"
    assert "<table" not in empty._repr_html_()
    codes = THINGS["codes"](INVENTED).only(set())
    assert repr(codes).startswith("Machine codes of 0 articles: 0 labels") and codes._repr_html_()


def test_of_a_long_table_the_first_rows_are_shown():
    html = Card("t", (), pd.DataFrame({"a": range(40)})).html()
    assert html.count("<td>") == 30 and "and 10 more" in html


def test_a_mark_tells_its_code_to_pointer_and_keyboard():
    html = framing.show(INVENTED, "meridian-wire-02", codes="reference")._repr_html_()
    first = html[html.index("<article>") :]
    assert re.search(r'<mark [^>]*title="a1 content\n[^"]*rule: reference"', first)  # the pointer
    assert re.search(r'<a [^>]*aria-label="a1 content; [^"]*; rule: reference"', first)  # the tab key halts at the link
    css = resources.files("framing.report").joinpath("page.css").read_text(encoding="utf-8")
    assert "[data-id]:focus-visible::after { content: attr(aria-label)" in css
