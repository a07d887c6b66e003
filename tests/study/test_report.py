"""A study's report: one file that needs nothing, holds no article's words, and is usable without a mouse or eyes."""

import json
import re
import shutil
from itertools import pairwise

import pandas as pd
import pytest
from lxml import html

import framing
from framing.cli import main
from framing.corpus.text import sha256
from framing.errors import ArticleSetError
from framing.study import FIGURES, figures_of, open_study, refresh_codes, write_report
from framing.study.findings import findings
from framing.study.methods import TOOLKIT, TOOLKIT_AUTHORS
from framing.study.report import published
from framing.study.traces import Traces, codes_of, no_words
from framing.tables import read_table
from tests.conftest import INVENTED, REAL, ROOT, draw_few

HOSTILE = '<script>alert(1)</script> &amp; "onmouseover=alert(2) $x^2$ \u202egnorw\x1b[31m'
TEXT = (
    "Militants hit <b>Dorim</b> & left\n\n"
    "The SLF terrorists killed 12 people, said the <script>alert('3')</script> mayor of Dorim, Jan Kolt. “They left,” said "
    'Mr Kolt, "onmouseover=alert(4)" $\\frac{1}{2}$ &lt;img src=x&gt; \u202ereversed\u202c.\n'
)


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    folder = tmp_path_factory.mktemp("report")
    return [
        p.read_text(encoding="utf-8")
        for p in write_report(open_study(INVENTED), folder / "r.html", framing.read_articles(INVENTED))
    ]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A set whose every cell is untrusted, reported with its texts."""
    folder = tmp_path_factory.mktemp("hostile")
    urls = ["javascript:alert(5)", 'https://example.org/a?b="c"&d', "data:text/html,x", " http://example.org/1"]
    rows = [
        {"id": f"a{n}", "outlet": HOSTILE, "title": HOSTILE, "author": HOSTILE, "url": url, "genre": "news", "text": f"Day {n}. {TEXT * (n + 1)}"}
        for n, url in enumerate(urls)
    ]  # fmt: skip
    (folder / "set.jsonl").write_text("\n".join(json.dumps(r) for r in rows), encoding="utf-8")
    (folder / "study.yml").write_text(
        json.dumps({"title": HOSTILE, "authors": [HOSTILE], "about": HOSTILE}), encoding="utf-8"
    )
    recoding = refresh_codes(folder / "set.jsonl", folder / "out")
    study = open_study(folder / "set.jsonl", codes_folder=recoding.codes)
    articles = framing.read_articles(folder / "set.jsonl")
    with pytest.MonkeyPatch.context() as patch:
        draw_few(patch, ("wording", "own_voice", "analysts", "vocabulary"))
        files = write_report(study, folder / "r.html", articles)
    return articles, [p.read_text(encoding="utf-8") for p in files]


def tree(page):
    return html.document_fromstring(page.replace("<!DOCTYPE html>", "").strip())


def checked(page):
    """The page as a tree, after the checks that every page must pass."""
    root = tree(page)
    assert root.get("lang") == "en" and root.xpath("//title/text()")
    policy = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == ["default-src 'none'; img-src data:; style-src 'unsafe-inline'"]
    assert not root.xpath("//script | //link | //iframe | //object | //base | //form")
    assert not [a for e in root.iter() if isinstance(e.tag, str) for a in e.attrib if a.startswith("on")]
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    levels = [int(h.tag[1]) for h in root.iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1 and levels.count(1) == 1 and all(b - a <= 1 for a, b in pairwise(levels))
    assert all(len(img.get("alt")) > 20 and img.get("src").startswith("data:image/") for img in root.iter("img"))
    assert all(t.find("caption") is not None and not t.xpath(".//th[not(@scope)]") for t in root.iter("table"))
    for link in root.iter("a"):
        assert (
            link.get("href")[1:] in ids
            if link.get("href").startswith("#")
            else link.get("href").startswith(("http://", "https://"))
        )
    assert all(link.text_content().strip() or link.get("aria-label") for link in root.iter("a"))
    assert not re.search(r"url\(|@import", "".join(root.xpath("//style/text()")))
    assert all(len(root.xpath(f"//{mark}")) == 1 for mark in ("main", "nav[@aria-label]", "body/header", "body/footer"))
    return root


def test_both_pages_need_nothing_and_are_in_order(pages):
    without, with_texts = map(checked, pages)
    assert {f.get("id") for f in without.iter("figure")} == {f"fig-{name}" for name in figures_of(open_study(INVENTED))}
    assert "do not distribute" in with_texts.text_content() and "do not distribute" not in without.text_content()


def test_tables_too_long_or_too_wide_for_paper_are_closed(pages):
    tables = {
        t.getparent(): len(t.xpath(".//tr")) > 13 or len(t.xpath("./thead/tr/th")) > 14 for t in tree(pages[0]).iter("table")
    }
    closed = {box: box.getparent().tag == "details" for box in tables}
    assert closed == tables and {*closed.values()} == {True, False}
    wide = tree(pages[0]).xpath("//*[@id='fig-contrasts']/following-sibling::details//tbody/tr")
    assert len(wide) == 4


def test_the_report_holds_no_words_of_the_articles(pages):
    words = " ".join(tree(pages[0]).text_content().split())
    for path in (INVENTED / "texts").glob("*.txt"):
        text = path.read_text(encoding="utf-8").split()
        assert not [run for n in range(len(text) - 8) if (run := " ".join(text[n : n + 9])) in words]


def test_with_texts_every_article_stands_whole_and_numbers_lead_to_their_codes(pages):
    root = tree(pages[1])
    shown = {a.xpath("string(./h3)").split(":")[0]: a.xpath("string(./div[@class='text'])") for a in root.iter("article")}
    texts = framing.read_articles(INVENTED).texts
    assert shown == texts
    marked = root.xpath("//a[@class='code']/@id")
    codes = framing.read_codes(framing.open_set(INVENTED))
    assert len(marked) >= len(codes["labels"]) + len(codes["casualties"]) + len(codes["attributions"])
    lists = root.xpath("//p[@class='list']")
    assert lists and all(set(p.xpath("./a/@href")) <= {f"#{m}" for m in marked} for p in lists)
    for link in root.xpath("//a[starts-with(@href, '#b') and contains(text(), ' code')]"):
        listed = root.xpath(f"//p[@id='{link.get('href')[1:]}']/a")
        assert len(listed) == int(link.text.split()[0])


@pytest.mark.parametrize("page", [0, 1])
def test_untrusted_text_is_shown_as_text(hostile, page):
    articles, pages = hostile
    root = checked(pages[page])
    assert '<script>alert(1)</script> &amp; "onmouseover=alert(2) $x^2$ gnorw [31m' in root.text_content()
    assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e]", pages[page])
    links = {href for href in root.xpath("//a/@href") if not href.startswith("#")}
    assert links == ({'https://example.org/a?b="c"&d', "http://example.org/1"} if page else set())
    if page:
        shown = [a.xpath("string(./div[@class='text'])") for a in root.iter("article")]
        assert [s.translate({0x20: None}) for s in shown] == [
            re.sub("[\x1b\u202a-\u202e ]", "", articles.texts[i]) for i in sorted(articles.texts)
        ]


@pytest.mark.parametrize(
    "name", ["wording", "tolls", "whose_figures", "claims", "agency", "source_overlap", "shared_passages", "timeline"]
)
def test_a_report_leads_from_a_row_to_what_behind_gives_for_it(name):
    study = published(open_study(INVENTED))
    numbers, led = FIGURES[name](study).numbers, Traces(study)
    counted = numbers[numbers["value"] > 0] if "value" in numbers else numbers
    for row in counted.iloc[:: len(counted) // 8].to_dict("records"):
        assert led(row) == codes_of(framing.behind(study.codes, row, codebook=study.codebook))
        assert led(row) or row.get("words") == 0  # an article that shares nothing
    assert len(led.of_all(counted)) > 10
    assert not no_words(numbers)


def test_a_row_that_counts_nothing_has_no_codes():
    study = open_study(INVENTED)
    shares = framing.label_shares(study.codes)
    assert [Traces(study)(row) for row in shares[shares["value"] == 0].head(3).to_dict("records")] == [()] * 3


# columns of a table, what the page says instead of leading to codes
@pytest.mark.parametrize(
    ("columns", "says"),
    [
        (["outlet", "step", "reason", "articles"], "This table counts articles, not words: the table flow of the codes says of each article how far it came and why."),
        (["outlet", "term", "rest_rate", "value"], "This table counts words, and codes don't say where each stands: look for the word in the articles' texts."),
        (["outlet", "quotes", "measure", "value"], "This table is measured on whole articles: the table style of the codes has its numbers, framing.show the article."),
        (["outlet", "party", "every", "period", "measure", "value"], ""),
    ],
)  # fmt: skip
def test_tables_without_words_behind_them_say_so(columns, says):
    assert no_words(pd.DataFrame([dict.fromkeys(columns, "x")], columns=columns)) == says


def test_the_page_says_which_numbers_lead_nowhere_and_links_the_others(pages):
    without, with_texts = map(tree, pages)
    notes = with_texts.xpath("//p[@class='note'][starts-with(., 'No codes stand behind these numbers.')]")
    silent = {"flow", "vocabulary", "readability", "contrasts"}
    assert len(notes) == len(silent) and "No codes stand behind" not in without.text_content()
    for figure in with_texts.iter("figure"):
        name = figure.get("id").removeprefix("fig-")
        links = figure.getparent().xpath(".//td/a[starts-with(@href, '#b')]")
        assert bool(links) == (name not in silent), name
    passages = with_texts.xpath("//p[@class='list']/a[starts-with(., 'passage ')]")
    assert passages and all(with_texts.xpath(f"//*[@id='{a.get('href')[1:]}'][@data-id='shared']") for a in passages)


def test_findings_carry_their_n_and_speak_of_few_articles_only():
    found = {f.heading: f for f in findings(open_study(INVENTED, "reference"), {})}
    lines = [item.text for item in found["What Sarnic Liberation Front is called"].items]
    assert re.fullmatch(r"\d+ phrases in \d+ articles refer to Sarnic Liberation Front\.", lines[0])
    assert all(
        re.search(r"\(these \d articles only\): terrorist labels for \d+ % \(\d+ of \d+ phrases?\) in \d articles?", s)
        for s in lines[1:]
    )
    assert all("bias" not in item.text and item.text.endswith(".") for f in found.values() for item in f.items)
    assert all("Reference codes" in f.limits or f.figure == "shared_passages" for f in found.values())


def test_the_real_set_names_articles_not_outlets_and_says_who_made_the_codes(tmp_path, few_figures):
    page = write_report(open_study(REAL), tmp_path / "r.html")[0].read_text(encoding="utf-8")
    words = checked(page).text_content()
    assert "Describes these five articles, no outlet at large." in words
    assert "made by: language model" in words and "human" not in words
    assert "Corrections applied" not in words


def test_residents_appear_by_a_number():
    study = open_study(INVENTED)
    spoken = study.codes["attributions"]
    private = spoken[
        (spoken["source_type"] == "resident") & (spoken["speaker_kind"] == "person") & spoken["named"].fillna(False)
    ]
    assert len(private)
    hidden = published(study).codes["attributions"].loc[private.index, "speaker"]
    assert hidden.str.fullmatch(r"resident \d+").all()
    assert hidden.nunique() == private["speaker"].nunique()


def test_the_same_study_gives_the_same_bytes(tmp_path, few_figures):
    once, again = (write_report(open_study(REAL), tmp_path / f"{n}.html")[0].read_bytes() for n in (1, 2))
    assert once == again


def test_an_article_without_its_text_or_with_another_one_says_so(tmp_path, few_figures):
    folder = tmp_path / "set"
    shutil.copytree(INVENTED, folder, ignore=shutil.ignore_patterns(".parts"))
    (folder / "texts" / "lantern-01.txt").unlink()
    codes = folder / "codes" / "articles.csv"
    codes.write_text(
        codes.read_text(encoding="utf-8").replace(
            sha256((folder / "texts" / "lantern-02.txt").read_text(encoding="utf-8")), "0" * 64
        )
    )
    root = checked(
        write_report(open_study(folder), tmp_path / "r.html", framing.read_articles(folder))[1].read_text(encoding="utf-8")
    )
    notes = {a.xpath("string(./h3)").split(":")[0]: a.xpath("string(./p[@class='warning'])") for a in root.iter("article")}
    assert "its text is not at hand" in notes["lantern-01"]
    assert "are of another text" in notes["lantern-02"]
    assert not notes["lantern-03"]


def test_with_texts_needs_texts(tmp_path, monkeypatch):
    monkeypatch.delenv("FRAMING_TEXTS", raising=False)
    with pytest.raises(
        ArticleSetError, match="no text of its articles is at hand for --with-texts; name their folder with --texts"
    ):
        write_report(open_study(REAL), tmp_path / "r.html", framing.read_articles(REAL))
    assert not list(tmp_path.iterdir())


@pytest.fixture
def mild(tmp_path):
    """A set in which nothing is coded, and its codes."""
    text = "The weather stayed mild.\n\nIt rained a little."
    (tmp_path / "set.jsonl").write_text(json.dumps({"id": "a", "outlet": "A", "text": text}))
    return tmp_path / "set.jsonl", refresh_codes(tmp_path / "set.jsonl", tmp_path / "out").codes


def test_the_command_writes_both_and_keeps_the_second_out_of_git(mild, tmp_path, capsys, few_figures):
    (tmp_path / ".gitignore").write_text("notes.txt")
    path, coded = map(str, mild)
    for _ in range(2):
        assert main(["report", path, "--coded", coded, "--out", str(tmp_path / "r.html"), "--with-texts"]) == 0
    assert "do not distribute" in capsys.readouterr().out
    ignored = (tmp_path / ".gitignore").read_text().splitlines()
    assert ignored[0] == "notes.txt" and ignored.count("*-with-texts.html") == 1
    assert "*-with-texts.html" in (ROOT / ".gitignore").read_text().splitlines()


def test_a_set_in_which_nothing_is_coded_has_a_report(mild, tmp_path):
    path, coded = mild
    files = write_report(open_study(path, codes_folder=coded), tmp_path / "r.html", framing.read_articles(path))
    assert "Nothing was coded that these comparisons count." in checked(files[0].read_text(encoding="utf-8")).text_content()
    assert len(read_table(coded, "labels")) == 0


def test_the_citation_is_that_of_the_repository():
    cff = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f'title: "{TOOLKIT}"' in cff and f"- name: {TOOLKIT_AUTHORS}" in cff
