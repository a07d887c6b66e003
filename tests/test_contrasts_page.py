"""What docs/contrasts.md shows is allowed, and complete."""

import re

from framing.codebook.yaml import read_yaml
from framing.corpus.article_set import Study
from framing.corpus.plan import PlannedContrast
from framing.measures.per_article import MEASURES
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "contrasts.md").read_text(encoding="utf-8")


def rows(heading):
    """The rows of the table whose first heading is given, without its head."""
    block = re.search(rf"^\| {heading} .*\n\|[-|]+\n((?:\|.*\n)+)", PAGE, re.M).group(1)
    return [[cell.strip() for cell in line.strip("|").split(" |")] for line in block.splitlines()]


def test_the_plan_on_the_page_is_read(tmp_path):
    path = tmp_path / "study.yml"
    path.write_text(re.search(r"```yaml\n(.*?)```", PAGE, re.S).group(1), encoding="utf-8")
    study = Study.model_validate(read_yaml(path)[0])
    assert [c.measure for c in study.contrasts] == ["label_share", "figure_share"]
    assert study.contrasts[1].copies == "once" and study.contrasts[1].strata == ("genre",)


def test_all_keys_and_measures_stand_on_the_page():
    assert {key for row in rows("key") for key in row[0].split(", ")} == set(PlannedContrast.model_fields)
    named = {name: row[1] for row in rows("measure") for name in row[0].split(", ")}
    assert set(named) == set(MEASURES)
    for name, of in named.items():
        keys = set(re.findall(r"\w+", re.sub(r"\(.*?\)", "", of)))
        told_apart = {"author", "construction"}  # agency: only events of public authors, all constructions
        assert {*MEASURES[name].keys} - told_apart <= keys, name


def test_the_lines_of_python_run():
    code = re.search(r"```python\n(.*?)```", PAGE, re.S).group(1)
    exec(code.replace("seeds/", f"{ROOT}/seeds/"), {})
