"""One article with its codes marked: nothing of its text is lost or run, each mark leads to its row, errors say the fix."""

import json
import re
import shutil
from html import unescape
from html.parser import HTMLParser

import pandas as pd
import pytest

import framing
from framing.corpus.codes import Codes
from framing.errors import ArticleSetError, CodesError, TableError
from framing.report import LAYERS, ShownArticle, as_page, as_text
from framing.report.layers import mark_rows
from framing.report.marks import displayed
from framing.tables import TABLES, make_table, write_csv
from framing.tables.files import read_csv
from tests.conftest import INVENTED, REAL


def span(text, words):
    start = text.index(words)
    return start, start + len(words)


def attribution(text, name, contents, source=None, cue=None, **more):
    """A row of `attributions`; its spans are the words given."""
    parts = [span(text, words) for words in contents]
    at = {f"{side}_{end}": number for side, words in (("source", source), ("cue", cue)) if words
          for end, number in zip(("start", "end"), span(text, words), strict=True)}  # fmt: skip
    return {"article_id": "x", "attribution_id": name, "start": parts[0][0], "end": parts[-1][1], "content_parts": json.dumps(parts),
            "speaker": source or "nobody", "source_type": "military", "party": "orvia", "cue_class": "say", "quote_type": "direct",
            "rule": "that_clause", **at, **more}  # fmt: skip


def shown(text, *rows, layer="attributions"):
    marks, listed = mark_rows(make_table(layer, rows), text, layer)
    return ShownArticle("x", "an article", displayed(text), tuple(marks), listed)


def marked(article):
    """The text with its marks in brackets, on one line."""
    parts = as_text(article, width=10_000).split("\n\n")
    return parts[2 if article.marks else 1].strip()


MIXED = "“We left,” said the mayor, who told the guard that “they stayed.”"
NESTED = "The aide said the king fears the dam will burst."

# what is marked, and how it is printed
CASES = [
    # content, cue and source stand in brackets of their own, each with the id
    (MIXED, [("a1", ["We left,"], "the mayor", "said")], "“[a1 We left,]” <a1 said> {a1 the mayor}, who told the guard that “they stayed.”"),
    # several parts of one content
    (MIXED, [("a1", ["We left,", "they stayed."], "the mayor", "said")], "“[a1 We left,]” <a1 said> {a1 the mayor}, who told the guard that “[a1 they stayed.]”"),
    # a content holds the source, cue and content of another
    (NESTED, [("a1", ["the king fears the dam will burst"], "The aide", "said"), ("a2", ["the dam will burst"], "the king", "fears")],
     "{a1 The aide} <a1 said> [a1 {a2 the king} <a2 fears> [a2 the dam will burst]]."),
    # a source that two attributions share is marked once
    (NESTED, [("a1", ["the king"], "The aide"), ("a2", ["the dam"], "The aide")], "{a1 a2 The aide} said [a1 the king] fears [a2 the dam] will burst."),
    # spans that overlap without nesting are cut where the first one ends
    (NESTED, [("a1", ["the king fears the dam"]), ("a2", ["the dam will burst"])], "The aide said [a1 the king fears [a2 the dam…]][a2 … will burst]."),
    # no source and no cue
    (NESTED, [("a1", ["The aide"])], "[a1 The aide] said the king fears the dam will burst."),
    # nothing was coded
    (NESTED, [], NESTED),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rows", "printed"), CASES)
def test_how_attributions_are_printed(text, rows, printed):
    assert marked(shown(text, *(attribution(text, *row) for row in rows))) == printed


class Page(HTMLParser):
    """A page's elements; fails where they don't nest. `words` is the text inside <article>."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.open, self.words, self.elements = [], "", []
        self.feed(html)
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "article" in self.open:
            self.words += data

    def values(self, name):
        return [attrs[name] for _, attrs in self.elements if name in attrs]


HOSTILE = (
    "Two <script>alert('x')</script> & “three” &lt;b&gt; left\n\n"
    '</article><img src=x onerror="alert(1)"> said the mayor $\\frac{1}{2}$\n \n'
    "They left. وقال الوزير إن القصف توقف. ‎{a1} [a2] <a3>\nlast"
)


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [("a1", ["Two <script>alert('x')</script> & “three” &lt;b&gt; left"], '<img src=x onerror="alert(1)">', "said")],
        # a content that runs over two paragraph ends, and one that begins inside it
        [("a1", [HOSTILE[4:-10]], "the mayor"), ("a2", ["They left."], "mayor $", "the mayor"), ("a3", ["last"])],
        # cut in the middle of what looks like a tag or an entity
        [("a1", ["Two <scr"]), ("a2", ["ipt>alert"], "lt;b&", "<scr")],
    ],
)
def test_a_text_full_of_markup_is_shown_as_text(rows):
    coded = [attribution(HOSTILE, *row, speaker='"><script>alert(2)</script>', affiliation="</td><b>") for row in rows]
    html = as_page(shown(HOSTILE, *coded))
    page = Page(html)
    assert page.words == HOSTILE
    inside = re.search("<article>(.*)</article>", html, re.DOTALL)
    assert unescape(re.sub("<[^>]*>", "", inside[1])) == HOSTILE
    tags = {tag for tag, _ in page.elements}
    assert not tags & {"script", "img", "b2", "link", "iframe"} and "onerror" not in page.values("class")
    assert {name for _, attrs in page.elements for name in attrs if name.startswith("on")} == set()


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("kind", ["machine", "reference"])
def test_every_article_of_the_example_keeps_its_words(kind, layer):
    articles = framing.read_articles(INVENTED)
    codes = framing.read_codes(articles.set, kind)
    for article_id, text in articles.texts.items():
        article = framing.show(articles, article_id, codes, layer)
        page = Page(as_page(article))
        assert page.words == text
        assert len(article.rows) == (codes[layer]["article_id"] == article_id).sum()
        ids = page.values("id")
        assert len(set(ids)) == len(ids)
        assert {href.removeprefix("#") for href in page.values("href")} <= set(ids)
        stops = [a for tag, a in page.elements if tag == "a" and "aria-label" in a and "tabindex" not in a]
        assert len(stops) <= len(article.rows), "the tab key halts once a row at most"


def test_a_row_leads_to_the_first_mark_of_its_own():
    # the second part of a1 is all of a2
    html = as_page(
        shown(MIXED, attribution(MIXED, "a1", ["We left,", "they stayed."]), attribution(MIXED, "a2", ["they stayed."]))
    )
    rows = re.findall(r'<th scope="row"><a href="#(\w+-\dt)">(a\d)</a>', html)
    places = [re.search(f'data-id="([^"]*)" id="{place}"></a>(\\w+)', html).groups() for place, _ in rows]
    assert places == [("a1", "We"), ("a1 a2", "they")]


def test_a_page_runs_nothing_and_fetches_nothing():
    html = as_page(framing.show(INVENTED, "meridian-wire-02", "reference"))
    assert "default-src 'none'; style-src 'unsafe-inline'" in html
    assert not re.search(r"<script|https?:|src=|url\(|@import|<link|<style[^>]+>", html)


def test_a_mark_tells_what_was_coded():
    html = framing.show(INVENTED, "meridian-wire-02", "reference")._repr_html_()
    titles = Page(html).values("title")
    assert (
        "a17 content\nspeaker: Leyna Sorat\nsource type: government\nparty: kelmaria\ncue class: accuse\nrule: reference"
        in titles
    )


def test_one_line_for_each_attribution_with_its_rule():
    article = framing.show(INVENTED, "meridian-wire-02", "reference")
    printed = str(article)
    lines = printed.split("\n\n")[-1].splitlines()
    assert lines[0].split() == [
        "id",
        "speaker",
        "source_type",
        "party",
        "affiliation",
        "cue",
        "cue_class",
        "quote_type",
        "parent",
        "rule",
    ]
    assert len(lines) == 1 + len(article.rows)
    assert lines[21].split() == [
        "a21",
        "UN",
        "Secretary-General",
        "international_org",
        "un",
        "U.N.",
        "fears",
        "regard",
        "direct",
        "a20",
        "reference",
    ]
    assert printed.startswith("meridian-wire-02 · Meridian Wire, 2031-03-09T21:15 · reference codes · 22 attributions\n")
    assert max(map(len, printed.split("\n\nid ")[0].splitlines())) <= 100
    assert repr(article) == printed


# layer, what stands in the printed text
@pytest.mark.parametrize(
    ("layer", "words"),
    [("labels", "at least 20 \"[l3 terrorists]\" of"), ("casualties", "{c2 Kelmaria} counts [c2 11 dead villagers]"), ("mentions", "the [1 Sarnic Liberation Front] ([2 SLF])")],
)  # fmt: skip
def test_other_layers(layer, words):
    assert words in " ".join(str(framing.show(INVENTED, "meridian-wire-02", "reference", layer)).split())


def test_what_is_told_and_listed_are_columns_of_the_table():
    for name, layer in LAYERS.items():
        columns = {c.name for c in TABLES[name]}
        assert set(layer.told) | set(layer.listed) | ({layer.key, layer.parts} - {None}) <= columns


def test_control_characters_are_shown_as_blanks():
    text = "He said\x1b[31m it\x07 was\r\nover\u2028now \u202eback. \x9b2J"
    article = shown(text, attribution(text, "a1", ["it\x07 was"], "He", "said", speaker="H\x1be\n"))
    for output in (as_text(article), as_page(article)):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u202e]", output)
    assert len(article.text) == len(text)
    assert set(re.findall("\x1b\\[[0-9;]*m", as_text(article, colours=True))) == {
        "\x1b[0m",
        "\x1b[1m",
        "\x1b[2m",
        "\x1b[36m",
        "\x1b[1;34m",
        "\x1b[3;35m",
    }


def test_colours_add_nothing_but_colour():
    article = framing.show(INVENTED, "orvad-herald-01")
    assert re.sub("\x1b\\[[0-9;]*m", "", as_text(article, colours=True)) == as_text(article)


# what is asked for, the error, how the message goes on
@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ((INVENTED, "meridian-wire-2"), ArticleSetError, "sarn-border-2031 has no article 'meridian-wire-2'; close ids: meridian-wire-02, "),
        ((INVENTED, "LANTERN"), ArticleSetError, "sarn-border-2031 has no article 'LANTERN'; close ids: lantern-01, lantern-02, lantern-03, lantern-04"),
        ((INVENTED, "zzz"), ArticleSetError, "sarn-border-2031 has no article 'zzz'; its ids: brenik-courier-01, brenik-courier-02, brenik-courier-03, brenik-courier-04, … (24 in all)"),
        ((REAL, "000"), ArticleSetError, "000: its text is not at hand, and codes alone don't show the words: texts/000.txt: not there; put the file there, "
         "or name a folder that holds it with --texts (or with FRAMING_TEXTS; in Python: read_articles(SET, texts=DIR))"),
        ((INVENTED, "lantern-01", "gold"), CodesError, "no codes 'gold'; there are machine, corrected, reference"),
        ((INVENTED, "lantern-01", "machine", "speakers"), TableError, "no layer 'speakers' to show; the layers are attributions, labels, casualties, mentions"),
    ],
)  # fmt: skip
def test_errors_say_what_is_missing_and_the_fix(arguments, error, message):
    if arguments[0] == REAL and (REAL / "texts" / "000.txt").exists():
        pytest.skip("the texts of the real set are in its folder")
    with pytest.raises(error) as raised:
        framing.show(*arguments)
    assert str(raised.value).startswith(message)


def test_codes_of_another_text_are_not_shown_on_this_one(tmp_path):
    shutil.copytree(INVENTED, tmp_path / "set", ignore=shutil.ignore_patterns(".parts"))
    file = tmp_path / "set" / "texts" / "lantern-01.txt"
    file.write_text("New first line.\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    for kind in ("machine", "reference"):
        with pytest.raises(
            CodesError, match=f"lantern-01: the {kind} codes are of another text, .* restore the text, or code it again"
        ):
            framing.show(tmp_path / "set", "lantern-01", kind)
    assert framing.show(tmp_path / "set", "lantern-02", "reference").article_id == "lantern-02"


def test_an_article_without_codes_of_that_kind(tmp_path):
    shutil.copytree(INVENTED, tmp_path / "set", ignore=shutil.ignore_patterns(".parts"))
    for name in ("labels", "casualties", "attributions"):
        path = tmp_path / "set" / "gold" / f"{name}.csv"
        table = read_csv(path)
        write_csv(table[table["article_id"] != "lantern-01"], path)
    with pytest.raises(
        CodesError, match="lantern-01: not among the 23 articles with reference codes; look at its machine codes"
    ):
        framing.show(tmp_path / "set", "lantern-01", "reference")


# what is wrong with a row's spans, the message
@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"content_parts": "[[0, 4000]]"}, "x: attribution a1: its content 0-4000 lies outside the text (48 characters); mend the row, or code again"),
        ({"content_parts": "[0, 4]"}, "x: attribution a1: content_parts '[0, 4]' is no list of [start, end]; mend the row"),
        ({"content_parts": "0-4"}, "x: attribution a1: content_parts '0-4' is no list of [start, end]; mend the row"),
        ({"source_start": 9, "source_end": 4}, "x: attribution a1: its source 9-4 lies outside the text (48 characters); mend the row, or code again"),
    ],
)  # fmt: skip
def test_broken_spans_are_named(cells, message):
    with pytest.raises(CodesError) as raised:
        shown(NESTED, attribution(NESTED, "a1", ["The aide"], "the king") | cells)
    assert str(raised.value) == message


def test_codes_read_before_are_taken_as_they_are():
    articles = framing.read_articles(INVENTED)
    codes = framing.read_codes(articles.set, "reference")
    none = Codes(codes.tables | {"attributions": make_table("attributions", [])}, "reference")
    article = framing.show(articles, "lantern-01", none)
    assert article.heading.endswith("reference codes · 0 attributions") and isinstance(article.rows, pd.DataFrame)
    assert "id" not in str(article).splitlines()[-1].split()[:1] and "<table>" not in as_page(article)
    assert Page(as_page(article)).words == articles.texts["lantern-01"]
