"""Budgets made for tests: one drawn line an initiative."""

from functools import cache

from drawn import table
from made_schools import SCHOOL

from htl_dash.domain.initiative import Approach
from htl_dash.domain.term import Term
from htl_dash.priorities.portfolio_rules import Rule
from htl_dash.services.budget import Asked, Impossible, Portfolio
from htl_dash.services.budget_candidates import Candidate, Cost, CostBasis, CostSpread
from htl_dash.services.budget_run import PortfolioRun

SURE = CostSpread(1.0, 1.0, 12)
DRAWN = """
    name     | approach   | sek   | effect
    sure     | promotive  | 10000 | 80-90
    dear     | remedial   | 90000 | 10-20
    either   | preventive | 50000 | 30-60
    or       | preventive | 50000 | 30-60
    unjudged | remedial   | 30000 |
    loose    |            | 20000 | 40
"""


def made(drawn: str = DRAWN) -> tuple[Candidate, ...]:
    """Return drawn candidates: `effect` is a span, one number, or not judged.

    Without `sek` nobody has registered a cost; `basis` and `school` may be drawn.
    """
    return tuple(_candidate(row) for row in table(drawn))


def _candidate(row: dict[str, str]) -> Candidate:
    effect = tuple(float(one) for one in row.get("effect", "").split("-") if one)
    lower_upper = (effect[0], effect[-1]) if effect else None
    cost = None
    if row.get("sek"):
        basis = CostBasis(row.get("basis") or "actual")
        cost = Cost(int(row["sek"]), basis, Term.read(row.get("term") or "ht2026"))
    return Candidate(
        f"initiative.{row['name']}",
        row.get("title") or row["name"].capitalize(),
        row.get("school") or SCHOOL.unit_code,
        Approach(row["approach"]) if row.get("approach") else None,
        cost,
        lower_upper,
    )


def asked(
    drawn: str = DRAWN,
    frame: float = 100_000,
    rules: tuple[Rule, ...] = (),
    spread: CostSpread = SURE,
    step: float = 20_000,
) -> Asked:
    return Asked(made(drawn), spread, frame, step, rules)


@cache
def answered(question: Asked) -> Portfolio | Impossible:
    """Return the whole answer; alike questions are worked out once."""
    return PortfolioRun(question).finish()


def shares(found: Portfolio) -> dict[str, float]:
    """Return how often each belongs, by the drawn name."""
    return {
        code.removeprefix("initiative."): share
        for code, share in found.inclusion.shares.items()
    }
