"""What is to be fetched: datasets that are chosen, and whose figures are asked for."""

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from htl_dash.catalogue.datasets import fetch_datasets
from htl_dash.domain.errors import HtlError
from htl_dash.domain.fetching import Asked, FetchDataset, SourceName
from htl_dash.domain.municipality import Municipality
from htl_dash.store.registers import schools
from htl_dash.text import listing

PERIOD = re.compile(r"(?:19|20)\d\d(?:/\d\d|-(?:19|20)\d\d)?")


class FetchError(HtlError):
    """It cannot be fetched as it is asked for. `text_key` says why, and the cure."""

    def __init__(self, text_key: str, **facts: object) -> None:
        """Keep what is wrong, and its facts."""
        super().__init__(**facts)
        self.text_key = text_key


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants fetched; what is left empty stands for everything.

    `since` is a period such as 2023, 2023/24 or 2021-2022: earlier ones are not asked for,
    and stand in the store as they are. `period` is the only one that is asked for.
    """

    sources: tuple[SourceName, ...] = ()
    datasets: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    since: str = ""
    period: str = ""

    def as_json(self) -> str:
        """Return it as it is kept with the run."""
        found = {
            "sources": self.sources,
            "datasets": self.datasets,
            "indicators": self.indicators,
            "since": self.since,
            "period": self.period,
        }
        return json.dumps(found, ensure_ascii=False)


def chosen(wanted: Wanted) -> tuple[FetchDataset, ...]:
    """Return the datasets, each with only the measures that are asked for.

    Raises:
        FetchError: A name is unknown, the period is none, or nothing is left.
    """
    known = fetch_datasets()
    measured = {m.indicator for one in known.values() for m in one.measures}
    _require("fetch.unknown_dataset", wanted.datasets, known)
    _require("fetch.unknown_indicator", wanted.indicators, measured)
    for period in (wanted.since, wanted.period):
        if period and not PERIOD.fullmatch(period):
            raise FetchError("fetch.wrong_period", found=period)
    kept = (
        narrowed(one, wanted.indicators)
        for one in known.values()
        if not wanted.sources or one.source in wanted.sources
        if not wanted.datasets or one.name in wanted.datasets
    )
    found = tuple(one for one in kept if one is not None)
    if not found:
        raise FetchError("fetch.nothing_chosen")
    return found


def narrowed(one: FetchDataset, indicators: Collection[str]) -> FetchDataset | None:
    """Return a dataset with only some measures; None where none of them is left."""
    if not indicators:
        return one
    measures = tuple(m for m in one.measures if m.indicator in indicators)
    return replace(one, measures=measures) if measures else None


def fitting(one: FetchDataset, unlike: Collection[str]) -> FetchDataset | None:
    """Return a dataset with only the measures that the source means the same by.

    `unlike` are the ids that it means something else by, or does not have. None where
    the table itself is among them, or no measure is left.
    """
    codes = {code for measure in one.measures for code in measure.ids}
    measures = tuple(m for m in one.measures if not m.ids & {*unlike})
    if not measures or not codes.issuperset(unlike):
        return None
    return replace(one, measures=measures)


def asked_of(connection: Connection, home: Municipality, wanted: Wanted) -> Asked:
    """Return whose figures are asked for: home first, then those it is compared with."""
    register = tuple(s for s in schools(connection) if s.municipality == home.code)
    return Asked(
        home=home.code,
        municipalities=(home.code, *(peer.code for peer in home.peers)),
        schools=tuple(one.unit_code for one in register),
        since=wanted.period or wanted.since,
        until=wanted.period,
        register=register,
    )


def _require(
    text_key: str, names: Collection[str], known: Collection[str] | Mapping[str, object]
) -> None:
    for name in names:
        if name not in known:
            raise FetchError(text_key, found=name, known=listing(sorted(known)))
