"""One school's chain from cause to indicator, in words."""

from collections.abc import Mapping
from dataclasses import dataclass

from htl_dash.domain.goal import Dimension
from htl_dash.domain.indicator import Indicator
from htl_dash.domain.initiative import Initiative, SchoolDescription
from htl_dash.domain.municipality import Municipality, PilotSchool
from htl_dash.text import listing, number, plain_markdown, t
from htl_dash.viewmodels.flow_view import register_address

MOST_NAMED = 3
"""Initiatives that a heading can name and still be read from the back of the room."""
STEPS = ("cause", "need", "initiative", "activities", "outcome", "indicators")
"""The steps of the chain from left to right."""


@dataclass(frozen=True, slots=True)
class Box:
    """One step in words; `is_known` is False where nothing has been published."""

    text: str
    is_known: bool


@dataclass(frozen=True, slots=True)
class CauseBox:
    """The cause in one dimension, under the dimension's name."""

    dimension: Dimension
    name: str
    box: Box


@dataclass(frozen=True, slots=True)
class Lane:
    """One initiative: its steps from need to indicators, in the order of STEPS.

    `causes` are those it is said to answer to; empty where that is not published.
    """

    causes: tuple[Dimension, ...]
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class ChainView:
    """A school's chain, what is missing in it, and the school's names and areas.

    `areas` are links in markdown to the areas that are assumed to be the school's.
    """

    school: str
    heading: str
    measured: str
    steps: tuple[str, ...]
    causes: tuple[CauseBox, ...]
    lanes: tuple[Lane, ...]
    alt: str
    source: str
    notes: tuple[str, ...]
    spelling: str
    areas_note: str
    areas: tuple[str, ...]


def chain_view(
    municipality: Municipality,
    school: PilotSchool,
    described: SchoolDescription,
    indicators: Mapping[str, Indicator],
) -> ChainView:
    """Present what is described of a school; nothing is added to it."""
    titles = [_lower_first(one.title) for one in described.initiatives]
    heading = _heading(school, described.initiatives, titles)
    typed = [plain_markdown(title) for title in titles]
    texts = {one.dimension: one.text for one in described.causes}
    return ChainView(
        school=school.name,
        heading=_heading(school, described.initiatives, typed),
        measured=t("chain.measured", background=described.background),
        steps=tuple(t(f"column.{step}") for step in STEPS),
        causes=tuple(
            CauseBox(one, t(f"dimension.{one}"), _box(texts.get(one)))
            for one in Dimension
        ),
        lanes=tuple(_lane(one, indicators) for one in described.initiatives),
        alt=t("chain.alt", heading=heading),
        source=t("chain.source", source=plain_markdown(described.source)),
        notes=tuple(
            note
            for note in (
                described.causes_note,
                described.indicators_note,
                t("chain.not_registered"),
                t("chain.who", address=register_address(school)),
            )
            if note
        ),
        spelling=_spelling(school),
        areas_note=school.areas_note,
        areas=_areas(municipality, school),
    )


def aimed(one: Initiative) -> str:
    """Return an initiative's title, and whom it is for where that is published."""
    if one.target_group is None:
        return one.title
    return t("chain.aimed", title=one.title, group=_lower_first(one.target_group))


def _heading(
    school: PilotSchool, initiatives: tuple[Initiative, ...], titles: list[str]
) -> str:
    """Say what the school does, and how much of it has no expected outcome."""
    if not initiatives:
        return t("chain.heading_none", school=school.name)
    count = number(len(titles))
    named = listing(titles) if len(titles) <= MOST_NAMED else None
    key = "chain.heading" if named else "chain.heading_many"
    opening = t(key, school=school.name, titles=named, count=count)
    without = sum(one.expected_outcome is None for one in initiatives)
    if not without:
        return opening
    key = "chain.no_outcome" if without == len(initiatives) else "chain.part_outcome"
    return opening + t(key, without=without, all=len(initiatives))


def _lane(one: Initiative, indicators: Mapping[str, Indicator]) -> Lane:
    suggested = [indicators[code].short_title for code in one.indicators]
    boxes = (
        _box(one.need),
        _box(aimed(one)),
        _box(". ".join(one.activities)),
        _box(one.expected_outcome),
        _box(t("chain.suggested", titles=listing(suggested)) if suggested else None),
    )
    return Lane(one.dimensions, boxes)


def _box(text: str | None) -> Box:
    return Box(text or t("chain.not_published"), bool(text))


def _spelling(school: PilotSchool) -> str:
    same = school.name == school.register_name
    key = "chain.spelled_alike" if same else "chain.spelled_apart"
    words = {"name": school.name, "register_name": school.register_name}
    return t(key, unit_code=school.unit_code, **words)


def _areas(municipality: Municipality, school: PilotSchool) -> tuple[str, ...]:
    divisions = municipality.geographies[:1]
    return tuple(
        t("chain.area", name=area.name, code=area.code, division=division)
        for division in divisions
        for area in municipality.area_names
        if area.code in school.areas
    )


def _lower_first(text: str) -> str:
    """Return a title as it stands inside a sentence."""
    return text[:1].lower() + text[1:]
