"""Nothing leaves the store that could point at one child."""

import pytest

from htl_dash.disclosure.release import NOTHING, Log, Readable, ReleasedCell, release
from htl_dash.domain.geography import Geography
from htl_dash.domain.observation import Observation
from htl_dash.domain.status import ConfStatus, ObsStatus

OWN, PROTECTED = 1, 2
DONE = frozenset({PROTECTED})


def pupils(grade: str, count: float | None, **changes: object) -> Observation:
    fields = {
        "indicator": "pupils",
        "geography": Geography.SCHOOL,
        "ref_area": "59137023",
        "time_period": "2023/24",
        "sex": "_T",
        "category": grade,
        "obs_value": count,
        "numerator": None,
        "denominator": None,
        "obs_status": ObsStatus.NORMAL,
        "conf_status": ConfStatus.FREE,
        "snapshot_id": OWN,
    }
    return Observation(**(fields | changes))


def only(row: Observation, log: Log | None = None) -> ReleasedCell:
    (cell,) = release([row], DONE, log or {})
    return cell


def contents(cell: ReleasedCell) -> Readable:
    return Readable(cell.value, cell.numerator, cell.denominator)


def test_an_own_count_that_is_not_in_the_log_is_hidden_however_large():
    cell = only(pupils("7", 500, numerator=500, denominator=900))
    assert contents(cell) == NOTHING
    assert cell.conf_status is ConfStatus.PROTECTED


def test_an_own_count_is_shown_as_the_log_has_it_and_not_as_it_is_now():
    row = pupils("7", 8)
    cell = only(row, {row.key: Readable(7.0)})
    assert (cell.value, cell.is_hidden) == (7.0, False)


def test_numerator_and_denominator_come_from_the_log_too():
    row = pupils("_T", 60.0, numerator=6, denominator=10)
    cell = only(row, {row.key: Readable(50.0, 5, 10)})
    assert contents(cell) == Readable(50.0, 5, 10)


@pytest.mark.parametrize("status", ConfStatus)
def test_a_hidden_count_of_our_own_never_says_why(status):
    cell = only(pupils("7", 3, conf_status=status))
    assert (cell.value, cell.conf_status) == (None, ConfStatus.PROTECTED)


def test_a_zero_in_the_log_is_a_true_zero():
    row = pupils("7", 0)
    assert only(row, {row.key: Readable(0.0)}).value == 0.0


def test_a_gap_in_own_counts_is_a_gap_and_not_protected():
    cell = only(pupils("7", None, obs_status=ObsStatus.MISSING))
    assert (cell.value, cell.is_hidden) == (None, False)
    assert cell.obs_status is ObsStatus.MISSING


def test_a_share_given_by_its_counts_alone_is_no_gap():
    assert only(pupils("7", None, numerator=3, denominator=10)).is_hidden


def test_what_the_publisher_protected_passes_unchanged():
    shown = only(pupils("_T", 2.0, snapshot_id=PROTECTED, denominator=4))
    assert contents(shown) == Readable(2.0, None, 4)
    assert not shown.is_hidden
    empty = {"obs_status": ObsStatus.MISSING, "snapshot_id": PROTECTED}
    dotted = only(pupils("_T", None, conf_status=ConfStatus.PUBLISHER, **empty))
    assert dotted.conf_status is ConfStatus.PUBLISHER
    assert dotted.obs_status is ObsStatus.MISSING
    assert dotted.is_hidden
    assert not only(pupils("_T", None, **empty)).is_hidden


def test_the_log_says_nothing_of_figures_that_came_protected():
    row = pupils("_T", 12, snapshot_id=PROTECTED)
    assert only(row, {row.key: Readable(11.0)}).value == 12


@pytest.mark.parametrize("status", sorted(set(ConfStatus) - {ConfStatus.FREE}))
def test_a_hidden_cell_carries_no_figure_even_if_the_store_does(status):
    leaked = pupils("7", 12, conf_status=status, snapshot_id=PROTECTED)
    cell = only(leaked)
    assert contents(cell) == NOTHING
    assert cell.conf_status in (ConfStatus.PUBLISHER, ConfStatus.PROTECTED)


def test_cells_come_in_the_order_of_the_figures():
    rows = [pupils("9", 1), pupils("7", 2), pupils("8", 3, snapshot_id=PROTECTED)]
    cells = release(rows, DONE, {})
    assert [cell.key for cell in cells] == [row.key for row in rows]


def test_a_publishers_mark_passes_and_a_count_of_our_own_carries_none():
    marked = {"symbol": "..", "conf_status": ConfStatus.PUBLISHER}
    assert only(pupils("7", None, snapshot_id=PROTECTED, **marked)).symbol == ".."
    beside = pupils("7", 240, snapshot_id=PROTECTED, symbol="cirka")
    assert (only(beside).symbol, only(beside).value) == ("cirka", 240)
    ours = pupils("7", 3, symbol="~100")
    assert only(ours).symbol == only(ours, {ours.key: Readable(3.0)}).symbol == ""


@pytest.mark.parametrize("status", [ConfStatus.SMALL_COUNT, ConfStatus.SECONDARY])
def test_a_mark_of_our_own_protection_never_passes(status):
    """How we protected a figure would say how small it is, wherever it came from."""
    row = pupils("7", 3, snapshot_id=PROTECTED, conf_status=status, symbol="~100")
    assert only(row).symbol == ""
