"""Live blogs: told by their time stamps, and split into entries on request."""

import re
from dataclasses import replace

from framing.importers.records import Found

STAMP = re.compile(
    r"^\W*(?:(?:updated|posted)\W+)?(?:\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?)"
    r"(?:\s*\(?[A-Za-z]{2,5}\)?)?(?:\W+.{0,40}\bago)?\W*$",
    re.I,
)
LIVE = re.compile(r"\blive\b|as it happened|minute by minute|latest updates|rolling coverage", re.I)
MANY = {True: 3, False: 8}  # stamps that make a live blog: where the headline says so, and where it doesn't


def live_entries(article: Found) -> list[str]:
    """The entries of a live blog, each from its time stamp to the next; none where the article is no live blog.

    What stands above the first stamp is the first entry, if there is anything.
    """
    lines = (article.text or "").splitlines(keepends=True)
    stamps = [i for i, line in enumerate(lines) if line.strip() and STAMP.match(line.strip())]
    said = bool(LIVE.search(" ".join([article.title or "", article.fields.get("kind", ""), article.fields.get("note", "")])))
    if len(stamps) < MANY[said]:
        return []
    starts = [0, *stamps] if "".join(lines[: stamps[0]]).strip() else stamps
    ends = [*starts[1:], len(lines)]
    return ["".join(lines[a:b]).strip("\r\n") for a, b in zip(starts, ends, strict=True)]


def split_live(article: Found) -> list[Found]:
    """One article for each entry of a live blog, with the blog's title and fields; the article itself if it is none."""
    entries = live_entries(article)
    return [
        replace(article, text=entry, place=f"{article.place}, entry {number}".lstrip(", "), above=[], below=[])
        for number, entry in enumerate(entries, 1)
    ] or [article]
