"""The figure flow, box by box."""

from framing import measures, plots
from framing.study import draw_flow, open_study
from tests.conftest import INVENTED
from tests.measures.tables import codes
from tests.plots.test_plots import cut_off, many


def written(figure):
    return [" ".join(t.get_text().split()) for t in figure.axes[0].texts if t.get_text()]


def test_a_box_for_each_step_and_beside_the_arrows_what_was_left_out():
    figure = plots.flow(measures.article_flow(many(2)), "Machine codes, 2 articles.")
    assert written(figure) == [
        "Articles retrieved n = 13",
        "1 text not at hand 1 text can't be read",
        "With a readable text n = 11",
        "1 other edition 1 same text, same outlet",
        "Unique n = 9",
        "1 other outlet 1 other language 1 other genre 1 outside the dates 1 too short 1 without the words",
        "Relevant n = 3",
        "1 coding failed",
        "Coded and compared n = 2",
    ]


def test_great_numbers_fit_into_one_column():
    table = measures.article_flow(many(2))
    figure = plots.flow(table.assign(articles=table["articles"] * 123_456), "Machine codes, 246,912 articles.")
    assert figure.get_figwidth() < 3.4 and cut_off(figure) == []
    assert "123,456 same text, same" in " ".join(written(figure))


def test_codes_without_the_table_draw_what_is_known():
    figure = plots.flow(measures.article_flow(codes({"a": {"outlet": "H"}})), "Machine codes, 1 article.")
    assert written(figure) == ["Coded and compared n = 1"]
    assert "these codes have no table flow" in " ".join(figure._suptitle.get_text().split())


def test_a_study_draws_it():
    drawing = draw_flow(open_study(INVENTED))
    assert written(drawing.figure)[-1] == "Coded and compared n = 24"
    assert drawing.numbers.set_index(["outlet", "step"]).loc[("(all)", "coded"), "articles"] == 24
