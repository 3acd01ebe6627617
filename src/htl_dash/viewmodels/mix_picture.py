"""The mix of work as it is drawn: a triangle of settings, and a bar for each."""

from collections.abc import Sequence
from dataclasses import dataclass

from htl_dash.domain.initiative import Approach
from htl_dash.domain.municipality import Municipality
from htl_dash.domain.term import Term
from htl_dash.domain.volume import Measure
from htl_dash.services.mix import Mix, WorkItem, chosen, mix_of
from htl_dash.stats.mix import Point, place, region
from htl_dash.text import listing, t
from htl_dash.viewmodels.mix_words import amount_text, place_name, share_texts


@dataclass(frozen=True, slots=True)
class Segment:
    """One approach in a bar: what is sure of its share, and the share in words."""

    approach: Approach
    name: str
    sure: float
    text: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One setting's classified work; what `unsure` is left hides behind small counts."""

    label: str
    amount: str
    segments: tuple[Segment, ...]
    unsure: float


@dataclass(frozen=True, slots=True)
class MixPoint:
    """One setting in the triangle, with sides of length 1 and the third corner at top.

    `corners` surround everywhere it can be; they are one where its place is known.
    `path` leads from earlier terms to its place; `size` is 0-1.
    """

    label: str
    corners: tuple[Point, ...]
    path: tuple[Point, ...]
    size: float


@dataclass(frozen=True, slots=True)
class Triangle:
    """The settings between the three approaches, and the aim where one is decided.

    `key` says what the arrows mean; empty where there are none.
    """

    corners: tuple[str, ...]
    points: tuple[MixPoint, ...]
    aim: Point | None
    alt: str
    key: str


@dataclass(frozen=True, slots=True)
class MixPicture:
    """The triangle and the bars, settings in the same order; empty without amounts."""

    triangle: Triangle
    bars: tuple[Bar, ...]
    bars_alt: str


def mix_picture(
    municipality: Municipality,
    items: Sequence[WorkItem],
    measure: Measure,
    unit_code: str | None,
    term: Term,
    heading: str,
) -> MixPicture:
    """Return what is drawn of one school, or of all of them, in a term."""
    found = mix_of(items, measure, unit_code, term)
    several = len({one.unit_code for one in found}) > 1
    drawn = [one for one in found if one.shares]
    labels = [place_name(municipality, one, with_school=several) for one in drawn]
    named = list(zip(drawn, labels, strict=True))
    bars = tuple(_bar(measure, one, label) for one, label in named)
    earlier = {one.volume.term for one in chosen(items, unit_code)}
    terms = sorted(one for one in earlier if one < term)
    before = [mix_of(items, measure, unit_code, one) for one in terms]
    biggest = max((one.classified.most for one in drawn), default=1.0)
    points = tuple(
        MixPoint(
            label,
            region(one.parts),
            _path(one, before),
            one.classified.most / biggest,
        )
        for one, label in named
    )
    told = listing([_in_words(bar) for bar in bars])
    alt = t("mix.alt", heading=heading)
    return MixPicture(
        _triangle(municipality, points, alt), bars, t("mix.bars_alt", told=told)
    )


def _bar(measure: Measure, mix: Mix, label: str) -> Bar:
    found = mix.shares or ()
    segments = tuple(
        Segment(approach, t(f"approach.{approach}"), share.lower, text)
        for approach, share, text in zip(
            Approach, found, share_texts(found), strict=True
        )
    )
    unsure = max(0.0, 100 - sum(one.sure for one in segments))
    if all(one.is_sure for one in found):
        unsure = 0.0
    return Bar(label, amount_text(measure, mix.classified), segments, unsure)


def _in_words(bar: Bar) -> str:
    parts = listing([f"{one.name.lower()} {one.text}" for one in bar.segments])
    return t("mix.bar_alt", place=bar.label, parts=parts)


def _path(mix: Mix, before: Sequence[Sequence[Mix]]) -> tuple[Point, ...]:
    """Return where the setting was in earlier terms and is now; empty if not known."""
    own = [
        one
        for term in before
        for one in term
        if (one.unit_code, one.setting) == (mix.unit_code, mix.setting)
    ]
    places = [region(one.parts) for one in (*own, mix) if one.shares]
    sure = [found[0] for found in places if len(found) == 1]
    is_known = len(region(mix.parts)) == 1
    return tuple(sure) if is_known and len(sure) > 1 else ()


def _triangle(
    municipality: Municipality, points: tuple[MixPoint, ...], alt: str
) -> Triangle:
    aim = municipality.mix_aim
    decided = [aim.shares[one] for one in Approach] if aim and aim.shares else []
    return Triangle(
        tuple(t(f"approach.{one}") for one in Approach),
        points,
        place(decided) if decided else None,
        alt,
        t("mix.note_arrow") if any(one.path for one in points) else "",
    )
