"""Alternatives, criteria, weights and chances in words."""

from collections.abc import Mapping, Sequence

from htl_dash.domain.criterion import Criterion
from htl_dash.domain.municipality import Municipality
from htl_dash.domain.weighing import Alternative, Poll
from htl_dash.services.weighings import Reasonable, Weighing
from htl_dash.text import HARD_SPACE, listing, number, t
from htl_dash.viewmodels.record_view import moment

MOST_NAMED = 3
HEAVY, HEAVIER = 1.25, 1.1
"""Of an even share, and of weights that are set: from here on a weight is called heavy.

Below the inverse it is called light.
"""
_WHOLE = 100
_MUCH = 1_000
"""From here on amounts are written without decimals."""


def full_name(one: Alternative, municipality: Municipality) -> str:
    """Return an alternative as it was typed, with its kind and its school."""
    schools = {s.unit_code: s.name for s in municipality.pilot_schools}
    school = schools.get(one.unit_code or "", "")
    key = "alternative.at_school" if school else "alternative.alone"
    kind = t(f"alternative.{one.kind}")
    return t(key, title=one.title, kind=kind, school=school)


def titles(alternatives: Sequence[Alternative]) -> dict[str, str]:
    """Return what alternatives are called, by code.

    Two with the same title are told apart by their schools, or else by what kind of
    thing they are; only where that is the same as well do they get numbers.
    """
    found: dict[str, str] = {}
    for one in alternatives:
        same = [other for other in alternatives if other.title == one.title]
        found[one.code] = one.title if len(same) == 1 else _told_apart(one, same)
    return found


def _told_apart(one: Alternative, same: Sequence[Alternative]) -> str:
    """Return a title with the least that tells it from others with the same title."""
    schools = [other.school for other in same]
    if one.school and schools.count(one.school) == 1:
        return t("alternative.of_school", title=one.title, school=one.school)
    alike = [o for o in same if (o.school, o.kind) == (one.school, one.kind)]
    key = "alternative.at_school" if one.school else "alternative.alone"
    kind = t(f"alternative.{one.kind}")
    name = t(key, title=one.title, kind=kind, school=one.school)
    if len(alike) == 1:
        return name
    return t("alternative.same", title=name, at=alike.index(one) + 1)


def per_cent(share: float) -> str:
    """Return a share, 0-1, in whole per cent; never none at all or all for a few."""
    if 0 < share < 0.005:
        return t("priority.least")
    if 0.995 < share < 1:
        return t("priority.most")
    return t("priority.per_cent", share=number(_WHOLE * share))


def weights_text(
    criteria: Sequence[Criterion],
    weights: Sequence[float],
    against: Sequence[float] | None = None,
) -> str:
    """Say which criteria weigh more and which less than `against`, or an even share."""
    base = against or [1 / len(criteria)] * len(criteria)
    limit = HEAVY if against is None else HEAVIER
    ratios = [
        (one, weight / usual)
        for one, weight, usual in zip(criteria, weights, base, strict=True)
        if usual > 0
    ]
    ratios.sort(key=lambda pair: -pair[1])
    heavy = [c.title.lower() for c, r in ratios if r > limit][:MOST_NAMED]
    light = [c.title.lower() for c, r in ratios[::-1] if r < 1 / limit][:MOST_NAMED]
    if not heavy and not light:
        return t("priority.even" if against is None else "priority.as_set")
    if not light:
        return t("priority.heavy", heavy=listing(heavy))
    if not heavy:
        return t("priority.light", light=listing(light))
    key = "priority.even_heavy_light" if against is None else "priority.heavy_light"
    return t(key, heavy=listing(heavy), light=listing(light))


def reasonable_text(weighing: Weighing) -> str:
    """Say over which weights a result is looked at."""
    if weighing.middle is None:
        return t("reasonable.nothing_set")
    return t(f"reasonable.{weighing.reasonable}_measured")


def of_reasonable(weighing: Weighing) -> str:
    """Return what a chance is a share of, to end a sentence with."""
    is_every = weighing.reasonable is Reasonable.EVERY
    return t("reasonable.of_every" if is_every else "reasonable.of_near")


def functions_text(codes: Sequence[str], municipality: Municipality) -> str:
    """Return functions by name: 'Rektor' or 'Rektor och AME tillsammans'."""
    named = _names(municipality)
    found = sorted(named.get(code, code) for code in codes)
    if len(found) == 1:
        return found[0]
    return t("disagreement.pooled", functions=listing(found))


def counted_functions(
    counts: Mapping[str, int], municipality: Municipality
) -> tuple[str, ...]:
    """Return how many have answered, by function, most first."""
    named = _names(municipality)
    ordered = sorted(counts.items(), key=lambda one: (-one[1], named.get(one[0], "")))
    return tuple(
        t("poll.counted", function=named.get(code, code), count=count)
        for code, count in ordered
    )


def poll_name(poll: Poll) -> str:
    """Return what a round is called in a list."""
    key = "poll.name_open" if poll.is_open else "poll.name_closed"
    return t(key, when=moment(poll.opened_at), code=poll.code)


def _names(municipality: Municipality) -> dict[str, str]:
    return {one.code: one.name for one in municipality.team_model.functions}


def worst_and_best(one: Criterion) -> tuple[str, str]:
    """Return both ends of a scale, the least desirable first."""
    ends = [
        f"{amount_text(amount)}{HARD_SPACE}{one.scale.unit}"
        for amount in (one.scale.amounts[0], one.scale.amounts[-1])
    ]
    if one.anchors:
        told = (one.anchors[0].text, one.anchors[-1].text)
        ends = [t("priority.quoted", text=text.rstrip(".")) for text in told]
    worst, best = ends if one.scale.values[0] == 0 else reversed(ends)
    return worst, best


def amount_text(value: float | None) -> str:
    """Return an amount on a criterion's scale, with a decimal where it matters."""
    known = float(value or 0)
    return number(known, 0 if known >= _MUCH or known.is_integer() else 1)


def slider_label(one: Criterion) -> str:
    """Return a criterion and the ends of its scale: what the swing is between."""
    worst, best = worst_and_best(one)
    return t("priority.slider", title=one.title, worst=worst, best=best)
