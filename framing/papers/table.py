"""A table of a paper: caption, headings, cells and note, to be written as LaTeX, Markdown or Word."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path

from framing.errors import TableError
from framing.papers.latex import as_latex
from framing.papers.markdown import as_markdown
from framing.papers.word import as_word
from framing.tables import write_whole

FORMATS = {"latex": ".tex", "markdown": ".md", "word": ".docx"}


@dataclass(frozen=True, repr=False)
class PaperTable:
    """A table as it is printed: all cells are text. `numbers` says which columns stand at the right."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[bool, ...]
    caption: str = ""
    note: str = ""

    def latex(self) -> str:
        """For `\\input` in LaTeX: needs the packages in its first line; all signs are escaped."""
        return as_latex(self)

    def markdown(self) -> str:
        """A table of pipes, as GitHub, pandoc and Quarto read it; all signs escaped."""
        return as_markdown(self)

    def word(self) -> bytes:
        """A Word file with the table alone, on a page across where it has more than seven columns."""
        return as_word(self)

    def write(self, path: str | Path) -> Path:
        """Write the table in the form that the ending of the name says: .tex, .md or .docx.

        Raises TableError for another ending, OutputError where the file can't be written.
        """
        path = Path(path)
        made: dict[str, Callable[[], str | bytes]] = {".tex": self.latex, ".md": self.markdown, ".docx": self.word}
        if path.suffix.lower() not in made:
            raise TableError(f"{path}: a table is written as .tex (LaTeX), .md (Markdown) or .docx (Word); name it so")
        content = made[path.suffix.lower()]()
        data = content.encode("utf-8") if isinstance(content, str) else content
        write_whole(path, lambda part: part.write_bytes(data))
        return path

    def __repr__(self) -> str:
        return self.markdown()

    def _repr_html_(self) -> str:
        head = "".join(f'<th scope="col">{escape(h)}</th>' for h in self.headings)
        sides = [' style="text-align: right"' if number else ' style="text-align: left"' for number in self.numbers]
        body = "".join(
            f"<tr>{''.join(f'<td{s}>{escape(c)}</td>' for c, s in zip(row, sides, strict=True))}</tr>\n" for row in self.rows
        )
        return (
            f"<table>\n<caption>{escape(self.caption)}</caption>\n<thead><tr>{head}</tr></thead>\n"
            f"<tbody>\n{body}</tbody>\n</table>\n<p><i>Note.</i> {escape(self.note)}</p>\n"
        )
