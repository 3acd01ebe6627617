"""What can be chosen in a field: codes of the field's own words, or the municipality's."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from htl_dash.catalogue.indicators import all_indicators
from htl_dash.domain.goal import Dimension
from htl_dash.domain.indicator import Indicator
from htl_dash.domain.initiative import (
    Approach,
    InitiativeKind,
    InitiativeStatus,
    InterventionLevel,
    Setting,
)
from htl_dash.domain.municipality import Municipality
from htl_dash.domain.problem_area import ProblemStatus
from htl_dash.domain.record import RecordKind

_ENUMS: dict[str, type[StrEnum]] = {
    "kind": InitiativeKind,
    "dimensions": Dimension,
    "status": InitiativeStatus,
    "approach": Approach,
    "level": InterventionLevel,
    "setting": Setting,
}


def codes_of(
    kind: RecordKind,
    field: str,
    municipality: Municipality,
    indicators: Mapping[str, Indicator] | None = None,
) -> tuple[str, ...]:
    """Return the codes that may stand in a field of choice, in reading order.

    `indicators` are those there are to choose among; by default the catalogue's.
    KeyError for a field where nothing is chosen.
    """
    model = municipality.team_model
    if field == "status" and kind is RecordKind.PROBLEM:
        # The other steps are taken through the chain, with their words.
        return ProblemStatus.LIFTED.value, ProblemStatus.WITHDRAWN.value
    if field == "kind" and model.tests_cases is None:
        return (InitiativeKind.ORDINARY,)
    if field in _ENUMS:
        return tuple(one.value for one in _ENUMS[field])
    named = {
        "actors": tuple(one.code for one in model.actors),
        "responsible": tuple(one.code for one in model.functions),
        "raised_by": tuple(one.code for one in model.functions),
        "indicators": _can_show((indicators or all_indicators()).values()),
    }
    return named[field]


def _can_show(indicators: Iterable[Indicator]) -> tuple[str, ...]:
    """Return those that a change for the better can show in: never a whole county's."""
    return tuple(
        one.code for one in indicators if one.dimensions and not one.is_context
    )
