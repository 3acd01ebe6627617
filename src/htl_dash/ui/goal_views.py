"""What the goal page shows, cached."""

from datetime import date

from htl_dash.catalogue.goals import all_goals
from htl_dash.domain.geography import Geography
from htl_dash.domain.goal import Dimension, Goal
from htl_dash.services.goal_progress import Progress, goal_overview, goal_progress
from htl_dash.services.target import (
    Aim,
    UsualTarget,
    no_outlook,
    outlook,
    usual_target,
)
from htl_dash.text import t
from htl_dash.ui import cached, divisions
from htl_dash.ui.absences import Absence
from htl_dash.ui.cached import COUNTS, engine, home, indicator, shared, version
from htl_dash.viewmodels.goal_tables import overview_table, progress_table
from htl_dash.viewmodels.goal_view import GoalRow, decided, goal_row, goal_timeline
from htl_dash.viewmodels.recent_trend_view import trend_statement
from htl_dash.viewmodels.revised_view import own_revisions
from htl_dash.viewmodels.statement import Statement
from htl_dash.viewmodels.tables import Table
from htl_dash.viewmodels.target_view import (
    TargetView,
    looking_ahead,
    target_view,
    without_outlook,
)
from htl_dash.viewmodels.timeline import Timeline
from htl_dash.viewmodels.ways import Ways, ahead_ways, overview_ways, progress_ways


def goals() -> tuple[Goal, ...]:
    """Return the decided goals."""
    return tuple(all_goals().values())


@shared
def _rows(key: str, goal: Dimension, this_year: int) -> tuple[GoalRow, ...]:
    place = home()
    found = place.in_reading_order(
        one
        for one in cached.known().values()
        if goal in one.dimensions
        and Geography.MUNICIPALITY in one.levels
        and one.unit not in COUNTS
    )
    return tuple(
        goal_row(progress, this_year, place.stale_after_years)
        for progress in goal_overview(engine(), place, found)
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


def timeline(code: str, aim: Aim | None) -> Timeline | None:
    """Return an indicator over time; None where the municipality has no figures."""
    found = _timeline(version(), code)
    return found and looking_ahead(found, target(code, aim))


def usual(code: str) -> UsualTarget | None:
    """Return the target to begin with; None where nothing can be aimed at."""
    progress = _progress(version(), code)
    if no_outlook(progress, date.today().year):
        return None
    return usual_target(home(), progress)


@shared
def _target(key: str, code: str, aim: Aim | None, this_year: int) -> TargetView:
    progress = _progress(key, code)
    reason = no_outlook(progress, this_year)
    if reason:
        return without_outlook(reason, progress)
    first = usual_target(home(), progress)
    chosen = aim or first.aim
    return target_view(progress, outlook(progress, chosen), chosen, first)


def target(code: str, aim: Aim | None) -> TargetView:
    """Return the chance of an aim, the usual one if None; or why there is none."""
    return _target(version(), code, aim, date.today().year)


@shared
def _trend(key: str, code: str) -> Statement:
    return trend_statement(_progress(key, code))


def trend(code: str) -> Statement:
    """Return whether an indicator is moving."""
    return _trend(version(), code)


def snapshots(code: str) -> tuple[int, ...]:
    """Return which snapshots an indicator's history rests on."""
    return _progress(version(), code).snapshots


def table(code: str, aim: Aim | None) -> Table:
    """Return an indicator's history as a table with its sources."""
    progress = _progress(version(), code)
    ahead = target(code, aim).rows
    return progress_table(home(), progress, cached.sources(progress.snapshots), ahead)


def ways(code: str, aim: Aim | None) -> Ways:
    """Return where the figures in `table` lead back to."""
    ahead = target(code, aim)
    known = progress_ways(_progress(version(), code), len(ahead.rows))
    return {**known, **ahead_ways(len(ahead.rows), ahead.statement.trail)}


def revised(code: str) -> str:
    """Say which of the municipality's figures have been others; empty if none."""
    words = divisions.revisions(code, Geography.MUNICIPALITY)
    return own_revisions(home(), code, words)


def goal(dimension: Dimension) -> Goal:
    """Return one decided goal."""
    return all_goals()[dimension]


def decision(dimension: Dimension) -> tuple[str, ...]:
    """Return what has been decided on a goal."""
    return decided(home(), goal(dimension))


def overview(dimension: Dimension) -> Table:
    """Return a goal's indicators as a table."""
    return overview_table(goal(dimension).title, rows(dimension))


def ways_of_overview(dimension: Dimension) -> Ways:
    """Return where the figures in `overview` lead back to."""
    return overview_ways(rows(dimension))


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
