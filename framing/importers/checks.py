"""Checks that several importers share: what a file says of an article against what was read."""

Problem = tuple[str, str]
WIDE = 0.15  # share by which a printed word count may differ from ours: databases count headlines, captions, dashes
LEAST = 15  # words that may always differ


def word_count_problem(place: str, printed: int | None, text: str | None) -> list[Problem]:
    """One problem where `text` has far fewer or far more words (runs between blanks) than the file prints for it.

    Nothing where no count is printed, where there is no text, or where the script writes no blanks between words.
    """
    if not printed or not text:
        return []
    words = len(text.split())
    if len(text) > 15 * words or abs(words - printed) <= max(LEAST, WIDE * printed):
        return []
    why = "words may be missing" if words < printed else "words of another text may have slipped in"
    detail = f"{place}: the file says {printed} words, {words} were read; {why}, compare with the database"
    return [("word count", detail)]


def missing_problems(place: str, fields: dict[str, str], where: dict[str, str]) -> list[Problem]:
    """A problem for every field of `where` (field: how the file names it) that is not in `fields`."""
    return [
        (f"no {name}", f"{place}: no {label} is printed; fill in the column {name} by hand")
        for name, label in where.items()
        if not fields.get(name)
    ]
