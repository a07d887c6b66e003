"""Columns of the tables that say how coders agree, how accurate codes are, and what planned contrasts show."""

from framing.tables.columns import Column

_LAYER = Column("layer", "string", "The codes that are compared.", values=("labels", "casualties", "attributions"))
_BETWEEN = Column(
    "between",
    "string",
    "Who made the two codings, as gold/coders.yml says: people, machine, language model(s), or two of these.",
)
_INTERVAL = (
    Column("value", "float64", "The value; empty where it is undefined.", nullable=True),
    Column("low", "float64", "Lower end of the 95 % interval over articles; empty below ten articles.", nullable=True),
    Column("high", "float64", "Upper end of the 95 % interval.", nullable=True),
)


def _effect(name: str, about: str) -> tuple[Column, ...]:
    return (
        Column(name, "float64", about, nullable=True),
        Column(f"{name}_low", "float64", "Lower end of its 95 % interval; empty below ten units on a side.", nullable=True),
        Column(f"{name}_high", "float64", "Upper end of its 95 % interval.", nullable=True),
    )


def _two(name: str, about: str, type_: str = "int64") -> tuple[Column, ...]:
    empty = type_ == "float64"
    return tuple(Column(f"{name}_{side}", type_, f"{about} of side {side}.", nullable=empty) for side in "ab")


RESULTS: dict[str, tuple[Column, ...]] = {
    "coder_agreement": (
        _LAYER,
        Column("step", "string", "Finding the units, or coding those found.", values=("unitising", "coding")),
        Column("column", "string", "The column that is coded; empty for units found."),
        Column("measure", "string", "The measure.", values=("f1", "alpha", "agreement", "cohen_kappa", "fleiss_kappa")),
        Column("coder_a", "string", "A coder; `(all)` where all are taken together."),
        Column("coder_b", "string", "The other coder."),
        _BETWEEN,
        Column("n", "int64", "Units that anybody found (f1), or units with at least two codes."),
        Column("articles", "int64", "Articles that hold such a unit."),
        *_INTERVAL,
    ),
    "accuracy": (
        _LAYER,
        Column("measure", "string", "precision, recall or f1; behind it what must be right beside the unit itself."),
        Column(
            "by",
            "string",
            "What units are grouped by.",
            values=("(all)", "outlet", "actor", "victims_party", "source_party", "party"),
        ),
        Column("unit", "string", "The outlet, actor or party; `(own voice)` for figures without a source."),
        Column("coder", "string", "Whose codes are measured."),
        _BETWEEN,
        Column("n_reference", "int64", "Units in the reference codes."),
        Column("n_coded", "int64", "Units that the coder coded."),
        Column("articles", "int64", "Articles with a unit in the denominator."),
        *_INTERVAL,
        Column("from_all", "float64", "The value minus that of all units together.", nullable=True),
    ),
    "contrasts": (
        Column("contrast", "string", "Its name in study.yml."),
        Column("question", "string", "The question it belongs to; p is adjusted over the contrasts of one question."),
        Column("measure", "string", "What has a value in every article."),
        Column("of", "string", "What the measure is of, a JSON object."),
        Column("unit", "string", "What the values are."),
        Column("a", "string", "Outlets of side a, with ` + ` between."),
        Column("b", "string", "Outlets of side b."),
        Column("strata", "string", "Columns within which articles are compared, with ` x ` between."),
        Column("copies", "string", "How shared passages are counted.", values=("with", "without", "once")),
        Column(
            "planned",
            "string",
            "When it was declared.",
            values=("before coding", "after coding", "exploratory", "not recorded"),
        ),
        *_two("articles", "Articles with a value"),
        *_two("units", "The same, articles that share wire copy counted once,"),
        Column("left_out", "int64", "Articles of strata that only one side has."),
        *_two("mean", "Mean over the articles", "float64"),
        *_effect("difference", "Mean of a minus mean of b."),
        *_effect("ratio", "Mean of a / mean of b."),
        *_effect("delta", "Cliff's delta: how much oftener an article of a is above one of b than below."),
        Column("method", "string", "How the difference's interval was made."),
        Column("p", "float64", "Of the permutation test, two-sided; empty under five units on a side.", nullable=True),
        Column("resolution", "float64", "The smallest p possible.", nullable=True),
        Column("exact", "bool", "Were all arrangements looked at?"),
        Column("may_say", "string", "What so few articles may say.", values=("describes", "dots", "interval")),
        Column("q", "float64", "p adjusted over the question's contrasts declared before coding.", nullable=True),
    ),
}
