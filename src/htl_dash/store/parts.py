"""Which periods and categories the current figures of each indicator have."""

from collections import defaultdict

from sqlalchemy import Connection, select

from htl_dash.store.schema import current_ids, observation


def periods_and_categories(
    connection: Connection,
) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Return periods, and categories, by the indicator's code."""
    o = observation.c
    query = (
        select(o.indicator, o.time_period, o.category)
        .distinct()
        .where(o.snapshot_id.in_(current_ids()))
    )
    periods: dict[str, set[str]] = defaultdict(set)
    categories: dict[str, set[str]] = defaultdict(set)
    for code, period, category in connection.execute(query):
        periods[code].add(period)
        categories[code].add(category)
    return periods, categories
