"""Outlets under one name."""

import pytest

from framing.errors import CodebookError, ImportingError
from framing.importers.outlets import host, loose_key, read_outlets


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("The New York Times", "New York Times"),
        ("New York Times (Online)", "New York Times"),
        ("NYTimes.com", "New York Times"),
        ("The New York Times - International Edition", "New York Times"),
        ("The Guardian(London)", "The Guardian"),
        ("THE GUARDIAN", "The Guardian"),
        ("Associated Press International", "Associated Press"),
        ("bbc.co.uk", "BBC News"),
        ("www.tehrantimes.com", "Tehran Times"),
        ("ABC Premium News", "ABC News (Australia)"),
        ("ABC News", "ABC News"),
        ("Dawn (Pakistan)", "Dawn"),
        ("The Times of Nowhere", None),
        ("Sunday Herald", None),
    ],
)
def test_known_outlets(printed, expected):
    assert read_outlets().named(printed) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.bbc.co.uk/news/world-1", "BBC News"),
        ("https://edition.cnn.com/2031/04/18/a", "CNN"),
        ("english.ahram.org.eg/News/1", "Ahram Online"),
        ("https://sarnpost.example/a", None),
        ("no address", None),
    ],
)
def test_outlet_of_an_address(url, expected):
    assert read_outlets().of_site(url) == expected


def test_a_studys_own_names_come_first(tmp_path):
    own = tmp_path / "outlets.yml"
    own.write_text("outlets:\n  - {name: BBC, also: [BBC News], sites: [sarnpost.example]}\n", encoding="utf-8")
    names = read_outlets(own)
    assert names.named("BBC News") == "BBC"
    assert names.of_site("https://sarnpost.example/a") == "BBC"
    assert names.named("CNN") == "CNN"


@pytest.mark.parametrize(
    ("content", "error", "says"),
    [
        ("names: []\n", ImportingError, "no list 'outlets'"),
        (
            "outlets:\n  - {name: A}\n  - {nom: B}\n",
            ImportingError,
            "line 3: an outlet has name, also (a list), sites (a list)",
        ),
        ("outlets: [\n", CodebookError, "line"),
    ],
)
def test_a_broken_list_of_outlets(tmp_path, content, error, says):
    own = tmp_path / "outlets.yml"
    own.write_text(content, encoding="utf-8")
    with pytest.raises(error, match=says.replace("(", r"\(").replace(")", r"\)")):
        read_outlets(own)


def test_no_two_outlets_share_a_name_or_an_address():
    from framing.codebook.yaml import read_yaml
    from framing.importers.outlets import DATA, exact_key

    rows = read_yaml(DATA)[0]["outlets"]
    called = [exact_key(n) for row in rows for n in {row["name"], *row.get("also", [])}]
    sites = [site for row in rows for site in row.get("sites", [])]
    assert len(sites) == len(set(sites))
    doubled = {name for name in called if called.count(name) > 1}
    assert not {
        n for n in doubled if len({r["name"] for r in rows if n in map(exact_key, [r["name"], *r.get("also", [])])}) > 1
    }


def test_keys():
    assert loose_key("The Sarn Post (Port Sarn) Online") == loose_key("Sarn Post") == "sarn post"
    assert loose_key("Online") == "online"
    assert host("https://www.Sarnpost.example:80/a") == "sarnpost.example"
    assert host("http://[broken") == ""
