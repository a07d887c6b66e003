"""Bytes of lists and JSON files to text, where files are glued together or damaged."""

from framing.corpus.text import BOMS, decode

Problems = list[tuple[str, str]]


def decode_list(data: bytes, name: str) -> tuple[str | None, Problems]:
    """The text of a file of many articles, or None, and what is wrong with it.

    As `framing.corpus.text.decode`, and beyond that: UTF-16 without a mark is known by its NUL bytes, other NUL bytes are
    taken out, a file cut in the middle of a UTF-16 pair loses that half pair, and a file that is UTF-8 in some lines and
    Windows-1252 in others is read line by line. Each is said.
    """
    problems: Problems = []
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) and not data.startswith(BOMS[1][0]) and len(data) % 2:
        data = data[:-1]
        problems.append(("cut off", f"{name} ends in the middle of a character; export it again"))
    elif b"\0" in data and not data.startswith(tuple(mark for mark, _ in BOMS)):
        data, said = _without_nuls(data, name)
        problems.append(said)
    mixed = _mixed(data)
    if mixed is not None:
        text, lines = mixed
        problems.append(
            ("mixed encodings", f"{name} is UTF-8 but for line {_few(lines)}, read as Windows-1252; look at the names there")
        )
        return text, problems
    text_, doubt = decode(data)
    if doubt:
        problems.append(("encoding" if text_ is not None else "unreadable", f"{name}: {doubt}"))
    return text_, problems


def _without_nuls(data: bytes, name: str) -> tuple[bytes, tuple[str, str]]:
    head = data[:4000]
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if head[offset::2].count(0) > 0.4 * len(head) / 2:
            text = data.decode(encoding, errors="replace")
            return text.encode("utf-8"), (
                "encoding",
                f"{name} is UTF-16 without a mark; read as {encoding}",
            )
    clean = data.replace(b"\0", b"")
    return clean, ("NUL bytes", f"{name} holds {data.count(0)} NUL bytes, taken out; export it again if words are missing")


def _mixed(data: bytes) -> tuple[str, list[int]] | None:
    """Text and the numbers of the lines that are not UTF-8, where other lines are UTF-8 beyond ASCII."""
    if data.startswith(tuple(mark for mark, _ in BOMS[1:])):
        return None
    try:
        data.decode("utf-8")
        return None
    except UnicodeDecodeError:
        pass
    parts, odd, seen = [], [], False
    for number, line in enumerate(data.removeprefix(BOMS[0][0]).split(b"\n"), 1):
        try:
            parts.append(line.decode("utf-8"))
            seen = seen or not line.isascii()
        except UnicodeDecodeError:
            parts.append(line.decode("cp1252", errors="replace"))
            odd.append(number)
    return ("\n".join(parts), odd) if seen or data.startswith(BOMS[0][0]) else None


def _few(numbers: list[int]) -> str:
    shown = ", ".join(map(str, numbers[:5]))
    return shown if len(numbers) <= 5 else f"{shown} and {len(numbers) - 5} more"
