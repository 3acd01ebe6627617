"""What the goal page shows, cached."""

from datetime import date

from htl_dash.catalogue.goals import all_goals
from htl_dash.catalogue.indicators import all_indicators
from htl_dash.domain.geography import Geography
from htl_dash.domain.goal import Dimension, Goal
from htl_dash.services.goal_progress import Progress, goal_overview, goal_progress
from htl_dash.text import t
from htl_dash.ui import cached
from htl_dash.ui.absences import Absence
from htl_dash.ui.cached import COUNTS, engine, home, indicator, shared, version
from htl_dash.viewmodels.goal_view import GoalRow, goal_row, goal_timeline
from htl_dash.viewmodels.tables import Table, overview_table, progress_table
from htl_dash.viewmodels.timeline import Timeline


def goals() -> tuple[Goal, ...]:
    """Return the decided goals."""
    return tuple(all_goals().values())


@shared
def _rows(key: str, goal: Dimension, this_year: int) -> tuple[GoalRow, ...]:
    place = home()
    order = {code: at for at, code in enumerate(place.reading_order)}
    found = [
        one
        for one in all_indicators().values()
        if goal in one.dimensions
        and Geography.MUNICIPALITY in one.levels
        and one.unit not in COUNTS
    ]
    found.sort(key=lambda one: (order.get(one.code, len(order)), one.title))
    return tuple(
        goal_row(progress, this_year, place.stale_after_years)
        for progress in goal_overview(engine(), place, tuple(found))
    )


def rows(goal: Dimension) -> tuple[GoalRow, ...]:
    """Return a goal's indicators, one row each."""
    return _rows(version(), goal, date.today().year)


@shared
def _progress(key: str, code: str) -> Progress:
    return goal_progress(engine(), home(), indicator(code))


@shared
def _timeline(key: str, code: str) -> Timeline | None:
    progress = _progress(key, code)
    known = any(figure.estimate for figure in progress.own.values())
    return goal_timeline(home(), progress) if known else None


def timeline(code: str) -> Timeline | None:
    """Return an indicator over time; None where the municipality has no figures."""
    return _timeline(version(), code)


def snapshots(code: str) -> tuple[int, ...]:
    """Return which snapshots an indicator's history rests on."""
    return _progress(version(), code).snapshots


def table(code: str) -> Table:
    """Return an indicator's history as a table with its sources."""
    progress = _progress(version(), code)
    return progress_table(home(), progress, cached.sources(progress.snapshots))


def goal(dimension: Dimension) -> Goal:
    """Return one decided goal."""
    return all_goals()[dimension]


def overview(dimension: Dimension) -> Table:
    """Return a goal's indicators as a table."""
    return overview_table(goal(dimension).title, rows(dimension))


def cautions(code: str) -> tuple[str, ...]:
    """Return what to beware of when reading an indicator."""
    return indicator(code).cautions


def absence(code: str) -> Absence:
    """Return what to say where the municipality has no figures."""
    one = indicator(code)
    return Absence(
        heading=t("absence.heading", title=one.title, place=home().name),
        measured=one.question,
        how_to_get=one.how_to_get or t("absence.unknown"),
        instead=None,
    )
