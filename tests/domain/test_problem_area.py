"""A lifted problem grows older every day, and its statuses are few."""

from datetime import date

import pytest

from htl_dash.domain.problem_area import ProblemArea, ProblemStatus

LIFTED = ProblemArea(
    id=1,
    unit_code="34516710",
    title="Få vuxna ute",
    description="Barnen möter få vuxna.",
    dimensions=(),
    level=None,
    evidence=None,
    raised_by="coordinator",
    status=ProblemStatus.LIFTED,
    lifted_on=date(2026, 3, 2),
    revision=1,
)


@pytest.mark.parametrize(
    ("today", "days"), [("2026-03-02", 0), ("2026-03-03", 1), ("2027-03-02", 365)]
)
def test_its_age_is_counted_from_the_day_it_was_lifted(today, days):
    assert LIFTED.age_days(date.fromisoformat(today)) == days
