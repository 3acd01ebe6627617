"""A place in a file is told so that one finds it."""

import pytest

from htl_dash.viewmodels.cell_words import cell_words


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("R14C7", "rad 14, kolumn 7"),
        ("Blad1!C7", "bladet Blad1, cell C7"),
        ("År 2024!AB12", "bladet År 2024, cell AB12"),
        ("DATA[0]", "värde nummer 1 i DATA"),
        ("/value/1234", "`/value/1234`"),
        ("/`x`/3", "`/'x'/3`"),
    ],
)
def test_a_place_is_told_in_words(place, told):
    assert cell_words(place) == told
