"""Rows of a list and the pages or texts of the same articles."""

from framing.importers.pairs import join_words, plain_address
from framing.importers.records import Found


def row(**fields):
    return Found(place="row 2", title="Ford shelled", fields=fields)


def page(url="", title="Ford shelled | Sarn Post"):
    return Found(title=title, text="Two dead.", fields={"url": url, "outlet": "sarnpost.example"} if url else {})


def test_a_row_meets_its_page_by_address_and_says_more_than_it():
    items = [
        ("list.csv", row(url="http://sarnpost.example/a?utm_source=x", outlet="Sarn Post")),
        ("p.html", page("https://www.sarnpost.example/a/")),
    ]
    joined, counts = join_words(items)
    assert counts == {"list.csv": 1}
    [(file, found)] = joined
    assert file == "p.html"
    assert (found.text, found.title, found.fields["outlet"]) == ("Two dead.", "Ford shelled | Sarn Post", "Sarn Post")


def test_a_row_meets_its_text_by_file_name_or_id():
    items = [("list.csv", row(file="texts/A7.txt")), ("list.csv", row(id="b8")), ("a7.txt", page()), ("B8.txt", page())]
    joined, counts = join_words(items)
    assert counts == {"list.csv": 2}
    assert [file for file, _ in joined] == ["a7.txt", "B8.txt"]


def test_rows_that_fit_nothing_or_too_much_stay():
    same = page("https://sarnpost.example/a")
    items = [
        ("list.csv", row(url="https://sarnpost.example/a")),  # two pages of this address
        ("list.csv", row(url="https://sarnpost.example/other")),
        ("list.csv", row()),
        ("1.html", same),
        ("2.html", same),
    ]
    joined, counts = join_words(items)
    assert counts == {}
    assert joined == items


def test_one_page_is_not_given_to_two_rows():
    items = [
        ("list.csv", row(url="https://s.example/a")),
        ("list.csv", row(url="https://s.example/a")),
        ("1.html", page("https://s.example/a")),
    ]
    joined, counts = join_words(items)
    assert counts == {"list.csv": 1}
    assert len(joined) == 2


def test_addresses():
    assert plain_address("https://m.sarnpost.example/a/?utm_medium=y&id=3#top") == "sarnpost.example/a?id=3"
    assert plain_address("nothing") == plain_address("http://[x") == ""
