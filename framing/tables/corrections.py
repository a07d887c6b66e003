"""The table of a person's corrections to machine codes: `corrections/corrections.csv` of a set, a line a change."""

from framing.tables.columns import Column

ROW = "row"  # in `column`: the line takes a row out or adds one
DELETE, ADD = "delete", "add"  # in `new`, where `column` is `row`
ADDED = "added"  # in `key`: the lines of an added row; `added 2` of a second one at the same span

CORRECTIONS: tuple[Column, ...] = (
    Column("table", "string", "The coded table."),
    Column("article_id", "string", "The article."),
    Column(
        "sha256",
        "string",
        "SHA-256 of the text that the offsets belong to; may be empty in a file written by hand.",
        nullable=True,
    ),
    Column("start", "int64", "Where the row's span begins."),
    Column("end", "int64", "Where it ends."),
    Column(
        "key",
        "string",
        "Which of several rows at the same span: the machine's values that tell them apart (`effect=injured; low=4`); "
        "`added` for the lines of an added row. Empty where one row has the span.",
        nullable=True,
    ),
    Column("column", "string", "The column that is changed; `row` where a row is taken out or added."),
    Column(
        "was",
        "string",
        "The machine's value when the person corrected it; for an added row how many rows of the machine's overlapped it.",
        nullable=True,
    ),
    Column("new", "string", "The right value, empty for none; `delete` or `add` where the column is `row`.", nullable=True),
    Column("by", "string", "Who corrected.", nullable=True),
    Column("note", "string", "Why, in the person's own words.", nullable=True),
)
