"""The series of counts that the current figures make up, each with its rule."""

from collections.abc import Iterator

from sqlalchemy import Connection

from htl_dash.catalogue.protection import protection_rules
from htl_dash.disclosure.frozen import CountSeries
from htl_dash.domain.geography import Geography
from htl_dash.domain.observation import Observation
from htl_dash.services.counted import (
    count_series,
    counts_of,
    is_divided,
    series_names,
)
from htl_dash.services.known import known_indicators
from htl_dash.store.observations import ObservationRepository
from htl_dash.store.registers import areas, current_snapshots


def figure_series(connection: Connection) -> Iterator[tuple[CountSeries, str]]:
    """Give every series of figures that we protect, and the name of its rule.

    Raises:
        CountsError: Counts do not add up.
    """
    repository, rules = ObservationRepository(connection), protection_rules()
    parents = {a.code: a.parent_code for a in areas(connection, Geography.DESO_2025)}
    found: dict[str, list[Observation]] = {}
    protections: dict[str, str] = {}
    for snapshot in current_snapshots(connection):
        declared = rules.get(snapshot.protection)
        if declared is not None and not declared.is_done:
            for row in repository.of_snapshot(snapshot.id):
                for name in series_names(row):
                    found.setdefault(name, []).append(row)
                    protections[name] = snapshot.protection
    indicators = known_indicators(connection, withdrawn=True)
    for name, rows in sorted(found.items()):
        indicator, protection = indicators[rows[0].indicator], protections[name]
        given = counts_of(rows, indicator.unit)
        if given and is_divided(name, rows):
            rule = rules[protection].rule
            series = count_series(name, given, indicator, rule, parents)
            yield series, protection
