"""Use case: judge alternatives on criteria that no data answer."""

from collections.abc import Mapping

from sqlalchemy import Connection, Engine

from htl_dash.domain.criterion import Criterion
from htl_dash.domain.errors import HtlError
from htl_dash.domain.record import Signature
from htl_dash.domain.weighing import Score
from htl_dash.services.register import signed
from htl_dash.services.written import guarded
from htl_dash.store import scores as stored
from htl_dash.store.children_choices import choices_number
from htl_dash.store.database import writing
from htl_dash.text import number

NOTE = "note"


class ScoreError(HtlError):
    """The judgement is no range on the scale. Facts: `least`, `most`, `unit`."""

    text_key = "error.score"


def judge(
    engine: Engine,
    alternative: str,
    criterion: Criterion,
    span: tuple[float, float] | None,
    note: str,
    who: str,
    accepted: Mapping[str, str] | None = None,
) -> None:
    """Write down a judgement, from its least to its most; None takes it back.

    It is on the criterion's own scale. What was judged before stays in the store, with
    who and when.

    Raises:
        UnsignedError: There is no such function.
        ScoreError: It is no range on the scale.
        WrittenError: The free-text guard refuses the note.
    """
    by = signed(who)
    with writing(engine) as connection:
        write_judgement(connection, alternative, criterion, span, note, by, accepted)


def write_judgement(
    connection: Connection,
    alternative: str,
    criterion: Criterion,
    span: tuple[float, float] | None,
    note: str,
    by: Signature,
    accepted: Mapping[str, str] | None = None,
) -> None:
    """Write down a judgement in the caller's transaction; see `judge`."""
    scale = criterion.scale
    least, most = scale.amounts[0], scale.amounts[-1]
    if span and not least <= span[0] <= span[1] <= most:
        raise ScoreError(least=number(least), most=number(most), unit=scale.unit)
    text = guarded({NOTE: note}, accepted or {})[NOTE]
    stored.add_score(connection, alternative, criterion.code, span, text or None, by)


def judgements(engine: Engine) -> Mapping[tuple[str, str], Score]:
    """Return the judgement that counts, by alternative and criterion.

    What has been taken back is left out.
    """
    with engine.connect() as connection:
        last = {(s.alternative, s.criterion): s for s in stored.scores(connection)}
    return {key: one for key, one in last.items() if one.lower is not None}


def judged_before(engine: Engine, alternative: str) -> tuple[Score, ...]:
    """Return every judgement of an alternative, the latest first."""
    with engine.connect() as connection:
        return tuple(reversed(stored.scores(connection, alternative)))


def scores_version(engine: Engine) -> str:
    """Return what changes with every judgement and with children's choices."""
    with engine.connect() as connection:
        judged = stored.score_number(connection)
        return f"{judged}-{choices_number(connection)}"
