import shutil

import pandas as pd
import pytest

from framing.corpus import open_set
from framing.corpus.codes import read_codes
from framing.errors import CodesError
from tests.conftest import INVENTED


@pytest.fixture
def a_copy(tmp_path):
    folder = tmp_path / "set"
    shutil.copytree(INVENTED, folder, ignore=shutil.ignore_patterns(".parts", "texts"))
    return folder


def test_reference_codes_replace_the_three_layers(a_copy):
    machine, reference = (read_codes(open_set(a_copy), kind) for kind in ("machine", "reference"))
    assert set(reference["labels"]["rule"]) == {"reference"}
    assert "reference" not in set(machine["labels"]["rule"])
    assert reference["mentions"].equals(machine["mentions"])


def test_corrections_override_and_what_fits_no_row_is_listed(a_copy):
    machine = read_codes(open_set(a_copy))
    first, second = machine["labels"].iloc[0], machine["labels"].iloc[1]
    lines = ["table,article_id,start,end,column,new",
             f"labels,{first.article_id},{first.start},{first.end},voice,attributed",
             f"labels,{second.article_id},{second.start},{second.end},row,delete",
             f"labels,{first.article_id},1,2,voice,own",
             "lables,x,1,2,voice,own"]  # fmt: skip
    (a_copy / "corrections").mkdir()
    (a_copy / "corrections" / "corrections.csv").write_text("\n".join(lines) + "\n")
    corrected = read_codes(open_set(a_copy), "corrected")
    assert corrected.corrections.applied == 2
    assert corrected["labels"].iloc[0].voice == "attributed"
    assert len(corrected["labels"]) == len(machine["labels"]) - 1
    assert list(corrected["problems"]["detail"]) == ["corrections.csv line 4: no row of labels at 1-2; look at what the machine codes there now, then change or delete the line",
                                                     "corrections.csv line 5: no table 'lables' that can be corrected; did you mean 'labels'?"]  # fmt: skip


# which codes, what to do
@pytest.mark.parametrize(
    ("kind", "take_away", "message"),
    [
        ("machine", "codes", "no codes; run `framing code"),
        ("reference", "gold", "this set has no reference codes; draw machine codes (--codes machine)"),
        ("corrected", "none", "no corrections; `framing correct"),
        ("mine", "none", "no codes 'mine'; there are machine, corrected, reference"),
    ],
)
def test_codes_that_are_not_there(a_copy, kind, take_away, message):
    shutil.rmtree(a_copy / take_away, ignore_errors=True)
    with pytest.raises(CodesError) as error:
        read_codes(open_set(a_copy), kind)
    assert message in str(error.value)


def test_a_number_leads_back_to_its_words():
    import framing

    articles = framing.read_articles(INVENTED)
    codes = framing.read_codes(open_set(INVENTED), "reference")
    found = framing.context(
        codes["labels"],
        articles,
        {"article_id": "brenik-courier-01", "category": "terrorist", "voice": "own", "measure": "share"},
    )
    assert len(found) >= 2
    assert found["words"].str.casefold().str.contains("terror").all()
    for row in found.itertuples():
        assert articles.texts[row.article_id][row.start : row.end] == row.words
    silent = framing.context(codes["labels"], framing.corpus.Articles(articles.set, articles.table, {}, articles.problems))
    assert silent["words"].isna().all()
    assert isinstance(silent, pd.DataFrame)
