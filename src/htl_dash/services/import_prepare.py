"""Everything that is worked out of a file before it is stored: figures and problems."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from htl_dash.catalogue.indicators import all_indicators
from htl_dash.domain.indicator import Indicator
from htl_dash.domain.municipality import Municipality
from htl_dash.domain.observation import Incoming
from htl_dash.domain.table_choice import TableChoices
from htl_dash.services.import_effect import Effect, effect
from htl_dash.services.import_figures import EXAMPLES, Left, Placed, place_figures
from htl_dash.services.import_meaning import Dictionary, subject
from htl_dash.services.import_places import Outside, places
from htl_dash.services.import_reading import ReadFile
from htl_dash.services.import_scale import wrong_scale
from htl_dash.services.import_schema import once_each, problems
from htl_dash.services.import_trust import untrusted
from htl_dash.sources.raw_table import Cell, RawFigure, RawTable, RowProblem
from htl_dash.store.parts import periods_and_categories

_LONGEST = 100
_YEARS = re.compile(r"\b(?:19|20)\d\d(?:\s?[/\u2013-]\s?(?:(?:19|20)\d\d|\d\d))?\b")


@dataclass(frozen=True, slots=True)
class MeasureTaken:
    """A measure in a file and the indicator it was taken to be; None for none.

    `subject` is what people choose by, and `count` how many cells there are of it.
    """

    subject: str
    indicator: str | None
    count: int


@dataclass(frozen=True)
class Prepared:
    """A file ready to be stored, if there are no problems.

    `rows` counts its rows of data and `outside` the figures of it that are no concern
    of ours. `unknown` are measures that no indicator is declared for.
    """

    rows: int
    dataset: str
    publisher: str
    measures: tuple[MeasureTaken, ...]
    figures: tuple[Incoming, ...]
    effect: Effect
    outside: Mapping[Outside, Left]
    unknown: Left
    problems: tuple[RowProblem, ...]


def prepare(
    connection: Connection, home: Municipality, file: ReadFile, choices: TableChoices
) -> Prepared:
    """Return everything that a file holds, sorted, and everything that is wrong."""
    raw = file.raw(choices)
    indicators = all_indicators()
    periods, stored = periods_and_categories(connection)
    categories = {
        code: stored.get(code, set()) | _sums(one) for code, one in indicators.items()
    }
    dictionary = Dictionary(file.recognised, choices, indicators, categories)
    found = place_figures(
        raw.figures,
        dictionary,
        places(connection, home),
        periods,
        file.checksum,
        date.today(),
    )
    candidates = once_each(found.candidates)
    publisher = file.recognised.publisher or choices.publisher
    # Of a file with nothing to store, nobody asks who has published it.
    is_asked = bool(candidates or raw.problems or found.problems)
    said = file.recognised.publisher, choices.publisher
    wrong = (
        *raw.problems,
        *found.problems,
        *problems(candidates, indicators),
        *wrong_scale(candidates, indicators),
        *(untrusted(candidates, indicators, home, *said) if is_asked else ()),
        *_of_the_whole(found, raw, home),
    )
    figures = tuple(one.figure for one in candidates)
    return Prepared(
        rows=raw.rows,
        dataset=dataset_name(publisher, file.recognised.table),
        publisher=publisher,
        measures=_measures(raw.figures, dictionary),
        figures=figures,
        effect=effect(connection, figures),
        outside=found.outside | _not_in_use(raw),
        unknown=found.unknown,
        problems=tuple(sorted(wrong, key=_order)),
    )


def _not_in_use(raw: RawTable) -> dict[Outside, Left]:
    return {Outside.NOT_IN_USE: Left(raw.unused, ())} if raw.unused else {}


def _order(one: RowProblem) -> tuple[str, int, int, str]:
    """From the top of each sheet and from the left; what is of the whole file first."""
    cell = one.cell
    return cell.sheet, cell.row or 0, len(cell.column), cell.column


def dataset_name(publisher: str, table: str) -> str:
    """Return the name of a publisher's table in the store, the same every year."""
    words = f"file {publisher} {_YEARS.sub('', table)}"
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return "_".join(re.findall(r"[a-z0-9]+", plain.lower()))[:_LONGEST].rstrip("_")


def _sums(indicator: Indicator) -> set[str]:
    return {one for whole, parts in indicator.sums for one in (whole, *parts)}


def _measures(
    raws: tuple[RawFigure, ...], dictionary: Dictionary
) -> tuple[MeasureTaken, ...]:
    counted = Counter(subject(one) for one in raws)
    meant: dict[str, str | None] = {}
    for one in raws:
        meaning = dictionary.meaning(one)
        found = meaning.indicator if meaning else None
        meant[subject(one)] = meant.get(subject(one)) or found
    return tuple(
        MeasureTaken(name, meant[name], count) for name, count in counted.items()
    )


def _of_the_whole(
    found: Placed, raw: RawTable, home: Municipality
) -> tuple[RowProblem, ...]:
    """Return what stops a file though none of its rows is wrong."""
    whole = Cell()
    if not raw.figures:
        nothing = RowProblem(whole, "", "data_file.no_figures")
        return () if raw.problems else (nothing,)
    if found.problems or any(one.is_own for one in found.candidates):
        return ()
    if not (found.candidates or found.outside):
        names = "; ".join(found.unknown.examples)
        return (RowProblem(whole, "", "data_file.no_measure", {"names": names}),)
    if set(found.outside) == {Outside.OTHER_LEVEL}:
        names = "; ".join(found.outside[Outside.OTHER_LEVEL].examples)
        return (RowProblem(whole, "", "data_file.no_level", {"names": names}),)
    left = (one.examples for one in found.outside.values())
    named = [*(place for each in left for place in each)]
    named += [one.figure.ref_area for one in found.candidates]
    told = dict.fromkeys(named)
    places = "; ".join([*told][:EXAMPLES])
    facts = {"name": home.name, "code": home.code, "places": places}
    return (RowProblem(whole, "", "data_file.nothing_ours", facts),)
