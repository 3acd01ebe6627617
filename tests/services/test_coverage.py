"""What has figures where, and how new."""

from htl_dash.domain.geography import Geography
from htl_dash.services.coverage import coverage


def test_the_newest_period_with_a_figure_is_told(fill):
    drawn = """
        geography    | ref_area | time_period | obs_value | obs_status
        regso2025    | 2081R001 | 2023        | 59        | normal
        regso2025    | 2081R001 | 2024        | 60        | normal
        regso2025    | 2081R001 | 2025        |           | missing
        municipality | 2081     | 2021        | 0         | normal
    """
    code = "low_economic_standard"
    assert coverage(fill(scb=drawn)) == {
        (code, Geography.REGSO_2025): "2024",
        (code, Geography.MUNICIPALITY): "2021",
    }


def test_an_empty_store_covers_nothing(fill):
    assert coverage(fill()) == {}
