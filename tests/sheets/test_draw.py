"""The sample of articles: probabilities that are right, the same for the same seed, spread over outlets and dates."""

import shutil

import pandas as pd
import pytest

from framing.cli import main
from framing.errors import FramingError
from framing.sheets import coding_sheets, draw_articles, plan_sample
from framing.sheets.draw import allocate
from framing.tables import read_csv
from tests.conftest import INVENTED
from tests.sheets.small import small_set


def frame(**outlets):
    rows = [
        {"article_id": f"{o}{n}", "outlet": o, "date": f"2031-{1 + n % 12:02d}-01"}
        for o, size in outlets.items()
        for n in range(size)
    ]
    return pd.DataFrame(rows, dtype="string")


# articles by outlet, how many are drawn; of each
@pytest.mark.parametrize(
    ("sizes", "sample", "shares"),
    [
        ({"a": 50, "b": 50}, 10, [5, 5]),
        ({"a": 90, "b": 10}, 10, [8, 2]),
        ({"a": 97, "b": 3}, 10, [8, 2]),
        ({"a": 99, "b": 1}, 10, [9, 1]),
        ({"a": 97, "b": 2, "c": 1}, 3, [1, 1, 1]),
        ({"a": 4, "b": 4}, 20, [4, 4]),
        ({"a": 30, "b": 20, "c": 10}, 12, [6, 4, 2]),
    ],
)
def test_outlets_get_their_share(sizes, sample, shares):
    assert list(allocate(sizes, sample).values()) == shares


# articles by outlet, how many are drawn
@pytest.mark.parametrize(
    ("sizes", "sample"),
    [
        ({"a": 50, "b": 7}, 12),
        ({"a": 5, "b": 5}, 9),
        ({"a": 3, "b": 3, "c": 3}, 2),
        ({"a": 6}, None),
        ({"a": 1, "b": 9}, 5),
        ({"a": 40}, 60),
    ],
)
def test_weights_add_up_to_the_articles(sizes, sample):
    drawn = draw_articles(frame(**sizes), sample)
    total = sum(sizes.values())
    assert drawn["article_id"].is_unique and len(drawn) == min(sample or total, total)
    assert drawn["weight"].sum() == pytest.approx(total)
    assert (drawn["probability"] * drawn["weight"]).tolist() == pytest.approx([1] * len(drawn))
    for _, rows in drawn.groupby("stratum"):
        assert (len(rows), rows["drawn"].nunique(), rows["of"].nunique()) == (rows["drawn"].iloc[0], 1, 1)


def test_every_article_is_drawn_as_often_as_its_probability_says():
    articles, counts, told = frame(a=9, b=4), {}, {}
    for seed in range(600):
        drawn = draw_articles(articles, 6, seed)
        for row in drawn.itertuples():
            counts[row.article_id] = counts.get(row.article_id, 0) + 1
            told[row.article_id] = row.probability
    assert len(counts) == 13
    for article, number in counts.items():
        assert number / 600 == pytest.approx(told[article], abs=0.09), article


def test_dates_are_spread_and_missing_ones_come_last():
    articles = frame(a=24)
    articles.loc[3, "date"] = None
    drawn = draw_articles(articles, 8)
    assert drawn["stratum"].value_counts().tolist() == [2, 2, 2, 2]
    assert sorted(drawn["stratum"])[-1].endswith("to no date")


def test_the_same_seed_draws_the_same(tmp_path):
    folder = small_set(tmp_path / "set")
    one, two = (coding_sheets(folder, "labels", ["anna"], tmp_path / str(n), sample=2, seed=3).sample for n in (1, 2))
    assert (
        one.equals(two)
        and (tmp_path / "1" / "labels-anna.csv").read_bytes() == (tmp_path / "2" / "labels-anna.csv").read_bytes()
    )
    assert read_csv(tmp_path / "1" / "sample.csv")["seed"].tolist() == ["3", "3"]
    drawn = {tuple(draw_articles(frame(a=30), 5, seed)["article_id"]) for seed in range(5)}
    assert len(drawn) == 5
    assert draw_articles(frame(a=30), 5, 1)["article_id"].tolist() == ["a28", "a22", "a18", "a3", "a25"]


def test_coders_do_not_read_outlet_after_outlet():
    order = draw_articles(frame(a=20, b=20), 20)["article_id"].str[0].tolist()
    assert order != sorted(order) and order != sorted(order, reverse=True)


# what is asked; the line
@pytest.mark.parametrize(
    ("options", "line"),
    [
        ({"layer": "loaded"}, "no layer 'loaded' to code; the layers are labels, casualties, attributions"),
        ({"coders": []}, "no coders; name them behind --coders, with commas between"),
        ({"coders": ["a b"]}, "coder 'a b': a coder's name is letters, digits, - and _ (anna, coder-2): it names a folder"),
        ({"coders": ["Anna", "anna"]}, "coders Anna, anna: a name stands twice; give each coder their own"),
        ({"sample": 0}, "a sample of 0; draw at least one article"),
        ({"kind": "seen"}, "no sheets 'seen'; there are blind, assisted, unsure"),
        ({"kind": "assisted"}, "no codes; run `framing code"),
    ],
)
def test_what_can_not_be_drawn(tmp_path, options, line):
    folder = small_set(tmp_path / "set")
    with pytest.raises(FramingError) as error:
        coding_sheets(folder, **{"layer": "labels", "coders": ["anna"], "out": tmp_path / "out"} | options)
    assert line in str(error.value) and not (tmp_path / "out").exists()


def test_the_machine_must_have_coded_these_texts(tmp_path):
    folder = tmp_path / "set"
    shutil.copytree(INVENTED, folder, ignore=shutil.ignore_patterns(".parts", "export"))
    (folder / "articles.csv").write_text("id,outlet,file\nlantern-01,Lantern,texts/lantern-01.txt\n", encoding="utf-8")
    (folder / "texts" / "lantern-01.txt").write_text("Another text\n\nThe rebels left.\n", encoding="utf-8")
    with pytest.raises(
        FramingError, match=r"the machine has not coded 1 of these texts, such as lantern-01; run `framing code` again"
    ):
        coding_sheets(folder, "labels", ["anna"], tmp_path / "out", kind="assisted")


def test_the_command_names_what_is_missing(tmp_path, capsys):
    folder = small_set(tmp_path / "set")
    for arguments, line in [
        (
            ["--coders", "anna", "--out", "o"],
            "--layer is missing; a sheet needs --layer, --coders and --out (or use --plan or --from)",
        ),
        (
            ["--layer", "labels", "--out", "o"],
            "--coders is missing; a sheet needs --layer, --coders and --out (or use --plan or --from)",
        ),
        (["--from", "s.csv"], "--coder is missing: who filled in the sheet"),
    ]:
        assert main(["sheet", str(folder), *arguments]) == 2
        assert capsys.readouterr().err == f"framing: {line}\n"


def test_nothing_is_written_over(tmp_path):
    folder, out = small_set(tmp_path / "set"), tmp_path / "out"
    coding_sheets(folder, "labels", ["anna"], out, sample=2)
    with pytest.raises(
        FramingError, match=r"labels-anna.xlsx: is there already; name another folder, so that nobody's codes are lost"
    ):
        coding_sheets(folder, "labels", ["anna"], out, sample=2)
    with pytest.raises(
        FramingError, match=r"sample.csv: another sample is in this folder; name another folder for these sheets"
    ):
        coding_sheets(folder, "casualties", ["anna"], out, sample=2, seed=2)
    assert not (out / "casualties-anna.csv").exists()
    coding_sheets(folder, "casualties", ["anna", "ben"], out, sample=2)
    ignored = (out / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert ignored[1] == "*" and {"!sample.csv", "!*-guide.md"} <= set(ignored)


def test_a_folder_with_other_things_keeps_its_gitignore(tmp_path):
    (tmp_path / ".gitignore").write_text("notes.txt", encoding="utf-8")
    coding_sheets(INVENTED, "labels", ["anna"], tmp_path, sample=2)
    assert (tmp_path / ".gitignore").read_text(encoding="utf-8") == "notes.txt\n/labels-anna.xlsx\n/labels-anna.csv\n"


def test_a_plan_says_how_many(capsys):
    plan = plan_sample(INVENTED, 0.1)
    assert plan["to_code"].tolist() == [4, 4, 4, 4, 4, 4, 13] and plan["sample"].iloc[-1] == 24
    assert main(["sheet", str(INVENTED), "--plan", "--half-width", "0.1"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "for every outlet: --sample 24; for the set as a whole: --sample 13"
    with pytest.raises(FramingError, match=r"half width 5 and agreement 0.9 must be between 0 and 1; 0.05 is five points"):
        plan_sample(INVENTED, 5)
