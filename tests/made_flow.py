"""A school's flow, drawn for tests as a table of counts by term."""

from drawn import table

from htl_dash.domain.flow import FLOW_PARTS, FlowPart, FlowTerm, ReleasedCount
from htl_dash.domain.term import Term
from htl_dash.viewmodels.flow_counts import WorkState

UNIT = "34516710"
HANDED_IN_AT = "2027-01-10T09:00:00+00:00"
SHORT = {
    "consultations": "consultations",
    "in_time": "feedback_in_time",
    "asked": "consent_asked",
    "given": "consent_given",
    "declined": "consent_declined",
    "open": "consent_open",
    "withdrawn": "consent_withdrawn",
    "teams": "teams_started",
    "weeks_2": "lead_2_weeks",
    "weeks_4": "lead_4_weeks",
    "closed": "teams_closed",
}
"""Columns of a drawing, and the counts they stand for."""
STATES = {"in": True, "waits": False}


def term(code: str) -> Term:
    found = Term.read(code)
    assert found
    return found


def work(drawn: str, unit_code: str | None = UNIT) -> WorkState:
    """Return drawn terms; columns term, state (in or waits) and counts by SHORT.

    `x` is a hidden count, and an empty one is not there. A term that waits has the
    parts registered that it has counts of, and readers see none of them.
    """
    flow, registered, handed_in = [], {}, {}
    for row in table(drawn):
        at, is_in = term(row["term"]), STATES[row["state"]]
        written = {SHORT[k]: v for k, v in row.items() if v and k in SHORT}
        parts = frozenset(
            part for part in FlowPart if set(FLOW_PARTS[part]) & set(written)
        )
        place = (unit_code or "", at)
        registered[place] = parts
        if is_in:
            handed_in[place] = HANDED_IN_AT
            counts = {
                name: ReleasedCount(None if value == "x" else int(value))
                for name, value in written.items()
            }
            flow.append(FlowTerm(unit_code, at, counts))
    if unit_code is None:
        return WorkState(tuple(flow), {}, {})
    return WorkState(tuple(flow), registered, handed_in)


def together(own: WorkState, whole: WorkState) -> WorkState:
    """Return a school's state with the counts of all schools together."""
    return WorkState((*own.flow, *whole.flow), own.registered, own.handed_in)
