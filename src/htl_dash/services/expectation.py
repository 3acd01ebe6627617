"""What is expected of a decision, read as it is typed; and what can be seen of it, when."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from htl_dash.domain.decision import Expectation, Expected
from htl_dash.domain.municipality import Municipality
from htl_dash.services.measured import Measured
from htl_dash.services.written import Problem, WrittenError

FIELDS = ("direction", "lower", "upper", "confidence", "due", "stop_rule")
"""What is typed of an expectation beside the measure."""
DECIMAL = re.compile(
    r"(-?)(\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d{1,12})(?:[,.](\d{1,4}))?"
)
MINUS = "\u2212"
LEAST_SURE, MOST_SURE = 50.0, 99.0
"""Less than even is no expectation, and nothing is certain; in per cent."""
SCHOOL_YEARS = 10
"""From the autumn in preschool class to the spring of grade 9."""
GRADE_9 = (
    "upper_secondary_eligibility",
    "upper_secondary_eligibility_areas",
    "eligibility_grade_9_schools",
    "all_subjects_passed_grade_9",
    "merit_value_16",
    "merit_value_17",
)
"""Measures that pupils reach in grade 9, years after what was done for them."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What can be seen of an expectation, before it is locked.

    `first_year` is the spring when the first children who met the pilot finish grade 9,
    where the measure waits for them; `is_too_early` tells that the review comes before.
    `within` tells that the middle of what is expected lies inside today's own interval,
    so that it cannot be told from chance.
    """

    first_year: int | None
    is_too_early: bool
    within: bool


def earliest_due(today: date, *, is_training: bool) -> date:
    """Return the first day that an expectation may be looked at again.

    In a training that is today: who practises plays the whole way in an afternoon.
    """
    return today if is_training else today + timedelta(days=1)


def read_expectation(
    typed: Mapping[str, str], measured: Measured, title: str, earliest: date
) -> Expectation:
    """Return an expectation as it is typed; numbers as people write them.

    `earliest` is the first day that it may be looked at again, see `earliest_due`.

    Raises:
        WrittenError: With everything that is wrong in it.
    """
    problems: list[Problem] = []
    lower = _number(typed, "lower", problems)
    upper = _number(typed, "upper", problems)
    sure = _number(typed, "confidence", problems)
    due = _day(typed, earliest, problems)
    stop_rule = typed.get("stop_rule", "").strip()
    if not stop_rule:
        problems.append(Problem("stop_rule", "written.missing", {}))
    direction = typed.get("direction", "")
    if direction not in {one.value for one in Expected}:
        problems.append(Problem("direction", "written.missing", {}))
    if sure is not None and not LEAST_SURE <= sure <= MOST_SURE:
        facts = {"least": f"{LEAST_SURE:.0f}", "most": f"{MOST_SURE:.0f}"}
        problems.append(Problem("confidence", "written.confidence", facts))
    if lower is not None and upper is not None:
        problems += _ends(direction, lower, upper, measured)
    if problems or lower is None or upper is None or sure is None or due is None:
        raise WrittenError(tuple(problems))
    return Expectation(
        measure=measured.code,
        measure_title=title,
        direction=Expected(direction),
        before=measured.value,
        lower=lower,
        upper=upper,
        confidence=sure / 100,
        due=due,
        stop_rule=stop_rule,
    )


def what_can_be_seen(
    municipality: Municipality, measured: Measured, expected: Expectation | None
) -> Seen:
    """Return what can be seen of a measure, and of an expectation where there is one."""
    began = municipality.first_preschool_class
    is_late = measured.indicator is not None and measured.indicator.code in GRADE_9
    first = began + SCHOOL_YEARS if is_late and began is not None else None
    within = False
    if expected and measured.lower is not None and measured.upper is not None:
        middle = (expected.lower + expected.upper) / 2
        within = measured.lower <= middle <= measured.upper
    too_early = first is not None and expected is not None and expected.due.year < first
    return Seen(first, too_early, within)


def _ends(
    direction: str, lower: float, upper: float, measured: Measured
) -> list[Problem]:
    """Return what does not hang together in an interval."""
    if lower > upper:
        return [Problem("upper", "written.interval", {})]
    is_share = measured.indicator is not None and measured.indicator.unit.is_share
    is_amount = measured.work is not None or is_share
    if (is_amount and lower < 0) or (is_share and upper > 100):
        return [Problem("upper" if lower >= 0 else "lower", "written.outside", {})]
    before, middle = measured.value, (lower + upper) / 2
    if before is None:
        return []
    is_right = {
        Expected.UP.value: middle > before,
        Expected.DOWN.value: middle < before,
        Expected.UNCHANGED.value: lower <= before <= upper,
    }
    if is_right.get(direction, True):
        return []
    return [Problem("direction", "written.direction", {})]


def _number(
    typed: Mapping[str, str], name: str, problems: list[Problem]
) -> float | None:
    text = typed.get(name, "").strip().replace(MINUS, "-")
    found = DECIMAL.fullmatch(text)
    if found:
        whole = re.sub(r"\D", "", found[2])
        return float(f"{found[1]}{whole}.{found[3] or 0}")
    problems.append(Problem(name, "written.decimal" if text else "written.missing", {}))
    return None


def _day(
    typed: Mapping[str, str], earliest: date, problems: list[Problem]
) -> date | None:
    text = typed.get("due", "").strip()
    try:
        day = date.fromisoformat(text)
    except ValueError:
        problems.append(
            Problem("due", "written.day" if text else "written.missing", {})
        )
        return None
    if day < earliest:
        problems.append(Problem("due", "written.due", {}))
        return None
    return day
