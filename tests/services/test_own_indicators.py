"""An own indicator comes in whole or not at all, and only what is released is seen."""

from dataclasses import replace

import pytest
from made_own import AREAS, CODE, COUNTS, PLACE, SCHOOLS, WHO, own_book
from small_store import Fill, fill, migrated
from sqlalchemy import Engine, select

from htl_dash.domain.geography import Geography
from htl_dash.domain.received import Arrival
from htl_dash.services.area_comparison import area_periods, compare_areas
from htl_dash.services.figures import Figures
from htl_dash.services.given_file import IdentityNumberError
from htl_dash.services.known import known_in
from htl_dash.services.own_indicators import import_own, preview_own
from htl_dash.services.register import UnsignedError
from htl_dash.services.releases import release_log
from htl_dash.sources.office_file import FileError
from htl_dash.stats.estimate import Method
from htl_dash.store.registers import current_snapshots
from htl_dash.store.schema import content, observation, received

__all__ = ["fill", "migrated"]

NAME = "narvaro_2025.xlsx"


@pytest.fixture
def engine(fill: Fill) -> Engine:
    return fill(areas=AREAS, schools=SCHOOLS)


def take(engine: Engine, content: bytes, name: str = NAME, **options: bool):
    options = {"accepted": False, **options}
    return import_own(engine, PLACE, name, content, WHO, **options)


def seen(engine: Engine, **which: object) -> dict[tuple[str, str, str], object]:
    """What readers have of the indicator: area, period and sex to counts or None."""
    with engine.connect() as connection:
        cells = Figures(connection).series(CODE, sex=None, **which)
    return {
        (cell.ref_area, cell.time_period, cell.sex): None
        if cell.is_hidden
        else (cell.numerator, cell.denominator)
        for cell in cells
    }


def test_counts_become_an_indicator_and_small_ones_are_hidden(engine):
    report = take(engine, own_book(engine))
    assert (report.code, report.rows, report.stored, report.refused) == (CODE, 3, 3, ())
    found = seen(engine)
    assert found["2081R001", "2025", "_T"] is None
    assert found["2081", "2025", "_T"] == (78, 250)
    # With the whole known, one of the others must be hidden too.
    others = [found[f"2081R00{n}", "2025", "_T"] for n in (2, 3)]
    assert None in others
    assert (report.shown, report.hidden) == (
        sum(one is not None for one in found.values()),
        sum(one is None for one in found.values()),
    )


def test_what_is_shown_has_an_interval_made_of_released_counts(engine):
    take(engine, own_book(engine, COUNTS.replace("| 3 ", "| 13 ")))
    one = known_in(engine)[CODE]
    compared = compare_areas(engine, PLACE, one, Geography.REGSO_2025, "2025")
    figures = {area.code: area.figure for area in compared.areas}
    middle = figures["2081R002"]
    assert (middle.cell.numerator, middle.cell.denominator) == (30, 90)
    assert middle.estimate.method is Method.WILSON
    assert middle.estimate.lower < 1 / 3 < middle.estimate.upper
    assert compared.reference.value == pytest.approx(88 / 250, abs=5e-4)


def test_it_is_marked_as_own_with_the_municipality_and_the_file_as_source(engine):
    take(engine, own_book(engine))
    one = known_in(engine)[CODE]
    assert one.title == "Barn i öppen fritidsverksamhet (egen uppgift)"
    assert one.short_title == "I fritidsverksamhet (egen uppgift)"
    assert one.source.publisher == "Borlänge kommun, egen uppgift"
    assert one.source.table == NAME
    assert set(one.levels) == {Geography.REGSO_2025, Geography.MUNICIPALITY}
    with engine.connect() as connection:
        note = next(s for s in current_snapshots(connection) if s.dataset == CODE)
    assert (note.protection, note.arrival) == ("counts", Arrival.OWN)
    assert (note.publisher, note.table) == (one.source.publisher, NAME)
    assert "Egen uppgift" in note.cautions[0]


def test_the_bytes_of_the_file_are_nowhere(engine):
    book = own_book(engine)
    take(engine, book)
    take(engine, book)
    with engine.connect() as connection:
        assert not connection.execute(select(content)).all()
        assert not connection.execute(select(received)).all()
        places = connection.scalars(
            select(observation.c.received_id).where(observation.c.indicator == CODE)
        )
        assert set(places) == {None}


def test_the_same_file_twice_gives_two_fingerprints_that_no_guess_can_be_held_against(
    engine,
):
    book = own_book(engine)
    prints = set()
    for _ in range(2):
        take(engine, book)
        with engine.connect() as connection:
            found = current_snapshots(connection)
        prints.add(next(one.sha256 for one in found if one.dataset == CODE))
    assert len(prints) == 2


def test_a_preview_writes_nothing_and_tells_no_count(engine):
    plan = preview_own(engine, PLACE, NAME, own_book(engine))
    assert (plan.version, plan.rows, plan.periods) == (1, 3, ("2025",))
    assert plan.refused == ()
    assert plan.figures == ()
    assert CODE not in known_in(engine)
    assert area_periods(engine, known_in(engine)["pupils"], Geography.SCHOOL) == ()


def test_a_preview_of_a_new_version_does_not_depend_on_what_is_stored(fill):
    # Whoever could see a difference could try until there was none.
    engine = fill(areas=AREAS)
    guess = own_book(engine, COUNTS.replace("| 3 ", "| 2 "))
    plans = []
    for small in ("3", "2"):
        take(engine, own_book(engine, COUNTS.replace("| 3 ", f"| {small} ")))
        plans.append(preview_own(engine, PLACE, NAME, guess))
    assert plans[0].version == 2
    assert plans[1].version == 3
    told = [(p.title, p.rows, p.periods, p.refused, p.definition) for p in plans]
    assert told[0] == told[1]
    assert [one.waiting for one in release_log(engine)] == [None]


@pytest.mark.parametrize("guess", ["2", "3", "4", "12"])
def test_a_guess_that_is_sent_in_changes_nothing_that_is_seen(fill, guess):
    engine = fill(areas=AREAS)
    take(engine, own_book(engine))
    before = seen(engine), release_log(engine)
    report = take(engine, own_book(engine, COUNTS.replace("| 3 ", f"| {guess} ")))
    assert report.stored == 3
    assert (seen(engine), release_log(engine)) == before
    hidden = sum(one is None for one in before[0].values())
    assert (report.shown, report.hidden) == (len(before[0]) - hidden, hidden)


def test_a_later_file_adds_its_periods_and_leaves_the_others(engine):
    take(engine, own_book(engine))
    before = seen(engine)
    later = COUNTS.replace("2025", "2026").replace("| 45 ", "| 60 ")
    take(engine, own_book(engine, later), "narvaro_2026.xlsx")
    after = seen(engine)
    assert {key: one for key, one in after.items() if key[1] == "2025"} == before
    assert after["2081", "2026", "_T"] == (93, 250)
    one = known_in(engine)[CODE]
    assert area_periods(engine, one, Geography.REGSO_2025) == ("2026", "2025")
    assert one.source.table == "narvaro_2026.xlsx"


def test_nothing_is_kept_of_a_file_with_something_wrong_in_it(engine):
    wrong = COUNTS.replace("| 30        | 90", "| 91        | 90")
    report = take(engine, own_book(engine, wrong))
    assert (report.rows, report.stored) == (2, 0)
    (refusal,) = report.refused
    assert refusal.text_key == "own.larger"
    assert (refusal.place.sheet, refusal.place.row, refusal.place.column) == (
        "Antal",
        6,
        "D",
    )
    assert CODE not in known_in(engine)
    with engine.connect() as connection:
        assert CODE not in {one.dataset for one in current_snapshots(connection)}


def test_when_something_stops_in_the_middle_everything_is_as_before(
    engine, monkeypatch
):
    take(engine, own_book(engine))
    before = seen(engine), known_in(engine), release_log(engine)
    monkeypatch.setattr(
        "htl_dash.services.own_indicators.publish_series",
        lambda *_: (_ for _ in ()).throw(RuntimeError("power cut")),
    )
    with pytest.raises(RuntimeError):
        take(engine, own_book(engine, COUNTS.replace("2025", "2026")))
    assert (seen(engine), known_in(engine), release_log(engine)) == before


def test_an_identity_number_anywhere_refuses_the_whole_file(engine):
    def comment(book) -> None:
        book["Antal"]["H90"] = "20140101-1234"

    with pytest.raises(IdentityNumberError) as caught:
        take(engine, own_book(engine, change=comment))
    assert "Antal, cell H90" in caught.value.facts["where"]
    assert "1234" not in str(caught.value.facts)
    with pytest.raises(IdentityNumberError):
        take(engine, own_book(engine), "20140101-1234.xlsx")
    assert CODE not in known_in(engine)


def test_nobody_takes_in_a_file_without_saying_in_which_function(engine):
    with pytest.raises(UnsignedError):
        import_own(engine, PLACE, NAME, own_book(engine), "", accepted=False)


@pytest.mark.parametrize(
    ("home", "key"),
    [
        ({"is_training": True}, "term_file.is_training"),
        ({"code": "2080"}, "term_file.other_municipality"),
    ],
)
def test_a_file_for_somewhere_else_is_refused(engine, home, key):
    book = own_book(engine, home=replace(PLACE, **home))
    with pytest.raises(FileError) as caught:
        take(engine, book)
    assert caught.value.text_key == key


def test_counts_by_school_are_released_and_compared_with_their_sum(engine):
    drawn = """
        area     | period  | numerator | denominator
        34516710 | 2024/25 | 30        | 60
        23251345 | 2024/25 | 20        | 70
        2081     | 2024/25 | 50        | 130
    """
    take(engine, own_book(engine, drawn))
    found = seen(engine)
    assert found["34516710", "2024/25", "_T"] == (30, 60)
    assert found["2081", "2024/25", "_T"] == (50, 130)


def test_sexes_add_up_and_one_hidden_hides_the_other(engine):
    drawn = """
        area     | period | sex     | numerator | denominator
        2081R001 | 2025   | Flickor | 2         | 40
        2081R001 | 2025   | Pojkar  | 30        | 50
        2081R002 | 2025   | Flickor | 40        | 90
        2081R002 | 2025   | Pojkar  | 45        | 80
        2081R003 | 2025   | Flickor | 41        | 95
        2081R003 | 2025   | Pojkar  | 43        | 85
    """
    take(engine, own_book(engine, drawn))
    found = seen(engine)
    assert found["2081R001", "2025", "F"] is None
    assert None in (
        found["2081R001", "2025", "M"],
        found["2081R001", "2025", "_T"],
    )
    assert found["2081", "2025", "_T"] == (201, 440)


def test_the_municipality_may_be_counted_alone(engine):
    drawn = "area | period | numerator | denominator\n2081 | 2025 | 50 | 130"
    take(engine, own_book(engine, drawn))
    assert seen(engine) == {("2081", "2025", "_T"): (50, 130)}


def test_one_place_with_few_is_hidden(engine):
    drawn = "area | period | numerator | denominator\n2081 | 2025 | 3 | 130"
    report = take(engine, own_book(engine, drawn))
    assert seen(engine) == {("2081", "2025", "_T"): None}
    assert (report.shown, report.hidden) == (0, 1)
