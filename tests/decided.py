"""Decisions taken in a store, for tests: proposals, expectations, and what was shown."""

from dataclasses import replace
from datetime import date

from made_document import FROZEN
from registering import TOWN, WHO
from sqlalchemy import Engine

from htl_dash.domain.decision import Decision, Expectation, Expected
from htl_dash.services.decisions import Proposal, take_decision
from htl_dash.services.register import signed
from htl_dash.viewmodels.frozen import freeze

TODAY = date(2026, 11, 25)
CONTENT = freeze(FROZEN)
PROPOSAL = Proposal(
    title=" Föräldragrupper  ett år till ",
    decided="Vi fortsätter.  \nEn grupp till.",
    reasons="Behovet finns kvar.",
    rejected="",
    functions=("coordinator", "head_teacher"),
)
EXPECTED = Expectation(
    measure="indicator low_economic_standard regso2025 2081R001 2024",
    measure_title="Låg ekonomisk standard, Norr",
    direction=Expected.DOWN,
    before=59.0,
    lower=50.0,
    upper=55.0,
    confidence=0.8,
    due=date(2028, 3, 1),
    stop_rule="Om ingen kommer.",
)


def take(engine: Engine, content: str = CONTENT, **changed: object) -> Decision:
    """Take a decision, with some things in it changed."""
    proposal = replace(PROPOSAL, **changed)  # type: ignore[arg-type]
    return take_decision(engine, TOWN, proposal, content, signed(WHO), TODAY)
