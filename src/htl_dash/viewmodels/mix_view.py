"""The mix of work as a finding, beside what has been decided."""

from collections.abc import Sequence
from dataclasses import dataclass

from htl_dash.domain.initiative import Approach
from htl_dash.domain.municipality import Municipality
from htl_dash.domain.term import Term
from htl_dash.domain.volume import Measure
from htl_dash.services.mix import (
    WorkItem,
    chosen,
    parts_of,
    settings_of,
    whole_of,
)
from htl_dash.stats.mix import Share
from htl_dash.text import listing, t
from htl_dash.viewmodels.chain_tables import NONE
from htl_dash.viewmodels.mix_picture import MixPicture, mix_picture
from htl_dash.viewmodels.mix_words import (
    amount_text,
    initiatives,
    school_name,
    share_texts,
)
from htl_dash.viewmodels.terms import term_name

_REMEDIAL = list(Approach).index(Approach.REMEDIAL)


@dataclass(frozen=True, slots=True)
class MixView:
    """What the page shows of the mix; the picture is empty without any amounts."""

    heading: str
    measured: str
    picture: MixPicture
    unclassified: str
    aim: tuple[str, ...]
    notes: tuple[str, ...]


def mix_view(
    municipality: Municipality,
    items: Sequence[WorkItem],
    measure: Measure,
    unit_code: str | None,
    term: Term,
) -> MixView:
    """Present the mix of one school, or of all of them, in a term."""
    heading = _heading(municipality, items, measure, unit_code, term)
    return MixView(
        heading=heading,
        measured=_measured(items, measure, unit_code, term),
        picture=mix_picture(municipality, items, measure, unit_code, term, heading),
        unclassified=_unclassified(items, measure, unit_code, term),
        aim=_aim(municipality, items, measure, unit_code, term),
        notes=_notes(items, measure, unit_code, term),
    )


def _heading(
    municipality: Municipality,
    items: Sequence[WorkItem],
    measure: Measure,
    unit_code: str | None,
    term: Term,
) -> str:
    """Say what share is remedial in each setting, that with the most work first."""
    settings = [one for one in settings_of(items, measure, unit_code, term)]
    known = [(one, found) for one in settings if (found := one.shares)]
    known.sort(key=lambda pair: -pair[0].classified.known)
    when = term_name(term)
    if not known:
        return t(f"mix_nothing.{measure}", term=when)
    (first, its_shares), *rest = known
    remedial = share_texts(its_shares)[_REMEDIAL]
    where = t(f"in_setting.{first.setting or NONE}")
    told = [t(f"mix_part.{measure}", share=remedial, where=where)]
    told += [
        t(
            "mix.part",
            share=share_texts(found)[_REMEDIAL],
            where=t(f"in_setting.{one.setting or NONE}"),
        )
        for one, found in rest
    ]
    whole = t(f"mix_heading.{measure}", parts=listing(told), term=when)
    if unit_code is None:
        return whole
    own = whole[:1].lower() + whole[1:]
    return t("mix.of_school", school=school_name(municipality, unit_code), heading=own)


def _measured(
    items: Sequence[WorkItem], measure: Measure, unit_code: str | None, term: Term
) -> str:
    _, coverage = parts_of(chosen(items, unit_code, term), measure)
    said = [t(f"mix_measured.{measure}", initiatives=initiatives(coverage.registered))]
    if coverage.planned:
        said.append(t("mix.planned", planned=coverage.planned))
    if coverage.missing:
        said.append(
            t(f"mix_missing.{measure}", initiatives=initiatives(coverage.missing))
        )
    return " ".join(said)


def _unclassified(
    items: Sequence[WorkItem], measure: Measure, unit_code: str | None, term: Term
) -> str:
    """Say how much of the money is not classified, and of the hours if they are shown."""
    asked = (Measure.SEK, measure) if measure is Measure.HOURS else (Measure.SEK,)
    found = []
    for one in asked:
        whole = whole_of(items, one, unit_code, term)
        share = whole.unclassified_share
        if share is None:
            found.append(t(f"mix_unclassified.{one}_unknown", term=term_name(term)))
        else:
            total = whole.unclassified + whole.classified
            rest = Share(100 - share.lower, 100 - share.lower)
            said = t(
                f"mix_unclassified.{one}",
                share=share_texts((share, rest))[0],
                total=amount_text(one, total),
            )
            planned = whole.coverage.planned
            basis = t("mix.only_planned", initiatives=initiatives(planned))
            found.append(f"{said} {basis}" if planned else said)
    return " ".join(found)


def _aim(
    municipality: Municipality,
    items: Sequence[WorkItem],
    measure: Measure,
    unit_code: str | None,
    term: Term,
) -> tuple[str, ...]:
    """Return what has been decided, and what is so now beside it."""
    aim = municipality.mix_aim
    if aim is None:
        return (t("mix.no_aim"),)
    told = [t("mix.aim", text=aim.text, source=aim.source.rstrip("."))]
    if not aim.shares:
        return (*told, t("mix.no_shares"))
    decided = _shares_in_words([Share(aim.shares[a], aim.shares[a]) for a in Approach])
    now = None
    if measure is not Measure.REACH:
        now = whole_of(items, measure, unit_code, term).shares
    if now is None:
        return (*told, t("mix.decided", shares=decided))
    words = {"shares": decided, "now": _shares_in_words(now), "term": term_name(term)}
    return (*told, t(f"mix_beside.{measure}", **words))


def _shares_in_words(found: Sequence[Share]) -> str:
    names = [t(f"approach.{one}").lower() for one in Approach]
    pairs = zip(names, share_texts(found), strict=True)
    return listing([f"{name} {text}" for name, text in pairs])


def _notes(
    items: Sequence[WorkItem], measure: Measure, unit_code: str | None, term: Term
) -> tuple[str, ...]:
    notes = [t("mix.note_settings"), t(f"mix_note.{measure}")]
    part, _ = parts_of(chosen(items, unit_code, term), measure)
    if part.hidden:
        notes.append(t("mix.note_hidden"))
    return tuple(notes)
