"""A figure is a link to where it comes from, and the choices there follow each other."""

from made import HOME

from htl_dash.ui.choice import Choice
from htl_dash.viewmodels.trace import PARTS, options, traced

KEYS = (
    ("x", "regso2025", "2081R001", "2023", "_T", "_T"),
    ("x", "regso2025", "2081R001", "2024", "_T", "_T"),
    ("x", "regso2025", "2081R001", "2024", "F", "0-4"),
    ("x", "regso2020", "2081R002", "2020", "_T", "_T"),
)


def test_a_link_names_every_part_and_the_whole_is_understood():
    link = traced("59 %", ("low_economic_standard", "regso2025", "2081R001", "2024"))
    assert link == (
        "[59 %](./data?avsnitt=spar&talmatt=low_economic_standard&talindelning=regso2025"
        "&talplats=2081R001&talperiod=2024&talkon=_T&talgrupp=_T)"
    )


def test_the_words_in_the_link_are_those_that_the_page_reads():
    link = traced("1", ("a", "b", "c", "d"))
    traces = [one for one in Choice if one.name.startswith("TRACED_")]
    assert all(f"&{one.value}=" in link for one in traces)
    assert len(traces) == len(PARTS)
    assert f"?{Choice.SECTION.value}=spar" in link


def test_what_can_be_chosen_depends_on_what_was_chosen_before():
    assert [*options(HOME, KEYS, ["x"], 1)] == ["regso2020", "regso2025"]
    assert [*options(HOME, KEYS, ["x", "regso2025"], 2)] == ["2081R001"]
    assert [*options(HOME, KEYS, ["x", "regso2025", "2081R001"], 3)] == ["2024", "2023"]
    upto = ["x", "regso2025", "2081R001", "2024"]
    assert [*options(HOME, KEYS, upto, 4)] == ["_T", "F"]
    assert options(HOME, KEYS, [*upto, "F"], 5) == {"0-4": "0-4"}


def test_places_and_sexes_have_their_names():
    assert options(HOME, KEYS, ["x", "regso2025"], 2) == {
        "2081R001": "Bullermyren–Hagalund"
    }
    upto = ["x", "regso2025", "2081R001", "2024"]
    assert options(HOME, KEYS, upto, 4)["F"] == "Flickor och kvinnor"
