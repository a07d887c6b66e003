from framing.corpus.passages import find_passages

WIRE = "Seven soldiers and a driver were killed when a mine stopped the first truck on the road above the Korsa pass, officials said."


def test_a_shared_passage_is_found_whole_and_edits_inside_it_are_borne():
    edited = (
        WIRE.replace("officials said", "said officials")
        .replace("the first truck", "the leading truck")
        .replace(" ", "\n", 3)
    )
    rows = find_passages(
        [
            ("a", f"Own words first. {WIRE}", None),
            ("b", f"{edited} Other words.", "Meridian Wire"),
            ("c", "Nothing of the kind here.", None),
        ]
    )
    assert [(r["article_id"], r["other_id"], r["credit"], r["group"]) for r in rows] == [("a", "b", "Meridian Wire", "1")]
    words = len(WIRE[: rows[0]["end"]].split())
    assert words >= 17


def test_short_formulas_are_no_passage():
    same = "officials said on condition of anonymity because they"
    assert (
        find_passages([("a", f"One thing, {same} were afraid.", None), ("b", f"Another, {same} had no leave.", None)]) == []
    )


def test_the_planted_passages_of_the_invented_set():
    from framing.corpus import read_articles
    from tests.conftest import INVENTED

    rows = find_passages([(i, t, None) for i, t in read_articles(INVENTED).texts.items()])
    pairs = {frozenset((r["article_id"], r["other_id"])) for r in rows if r["end"] - r["start"] > 90}
    assert pairs == {frozenset((f"harbour-times-0{i}", f"meridian-wire-0{i}")) for i in (1, 2, 3)}
