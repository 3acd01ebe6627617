"""The data pack: read it whole, or say everything that is wrong with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from htl_dash.domain.geography import AREA_GEOGRAPHIES, Area, Geography, School
from htl_dash.domain.status import ConfStatus, ObsStatus
from htl_dash.sources.pack_geometry import check_geometry, geometry_file
from htl_dash.sources.pack_nature import read_nature
from htl_dash.sources.pack_tables import Flaws, OriginNote, flaw, read_table, row_flaw
from htl_dash.text import t

__all__ = [
    "Dataset",
    "OriginNote",
    "Pack",
    "PackRow",
    "check_pack",
    "geometry_file",
    "read_pack",
]

SMALL_COUNTS = range(1, 5)
CAN_BE_NEGATIVE = {"population_change"}
Places = set[tuple[Geography, str]]
Problem = tuple[str, dict[str, object]]


@dataclass(frozen=True, slots=True)
class PackRow:
    """One figure in the pack: an Observation that has no snapshot yet."""

    indicator: str
    geography: Geography
    ref_area: str
    time_period: str
    sex: str
    category: str
    obs_value: float | None
    numerator: int | None
    denominator: int | None
    obs_status: ObsStatus
    conf_status: ConfStatus

    @property
    def key(self) -> tuple[str, ...]:
        """What tells this figure from every other in the pack."""
        place = (self.indicator, self.geography, self.ref_area)
        return (*place, self.time_period, self.sex, self.category)


@dataclass(frozen=True, slots=True)
class Dataset:
    """A series file with its origin, its rows in order, and its bytes."""

    note: OriginNote
    rows: tuple[PackRow, ...]
    content: bytes = b""


@dataclass(frozen=True, slots=True)
class Pack:
    """The whole pack but the geometry, which is served a file at a time.

    `is_training` marks made-up figures, which are never mixed with real ones.
    """

    datasets: tuple[Dataset, ...]
    areas: tuple[Area, ...]
    schools: tuple[School, ...]
    register_notes: tuple[OriginNote, ...]
    is_training: bool = False


def read_pack(folder: Path) -> Pack:
    """Return the pack in `folder`; PackError on the first thing that is wrong."""
    flaws: Flaws = []
    pack = _read(folder, flaws)
    if flaws:
        raise flaws[0]
    return pack


def check_pack(folder: Path) -> list[str]:
    """Return every problem in the pack, geometry too, as Swedish sentences."""
    flaws: Flaws = []
    pack = _read(folder, flaws)
    if folder.is_dir():
        check_geometry(folder, {area.code for area in pack.areas}, flaws)
    return [t("pack.sentence", **found.facts) for found in flaws]


def _read(folder: Path, flaws: Flaws) -> Pack:
    if not folder.is_dir():
        flaws.append(flaw(str(folder), "no_folder"))
        return Pack((), (), (), ())
    area_note, areas = read_table(folder, "areas", Area, flaws)
    school_note, schools = read_table(folder, "schools", School, flaws)
    places: Places = {(area.geography, area.code) for _, area in areas}
    places |= {(Geography.SCHOOL, school.unit_code) for _, school in schools}
    for row, area in areas:
        parent = (Geography.REGSO_2025, area.parent_code)
        if area.geography is Geography.DESO_2025 and parent not in places:
            code = area.parent_code
            flaws.append(row_flaw("areas.csv", row, "unknown_area", code=code))
    return Pack(
        datasets=tuple(_read_series(folder, places, flaws)),
        areas=tuple(area for _, area in areas),
        schools=tuple(school for _, school in schools),
        register_notes=tuple(note for note in (area_note, school_note) if note),
        is_training=read_nature(folder, flaws),
    )


def _read_series(folder: Path, places: Places, flaws: Flaws) -> Iterator[Dataset]:
    names = sorted(path.name for path in (folder / "series").glob("*.*"))
    if not names:
        flaws.append(flaw("series", "missing"))
    seen: dict[tuple[str, ...], tuple[str, int]] = {}
    for stem in dict.fromkeys(name.split(".")[0] for name in names):
        note, rows = read_table(folder, f"series/{stem}", PackRow, flaws)
        file = f"series/{stem}.csv"
        for row, item in rows:
            for problem, facts in _problems(item, places):
                flaws.append(row_flaw(file, row, problem, **facts))
            other, other_row = seen.setdefault(item.key, (file, row))
            if (other, other_row) != (file, row):
                place = t("pack.place", file=other, row=other_row)
                flaws.append(row_flaw(file, row, "duplicate", other=place))
        if note:
            kept = tuple(item for _, item in rows)
            yield Dataset(note, kept, (folder / file).read_bytes() if kept else b"")


def _problems(item: PackRow, places: Places) -> Iterator[Problem]:
    yield from _place_problems(item, places)
    yield from _value_problems(item)
    top, bottom = item.numerator, item.denominator
    if top is not None and bottom is not None and top > bottom:
        yield "fraction", {"numerator": top, "denominator": bottom}


def _place_problems(item: PackRow, places: Places) -> Iterator[Problem]:
    if (item.geography, item.ref_area) in places:
        return
    if item.geography in AREA_GEOGRAPHIES:
        yield "unknown_area", {"code": item.ref_area}
    elif item.geography is Geography.SCHOOL:
        yield "unknown_school", {"code": item.ref_area}


def _value_problems(item: PackRow) -> Iterator[Problem]:
    value = item.obs_value
    absent = item.obs_status in {ObsStatus.MISSING, ObsStatus.NOT_APPLICABLE}
    if value is None:
        if not absent and item.numerator is None:
            yield "no_value", {}
        return
    if absent:
        yield "stray_value", {}
    if item.conf_status is not ConfStatus.FREE:
        yield "hidden_value", {}
    if value < 0 and item.indicator not in CAN_BE_NEGATIVE:
        yield "negative", {"value": value}
    if item.indicator == "pupils" and value in SMALL_COUNTS:
        yield "small_count", {}
