"""What PxWeb answers, held to what was asked: exactly the codes, and the right unit."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from htl_dash.domain.fetching import FetchDataset
from htl_dash.domain.geography import WIDER, Area
from htl_dash.domain.observation import Incoming
from htl_dash.domain.received import Received
from htl_dash.sources.cube import Cube, ReadError, narrowed
from htl_dash.sources.json_stat import read_json_stat
from htl_dash.sources.pxweb_cells import areas, figures
from htl_dash.sources.pxweb_json import read_pxweb
from htl_dash.sources.pxweb_labels import require_own_words
from htl_dash.sources.pxweb_layout import find
from htl_dash.sources.pxweb_places import could_be, place_of
from htl_dash.sources.pxweb_selection import Choice, Selection
from htl_dash.sources.pxweb_table import is_said
from htl_dash.sources.source import Reading
from htl_dash.sources.wording import shown
from htl_dash.text import t

NO_NAMES: Mapping[str, str] = MappingProxyType({})
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Question:
    """One part of what is asked: of which version, which table, and which values.

    The first choice is the places. `tells_versions` is whether the table has codes that
    say which division they are in: then a plain one is of the older, whatever the part
    has beside it.
    """

    version: int
    table: str
    selection: Selection
    tells_versions: bool

    def as_json(self) -> str:
        """Return it as it is kept with the part."""
        chosen = [
            {"variable": c.variable, "values": c.values, "list": c.code_list}
            for c in self.selection
        ]
        whole = {
            "version": self.version,
            "table": self.table,
            "tells_versions": self.tells_versions,
            "chosen": chosen,
        }
        return json.dumps(whole, ensure_ascii=False)

    @classmethod
    def read(cls, text: str) -> "Question":
        """Return a question that was kept."""
        found = json.loads(text)
        chosen = tuple(
            Choice(one["variable"], tuple(one["values"]), one["list"])
            for one in found["chosen"]
        )
        told = found["tells_versions"]
        return cls(found["version"], found["table"], chosen, told)


def read_answer(content: bytes, question: Question, dataset: FetchDataset) -> Cube:
    """Return the table in an answer.

    Raises:
        ReadError: It is not the whole of what was asked for, or something else.
    """
    is_rows = b'"columns"' in content and b'"dimension"' not in content
    cube = read_pxweb(content) if is_rows else read_json_stat(content)
    cube = _as_asked(cube, question.selection)
    _require_unit(cube, dataset)
    require_own_words(cube, dataset)
    # What the codes stand for is looked up before any figure is given.
    figures(cube, dataset, tells_versions=question.tells_versions)
    return cube


def read_all(
    dataset: FetchDataset,
    answers: Sequence[tuple[Question, Received]],
    notes: tuple[str, ...],
    names: Mapping[str, str] = NO_NAMES,
) -> Reading:
    """Return the figures, areas and notes of all answers; figures come as they are read.

    `names` are those of the places, for answers that have only codes.

    Raises:
        ReadError: An answer is not the whole of what was asked for.
    """
    found: dict[tuple[str, str], Area] = {}
    said: dict[str, None] = dict.fromkeys((*notes, *_not_there(dataset, answers)))
    titles, updated = [], []
    for question, one in answers:
        cube = _named(read_answer(one.content, question, dataset), names)
        if cube.kept:
            said[t("cubes.more_than_asked")] = None
        for area in areas(cube, dataset, tells_versions=question.tells_versions):
            found.setdefault((area.geography, area.code), area)
        said |= dict.fromkeys(_notes(cube))
        titles.append(cube.title)
        updated.append(cube.updated)
    return Reading(
        figures=_figures(dataset, answers),
        areas=tuple(found.values()),
        notes=tuple(said),
        title=next(iter(titles), ""),
        updated=max(updated, default=""),
    )


def _figures(
    dataset: FetchDataset, answers: Sequence[tuple[Question, Received]]
) -> Iterator[Incoming]:
    """Give figures an answer at a time, so that only one table is in memory."""
    for question, one in answers:
        cube = read_answer(one.content, question, dataset)
        told = question.tells_versions
        yield from figures(cube, dataset, one.checksum, tells_versions=told)


def _not_there(
    dataset: FetchDataset, answers: Sequence[tuple[Question, Received]]
) -> Iterator[str]:
    """Give the declared divisions that the table has no places in."""
    places = {
        (code, question.tells_versions)
        for question, _ in answers
        for code in question.selection[0].values
    }
    for division in dataset.divisions if answers else ():
        if not any(could_be(*one, division) for one in places):
            yield t("cubes.no_division", division=t(f"geography.{division}"))


def _notes(cube: Cube) -> Iterator[str]:
    yield from (one.strip() for one in cube.notes)
    for dimension in cube.dimensions:
        if dimension.note:
            yield dimension.note.strip()
    measures = find(cube.dimensions, "metric", "cubes.measure_codes")
    for one in measures.categories if measures else ():
        if one.note:
            yield one.note.strip()


def _named(cube: Cube, names: Mapping[str, str]) -> Cube:
    """Give each place that has no label of its own the one that the table has."""
    region = find(cube.dimensions, "geo", "cubes.place_codes")
    if region is None:
        return cube
    places = tuple(
        replace(one, label=names.get(one.code, one.label))
        if one.label == one.code
        else one
        for one in region.categories
    )
    dimensions = tuple(
        replace(one, categories=places) if one is region else one
        for one in cube.dimensions
    )
    return replace(cube, dimensions=dimensions)


def _as_asked(cube: Cube, selection: Selection) -> Cube:
    """Return the cells that were asked for; all of them must be there.

    A server may give more: other years, ages or measures, and the county. That is left
    out. Other municipalities' areas tell that it has not heard the question.

    Raises:
        ReadError: Some are missing, or are about somewhere else.
    """
    wanted = {one.variable: set(one.values) for one in selection}
    codes = dict(wanted)
    homes = {code[:4] for code in selection[0].values} if selection else set()
    is_more = False
    for one in cube.dimensions:
        found = {each.code for each in one.categories}
        asked = wanted.pop(one.code, None)
        if asked is None:
            if len(found) > 1:
                raise ReadError("cubes.not_chosen", code=one.code)
            continue
        extra = found - asked
        is_place = one.code == selection[0].variable
        strange = {code for code in extra if is_place and _is_elsewhere(code, homes)}
        if strange or not asked <= found:
            facts = {"missing": _some(asked - found), "extra": _some(strange or extra)}
            raise ReadError("cubes.other_codes", code=one.code, **facts)
        is_more = is_more or bool(extra)
    if wanted:
        raise ReadError("cubes.no_dimension", code=", ".join(sorted(wanted)))
    return narrowed(cube, codes) if is_more else cube


def _is_elsewhere(code: str, homes: set[str]) -> bool:
    """Whether a place is in, or is, another municipality than those asked about."""
    place = place_of(code)
    is_larger = place is None or place.geography in WIDER
    return not is_larger and code[:4] not in homes


def _some(codes: set[str]) -> str:
    shown = ", ".join(sorted(codes)[:_SHOWN])
    return f"{shown} \u2026" if len(codes) > _SHOWN else shown or "\u2013"


def _require_unit(cube: Cube, dataset: FetchDataset) -> None:
    """Hold the unit of each measure to what is declared, where the source tells it."""
    measures = find(cube.dimensions, "metric", "cubes.measure_codes")
    units = {one.code: one.unit for one in measures.categories} if measures else {}
    for code, one in ((c, m) for m in dataset.measures for c in m.measure_codes):
        unit = units.get(code, "")
        if unit and not is_said((one.unit,), unit):
            raise ReadError(
                "cubes.other_unit",
                code=code,
                found=unit,
                wanted=shown((one.unit,)),
            )
