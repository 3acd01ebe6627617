"""Use case: one indicator over time for the municipality, its peers and the country."""

from dataclasses import dataclass

from sqlalchemy import Engine

from htl_dash.domain.geography import Geography
from htl_dash.domain.indicator import Indicator
from htl_dash.domain.municipality import Municipality
from htl_dash.services.figures import AreaFigure, Figures, estimate

SPREAD = ("p10", "median", "p90")
"""What is shown of the national distribution, in the order of reading."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Figures by period, oldest first.

    `own` is the municipality, `peers` by municipality code, `spread` the national
    distribution by statistic (`p10`, `median`, `p90`), each keyed by period.
    """

    indicator: Indicator
    own: dict[str, AreaFigure]
    peers: dict[str, dict[str, AreaFigure]]
    spread: dict[str, dict[str, AreaFigure]]
    snapshots: tuple[int, ...]

    @property
    def comparable(self) -> dict[str, AreaFigure]:
        """Our own figures that mean the same as the newest one, oldest first."""
        return {
            period: figure
            for period, figure in self.own.items()
            if figure.estimate and period >= self.indicator.last_break
        }


def goal_progress(
    engine: Engine, municipality: Municipality, indicator: Indicator
) -> Progress:
    """Return the indicator's history; `own` is empty where nothing is in the store."""
    with engine.connect() as connection:
        figures = Figures(connection)
        return progress(figures, municipality, indicator)


def goal_overview(
    engine: Engine, municipality: Municipality, indicators: tuple[Indicator, ...]
) -> tuple[Progress, ...]:
    """Return the history of several indicators, in the order given."""
    with engine.connect() as connection:
        figures = Figures(connection)
        return tuple(progress(figures, municipality, one) for one in indicators)


def progress(
    figures: Figures, municipality: Municipality, indicator: Indicator
) -> Progress:
    """Return the history within a transaction that is already open."""
    by_place = _by_place(figures, indicator, Geography.MUNICIPALITY)
    spread = _by_place(figures, indicator, Geography.DISTRIBUTION)
    own = by_place.get(municipality.code, {})
    peers = {
        peer.code: by_place[peer.code]
        for peer in municipality.peers
        if peer.code in by_place
    }
    used = [
        figure
        for series in (own, *peers.values(), *spread.values())
        for figure in series.values()
    ]
    snapshots = sorted({figure.cell.snapshot_id for figure in used})
    return Progress(indicator, own, peers, spread, tuple(snapshots))


def _by_place(
    figures: Figures, indicator: Indicator, geography: Geography
) -> dict[str, dict[str, AreaFigure]]:
    places: dict[str, dict[str, AreaFigure]] = {}
    cells = figures.series(indicator.code, geography)
    for cell in sorted(cells, key=lambda cell: cell.time_period):
        figure = estimate(indicator, cell, None)
        places.setdefault(cell.ref_area, {})[cell.time_period] = figure
    return places
