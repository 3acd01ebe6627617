"""Own indicators in words: what a file would become, what there is, what has happened."""

from collections.abc import Iterable, Mapping

from htl_dash.domain.indicator import Indicator
from htl_dash.domain.municipality import Municipality
from htl_dash.services.own_history import OwnRevision
from htl_dash.services.own_plan import OwnPlan
from htl_dash.text import listing, number, t
from htl_dash.viewmodels.passage import Passage
from htl_dash.viewmodels.record_view import function_name, moment
from htl_dash.viewmodels.tables import Table

_COLUMNS = (
    "own.column_what",
    "own.column_happened",
    "own.column_file",
    "own.column_who",
    "own.column_when",
    "own.column_code",
)


def version_words(plan: OwnPlan) -> str:
    """Say whether a file declares something new, or is a new version of what there is."""
    if plan.version == 1:
        return t("own.is_new", title=plan.title)
    return t("own.is_version", title=plan.title, version=number(plan.version))


def told_words(plan: OwnPlan) -> str:
    """Say what is counted in a file, but not what the counts are."""
    return t(
        "own.told",
        rows=number(plan.rows),
        periods=listing(list(plan.periods)),
        places=listing([t(f"own_shape.{one}") for one in plan.geographies]),
    )


def own_passages(indicators: Mapping[str, Indicator]) -> tuple[Passage, ...]:
    """Return each own indicator in use: its name, and what it counts."""
    return tuple(
        Passage(one.title, one.definition) for one in indicators.values() if one.is_own
    )


def own_table(revisions: Iterable[OwnRevision], municipality: Municipality) -> Table:
    """Return what has happened, a row each. There is no count in it."""
    names = tuple(t(key) for key in _COLUMNS)
    rows = tuple(
        (
            one.title,
            t("own.happened_gone")
            if one.is_withdrawn
            else t("own.happened_new", version=number(one.revision)),
            one.file,
            function_name(one.who, municipality),
            moment(one.at),
            one.code,
        )
        for one in revisions
    )
    title = t("own.history")
    return Table(t("own.file_name"), title, names, rows, names, rows, (), ())
