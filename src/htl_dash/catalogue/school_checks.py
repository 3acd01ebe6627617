"""Check that what the schools do agrees with the indicators and the team model."""

from collections.abc import Collection, Mapping

from htl_dash.catalogue.initiatives import (
    described_schools,
    school_description,
    school_file,
)
from htl_dash.catalogue.municipalities import municipality, municipality_codes
from htl_dash.catalogue.reading import refusal
from htl_dash.domain.indicator import Indicator
from htl_dash.domain.initiative import Initiative, InitiativeKind
from htl_dash.domain.team_model import TeamModel
from htl_dash.text import t


def check_schools(indicators: Mapping[str, Indicator]) -> None:
    """Every pilot school is described, and no other; what is written there exists."""
    declared = [municipality(code) for code in municipality_codes()]
    pilots = {
        school.unit_code: one.team_model
        for one in declared
        for school in one.pilot_schools
    }
    for code in described_schools():
        if code not in pilots:
            place, allowed = t("catalogue.file_name"), ", ".join(pilots)
            raise refusal(school_file(code), place, "wrong_school", allowed=allowed)
    for code, model in pilots.items():
        for n, one in enumerate(school_description(code).initiatives, start=1):
            place = f"initiatives[{n}]"
            _check_indicators(school_file(code), place, one, indicators)
            _check_functions(school_file(code), place, one, model)
            _check_time_and_kind(school_file(code), place, one, model)
    _check_codes()


def _check_indicators(
    file: str, place: str, one: Initiative, indicators: Collection[str]
) -> None:
    for n, found in enumerate(one.indicators, start=1):
        if found not in indicators:
            key = f"{place}.indicators[{n}]"
            raise refusal(file, key, "unknown_code", found=found)


def _check_functions(file: str, place: str, one: Initiative, model: TeamModel) -> None:
    functions = [named.code for named in model.functions]
    if one.responsible is not None and one.responsible not in functions:
        facts = {"found": one.responsible, "allowed": ", ".join(functions)}
        key = f"{place}.responsible"
        raise refusal(file, key, "unknown_function", model=model.code, **facts)
    actors = [named.code for named in model.actors]
    for n, found in enumerate(one.actors, start=1):
        if found not in actors:
            facts = {"found": found, "allowed": ", ".join(actors)}
            key = f"{place}.actors[{n}]"
            raise refusal(file, key, "unknown_actor", model=model.code, **facts)


def _check_time_and_kind(
    file: str, place: str, one: Initiative, model: TeamModel
) -> None:
    first, last = one.first_term, one.last_term
    if first is not None and last is not None and last < first:
        raise refusal(file, f"{place}.last_term", "terms_backwards")
    if one.kind is InitiativeKind.TEST_CYCLE and model.tests_cases is None:
        raise refusal(file, f"{place}.kind", "no_test_cycles", model=model.code)


def _check_codes() -> None:
    """No two initiatives have the same code, in one school or in two."""
    taken: dict[str, str] = {}
    for school in described_schools():
        file = school_file(school)
        for n, one in enumerate(school_description(school).initiatives, start=1):
            if one.code in taken:
                facts = {"found": one.code, "other": taken[one.code]}
                key = f"initiatives[{n}].code"
                raise refusal(file, key, "initiative_twice", **facts)
            taken[one.code] = file
