"""Check what no single value shows: that the definitions agree with each other."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from htl_dash.catalogue.approaches import approach_definitions
from htl_dash.catalogue.assumptions import all_assumptions
from htl_dash.catalogue.criteria import all_criteria
from htl_dash.catalogue.dataset_checks import check_datasets
from htl_dash.catalogue.glossary import glossary
from htl_dash.catalogue.goals import all_goals, goal_file
from htl_dash.catalogue.import_measures import declared_tables
from htl_dash.catalogue.indicators import OLDEST, all_indicators, indicator_file
from htl_dash.catalogue.municipalities import (
    USUAL_ORDER,
    municipality,
    municipality_codes,
    municipality_file,
    usual_reading_order,
)
from htl_dash.catalogue.protection import protection_rules
from htl_dash.catalogue.reading import refusal
from htl_dash.catalogue.school_checks import check_schools
from htl_dash.catalogue.shift_assumptions import shift_assumptions
from htl_dash.catalogue.team_models import team_model, team_model_codes
from htl_dash.domain.errors import CatalogueError
from htl_dash.domain.indicator import Denominator, Direction, Indicator, Uncertainty
from htl_dash.domain.municipality import Municipality
from htl_dash.settings import municipality_code

Rank = TypeVar("Rank", str, float)
BAND_YEARS = 5


def check_catalogue() -> None:
    """Read every definition and raise the first CatalogueError."""
    indicators = all_indicators()
    for one in indicators.values():
        _check_indicator(one)
        _check_uncertainty(one)
        if one.nearest is not None and one.nearest not in indicators:
            raise _refuse(one, "nearest", "unknown_within", found=one.nearest)
        if one.denominator is not None:
            _check_denominator(one, one.denominator, indicators)
    _check_reading_order(USUAL_ORDER, usual_reading_order(), indicators)
    for code in (*municipality_codes(), municipality_code()):
        order = municipality(code).reading_order
        _check_places(municipality(code))
        _check_reading_order(municipality_file(code), order, indicators)
        _check_targets(municipality(code), indicators)
    for code in team_model_codes():
        team_model(code)
    declared_tables()
    check_schools(indicators)
    check_datasets(indicators)
    protection_rules()
    approach_definitions()
    all_criteria()
    all_assumptions()
    shift_assumptions()
    _check_goals()
    glossary()


def _check_indicator(one: Indicator) -> None:
    if one.unit.is_share and not one.finding:
        raise _refuse(one, "finding", "share_without_finding")
    if one.decimals > one.unit.decimals:
        raise _refuse(one, "decimals", "too_many_decimals", most=one.unit.decimals)
    if not one.levels:
        raise _refuse(one, "levels", "no_levels")
    if not _rises([one_break.period for one_break in one.breaks]):
        raise _refuse(one, "breaks", "unsorted_breaks")
    if not _rises(one.class_limits):
        raise _refuse(one, "map.class_limits", "unsorted_limits")


def _check_uncertainty(one: Indicator) -> None:
    if one.uncertainty is Uncertainty.NONE:
        if not one.uncertainty_reason:
            raise _refuse(one, "uncertainty.reason", "no_reason")
    elif not one.unit.is_share:
        raise _refuse(one, "uncertainty.method", "interval_without_share")
    elif one.denominator is None:
        raise _refuse(one, "denominator", "interval_without_denominator")


def _check_denominator(
    one: Indicator, rule: Denominator, indicators: Mapping[str, Indicator]
) -> None:
    if rule.within is not None and rule.within not in indicators:
        raise _refuse(one, "denominator.within", "unknown_within", found=rule.within)
    if rule.age_from is None and rule.age_to is None:
        return
    if rule.age_from is None or rule.age_to is None:
        missing = "age_from" if rule.age_from is None else "age_to"
        raise _refuse(one, f"denominator.{missing}", "half_age_range")
    first_is_edge = rule.age_from % BAND_YEARS == 0
    last_is_edge = (rule.age_to + 1) % BAND_YEARS == 0 or rule.age_to == OLDEST
    if not (first_is_edge and last_is_edge and rule.age_from < rule.age_to):
        raise _refuse(one, "denominator.age_from", "ages_off_bands")


def _check_places(one: Municipality) -> None:
    file = municipality_file(one.code)
    areas = [area.code for area in one.area_names]
    for n, code in enumerate(areas, start=1):
        if code in areas[: n - 1]:
            raise refusal(file, f"areas[{n}].code", "repeated_area", found=code)
    for n, school in enumerate(one.pilot_schools, start=1):
        for code in school.areas:
            if code not in areas:
                key = f"pilot_schools[{n}].areas"
                raise refusal(file, key, "unknown_area", found=code)


def _check_reading_order(
    file: str, order: Sequence[str], indicators: Mapping[str, Indicator]
) -> None:
    for n, code in enumerate(order, start=1):
        key = f"reading_order[{n}]"
        if code not in indicators:
            raise refusal(file, key, "unknown_code", found=code)
        if code in order[: n - 1]:
            raise refusal(file, key, "repeated_code", found=code)


def _check_targets(one: Municipality, indicators: Mapping[str, Indicator]) -> None:
    file, aims = municipality_file(one.code), [aim.indicator for aim in one.targets]
    for n, code in enumerate(aims, start=1):
        key = f"targets[{n}].indicator"
        if code not in indicators:
            raise refusal(file, key, "unknown_code", found=code)
        if indicators[code].direction is Direction.NEUTRAL:
            raise refusal(file, key, "aimless", found=code)
        if code in aims[: n - 1]:
            raise refusal(file, key, "repeated_target", found=code)


def _check_goals() -> None:
    allowed = municipality_codes()
    for dimension, goal in all_goals().items():
        if goal.municipality not in allowed:
            facts = {"found": goal.municipality, "allowed": ", ".join(allowed)}
            file = goal_file(dimension)
            raise refusal(file, "municipality", "wrong_value", **facts)


def _rises(values: Sequence[Rank]) -> bool:
    return list(values) == sorted(set(values))


def _refuse(one: Indicator, key: str, name: str, **facts: object) -> CatalogueError:
    return refusal(indicator_file(one.code), key, name, **facts)
