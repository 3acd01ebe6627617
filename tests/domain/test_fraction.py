"""The place of a figure that is worked out is written so that it can be read again."""

import pytest

from htl_dash.domain.fraction import Fraction, fraction_at


@pytest.mark.parametrize(
    ("fraction", "written"),
    [
        (Fraction(("/value/3",), ("/value/4",)), "sum(/value/3) / sum(/value/4)"),
        (
            Fraction(("/value/1", "/value/2"), ("/value/1", "/value/2", "/value/9")),
            "sum(/value/1; /value/2) / sum(/value/1; /value/2; /value/9)",
        ),
        (
            Fraction(("/data/3/values/0",), ("/data/4/values/0",)),
            "sum(/data/3/values/0) / sum(/data/4/values/0)",
        ),
    ],
)
def test_what_is_written_is_what_is_read(fraction: Fraction, written: str) -> None:
    assert str(fraction) == written
    assert fraction_at(written) == fraction


@pytest.mark.parametrize(
    "place", ["", "/value/3", "R17C9", "sum(1)!C7", "DATA[12]", "sum(/value/3)"]
)
def test_a_single_cell_is_no_fraction(place: str) -> None:
    assert fraction_at(place) is None
