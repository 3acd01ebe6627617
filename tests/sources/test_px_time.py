"""Points in time are listed, or counted from the first to the last."""

import pytest

from htl_dash.sources.cube import ReadError
from htl_dash.sources.px_time import time_values


@pytest.mark.parametrize(
    ("written", "points"),
    [
        ('TLIST(A1),"2019","2021"', ("2019", "2021")),
        ('TLIST(A1,"2019"-"2021")', ("2019", "2020", "2021")),
        ('TLIST(A1),"2019"-"2021"', ("2019", "2020", "2021")),
        ('TLIST(H1,"20191"-"20201")', ("20191", "20192", "20201")),
        ('TLIST(Q1,"2019Q3"-"2020Q1")', ("2019Q3", "2019Q4", "2020Q1")),
        ('TLIST(M1,"2019M11"-"2020M01")', ("2019M11", "2019M12", "2020M01")),
        ('TLIST(M1,"201912"-"202001")', ("201912", "202001")),
        ('TLIST(W1,"2020W52"-"2021W01")', ("2020W52", "2020W53", "2021W01")),
        ('TLIST(W1,"2019W52"-"2020W01")', ("2019W52", "2020W01")),
        ('TLIST(A1),"0","-","1"', ("0", "-", "1")),
        ("TLIST(A1)", ()),
    ],
)
def test_both_forms_are_read(written, points):
    assert time_values(written) == points


@pytest.mark.parametrize(
    "written",
    [
        '"2019","2020"',
        'TLIST(D1,"20190101"-"20190102")',
        'TLIST(A1,"nu"-"sen")',
        'TLIST(Q1,"2019"-"2020")',
        'TLIST(M1,"2019M01"-"201902")',
        'TLIST(A1,"2019"-"2021"-"2023")',
        'TLIST(A1,"2019"-)',
    ],
)
def test_what_cannot_be_counted_is_refused(written):
    with pytest.raises(ReadError):
        time_values(written)
