"""Alternatives, criteria and weights drawn for tests of what comes first."""

from htl_dash.catalogue.criteria import all_criteria
from htl_dash.domain.criterion import Criterion
from htl_dash.domain.goal import Dimension
from htl_dash.domain.weighing import Alternative, AlternativeKind, Ballot
from htl_dash.priorities.value import Score
from htl_dash.services.polls import Group
from htl_dash.services.score_sources import UNKNOWN, Filled, Origin
from htl_dash.services.score_table import ScoreTable

NORTH = "34516710"
CRITERIA: tuple[Criterion, ...] = tuple(
    all_criteria()[code] for code in ("equity", "evidence", "feasibility")
)
CODES = tuple(one.code for one in CRITERIA)


def alternative(
    ref: str,
    title: str = "",
    kind: AlternativeKind = AlternativeKind.INITIATIVE,
    dimensions: tuple[Dimension, ...] = (Dimension.HEALTH,),
    places: tuple[str, ...] = (),
) -> Alternative:
    return Alternative(kind, ref, title or ref, NORTH, places, dimensions)


def judged(*span: float | None) -> Filled:
    """A judgement: one number, a span of two, or unknown."""
    if not span or span[0] is None:
        return UNKNOWN
    score = Score(span[0]) if len(span) == 1 else Score(None, *span)
    facts = {"who": "coordinator", "at": "2026-11-25T08:00:00+00:00", "note": ""}
    return Filled(score, Origin.PEOPLE, facts)


def scored(**rows: tuple[object, ...]) -> ScoreTable:
    """Alternatives by name, each with a number, a span or None for every criterion."""
    cells = tuple(
        tuple(judged(*(one if isinstance(one, tuple) else (one,))) for one in row)
        for row in rows.values()
    )
    found = tuple(alternative(name) for name in rows)
    size = len(next(iter(rows.values())))
    return ScoreTable(found, CRITERIA[:size], cells, ())


def ballots(function: str, *weights: tuple[float, ...]) -> tuple[Ballot, ...]:
    return tuple(Ballot(function, dict(zip(CODES, w, strict=False))) for w in weights)


def group(function: str, *weights: tuple[float, ...]) -> Group:
    return Group((function,), ballots(function, *weights))
