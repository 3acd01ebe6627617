"""Use case: fill a training store with made-up work, and empty it to begin anew."""

from datetime import UTC, datetime, time

from sqlalchemy import Connection, Engine

from htl_dash.catalogue.municipalities import municipality
from htl_dash.catalogue.training_work import training_work
from htl_dash.domain.errors import HtlError
from htl_dash.domain.municipality import Municipality
from htl_dash.domain.record import RecordKind, Signature
from htl_dash.domain.training import HandingIn, Judging, Writing
from htl_dash.domain.weighing import AlternativeKind
from htl_dash.services.budget_candidates import effect_criterion
from htl_dash.services.register import NOT_YET, Entry, take_in, write
from htl_dash.services.scores import write_judgement
from htl_dash.settings import municipality_code, training_folder
from htl_dash.store.database import writing
from htl_dash.store.discarding import discard
from htl_dash.store.nature import require
from htl_dash.store.records import Record, records

AFTERNOON = time(14, 30, tzinfo=UTC)
"""When on its day everything is written."""
_KEYS = {RecordKind.INITIATIVE: "code", RecordKind.PROBLEM: "title"}
"""The field that tells initiatives and problems apart in the files."""


class NotTrainingError(HtlError):
    """The municipality is a real one. Facts: `name`."""

    text_key = "training.not_training"


def seed_training(engine: Engine) -> int:
    """Write the made-up work; return how much was written, 0 where there is some.

    Everything is one transaction, signed by functions on days long since fixed: the
    same each time, but for which counts are hidden beside a small one, since that is
    left to chance in every release.

    Raises:
        NotTrainingError: The municipality is a real one.
        StoreError: The store is a real one.
        CatalogueError: The files with the work cannot be read.
        WrittenError: Something in them cannot be saved.
    """
    home = municipality(municipality_code())
    if not home.is_training:
        raise NotTrainingError(name=home.name)
    work = training_work(training_folder())
    with writing(engine) as connection:
        require(connection, is_training=True)
        if any(records(connection, one) for one in RecordKind if one not in _KEYS):
            return 0
        for one in work:
            by = Signature(one.who, datetime.combine(one.day, AFTERNOON))
            match one:
                case HandingIn():
                    take_in(connection, home, one.unit_code, one.term, by)
                case Judging():
                    _judge(connection, one, by)
                case Writing():
                    _write(connection, home, one, by)
    return len(work)


def empty_training(url: str) -> bool:
    """Remove a training's database; return whether there was one.

    Raises:
        StoreError: It is not known to be one, or it cannot be removed.
    """
    return discard(url)


def _write(
    connection: Connection, home: Municipality, one: Writing, by: Signature
) -> None:
    keys = _keys(connection, one)
    before = _before(connection, one, keys)
    seen, record_id = (before.revision, before.id) if before else (NOT_YET, None)
    entry = Entry(one.kind, keys, seen, one.written, record_id)
    write(connection, home, entry, by)


def _judge(connection: Connection, one: Judging, by: Signature) -> None:
    code = f"{AlternativeKind.INITIATIVE}.{one.about}"
    span = (one.least, one.most)
    write_judgement(connection, code, effect_criterion(), span, one.note, by)


def _keys(connection: Connection, one: Writing) -> dict[str, object]:
    unit: dict[str, object] = {"unit_code": one.unit_code}
    if one.kind is RecordKind.INITIATIVE:
        return unit | {"code": one.about}
    if one.kind is RecordKind.PROBLEM:
        return unit | {"lifted_on": one.day}
    term = {"term": one.term.code if one.term else None}
    if one.kind is RecordKind.FLOW:
        return unit | term
    (own,) = records(connection, RecordKind.INITIATIVE, **unit, code=one.about)
    return {"initiative_id": own.id, **term}


def _before(
    connection: Connection, one: Writing, keys: dict[str, object]
) -> Record | None:
    """Return the record that something is written in; None for a new one."""
    if one.kind not in _KEYS:
        return next(iter(records(connection, one.kind, **keys)), None)
    name = _KEYS[one.kind]
    own = records(connection, one.kind, unit_code=one.unit_code)
    return next(
        (each for each in own if {**each.keys, **each.values}[name] == one.about), None
    )
