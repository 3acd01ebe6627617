"""What a goal's second page says of decisions: the latest that concern the goal."""

from htl_dash.text import long_date, t
from htl_dash.viewmodels.decision_view import status
from htl_dash.viewmodels.document import Block, Listing, Paragraph
from htl_dash.viewmodels.goal_sheet_parts import LONGEST_CELL, GoalFacts, shortened

MOST_DECISIONS = 4


def decisions(facts: GoalFacts) -> tuple[Block, ...]:
    """Return the decisions that concern the goal, and how many are left out."""
    decided = facts.decided
    if not decided.concerning:
        return (Paragraph(t("paper.no_decisions")),)
    lines = [
        t(
            "paper.decision",
            number=one.id,
            day=long_date(one.decided_on),
            title=shortened(one.title, LONGEST_CELL),
            status=status(one, decided.reviews, facts.today),
        )
        for one in decided.concerning[:MOST_DECISIONS]
    ]
    left = len(decided.concerning) - len(lines)
    if left:
        lines.append(t("paper.decisions_left", left=left))
    return (Listing(tuple(lines)),)
