"""A report as one HTML file: no script, nothing fetched, all text escaped by the template."""

from functools import cache
from importlib import resources

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from framing.report.document import Codes, Finding, Plate, Report
from framing.report.marks import one_line
from framing.report.reading import LAYER_OF, Reading

POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"  # a browser may neither run nor fetch anything


def as_report(report: Report, reading: Reading | None = None) -> str:
    """The report as HTML; with `reading` the articles stand in it, and numbers lead to the codes behind them.

    With texts it is not for publication, and says so at its head. All strings are escaped, control characters and those
    that turn text around are taken out; links lead into the page, or to an article's http(s) address.
    """
    lists = _Lists(reading)
    page = _environment().from_string(_file("report.html"))
    return page.render(
        report=report,
        reading=reading,
        lists=lists,
        policy=POLICY,
        style=Markup(_file("report.css")),
        roles=[*LAYER_OF],
        plates={plate.name: plate for plate in (*report.flow, *report.figures)},
        behind=_behind(report, lists),
        short=SHORT,
        narrow=NARROW,
    )


SHORT, NARROW = 12, 14  # rows and columns of a table that stands open: wider ones don't fit on paper
CALLED = {"mentions": "name at {}", "passages": "passage {}"}  # in lists; other codes by their ids


class _Lists:
    """The lists of codes behind numbers, each once: a list's address by its codes."""

    def __init__(self, reading: Reading | None) -> None:
        self.reading = reading
        self.addresses: dict[Codes, str] = {}

    def address(self, codes: Codes) -> str:
        """Where the list of these codes stands; empty where there is nothing to list, or no texts are shown."""
        if self.reading is None or not codes:
            return ""
        return self.addresses.setdefault(codes, f"b{len(self.addresses) + 1}")

    def by_article(self, codes: Codes) -> dict[str, list[tuple[str, str]]]:
        """For each article its codes: (how it is called, where it is marked)."""
        found: dict[str, list[tuple[str, str]]] = {}
        for code in codes:
            called = CALLED.get(code.layer, "{}").format(code.key)
            found.setdefault(code.article_id, []).append((called, self.reading.place(code) if self.reading else ""))
        return found


def _behind(report: Report, lists: _Lists) -> dict[Codes, str]:
    """The addresses of all lists, given in the order in which the page shows them."""
    given: list[Finding | Plate] = [*report.findings, *report.flow, *report.figures]
    for part in given:
        for codes in (item.codes for item in part.items) if isinstance(part, Finding) else part.table.codes:
            lists.address(codes)
    return lists.addresses


@cache
def _environment() -> Environment:
    made = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=_cleaned)
    made.tests["web"] = lambda url: str(url).casefold().startswith(("http://", "https://"))
    return made


def _cleaned(value):
    """What the template prints: strings on one line without control characters, what is HTML already as it is."""
    return one_line(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _file(name: str) -> str:
    return resources.files("framing.report").joinpath(name).read_text(encoding="utf-8")
