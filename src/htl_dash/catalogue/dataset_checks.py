"""Check what can be fetched: that every figure has an indicator to belong to."""

from collections.abc import Mapping

from htl_dash.catalogue.datasets import dataset_file, fetch_datasets
from htl_dash.catalogue.protection import protection_rules
from htl_dash.catalogue.reading import refusal
from htl_dash.domain.errors import CatalogueError
from htl_dash.domain.fetching import FetchDataset
from htl_dash.domain.indicator import Indicator


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
            if code in found[: n - 1]:
                key = f"measures[{n}].{name}"
                raise _refuse(one, key, "repeated_measure", found=code)


def _refuse(one: FetchDataset, key: str, name: str, **facts: object) -> CatalogueError:
    return refusal(dataset_file(one.name), key, name, **facts)
