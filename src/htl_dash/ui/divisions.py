"""The divisions into areas: which have figures, and what their areas are called."""

from collections.abc import Mapping
from dataclasses import replace

from htl_dash.domain.geography import AFTER, BEFORE, OLDER_DIVISIONS, Geography
from htl_dash.domain.indicator import Indicator
from htl_dash.domain.municipality import AreaName, Municipality
from htl_dash.services.area_names import register_names, same_in_both
from htl_dash.services.revised import Placed, revised
from htl_dash.text import t
from htl_dash.ui import cached
from htl_dash.ui.absences import Absence, AreaChoices
from htl_dash.ui.cached import engine, home, indicator, shared, version
from htl_dash.viewmodels.revised_view import revision_words


@shared
def _names(key: str, geography: Geography) -> tuple[AreaName, ...]:
    return register_names(engine(), home(), geography)


def area_names(geography: Geography) -> tuple[AreaName, ...]:
    """Return the areas of a division by name; of an older one as its register has it."""
    if geography in OLDER_DIVISIONS:
        return _names(version(), geography)
    return cached.area_names(geography)


def home_in(geography: Geography) -> Municipality:
    """Return the municipality with its areas as they are called in a division."""
    if geography in OLDER_DIVISIONS:
        return replace(home(), area_names=area_names(geography))
    return home()


@shared
def _same(key: str, geography: Geography) -> frozenset[str]:
    return same_in_both(engine(), home(), geography)


def same_area(area: str | None, geography: Geography) -> str | None:
    """Return an area if it is called the same in the division before, else None."""
    return area if area in _same(version(), geography) else None


def has_figures(code: str, geography: Geography) -> bool:
    """Whether an indicator has figures in a division."""
    return (code, geography) in cached.newest_periods(version())


def older(code: str | None) -> tuple[Geography, ...]:
    """Return the older divisions with figures for an indicator, for any where None."""
    codes = [code] if code else None
    return tuple(
        one
        for one in OLDER_DIVISIONS
        if AFTER[one] in home().geographies
        and any(
            has_figures(known, one)
            for known in codes or [i.code for i in cached.reading_order(one)]
        )
    )


def divisions(code: str | None) -> tuple[Geography, ...]:
    """Return the divisions that can be shown: the municipality's own, then older ones."""
    return (*home().geographies, *older(code))


def offered(geography: Geography) -> tuple[Indicator, ...]:
    """Return the indicators to choose from in a division, in reading order.

    Those that only the division before has figures for are there too: the page tells
    where they are found. In an older division only what has figures.
    """
    found = list(cached.reading_order(geography))
    if geography in OLDER_DIVISIONS:
        return tuple(one for one in found if has_figures(one.code, geography))
    if before := BEFORE.get(geography):
        more = (one for one in cached.reading_order(before) if one not in found)
        found += [one for one in more if has_figures(one.code, before)]
    return home().in_reading_order(found)


def in_the_one_before(chosen: AreaChoices) -> Absence | None:
    """Say that an indicator has figures in the division before; None where it has not."""
    before = BEFORE.get(chosen.geography)
    periods = cached.periods(chosen.indicator, before) if before else ()
    if before is None or not periods:
        return None
    one = indicator(chosen.indicator)
    older, newer = t(f"division.{before}"), t(f"division.{chosen.geography}")
    area = same_area(chosen.area, chosen.geography)
    return Absence(
        heading=t("division.absent", title=one.title, newer=newer),
        measured=t("division.instead", older=older, last=periods[0]),
        how_to_get=t("division.why", newer=newer),
        instead=replace(chosen, geography=before, period=periods[0], area=area),
    )


@shared
def _revisions(key: str, code: str, geography: Geography) -> Mapping[Placed, str]:
    return revision_words(indicator(code), revised(engine(), code, geography))


def revisions(code: str, geography: Geography) -> Mapping[Placed, str]:
    """Return what figures said before they were revised, by area and period."""
    return _revisions(version(), code, geography)
