"""Which articles belong to a study, as study.yml says."""

import pytest

from framing.codebook import read_codebook
from framing.corpus import Article, open_set
from framing.corpus.relevance import Relevance, judge, looked_at, pattern
from framing.errors import ArticleSetError
from tests.conftest import ROOT

BOOK = read_codebook()
TEXT = """Ferry shelled off Tarn

Two shells hit a ferry off Tarn on Monday, the harbour master said.

Nobody on board was hurt, and the ferry reached the northern pier an hour late with its lights out.

The province asked fishermen to stay ashore until the weekend, and most of them did as they were told.

Prices at the fish market rose by a third. The Tarn Ferry Company's boats will run again on Friday.

Read more: Border guards shot at Ossel"""


def article(text=TEXT, language=None, **meta):
    return Article("a", text, None, {"date": "2031-03-09", "outlet": "Tarn Post", "genre": "news"} | meta, language)


def verdict(given, **keys):
    return judge(given, Relevance.model_validate(keys), BOOK)


# the article, what study.yml asks for, why it is left out (None: it stays)
@pytest.mark.parametrize(
    ("given", "asked", "reason"),
    [
        (article(), {}, None),
        (article(), {"words": ["shell*"]}, None),
        (article(), {"words": ["shell"]}, "words"),
        (article(), {"words": ["FERRY"], "at_least": 4}, None),
        (article(), {"words": ["ferry"], "at_least": 5}, "words"),
        (article(), {"words": ["ferry", "ferry compan*"], "at_least": 5}, "words"),
        (article(), {"words": ["*arn"]}, None),
        (article(), {"words": ["northern  pier"]}, None),
        (article(), {"words": ["company’s"]}, None),
        (article(TEXT.replace("northern pier", "northern\npier")), {"words": ["northern pier"]}, None),
        (article(), {"words": ["guard*"]}, "words"),  # only in boilerplate
        (article(), {"words": ["market"], "where": "text"}, None),
        (article(), {"words": ["market"], "where": "lead"}, "words"),
        (article(), {"words": ["fishermen"], "where": "lead"}, None),
        (article(), {"words": ["pier"], "where": "headline"}, "words"),
        (article(), {"words": ["shelled"], "where": "headline"}, None),
        (article(title="Pier in the dark"), {"words": ["pier"], "where": "headline"}, None),
        (article(), {"all": ["ferry", "shell*"]}, None),
        (article(), {"all": ["ferry", "mortar*"]}, "words"),
        (article(), {"all": [["boat", "ferry"], ["mortar*", "shell*"]]}, None),
        (article(), {"none": ["football"]}, None),
        (article(), {"none": ["fish market"]}, "words"),
        (article(), {"dates": {"from": "2031-03-09", "to": "2031-03-09"}}, None),
        (article(date="2031-03-09T23:50"), {"dates": {"to": "2031-03-09"}}, None),
        (article(), {"dates": {"from": "2031-03-10"}}, "dates"),
        (article(), {"dates": {"to": "2031-02"}}, "dates"),
        (article(), {"dates": {"from": 2031, "to": "2031-03"}}, None),
        (article(date="2030"), {"dates": {"from": 2031}}, "dates"),
        (article(), {"outlets": ["tarn post"]}, None),
        (article(), {"outlets": ["Ossel Gazette"]}, "outlets"),
        (article(), {"genres": ["analysis", "news"]}, None),
        (article(genre="opinion"), {"genres": ["news"]}, "genres"),
        (article(language="English"), {"languages": ["english"]}, None),
        (article(language="French"), {"languages": ["English"]}, "languages"),
        (article(), {"least_words": 40}, None),
        (article(), {"least_words": 400}, "length"),
    ],
)
def test_an_article_belongs_or_not(given, asked, reason):
    found = verdict(given, **asked)
    assert (found.reason, found.doubts) == (reason, [])


# what can't be judged, the doubt: the article stays in
@pytest.mark.parametrize(
    ("given", "asked", "doubt"),
    [
        (article(date=None), {"dates": {"from": "2031"}}, "no date, and study.yml asks for dates"),
        (article(date="2031-03"), {"dates": {"from": "2031-03-04"}}, "2031-03 may lie outside the dates of study.yml"),
        (article(date="2031"), {"dates": {"to": "2031-11"}}, "2031 may lie outside"),
        (article(outlet=None), {"outlets": ["Tarn Post"]}, "no outlet, and study.yml asks for one"),
        (article(genre=None), {"genres": ["news"]}, "no genre"),
        (article(), {"languages": ["English"]}, "no language"),
    ],
)
def test_what_cant_be_judged_stays_in_and_is_named(given, asked, doubt):
    found = verdict(given, **asked)
    assert found.reason is None and len(found.doubts) == 1 and found.doubts[0].startswith(doubt)
    assert verdict(given, **asked, words=["zebra"]).doubts == [], "nothing to mend where it is left out anyway"


def test_headline_and_lead_are_parts_of_the_text():
    assert looked_at(article(), "headline", BOOK) == "Ferry shelled off Tarn"
    lead = looked_at(article(title="Pier in the dark"), "lead", BOOK)
    assert lead.startswith("Pier in the dark\n\nFerry shelled") and lead.endswith("as they were told.")


def test_letters_around_a_word_are_no_hit():
    assert pattern(("raid",)).findall("raids, afraid, raid-like; Raid") == ["raid", "Raid"]
    assert pattern(("a.b",)).findall("a.b axb") == ["a.b"]


# a study.yml, the line that says what is wrong
@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("title: T\nrelevance:\n  wordz: [a]\n", "study.yml line 3: relevance.wordz: Extra inputs are not permitted (keys: words, at_least, all, none, where, dates, outlets, genres, languages, least_words)"),
        ("relevance:\n  words: [strike*,\n    'a*b']\n", "study.yml line 3: relevance.words.1: 'a*b': * may stand only at the beginning or the end of a word (keys: words,"),
        ("relevance:\n  words: ['*']\n", "line 2: relevance.words.0: '*' is no word; write one, with * at an end for any letters (strike*)"),
        ("relevance:\n  words: strike\n", "line 2: relevance.words: Input should be a list"),
        ("relevance:\n  where: body\n  words: [a]\n", "line 2: relevance.where: Input should be 'headline', 'lead' or 'text'"),
        ("relevance:\n  dates: {from: 4 March}\n", "line 2: relevance.dates.from: '4 March' is no date; write YYYY, YYYY-MM or YYYY-MM-DD (keys: from, to)"),
        ("relevance:\n  dates:\n    since: 2031\n", "line 3: relevance.dates.since: Extra inputs are not permitted (keys: from, to)"),
        ("relevance:\n  dates: {from: 2032, to: 2031-05}\n", "line 2: relevance.dates: from 2032 lies after to 2031-05"),
        ("relevance:\n  genres: [gossip]\n", "line 2: relevance.genres.0: 'gossip' is no genre; allowed: news, analysis, opinion, other"),
        ("relevance:\n  at_least: 2\n", "line 1: relevance: at_least counts hits of words; write a list of words, too"),
        ("relevance:\n  where: lead\n", "line 1: relevance: where says in what part words are looked for"),
        ("relevance:\n  words: [a]\n  at_least: 0\n", "line 3: relevance.at_least: Input should be greater than or equal to 1"),
        ("sampling: {data: x}\n", "line 1: sampling.data: Extra inputs are not permitted (keys: database, query, dates, inclusion)"),
        ("colour: red\n", "line 1: colour: Extra inputs are not permitted (keys: title, authors, about, sampling, relevance, codes, texts, rows, copies, contrasts)"),
    ],
)  # fmt: skip
def test_mistakes_in_study_yml_are_named_with_their_line(tmp_path, text, message):
    (tmp_path / "a.txt").write_text("Nine people died.")
    (tmp_path / "study.yml").write_text(text, encoding="utf-8")
    with pytest.raises(ArticleSetError) as error:
        open_set(tmp_path)
    assert message in str(error.value) and len(str(error.value).splitlines()) == 1


def test_the_example_of_the_docs_is_a_study(tmp_path):
    page = (ROOT / "docs" / "relevance.md").read_text(encoding="utf-8")
    (tmp_path / "a.txt").write_text("Nine people died.")
    (tmp_path / "study.yml").write_text(page.split("```yaml\n")[1].split("```")[0], encoding="utf-8")
    relevance = open_set(tmp_path).study.relevance
    assert relevance.words and relevance.dates.first and all(f"`{key}`" in page for key in Relevance.model_fields)
    assert len(page.splitlines()) <= 50
