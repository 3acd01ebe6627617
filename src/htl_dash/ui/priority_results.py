"""What comes first and who thinks what, worked out once for the same question.

Long work tells how far it has come, stops at a click elsewhere, and is done in steps
between which other people's pages get their turn.
"""

from collections.abc import Callable
from time import monotonic
from typing import TypeVar

import streamlit as st

from htl_dash.priorities.value import Table
from htl_dash.priorities.weight_space import WeightSpace
from htl_dash.services.children import ReleasedChoices, released_choices
from htl_dash.services.polls import Group, groups
from htl_dash.services.priority_result import (
    Disagreement,
    Progress,
    Result,
    disagreement,
    result,
)
from htl_dash.services.score_table import Known, ScoreTable, known, score_table
from htl_dash.services.scores import scores_version
from htl_dash.services.weighings import (
    Reasonable,
    Weighing,
    children_weights,
    group_weighing,
    mean_weights,
    middle_of,
    own_weighing,
)
from htl_dash.text import number, t
from htl_dash.ui import cached
from htl_dash.ui.cached import engine, home, shared
from htl_dash.ui.priority_state import Setting

Found = TypeVar("Found")
SOON_SECONDS = 0.5
"""What is done by then needs no bar."""


def key() -> str:
    """Return the version of all that scores are taken from."""
    return f"{cached.work_version()}-{scores_version(engine())}"


@shared
def _known(key: str) -> Known:
    return known(engine(), home())


def known_now() -> Known:
    """Return everything that scores are taken from."""
    return _known(key())


def scores(setting: Setting) -> ScoreTable:
    """Return the alternatives beside each other."""
    return score_table(known_now(), setting.alternatives, setting.criteria)


def groups_of(setting: Setting) -> tuple[Group, ...]:
    """Return the groups of a closed round that may be shown; none of other weights."""
    return groups(engine(), setting.poll) if setting.poll else ()


def choices_now() -> tuple[ReleasedChoices, ...]:
    """Return what may be shown of children's choices."""
    return released_choices(engine())


def weighing(setting: Setting) -> Weighing:
    """Return with which weights a setting is looked at."""
    codes = [one.code for one in setting.criteria]
    found = groups_of(setting)
    if found:
        means = [mean_weights(codes, one) for one in found]
        return group_weighing(codes, means, setting.reasonable)
    return own_weighing(codes, setting.points, setting.reasonable)


def with_children(setting: Setting) -> tuple[Weighing, Weighing] | None:
    """Return the weighing with the children as one more voice, and the children's alone.

    None where no choices may be shown, or where no adult has weighed.
    """
    codes = [one.code for one in setting.criteria]
    adults = weighing(setting).middle
    ends = children_weights(codes, adults, choices_now()) if adults else ()
    if not ends or adults is None:
        return None
    means = [mean_weights(codes, one) for one in groups_of(setting)] or [adults]
    both = group_weighing(codes, [*means, middle_of(ends)], setting.reasonable, ends)
    alone = WeightSpace.spanned(codes, ends)
    return both, Weighing(middle_of(ends), Reasonable.GROUPS, alone)


@shared
def _kept_result(table: Table, weighed: Weighing) -> list[Result]:
    return []


@shared
def _kept_disagreement(table: Table, found: tuple[Group, ...]) -> list[Disagreement]:
    return []


def result_of(
    scored: ScoreTable, weighed: Weighing, *, is_shown: bool = True
) -> Result:
    """Return what comes first, worked out now unless somebody has asked the same.

    The work is told of on the page where it `is_shown`.
    """
    kept = _kept_result(scored.table, weighed)
    return _once(kept, lambda step: result(scored.table, weighed, step), is_shown)


def disagreement_of(
    scored: ScoreTable, found: tuple[Group, ...], *, is_shown: bool = True
) -> Disagreement | None:
    """Return who puts what where; None where no group may be shown."""
    if not found:
        return None
    kept = _kept_disagreement(scored.table, found)

    def work(step: Progress | None) -> Disagreement:
        made = disagreement(scored.table, found, step)
        if made is None:
            raise ValueError("no groups")
        return made

    return _once(kept, work, is_shown)


def _once(
    kept: list[Found], work: Callable[[Progress | None], Found], is_shown: bool
) -> Found:
    """Return what was kept, or do the work with a bar that a click elsewhere stops."""
    if not kept and not is_shown:
        kept.append(work(None))
    if not kept:
        bar, begun = st.empty(), monotonic()

        def step(done: int, total: int) -> None:
            if monotonic() - begun < SOON_SECONDS:
                return
            words = t("priority.working", done=number(done), total=number(total))
            bar.progress(done / total, words)

        kept.append(work(step))
        bar.empty()
    return kept[-1]
