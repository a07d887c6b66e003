import csv
from pathlib import Path

import numpy as np
import pytest

from framing.codebook import read_codebook
from framing.corpus import Article, iter_articles, open_set
from framing.corpus.carriers import Carrier, carriers, credit_in
from framing.corpus.passage_pairs import FEW
from framing.corpus.passage_words import WORD, Vocabulary
from framing.corpus.passages import find_passages
from framing.corpus.quoted import quoted_spans
from framing.corpus.zones import find_blocks
from tests.conftest import INVENTED, REAL, variable

WIRE = (
    "Seven soldiers and a driver were killed when a mine stopped the first truck on the road above the Korsa pass, officials "
    "said."
)
STORY = (
    "Seven soldiers and a driver were killed when a mine stopped the first truck on the road above the Korsa pass. The "
    "defence ministry in Tolm said twenty-two people who had been travelling behind it were taken to a clinic, where a nurse "
    "counted the wounded. It has organised a second convoy that should leave the valley before the snow comes, a harbour "
    "official added."
)
OWN = {
    "a": "Nobody in the market wanted to speak of it this morning, least of all the baker.",
    "b": "Readers may remember that our paper asked for a bridge there eleven winters ago.",
}


def spans(rows, texts):
    """What the passages are in either article."""
    return [
        (texts[r["article_id"]][r["start"] : r["end"]], texts[r["other_id"]][r["other_start"] : r["other_end"]])
        for r in rows
    ]


def found(*texts, **more):
    """The passages of articles a, b, c … with these texts."""
    given = [Carrier("abcdefgh"[n], text, **{k: v[n] for k, v in more.items()}) for n, text in enumerate(texts)]
    return find_passages(given)


def test_a_shared_passage_is_found_whole_and_edits_inside_it_are_borne():
    edited = WIRE.replace("the first truck", "the leading truck").replace(" ", "\n", 3)
    texts = {"a": f"{OWN['a']} {WIRE}", "b": f"{edited} {OWN['b']}"}
    rows = found(texts["a"], texts["b"], "Nothing of the kind here.", credit=(None, "Meridian Wire", None))
    assert spans(rows, texts) == [(WIRE.rstrip("."), edited.rstrip("."))]
    (row,) = rows
    assert (row["group"], row["kind"], row["credit"], row["other_credit"]) == ("1", "copy", None, "Meridian Wire")
    assert (row["first_word"], row["words"]) == (len(OWN["a"].split()), len(WIRE.split()))
    assert (row["other_first_word"], row["other_words"]) == (0, len(WIRE.split()))


@pytest.mark.parametrize(
    ("what", "change"),
    [
        (
            "American spelling",
            lambda t: t.replace("defence", "defense").replace("organised", "organized").replace("harbour", "harbor"),
        ),
        ("doubled letters", lambda t: t.replace("travelling", "traveling")),
        ("figures for numbers", lambda t: t.replace("Seven soldiers", "7 soldiers").replace("twenty-two", "20-2")),
        ("no hyphens", lambda t: t.replace("twenty-two", "twenty two")),
        ("other paragraphs", lambda t: t.replace(". ", ".\r\n\r\n")),
        ("wrapped lines", lambda t: t.replace(" in ", "\nin ").replace(" the ", " the\n")),
        ("capitals", str.upper),
        ("a clause put in", lambda t: t.replace("a clinic,", "a clinic in the old mill,")),
        ("words taken out", lambda t: t.replace(" who had been travelling behind it", " travelling behind it")),
        ("a changed ending", lambda t: t.replace("a harbour official added", "an official of the harbour added")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_another_house_style_is_the_same_copy(what, change):
    texts = {"a": f"{OWN['a']} {STORY}", "b": f"{change(STORY)} {OWN['b']}"}
    rows = found(texts["a"], texts["b"])
    here = sum(r["words"] for r in rows)
    assert here >= 0.9 * len(STORY.split()), f"{what}: {spans(rows, texts)}"
    assert all(r["start"] >= len(OWN["a"]) and r["other_end"] <= len(change(STORY)) for r in rows), (
        "own words are not shared"
    )


def test_paragraphs_in_another_order_are_found_each():
    one, two, three = (f"{part.strip()}." for part in STORY.split(".") if part.strip())
    texts = {"a": f"{one}\n{two}\n{three}", "b": f"{three}\n{OWN['b']}\n{one}\n{two}"}
    starts = [(r["start"], r["other_start"]) for r in found(texts["a"], texts["b"])]
    assert starts == [(0, texts["b"].index("Seven")), (texts["a"].index("It has"), 0)]


NOTHING = [  # what two articles have in common without having it from each other
    ("a formula", "Officials said on the condition of anonymity since they had not been allowed to speak to our paper."),
    ("a formula and a name", "Prime Minister Tarn Ulvik Brandt of the Korsa Valley Free Peoples Party and Union said in a statement."),
    ("names and titles", "Dr. Ilia Brok, Director of the Institute for Mountain Roads and Winter Passes at the University of Tolm, Vostania"),
    ("short", "the road above the pass was closed by snow for two days"),
    ("a page's line", "Get what the valley says, and the weather too, sent each evening to your inbox. Sign up here"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "same"), NOTHING)
def test_what_everybody_writes_is_no_passage(what, same):
    assert found(f"{OWN['a']} {same} Then it rained.", f"{OWN['b']} {same} The shops stayed open.") == []


def test_lines_that_outlets_add_to_pages_are_not_compared():
    line = "This page may be read by anyone in the valley who has paid for it and has not lent his paper to a neighbour."
    texts = [f"{OWN['a']}\n{line}", f"{OWN['b']}\n{line}"]
    assert len(found(*texts)) == 1
    skipped = [((t.index(line), len(t)),) for t in texts]
    assert found(*texts, skipped=skipped) == []


def test_short_passages_count_between_articles_that_share_longer_ones():
    short = "the second convoy waited below the old sawmill"
    between = "Some way off, children sold apples to those who had stopped, and talked of other things."
    texts = {"a": f"{WIRE} {OWN['a']} Then {short} for hours.", "b": f"{WIRE} {between} Now {short} again."}
    assert [here for here, _ in spans(found(texts["a"], texts["b"]), texts)] == [WIRE.rstrip(".")], "too little is shared"
    longer = {i: t.replace(WIRE, STORY) for i, t in texts.items()}
    assert (short, short) in spans(found(longer["a"], longer["b"]), longer)
    assert found(f"{OWN['a']} Then {short} for hours.", f"{between} Now {short} again.") == []


SAID = "We shall keep the road open until the last lorry is through, and then we shall see who owns the mountain"


@pytest.mark.parametrize(
    ("what", "a", "b", "kind"),
    [
        ("both quote him", f"“{SAID},” said the prefect.", f"\"{SAID}\", the prefect told a crowd.", "quotation"),
        ("with his name", f"“{SAID},” Jo Lind said.", f"“{SAID},” Jo Lind said.", "quotation"),
        ("one prints it as a block", f"The letter:\n{SAID}.", f"‘{SAID}’, it says.", "quotation"),
        ("nobody quotes it", f"Lind: {SAID}.", f"Lind wrote: {SAID}.", "copy"),
        ("with the sentences around it", f"{STORY} “{SAID},” said the prefect.", f"{STORY} “{SAID},” said the prefect.", "copy"),
    ],
)  # fmt: skip
def test_a_quotation_that_both_may_have_heard_is_no_copy(what, a, b, kind):
    rows = found(f"{OWN['a']}\n{a}", f"{OWN['b']}\n{b}")
    assert rows and {r["kind"] for r in rows} == {kind}, what
    assert all((r["group"] is None) == (kind == "quotation") for r in rows)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said "one two" and went.', ['"one two"']),
        ("“One two three\nFour five.", ["“One two three"]),
        ("“One two\nthree” four.", ["“One two\nthree”"]),
        ("‘One’s two’ three", ["‘One’s two’"]),
        ("the farmers’ road, the drivers’ road", []),
    ],
)
def test_a_mark_that_is_not_closed_ends_with_its_line(text, quoted):
    assert [text[s:e] for s, e in quoted_spans(text)] == quoted


def test_within_an_outlet_only_editions_count():
    houses = (frozenset({"Lantern"}), frozenset({"Lantern"}))
    assert found(f"{STORY} {OWN['a']}", f"{STORY} {OWN['b']}", houses=houses), "an edition"
    same_phrase = f"{WIRE} {shuffled(1)}", f"{WIRE} {shuffled(2)}"
    assert found(*same_phrase, houses=houses) == []
    assert found(*same_phrase, houses=(houses[0], frozenset({"Harbour Times"})))


def test_what_an_outlet_prints_again_later_is_what_it_always_says():
    given = [Carrier(i, f"{shuffled(n)} {WIRE}", date=d, houses=frozenset({h})) for n, (i, d, h) in enumerate(
        [("a", "2031-03-04", "Lantern"), ("b", "2031-03-05", "Harbour Times"), ("c", "2031-06-04", "Lantern")])]  # fmt: skip
    assert find_passages(given[:2]), "two outlets of the same day"
    assert find_passages(given) == []


def test_months_apart_a_single_sentence_is_chance():
    texts = f"{OWN['a']} {WIRE}", f"{WIRE} {OWN['b']}"
    assert found(*texts, date=("2031-03-04", "2031-03-08T10:00"))
    assert found(*texts, date=("2031-03-04", "2031-06-08")) == []
    assert found(*texts, date=("2031-03-04", "2031")), "without a day nobody knows"
    assert found(f"{OWN['a']} {STORY} {WIRE}", f"{STORY} {WIRE}", date=("2031-03-04", "2031-06-08")), "long ones are copy"


def shuffled(seed, words=60):
    """A text of made-up words that no other seed has."""
    numbers = np.random.default_rng(seed).permutation(words)
    return " ".join(f"w{'abcdefghij'[seed % 10]}{seed}x{n}" for n in numbers)


def test_a_story_in_forty_outlets_is_a_group_without_780_pairs():
    story = shuffled(1000, 150)
    given = [Carrier(f"{n:02d}", f"{shuffled(n)} {story} {shuffled(100 + n)}", date=f"2031-03-{40 - n:02d}"[:10] if n > 9 else None) for n in range(40)]  # fmt: skip
    rows = find_passages(given)
    pairs = {(r["article_id"], r["other_id"]) for r in rows}
    assert len(pairs) < 40 * FEW / 2 and {i for pair in pairs for i in pair} == {c.id for c in given}
    assert {r["group"] for r in rows} == {"1"}
    assert all("39" in pair for pair in pairs), "each with the earliest"
    assert {r["words"] for r in rows} == {150}


def test_a_line_on_every_page_is_boilerplate_however_many_outlets_have_it():
    line = "all content on this page belongs to those who made it and may be read only by people who asked them first"
    assert find_passages([Carrier(str(n), f"{shuffled(n)} {line}") for n in range(22)]) == []
    assert find_passages([Carrier(str(n), f"{shuffled(n)} {line}") for n in range(3)])


def test_groups_are_numbered_in_the_order_of_the_articles_and_chains_are_one():
    one, two, three = shuffled(1, 30), shuffled(2, 30), shuffled(3, 30)
    rows = found(three, one, f"{three} {OWN['a']}", f"{one} {two}", two)
    assert [(r["article_id"], r["other_id"], r["group"]) for r in rows] == [
        ("a", "c", "1"),
        ("b", "d", "2"),
        ("d", "e", "2"),
    ]


def test_a_text_of_nothing_and_a_text_alone():
    assert find_passages([]) == [] and found("", "!", "one two") == [] and found(STORY) == []


def test_words_that_differ_stay_different():
    vocabulary = Vocabulary()
    numbers = {
        w: vocabulary.numbers(w)[0].tolist()
        for w in ("colour", "color", "dozen", "12", "seven", "7", "U.N.", "UN", "four", "for")
    }
    assert numbers["colour"] == numbers["color"] and numbers["seven"] == numbers["7"] and numbers["U.N."] == numbers["UN"]
    assert numbers["dozen"] != numbers["12"] and numbers["four"] != numbers["for"]


CREDITS = [
    ("Mine stops convoy\n\nTOLM, Vostania (Reuters) - Seven soldiers were killed on Monday, officials said.", "Reuters"),
    ("Mine stops convoy\n\nTOLM, March 4. /TASS/. Seven soldiers were killed on Monday, officials said.", "TASS"),
    ("Mine stops convoy\n\nSeven soldiers were killed on Monday, officials said.\n\nThe Associated Press contributed to this report.", "AP"),
    ("Mine stops convoy\nBy Jo Lind, Associated Press\n\nSeven soldiers were killed on Monday, officials said.", "AP"),
    ("Mine stops convoy\n\nSeven soldiers were killed on Monday, officials said.\n\nReuters, AFP", None),
    ("Mine stops convoy\n\nSeven soldiers were killed on Monday.\n\nReuters", "Reuters"),
    # told to an agency, a photograph, a word that holds the letters
    ("Mine stops convoy\n\nSeven soldiers were killed on Monday, the prefect (42) told Reuters on the phone.", None),
    ("Mine stops convoy\n\nA truck in the snow. REUTERS/Jo Lind\n\nSeven soldiers were killed on Monday, officials said.", None),
    ("Mine stops convoy\n\nTOLM (MAPS) - Seven soldiers were killed on Monday, officials said.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "credit"), CREDITS)
def test_the_agency_that_an_article_credits(text, credit):
    assert credit_in(text, find_blocks(text, read_codebook())) == credit, text


def test_the_manifests_credit_goes_before_the_texts():
    text = "Mine stops convoy\n\nTOLM (AP) - Seven soldiers were killed on Monday, officials said."
    given = [
        Article("a", text, None, {"credit": "Meridian Wire"}),
        Article("b", None, None, {}),
        Article("c", text, None, {}),
    ]
    assert [(c.id, c.credit) for c in carriers(given, read_codebook())] == [("a", "Meridian Wire"), ("c", "AP")]


def test_the_planted_passages_of_the_invented_set():
    book = read_codebook(INVENTED / "codebook.yml")
    rows = find_passages(carriers(iter_articles(open_set(INVENTED)), book))
    pairs = [(r["article_id"], r["other_id"]) for r in rows]
    wanted = {(f"meridian-wire-0{i}", f"harbour-times-0{i}"): n for i, n in ((1, 3), (2, 4), (3, 4))}
    assert {pair: pairs.count(pair) for pair in pairs} == wanted


def test_the_shared_words_of_the_five_articles():
    texts = variable("FRAMING_TEXTS")
    articles = [a for a in iter_articles(open_set(REAL), texts) if isinstance(a, Article)]
    words = {a.id: [m.span() for m in WORD.finditer(a.text)] for a in articles}
    with (Path(__file__).parent / "wire_reference.csv").open(encoding="utf-8") as file:
        reference = _words(
            words, [{k: v if k in ("article", "other") else int(v) for k, v in r.items()} for r in csv.DictReader(file)]
        )
    rows = find_passages(carriers(articles, read_codebook(REAL / "codebook.yml")))
    coded = _words(words, [r | {"article": r["article_id"], "other": r["other_id"]} for r in rows])
    assert len(reference & coded) / len(reference) >= 0.95
    assert len(reference & coded) / len(coded) >= 0.98


def _words(words, rows):
    """The shared words of both sides, as (article, start)."""
    ranges = [
        (r[who], r[f"{side}start"], r[f"{side}end"]) for r in rows for who, side in (("article", ""), ("other", "other_"))
    ]
    return {(a, s) for a, start, end in ranges for s, e in words[a] if start <= s and e <= end}
