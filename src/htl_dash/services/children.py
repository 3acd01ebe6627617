"""Use case: children's own choices of what matters, as counts and never as a child."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, Engine

from htl_dash.catalogue.protection import protection_rules
from htl_dash.disclosure.design import TOTAL
from htl_dash.domain.errors import HtlError
from htl_dash.domain.municipality import Municipality
from htl_dash.domain.record import Signature
from htl_dash.domain.term import Term
from htl_dash.services.counted import WITH
from htl_dash.services.counted_choices import CHOICES, RULE, choices_series
from htl_dash.services.register import signed
from htl_dash.services.releases import publish_series, read_release
from htl_dash.store.children_choices import add_choices, choices
from htl_dash.store.database import writing
from htl_dash.store.releases import last_releases

LEAST_ASKED = 10
MOST_ASKED = 2000


class ChoicesError(HtlError):
    """The counts cannot be right, or are too few to be shown. Facts: `least`, `most`."""

    text_key = "error.choices"


class ChoicesExistError(HtlError):
    """The school's term has been written down already. No facts."""

    text_key = "error.choices_exist"


@dataclass(frozen=True, slots=True)
class ReleasedChoices:
    """What children at a school chose in a term, as it may be shown.

    `chosen` is by criterion; None is hidden, never why. No count is under five, and so
    no rest of `asked`: where all answer alike, each one's answer is known.
    """

    unit_code: str
    term: Term
    asked: int
    chosen: Mapping[str, int | None] = field(hash=False)


def record_choices(
    engine: Engine,
    municipality: Municipality,
    unit_code: str,
    term: Term,
    asked: int,
    chosen: Mapping[str, int],
    who: str,
) -> None:
    """Write down and release what children chose. It stands still from then on.

    Raises:
        ChoicesError: Fewer than ten were asked, or more chose something than were asked.
        ChoicesExistError: The term is there already: a corrected count beside the first
            would tell what one child chose.
    """
    by = signed(who)
    if unit_code not in {one.unit_code for one in municipality.pilot_schools}:
        raise ValueError(unit_code)
    fits = all(0 <= count <= asked for count in chosen.values())
    if not (LEAST_ASKED <= asked <= MOST_ASKED and chosen and fits):
        raise ChoicesError(least=LEAST_ASKED, most=MOST_ASKED)
    with writing(engine) as connection:
        _write(connection, unit_code, term, asked, chosen, by)


def _write(
    connection: Connection,
    unit_code: str,
    term: Term,
    asked: int,
    chosen: Mapping[str, int],
    by: Signature,
) -> None:
    before = {(one.unit_code, one.term) for one in choices(connection)}
    if (unit_code, term.code) in before:
        raise ChoicesExistError
    add_choices(connection, unit_code, term, asked, chosen, by)
    series = choices_series(connection)
    if series:
        publish_series(connection, [(series, RULE)], by.at)


def released_choices(engine: Engine) -> tuple[ReleasedChoices, ...]:
    """Return what may be shown of children's choices, the latest term first."""
    with engine.connect() as connection:
        logged = last_releases(connection).get(CHOICES)
    if logged is None:
        return ()
    release = read_release(logged)
    found: dict[tuple[str, str], dict[str, int | None]] = {}
    asked: dict[tuple[str, str], int] = {}
    for unit, code, criterion, part in release.design.cells:
        value = release.readable.get((unit, code, criterion, part))
        if part == WITH:
            found.setdefault((unit, code), {})[criterion] = value
        elif part == TOTAL and value is not None:
            asked[unit, code] = value
    known = [
        ReleasedChoices(unit, term, asked[unit, code], _kept(chosen, asked[unit, code]))
        for (unit, code), chosen in found.items()
        if (unit, code) in asked and (term := Term.read(code)) is not None
    ]
    return tuple(sorted(known, key=lambda one: (-one.term.number, one.unit_code)))


def _kept(chosen: Mapping[str, int | None], asked: int) -> dict[str, int | None]:
    """Return what the rule of today shows: it may be stricter than when it was told."""
    rule = protection_rules()[RULE].rule
    return {
        code: None
        if count is None or rule.is_small(count) or rule.is_small(asked - count)
        else count
        for code, count in chosen.items()
    }
