"""What can be chosen in a field: codes of the field's own words, or the municipality's."""

from enum import StrEnum

from htl_dash.catalogue.indicators import all_indicators
from htl_dash.domain.goal import Dimension
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
    kind: RecordKind, field: str, municipality: Municipality
) -> tuple[str, ...]:
    """Return the codes that may stand in a field of choice, in reading order.

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
        "indicators": _indicators(),
    }
    return named[field]


def _indicators() -> tuple[str, ...]:
    """Return the indicators that a change for the better can show in."""
    return tuple(one.code for one in all_indicators().values() if one.dimensions)
