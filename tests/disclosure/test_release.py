"""Nothing leaves the store that could point at one child."""

from htl_dash.disclosure.release import release
from htl_dash.domain.geography import Geography
from htl_dash.domain.observation import Observation
from htl_dash.domain.status import ConfStatus, ObsStatus

PLAIN, PROTECTED = 1, 2


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
        "snapshot_id": PLAIN,
    }
    return Observation(**(fields | changes))


def statuses(*rows: Observation) -> list[str]:
    return [cell.conf_status for cell in release(rows, frozenset({PROTECTED}), 5)]


def test_a_small_count_takes_its_whole_group_with_it():
    rows = [pupils("7", 3), pupils("8", 7), pupils("_T", 10)]
    assert statuses(*rows) == ["small_count", "secondary", "secondary"]
    assert [cell.value for cell in release(rows, frozenset(), 5)] == [None, None, None]


def test_another_year_is_another_group():
    rows = [pupils("7", 3), pupils("7", 12, time_period="2022/23")]
    assert statuses(*rows) == ["small_count", "free"]


def test_zero_and_missing_are_not_small():
    assert statuses(pupils("7", 0), pupils("8", None), pupils("9", 5)) == ["free"] * 3


def test_nearly_everyone_is_as_revealing_as_nearly_no_one():
    nearly_all = pupils("_T", 95.0, numerator=38, denominator=40)
    assert statuses(nearly_all) == ["small_count"]
    assert release([nearly_all], frozenset(), 5)[0].denominator is None


def test_what_the_publisher_protected_passes_unchanged():
    shown = pupils("_T", 2.0, snapshot_id=PROTECTED)
    dotted = pupils(
        "_T",
        None,
        snapshot_id=PROTECTED,
        conf_status=ConfStatus.PUBLISHER,
        obs_status=ObsStatus.MISSING,
    )
    first, second = release([shown, dotted], frozenset({PROTECTED}), 5)
    assert (first.value, first.is_hidden) == (2.0, False)
    assert (second.value, second.is_hidden) == (None, True)


def test_a_hidden_cell_carries_no_figure_even_if_the_store_does():
    leaked = pupils("7", 12, conf_status=ConfStatus.SECONDARY)
    assert release([leaked], frozenset(), 5)[0].value is None
