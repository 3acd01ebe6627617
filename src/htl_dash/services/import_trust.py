"""Whose word is taken that figures were protected before they came.

A file that says itself who has published it is a publisher's. Where somebody says it
instead, the figures must look published: no small counts, and not the municipality's
own. Own figures have a door of their own, where small counts are protected.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from htl_dash.catalogue.protection import protection_rules
from htl_dash.disclosure.free_text import inspect
from htl_dash.disclosure.free_text_kinds import Action
from htl_dash.domain.indicator import Indicator
from htl_dash.domain.municipality import Municipality
from htl_dash.domain.units import Unit
from htl_dash.services.import_figures import Candidate
from htl_dash.sources.raw_table import Cell, RowProblem

OWN = "counts"
"""The rule that own counts would be protected by."""
LONGEST_PUBLISHER = 120


def untrusted(
    candidates: Iterable[Candidate],
    indicators: Mapping[str, Indicator],
    home: Municipality,
    stated: str,
    given: str,
) -> Iterator[RowProblem]:
    """Give what stops figures that nothing says have been protected.

    Args:
        candidates: The figures.
        indicators: What they are of.
        home: Our municipality, whose own figures they must not be.
        stated: The publisher as the file says; empty where it does not.
        given: The publisher that somebody has named.
    """
    if stated:
        return
    if not given:
        yield RowProblem(Cell(), "", "data_file.no_publisher")
        return
    points_out = any(one.action is Action.BLOCK for one in inspect(given))
    if points_out or len(given) > LONGEST_PUBLISHER:
        yield RowProblem(Cell(), "", "data_file.strange_publisher")
        return
    if _is_our_own(given, home):
        yield RowProblem(Cell(), given, "data_file.own_figures")
        return
    rule = protection_rules()[OWN].rule
    for one in candidates:
        value, unit = one.figure.obs_value, indicators[one.figure.indicator].unit
        if unit is Unit.PERSONS and value is not None and rule.is_small(value):
            facts = {"fewest": rule.minimum_count}
            yield RowProblem(one.raw.cell, one.raw.text, "data_file.small_count", facts)


def _is_our_own(publisher: str, home: Municipality) -> bool:
    said = _plain(publisher)
    ours = (home.name, *(one.name for one in home.pilot_schools))
    return any(_plain(one) in said for one in ours) or said in ("kommunen", "kommun")


def _plain(text: str) -> str:
    """Return a name without accents: with and without dots it is one and the same."""
    parted = unicodedata.normalize("NFKD", text.casefold())
    return parted.encode("ascii", "ignore").decode().strip()
