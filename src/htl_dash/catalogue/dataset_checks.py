"""Check what can be fetched: that every figure has an indicator to belong to."""

from collections.abc import Mapping

from htl_dash.catalogue.datasets import dataset_file, fetch_datasets
from htl_dash.catalogue.protection import protection_rules
from htl_dash.catalogue.reading import refusal
from htl_dash.domain.errors import CatalogueError
from htl_dash.domain.fetching import FetchDataset, SourceName
from htl_dash.domain.indicator import Indicator

_WITH_CELLS = (SourceName.SCB, SourceName.FOHM)
"""The sources that answer with tables, whose cells can be counted together."""


def check_datasets(indicators: Mapping[str, Indicator]) -> None:
    """Read every dataset that can be fetched; raise the first CatalogueError."""
    for one in fetch_datasets().values():
        if one.protection not in protection_rules():
            raise _refuse(one, "protection", "unknown_protection", found=one.protection)
        if one.measures and not one.divisions:
            raise _refuse(one, "divisions", "no_levels")
        for n, measure in enumerate(one.measures, start=1):
            _check_measure(one, n, measure.indicator, indicators)
        _check_codes(one)
        _check_shares(one, indicators)
        _check_chosen_words(one)


def _check_measure(
    one: FetchDataset, n: int, code: str, indicators: Mapping[str, Indicator]
) -> None:
    key = f"measures[{n}].indicator"
    if code not in indicators:
        raise _refuse(one, key, "unknown_code", found=code)
    known = indicators[code].levels
    for division in one.divisions:
        if division not in known:
            facts = {"code": code, "found": division, "levels": ", ".join(known)}
            raise _refuse(one, key, "level_not_declared", **facts)


def _check_codes(one: FetchDataset) -> None:
    """No two measures have the same code or the same indicator."""
    for name in ("code", "indicator"):
        found = [getattr(measure, name) for measure in one.measures]
        for n, code in enumerate(found, start=1):
            is_counted = name == "code" and one.is_worked_out
            if code in found[: n - 1] and not is_counted:
                key = f"measures[{n}].{name}"
                raise _refuse(one, key, "repeated_measure", found=code)


def _check_shares(one: FetchDataset, indicators: Mapping[str, Indicator]) -> None:
    """Either all measures are worked out or none, of parts or of whole measures."""
    for n, measure in enumerate(one.measures, start=1):
        if measure.share is None:
            if one.is_worked_out or one.part_variable:
                raise _refuse(one, f"measures[{n}].numerator", "all_worked_out")
            continue
        if one.source not in _WITH_CELLS:
            raise _refuse(one, f"measures[{n}].numerator", "no_cells_to_count")
        if bool(measure.code) is not bool(one.part_variable):
            raise _refuse(one, f"measures[{n}].code", "code_of_parts")
        if not indicators[measure.indicator].unit.is_share:
            raise _refuse(one, f"measures[{n}].indicator", "worked_out_is_no_share")


def _check_chosen_words(one: FetchDataset) -> None:
    for name, _ in one.chosen_words:
        if name not in dict(one.choose):
            raise _refuse(one, f"chosen_words.{name}", "words_of_nothing", found=name)


def _refuse(one: FetchDataset, key: str, name: str, **facts: object) -> CatalogueError:
    return refusal(dataset_file(one.name), key, name, **facts)
