"""Fields must hold together, and counts are held against nothing that is in the store."""

import pytest

from htl_dash.domain.flow import FLOW_PARTS, FlowCount
from htl_dash.domain.record import RecordKind
from htl_dash.services.agreement import beside_stored, disagreements
from htl_dash.text import t


def of_flow(**values: int | None) -> list[tuple[str, str]]:
    found = [*disagreements(RecordKind.FLOW, values)]
    assert all(t(one.text_key, **one.facts) for one in found)
    assert not [one for one in found if one.facts]
    return [(one.field, one.text_key.removeprefix("written.")) for one in found]


def of_initiative(**values: str) -> list[tuple[str, str]]:
    found = disagreements(RecordKind.INITIATIVE, values)
    return [(one.field, one.text_key.removeprefix("written.")) for one in found]


def consent(asked: int, given: int, declined: int, withdrawn: int) -> dict[str, int]:
    names = FLOW_PARTS["consent"]
    return dict(zip(names, (asked, given, declined, withdrawn), strict=True))


def teams(started: int, *leads: int, closed: int = 0) -> dict[str, int]:
    return dict(zip(FLOW_PARTS["teams"], (started, *leads, closed), strict=True))


def consultations(all_: int, in_time: int, later: int) -> dict[str, int]:
    names = FLOW_PARTS["consultations"]
    return dict(zip(names, (all_, in_time, later), strict=True))


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (consultations(5, 3, 2), []),
        (consultations(5, 0, 0), []),
        (consultations(0, 0, 0), []),
        (consultations(5, 3, 3), [("feedback_later", "feedback_sum")]),
        (consent(7, 4, 3, 4), []),
        (consent(7, 4, 4, 0), [("consent_declined", "consent_sum")]),
        (consent(7, 4, 2, 5), [("consent_withdrawn", "withdrawn_sum")]),
        (
            consent(1, 4, 2, 5),
            [
                ("consent_declined", "consent_sum"),
                ("consent_withdrawn", "withdrawn_sum"),
            ],
        ),
        (teams(6, 1, 2, 3, 0), []),
        (teams(6, 1, 2, 3, 0, closed=9), []),
        (teams(6, 1, 2, 2, 0), [("teams_started", "lead_sum")]),
        (teams(6, 1, 2, 3, 1), [("teams_started", "lead_sum")]),
    ],
)
def test_parts_are_no_more_than_their_whole(values, said):
    assert of_flow(**values) == said


@pytest.mark.parametrize("part", FLOW_PARTS)
def test_a_part_is_written_whole_or_not_at_all(part):
    names = FLOW_PARTS[part]
    assert of_flow(**dict.fromkeys(names)) == []
    assert of_flow() == []
    for one in names:
        assert of_flow(**{one: 0}) == [(n, "part") for n in names if n != one]
        rest = dict.fromkeys((n for n in names if n != one), 0)
        assert of_flow(**rest) == [(one, "part")]
        assert of_flow(**rest, **{one: None}) == [(one, "part")]


@pytest.mark.parametrize("part", FLOW_PARTS)
def test_a_part_cannot_be_cleared_by_halves(part):
    first, *rest = FLOW_PARTS[part]
    assert [name for name, _ in of_flow(**{first: None})] == [first, *rest]


def test_the_parts_are_apart():
    assert of_flow(**consultations(5, 3, 2), **dict.fromkeys(FLOW_PARTS["teams"])) == []
    assert {*of_flow(**consultations(1, 1, 1), **{FlowCount.TEAMS_CLOSED: 1})} >= {
        ("feedback_later", "feedback_sum"),
        ("teams_started", "part"),
    }


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, []),
        ({"first_term": "ht2026", "last_term": "ht2026"}, []),
        ({"first_term": "ht2026", "last_term": "vt2027"}, []),
        ({"first_term": "ht2026"}, []),
        (
            {"first_term": "ht2026", "last_term": "vt2026"},
            [("last_term", "ends_before")],
        ),
        ({"approach": "promotive"}, [("approach_reason", "no_reason")]),
        ({"approach": "promotive", "approach_reason": "Alla."}, []),
        ({"kind": "test_cycle"}, [("plan", "no_plan")]),
        ({"kind": "test_cycle", "plan": "Pröva."}, []),
        ({"kind": "ordinary"}, []),
    ],
)
def test_an_initiative_says_why_and_ends_after_it_began(values, said):
    assert of_initiative(**values) == said


def test_what_is_written_stands_beside_what_is_stored_but_for_counts():
    stored = {"planned_hours": 4.0, "planned_sek": 7, "actual_reach": 9173}
    found = beside_stored(RecordKind.VOLUME, stored, {"planned_sek": 8})
    assert (found["planned_hours"], found["planned_sek"]) == (4.0, 8)
    assert "actual_reach" not in found
    written = beside_stored(RecordKind.VOLUME, stored, {"actual_reach": 3})
    assert written["actual_reach"] == 3
    counts = dict.fromkeys(FlowCount, 9)
    assert beside_stored(RecordKind.FLOW, counts, {}) == {}


@pytest.mark.parametrize("kind", [RecordKind.VOLUME, RecordKind.PROBLEM])
def test_other_records_have_nothing_to_agree_on(kind):
    assert [*disagreements(kind, {"actual_reach": 3, "planned_reach": 1})] == []
