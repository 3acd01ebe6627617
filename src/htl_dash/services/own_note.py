"""Where the figures of own indicators come from, as it is told.

Of the file nothing is kept but its name and a fingerprint. That is salted, so that it
names one version and no guess at what stood in the file can be held against it.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256
from secrets import token_bytes

from htl_dash.domain.indicator import Indicator
from htl_dash.domain.municipality import Municipality
from htl_dash.domain.observation import Incoming
from htl_dash.services.own_plan import OwnPlan
from htl_dash.store.notes import Note
from htl_dash.text import t

RULE = "counts"
"""The rule in data/catalogue/protection that protects own counts."""


def own_note(
    municipality: Municipality,
    plan: OwnPlan,
    file: str,
    content: bytes,
    figures: Sequence[Incoming],
    at: datetime,
) -> Note:
    """Return where the figures of a plan come from, of which there are some."""
    periods = sorted({one.time_period for one in figures})
    ends = dict.fromkeys((periods[0], periods[-1]))
    return Note(
        dataset=plan.code,
        title=t("own.marked", title=plan.title),
        publisher=t("own.publisher", name=municipality.name),
        table=file,
        url="",
        period="\u2013".join(ends),
        retrieved=at.astimezone(UTC).date().isoformat(),
        licence=t("own.licence"),
        protection=RULE,
        derived=False,
        cautions=(t("own.caution"), *plan.cautions),
        rows=len(figures),
        sha256=_fingerprint(content),
    )


def gone_note(one: Indicator, at: datetime) -> Note:
    """Return the note of an indicator that has been taken back: it has no figures."""
    return Note(
        dataset=one.code,
        title=t("own.withdrawn", title=one.title),
        publisher=one.source.publisher,
        table=one.source.table,
        url="",
        period="",
        retrieved=at.astimezone(UTC).date().isoformat(),
        licence=t("own.licence"),
        protection=RULE,
        derived=False,
        cautions=(),
        rows=0,
        sha256=_fingerprint(b""),
    )


def _fingerprint(content: bytes) -> str:
    """Return what names this version and no other: the salt is kept nowhere."""
    return sha256(token_bytes(32) + content).hexdigest()
