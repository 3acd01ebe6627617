"""What has happened to own indicators is told without counts, and one can be taken back."""

import pytest
from made_own import AREAS, CODE, COUNTS, PLACE, WHO, own_book
from small_store import Fill, fill, migrated
from sqlalchemy import Engine

from htl_dash.domain.geography import Geography
from htl_dash.services.area_comparison import area_periods
from htl_dash.services.figures import Figures
from htl_dash.services.known import known_in
from htl_dash.services.leak_guard import guard
from htl_dash.services.own_history import UnknownOwnError, own_revisions, withdraw_own
from htl_dash.services.own_indicators import import_own
from htl_dash.services.register import UnsignedError
from htl_dash.services.releases import release_log
from htl_dash.store.registers import current_snapshots

__all__ = ["fill", "migrated"]


@pytest.fixture
def engine(fill: Fill) -> Engine:
    engine = fill(areas=AREAS)
    take(engine)
    return engine


def take(engine: Engine, counts: str = COUNTS, name: str = "tal.xlsx") -> None:
    book = own_book(engine, counts)
    assert import_own(engine, PLACE, name, book, WHO, accepted=False).stored


def seen(engine: Engine) -> dict[tuple[str, ...], int | None]:
    with engine.connect() as connection:
        cells = Figures(connection).series(CODE, sex=None)
    return {cell.key: cell.numerator for cell in cells}


def test_every_version_is_told_with_who_when_and_from_which_file(engine):
    take(engine, COUNTS.replace("2025", "2026"), "nya_tal.xlsx")
    withdraw_own(engine, CODE, "head_teacher")
    told = [
        (one.revision, one.file, one.who, one.is_withdrawn, one.is_last)
        for one in own_revisions(engine)
    ]
    assert told == [
        (3, "nya_tal.xlsx", "head_teacher", True, True),
        (2, "nya_tal.xlsx", WHO, False, False),
        (1, "tal.xlsx", WHO, False, False),
    ]
    assert all(
        one.title == "Barn i öppen fritidsverksamhet" for one in own_revisions(engine)
    )


def test_figures_that_are_taken_back_are_not_shown_and_the_log_stays(engine):
    log = release_log(engine)
    assert withdraw_own(engine, CODE, WHO) == "Barn i öppen fritidsverksamhet"
    assert seen(engine) == {}
    one = known_in(engine, withdrawn=True)[CODE]
    assert area_periods(engine, one, Geography.REGSO_2025) == ()
    with engine.connect() as connection:
        (note,) = (s for s in current_snapshots(connection) if s.dataset == CODE)
    assert (note.rows, note.sequence) == (0, 2)
    kept = [(e.sequence, e.shown, e.hidden, e.released_at) for e in release_log(engine)]
    assert kept == [(e.sequence, e.shown, e.hidden, e.released_at) for e in log]
    report = guard(engine)
    assert [series.hidden for series in report.series if series.hidden] == [
        log[0].hidden
    ]
    assert report.unsafe == 0


def test_what_is_taken_back_comes_again_with_a_file_and_shows_what_was_released(engine):
    before = seen(engine)
    withdraw_own(engine, CODE, WHO)
    take(engine, COUNTS.replace("| 3 ", "| 4 "))
    assert seen(engine) == before
    assert CODE in known_in(engine)


def test_only_what_there_is_can_be_taken_back_and_only_signed(engine):
    with pytest.raises(UnknownOwnError):
        withdraw_own(engine, "own_other", WHO)
    with pytest.raises(UnknownOwnError):
        withdraw_own(engine, "pupils", WHO)
    with pytest.raises(UnsignedError):
        withdraw_own(engine, CODE, "")
    withdraw_own(engine, CODE, WHO)
    with pytest.raises(UnknownOwnError):
        withdraw_own(engine, CODE, WHO)
