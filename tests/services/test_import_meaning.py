"""A measure means an indicator by choice, by declaration or by its name; else nothing."""

import pytest
from made_data_files import raws

from htl_dash.catalogue.indicators import all_indicators
from htl_dash.domain.table_choice import TableChoices
from htl_dash.services.import_meaning import Dictionary, Meaning
from htl_dash.sources.raw_table import Recognised

PLAIN = Recognised("plain", "Skolverket", "Prov", "Prov", "", ())


def meant(drawn: str, **chosen: str) -> Meaning | None:
    (raw,) = raws(drawn)
    choices = TableChoices(
        indicators={k.replace("_", " "): v for k, v in chosen.items()}
    )
    categories = {"pupils": {"_T", "F", "1"}, "merit_value_17": {"_T", "municipal"}}
    return Dictionary(PLAIN, choices, all_indicators(), categories).meaning(raw)


@pytest.mark.parametrize(
    "measure",
    ["merit_value_17", all_indicators()["merit_value_17"].title.upper()],
)
def test_a_measure_may_be_called_what_the_indicator_is_called(measure):
    assert meant(f"measure | text\n{measure} | 1") == Meaning("merit_value_17", "_T")


def test_an_id_of_kolada_is_the_indicator_that_it_is_the_table_of():
    assert meant("measure | text\nN02904 | 1") == Meaning("child_poverty", "_T")
    assert meant("measure | text\nTAB6685 | 1") is None


def test_what_nobody_has_declared_means_nothing():
    assert meant("measure | text\nAntal lärare | 1") is None


def test_a_choice_goes_first_and_may_be_that_it_is_not_wanted():
    drawn = "measure | text\nAntal lärare | 1"
    assert meant(drawn, Antal_lärare="pupils") == Meaning("pupils", "_T")
    raw = raws("measure | text\nmerit_value_17 | 1")[0]
    ignored = TableChoices(indicators={"merit_value_17": ""})
    assert Dictionary(PLAIN, ignored, all_indicators(), {}).meaning(raw) is None


def test_a_choice_of_an_indicator_that_is_gone_means_nothing():
    assert meant("measure | text\nAntal | 1", Antal="no_such") is None


def test_a_part_keeps_its_place_among_the_parts_of_the_indicator():
    drawn = "measure | category | text\nmerit_value_17 | Kommunal | 1"
    assert meant(drawn) == Meaning("merit_value_17", "municipal")
    assert meant("measure | category | text\nmerit_value_17 | Okänd | 1") is None


def test_a_part_may_be_chosen_to_be_an_indicator_of_its_own():
    (raw,) = raws("measure | category | text\nAndel | 0-19 år | 1")
    choices = TableChoices(indicators={"Andel, 0-19 år": "child_poverty"})
    found = Dictionary(PLAIN, choices, all_indicators(), {}).meaning(raw)
    assert found == Meaning("child_poverty", "_T")


def test_a_table_without_a_form_is_of_its_publishers_family():
    (raw,) = raws(
        """
        measure                                    | category | text
        Andel personer med låg ekonomisk standard  | 0-19 år  | 5
        """
    )
    nobody = Recognised("plain", "", "", "", "", ())
    known = all_indicators()
    found = [
        Dictionary(nobody, TableChoices(publisher=one), known, {}).meaning(raw)
        for one in ("SCB", "Borlänge kommun", "")
    ]
    # Without a publisher it is read as from PxWeb, and refused for want of one.
    known_one = Meaning("low_economic_standard_0_19", "_T")
    assert found == [known_one, None, known_one]
