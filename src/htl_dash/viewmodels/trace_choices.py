"""What can be chosen of a figure to follow, and what its place is called."""

from collections.abc import Iterable, Mapping, Sequence

from htl_dash.disclosure.release import ReleasedCell
from htl_dash.domain.geography import OLDER_DIVISIONS, WIDER, Geography
from htl_dash.domain.municipality import Municipality
from htl_dash.domain.trail import ALL, Key
from htl_dash.text import t
from htl_dash.viewmodels.ages import group_words
from htl_dash.viewmodels.expectation_view import place_name
from htl_dash.viewmodels.values import period_text

PARTS = ("indicator", "geography", "place", "period", "sex", "category")
STATISTICS = ("mean", "median", "p10", "p90")
"""What is told of all municipalities together."""
Names = Mapping[tuple[Geography, str], str]
"""What the registers call places, by division and code."""


def options(
    home: Municipality,
    keys: Iterable[Key],
    chosen: Sequence[str],
    at: int,
    names: Names,
) -> Mapping[str, str]:
    """Return what can be chosen at one place of a key, given the choices before it."""
    found = {key[at] for key in keys if key[1:at] == tuple(chosen[1:at])}
    if at == PARTS.index("period"):
        return {one: period_text(one) for one in sorted(found, reverse=True)}
    if at == PARTS.index("place"):
        division = Geography(chosen[1])
        named = {one: name_of(home, division, one, names) for one in found}
        return dict(sorted(named.items(), key=lambda one: (one[1], one[0])))
    if at == PARTS.index("geography"):
        # The finest first, and statistics over all municipalities last.
        return {one: _words(at, one, "") for one in Geography if one in found}
    ordered = sorted(found, key=lambda one: (one != ALL, one))
    where = "".join(chosen[1:2])
    return {one: _words(at, one, where) for one in ordered}


def name_of(home: Municipality, division: Geography, code: str, names: Names) -> str:
    """Return what a place is called here, else in the register, else its code."""
    if division is Geography.DISTRIBUTION:
        return t(f"statistic.{code}") if code in STATISTICS else code
    registered = names.get((division, code))
    if registered and division in (*OLDER_DIVISIONS, Geography.SCHOOL):
        return registered
    named = place_name(home, code)
    return named if named != code else registered or code


def about(home: Municipality, cell: ReleasedCell, registered: str) -> str:
    """Return the place, and whom in it the figure is about where that is not all.

    `registered` is what the register calls the place; empty where it has no name.
    """
    names = {(cell.geography, cell.ref_area): registered}
    place = name_of(home, cell.geography, cell.ref_area, names)
    groups = [sex_words(cell.geography, cell.sex)] if cell.sex != ALL else []
    if cell.category != ALL:
        groups.append(group_words(cell.geography, cell.category))
    if not groups:
        return place
    return t("lineage.group", place=place, group=", ".join(groups).lower())


def sex_words(division: str, code: str) -> str:
    """Return whom a sex is: only children are counted for county and country."""
    is_children = division in WIDER and code != ALL
    return t(f"county.sex_{code}") if is_children else t(f"sex.{code}")


def _words(at: int, code: str, division: str) -> str:
    match PARTS[at]:
        case "geography":
            return t(f"geography.{code}")
        case "sex":
            return sex_words(division, code)
        case _:
            return t(f"sex.{ALL}") if code == ALL else group_words(division, code)
