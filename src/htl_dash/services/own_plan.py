"""What the file of an own indicator would declare and count, and all that stops it.

Nothing here is held against counts in the store: a form that did so could be asked, by
trying, what they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from htl_dash.catalogue.indicators import all_indicators, indicator_from_text
from htl_dash.domain.geography import Geography
from htl_dash.domain.municipality import Municipality
from htl_dash.domain.observation import TOTAL, Incoming
from htl_dash.domain.status import ConfStatus, ObsStatus
from htl_dash.domain.units import Unit
from htl_dash.services.given_file import Refusal, quotable
from htl_dash.services.own_counts import Count, read_counts
from htl_dash.services.own_definition import definition, own_code
from htl_dash.services.own_division import (
    Key,
    Pair,
    completed,
    disagreements,
    shape_of,
)
from htl_dash.services.own_facts import Facts, read_facts
from htl_dash.services.own_places import own_places
from htl_dash.sources.own_layout import NUMERATOR, Fact, counts_sheet
from htl_dash.sources.own_workbook import OwnFile
from htl_dash.sources.sheet_rows import Place, alike
from htl_dash.store.own_figures import current_figures, figures_told
from htl_dash.store.own_indicators import declared

DECIMALS = 1


@dataclass(frozen=True, slots=True)
class OwnPlan:
    """What a file would become; `figures` are empty where something is `refused`.

    `rows` counts the rows with counts in them, and `version` is the number that the
    indicator's definition would have. `geographies` and `periods` are told, counts not.
    """

    code: str
    title: str
    version: int
    definition: str
    cautions: tuple[str, ...]
    rows: int
    geographies: tuple[Geography, ...]
    periods: tuple[str, ...]
    by_sex: bool
    figures: tuple[Incoming, ...]
    refused: tuple[Refusal, ...]


def make_own_plan(
    connection: Connection,
    municipality: Municipality,
    found: OwnFile,
    file: str,
    *,
    accepted: bool,
) -> OwnPlan:
    """Return what a file called `file` would become; everything wrong is told at once.

    `accepted` says that texts which may hold names point out nobody.
    """
    refused = [
        Refusal(one.place, one.text_key, one.facts, quotable(one.value))
        for one in found.faults
    ]
    facts, wrong = read_facts(found.facts, municipality, accepted=accepted)
    refused += wrong
    title = found.facts[Fact.TITLE]
    code = own_code(title.text)
    refused += _taken(connection, code, found)
    places = own_places(connection, municipality)
    read = tuple(read_counts(found.rows, places))
    counts = tuple(one for one in read if isinstance(one, Count))
    told = [one for one in read if isinstance(one, Refusal)]
    refused += told
    if not told:
        before = shape_of(figures_told(connection, code))
        refused += disagreements(counts, places, before)
    if not read and not refused:
        refused.append(Refusal(Place(counts_sheet().name), "own.no_counts"))
    pairs = {} if told or refused_for_good(refused) else completed(counts, places)
    levels = {key[0] for key in pairs}
    if pairs:  # Periods that are not in the file stay.
        levels |= {one.geography for one in current_figures(connection, code)}
    return OwnPlan(
        code,
        title.text,
        1 + max(_versions(connection, code), default=0),
        _definition(code, facts, municipality, file, levels),
        facts.cautions if facts else (),
        len(counts),
        tuple(one for one in Geography if one in levels),
        tuple(sorted({key[2] for key in pairs})),
        any(key[3] != TOTAL for key in pairs),
        tuple(_figures(code, pairs, counts)),
        tuple(refused),
    )


def refused_for_good(refused: Sequence[Refusal]) -> bool:
    """Whether something must be mended, and not only be read once more."""
    return any(not one.can_be_accepted for one in refused)


def _definition(
    code: str,
    facts: Facts | None,
    municipality: Municipality,
    file: str,
    levels: set[Geography],
) -> str:
    """Return the definition, which the catalogue's own reader has read; empty without."""
    if facts is None or not levels:
        return ""
    text = definition(facts, municipality, file, levels)
    indicator_from_text(code, text)
    return text


def _versions(connection: Connection, code: str) -> tuple[int, ...]:
    return tuple(one.revision for one in declared(connection) if one.code == code)


def _taken(connection: Connection, code: str, found: OwnFile) -> list[Refusal]:
    """Return why a code cannot be had: it is the catalogue's, or another title's."""
    title = found.facts[Fact.TITLE]
    if title.text and not code:
        return [Refusal(title.place, "own.no_letters")]
    titles = {
        alike(indicator_from_text(code, one.definition).title)
        for one in declared(connection)
        if one.code == code and one.definition
    }
    if code in all_indicators() or not titles <= {alike(title.text)}:
        return [Refusal(title.place, "own.title_taken")]
    return []


def _figures(
    code: str, pairs: dict[Key, Pair], counts: Sequence[Count]
) -> tuple[Incoming, ...]:
    """Return the figures, each with the cell that its numerator stands in, if any."""
    cells = {
        (one.geography, one.area, one.period, one.sex): one.places[NUMERATOR]
        for one in counts
    }
    return tuple(
        Incoming(
            code,
            *key,
            TOTAL,
            _share(*pair),
            *pair,
            ObsStatus.NORMAL,
            ConfStatus.FREE,
            source_cell=_cell(cells.get(key)),
        )
        for key, pair in sorted(pairs.items())
    )


def _share(numerator: int, denominator: int) -> float | None:
    """Return the share as the source would give it; nobody is no share at all."""
    if not denominator:
        return None
    return round(Unit.PERCENT.multiplier * numerator / denominator, DECIMALS)


def _cell(place: Place | None) -> str:
    return f"{place.sheet}!{place.column}{place.row}" if place else ""
