"""Current figures that nobody has protected become series, each with its rule."""

from small_store import Fill, fill, migrated

from htl_dash.services.counted_figures import figure_series

__all__ = ["fill", "migrated"]

DRAWN = """
    indicator | geography    | ref_area | time_period | obs_value
    pupils    | regso2025    | 2081R001 | 2024        | 30
    pupils    | regso2025    | 2081R002 | 2024        | 40
    pupils    | municipality | 2081     | 2024        | 70
    pupils    | municipality | 2080     | 2024        | 99
"""


def names(fill: Fill, protection: str) -> list[tuple[str, str]]:
    with fill(protection=protection, own=DRAWN).connect() as connection:
        return [(series.name, rule) for series, rule in figure_series(connection)]


def test_counts_that_we_protect_are_a_series_of_the_home_municipality(fill):
    assert names(fill, "counts") == [("pupils:areas", "counts")]


def test_figures_that_came_protected_are_none(fill):
    assert names(fill, "publisher") == []
