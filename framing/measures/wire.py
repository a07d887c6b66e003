"""Wire copy: how much of an article others have too, who carries what from when, and measures without it or with it once."""

import json
import re
from collections.abc import Iterable, Iterator

import numpy as np
import pandas as pd

from framing.corpus.codes import Codes
from framing.errors import TableError
from framing.measures.comparison import OUTLETS_OWN, compared, count_row, row, tidy

ANY, CREDITED, UNCREDITED, AGENCY = "(any)", "credited", "uncredited", "agency"
COPIES = ("with", "without", "once")
CODED = ("labels", "mentions", "casualties", "attributions", "loaded")
SIDE = ("article_id", "start", "end", "first_word", "words", "credit")
CARRIED = (
    *("group", "passage", "articles", "outlets", "article_ids", "first_date", "article_id", "start", "end"),
    *("credit", "words"),
)


def sides(codes: Codes, kinds: Iterable[str] = ("copy",)) -> pd.DataFrame:
    """Each passage from the side of either article: article_id, start, end, first_word, words, credit, and the other's.

    Columns of the other article begin with `other_`; `group` and `kind` are those of `passages`. Passages whose articles
    are not both in the codes are left out. Raises TableError for codes that do not say how long passages are.
    """
    passages, known = codes["passages"], set(codes["articles"]["article_id"])
    if len(passages) and passages["words"].isna().any():
        raise TableError("passages: coded by an earlier version, which counted no words; run `framing code` again")
    passages = passages[passages["article_id"].isin(known) & passages["other_id"].isin(known)]
    passages = passages[passages["kind"].isin(list(kinds))]
    there = {c: "other_id" if c == "article_id" else f"other_{c}" for c in SIDE}
    turned = passages.rename(columns={**there, **{other: c for c, other in there.items()}})
    return pd.concat([passages, turned[passages.columns]], ignore_index=True)


def wire_share(codes: Codes, by: str = "outlet", genres: Iterable[str] | None = OUTLETS_OWN) -> pd.DataFrame:
    """How much of what outlets (or articles) print is shared copy, and how much is their own.

    `copy_share`: words in passages that some other article of the set has too / words of the article, a mean over articles;
    `own_share` is 1 - that. `pooled_` before them: all words of the unit together. Each word counts once, whoever shares it;
    words are those outside boilerplate. Quotations that two articles may each have heard are not copy.

    `credit` splits the copy: `credited` in articles that credit an agency (in `credit` of the manifest, a dateline or a
    credit line), `agency` in those of an agency that others of the set credit, `uncredited` in the rest, `(any)` all
    together; the denominator is all words each time.
    n = words, articles = articles that have words. Shared copy says nothing of who wrote it first: see `carried`.
    Raises TableError for an unknown `by`, and for codes of an earlier version.

    >>> import framing, tempfile
    >>> path = framing.example(tempfile.mkdtemp() + "/sarn")
    >>> run = framing.code(path)
    >>> table = framing.wire_share(framing.open_study(path).codes)
    >>> table[table["measure"] == "copy_share"].query("credit == '(any)' and value > 0")["outlet"].tolist()
    ['Harbour Times', 'Meridian Wire']
    """
    rows = []
    for unit, articles in copied_words(codes, by, genres).groupby(by, sort=True):
        total, n = articles["words"].to_numpy(dtype=float), int(articles["words"].sum())
        for credit in (ANY, CREDITED, UNCREDITED, AGENCY):
            copied = np.where((credit == ANY) | (articles["credit"] == credit), articles["copied"], 0.0)
            keys = {by: unit, "credit": credit}
            share = pd.Series(copied / total, articles["article_id"])
            rows.append(row(codes, "copy_share", n, share, **keys))
            rows.append(count_row("pooled_copy_share", n, len(total), copied.sum() / n, **keys))
            if credit == ANY:
                rows.append(row(codes, "own_share", n, 1 - share, **keys))
                rows.append(count_row("pooled_own_share", n, len(total), 1 - copied.sum() / n, **keys))
    return tidy(rows, [by, "credit"])


def copied_words(codes: Codes, by: str, genres) -> pd.DataFrame:
    """Each article that has words: what is compared, article_id, words, copied (shared words, each once), credit."""
    zones = compared(codes, "zones", by, genres)
    size = zones.groupby([by, "article_id"], sort=True)["words"].sum()
    size = size[size > 0].reset_index()
    shared = dict(shared_words(codes))
    found = [shared.get(article, (0, ANY)) for article in size["article_id"]]
    words = size["words"].to_numpy(dtype=float)
    return size.assign(copied=np.minimum([n for n, _ in found], words), credit=[whose for _, whose in found])


def shared_words(codes: Codes) -> Iterator[tuple[str, tuple[int, str]]]:
    """For each article with copy its shared words, each once, and whether it credits an agency or is one."""
    passages = sides(codes)
    agencies = _agencies(codes, passages)
    for article, group in passages.groupby("article_id", sort=False):
        spans = _union(zip(group["first_word"], group["first_word"] + group["words"], strict=True))
        whose = AGENCY if article in agencies else CREDITED if group["credit"].notna().any() else UNCREDITED
        yield str(article), (sum(end - start for start, end in spans), whose)


def _agencies(codes: Codes, passages: pd.DataFrame) -> set[str]:
    """The articles whose outlet or publisher is an agency that an article with copy credits."""
    credits = {c for cell in passages["credit"].dropna() for c in cell.split(", ")}
    if not credits:
        return set()
    named = re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(c) for c in sorted(credits))})(?!\w)", re.I)
    articles = codes["articles"]
    names = articles["outlet"].fillna("") + " / " + articles["publisher"].fillna("")
    return set(articles["article_id"][names.str.contains(named)])


def _union(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same stretches without overlaps."""
    out: list[tuple[int, int]] = []
    for start, end in sorted((int(s), int(e)) for s, e in spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return out


def shared_passages(codes: Codes, by: str = "outlet", genres: Iterable[str] | None = None) -> pd.DataFrame:
    """What each article shares with others, for a figure: a row per passage and side, and one for an article without.

    Columns: what is compared, row (the article's name), date, length (words of the article), other (the other outlet or
    article), other_row, kind (copy or quotation; empty where nothing is shared), first_word (from 0) and words of the
    passage, credit. All genres unless `genres` says which. Raises TableError for an unknown `by`, and for codes of an
    earlier version.
    """
    articles = compared(codes, "articles", by, genres).set_index("article_id")
    spans = sides(codes, ("copy", "quotation"))
    spans = spans[spans["article_id"].isin(articles.index) & spans["other_id"].isin(articles.index)]
    rows = articles.reset_index()[["article_id", by, "row", "date", "words"]]
    rows = rows.rename(columns={"words": "length"}).merge(spans[[*SIDE, "other_id", "kind"]], on="article_id", how="left")
    rows["other"], rows["other_row"] = rows["other_id"].map(articles[by]), rows["other_id"].map(articles["row"])
    rows["words"] = rows["words"].fillna(0)
    return rows[[by, "row", "date", "length", "other", "other_row", "kind", "first_word", "words", "credit"]]


def carried(codes: Codes) -> pd.DataFrame:
    """Who carries what from when: one row per shared passage, however many articles have it, longest first in its group.

    Columns: group (as in `passages`), passage (a number in the set), articles and outlets (how many have it), article_ids
    (a JSON list, the earliest first), first_date (of the earliest article; empty where undated), article_id, start, end and
    words (the passage as the earliest article has it), credit (agencies that any of them credits, with ", " between).
    Stretches of one article that overlap by half of the shorter one are the same passage. Outlets without a name count as
    one. Quotations are left out. Raises TableError for codes of an earlier version.
    """
    spans = sides(codes)
    if spans.empty:
        return pd.DataFrame(columns=list(CARRIED))
    articles = codes["articles"].set_index("article_id")
    rank = _ranks(codes, spans)
    spans["passage"] = same_passage(spans)
    rows = []
    for _, group in spans.groupby("passage", sort=False):
        order = sorted(set(group["article_id"]), key=lambda a: rank[a])
        first = group[group["article_id"] == order[0]].sort_values("words", ascending=False, kind="stable").iloc[0]
        day = articles.loc[order[0], "date"]
        rows.append(
            {
                "group": first["group"],
                "articles": len(order),
                "outlets": articles.loc[order, "outlet"].fillna("").nunique(),
                "article_ids": json.dumps(order, ensure_ascii=False),
                "first_date": None if pd.isna(day) else day,
                **{c: first[c] for c in ("article_id", "start", "end", "words")},
                "credit": ", ".join(sorted({c for cell in group["credit"].dropna() for c in cell.split(", ")})) or None,
            }
        )
    rows.sort(key=lambda r: (int(r["group"]), -r["words"], r["article_id"], r["start"]))
    return pd.DataFrame([{**r, "passage": str(n)} for n, r in enumerate(rows, 1)], columns=list(CARRIED))


def same_passage(spans: pd.DataFrame) -> list[int]:
    """A number for each side of a passage: the same for both sides, and for sides that overlap in their article."""
    leader = list(range(len(spans)))

    def find(i: int) -> int:
        while leader[i] != i:
            leader[i] = leader[leader[i]]
            i = leader[i]
        return i

    half = len(spans) // 2  # `sides` has the other sides below, in the same order
    for i in range(half):
        leader[find(i + half)] = find(i)
    for _, group in spans.groupby("article_id", sort=False):
        rows = sorted(zip(group["start"], group["end"], group.index, strict=True))
        open_rows: list[tuple[int, int, int]] = []
        for start, end, i in rows:
            open_rows = [r for r in open_rows if r[1] > start]
            for s, e, j in open_rows:
                if min(e, end) - start >= min(e - s, end - start) / 2:
                    leader[find(i)] = find(j)
            open_rows.append((start, end, i))
    return [find(i) for i in range(len(spans))]


def _ranks(codes: Codes, spans: pd.DataFrame) -> dict[str, tuple]:
    """By what articles that share a passage stand in order: date, the credited agency itself, the order of the set."""
    agencies = _agencies(codes, spans)
    articles = zip(codes["articles"]["article_id"], codes["articles"]["date"].fillna(""), strict=True)
    return {a: (_day(str(date)), a not in agencies, place) for place, (a, date) in enumerate(articles)}


def _day(date: str) -> str:
    """A date to sort by: without a day it stands at the end of its month or year, and none at the very end."""
    return f"{date[:10]}{'-99' * (2 - date.count('-'))}" if date else "9999"


def counted(codes: Codes, copies: str = "with") -> Codes:
    """The codes with what lies in shared copy, without it, or with it once: for any measure that takes codes.

    `copies="with"` changes nothing. `"without"` drops the rows of labels, mentions, casualties, attributions and loaded of
    which at least half lies in a passage that another article has too. `"once"` keeps them in the article that has the
    passage first: the earliest by date, of the same day the credited agency itself, then the first in the set.
    The words of `zones` that are dropped leave the denominators of rates per words, too: each zone keeps the share of its
    characters that is not dropped. `style` and the list of articles stay whole: an article that is all copy counts as
    one without labels. Quotations that two articles may each have heard stay.
    Raises TableError for another word, and for codes of an earlier version.
    """
    if copies not in COPIES:
        raise TableError(f"no way {copies!r} to count copies; it is one of {', '.join(COPIES)}")
    spans = sides(codes)
    if copies == "with" or spans.empty:
        return codes
    if copies == "once":
        rank = _ranks(codes, spans)
        later = [rank[a] > rank[b] for a, b in zip(spans["article_id"], spans["other_id"], strict=True)]
        spans = spans[later]
    dropped = {
        str(article): _union(zip(group["start"], group["end"], strict=True))
        for article, group in spans.groupby("article_id")
    }
    tables = {name: codes[name][~_shares(codes[name], dropped).ge(0.5)].reset_index(drop=True) for name in CODED}
    zones = codes["zones"]
    left = (zones["words"] * (1 - _shares(zones, dropped))).round().astype("Int64")
    return Codes(codes.tables | tables | {"zones": zones.assign(words=left)}, codes.kind, codes.corrections, codes.folder)


def _shares(frame: pd.DataFrame, dropped: dict[str, list[tuple[int, int]]]) -> pd.Series:
    """For each row the share of its span that lies in dropped stretches of its article."""
    shares = [
        sum(max(0, min(end, e) - max(start, s)) for s, e in dropped.get(article, ())) / max(1, end - start)
        for article, start, end in zip(frame["article_id"], frame["start"], frame["end"], strict=True)
    ]
    return pd.Series(shares, index=frame.index, dtype=float)
