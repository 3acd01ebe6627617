"""What is being written of a decision is kept, but not what the guard refuses."""

from htl_dash.services.decision_draft import (
    forget_decision,
    keep_decision,
    kept_decision,
)


def test_a_draft_is_found_by_its_token_until_it_is_forgotten(store):
    written = {"title": "Föräldragrupper", "evidence": "./omraden?omrade=2081R001"}
    keep_decision(store, "mine", written | {"reasons": ""})
    assert dict(kept_decision(store, "mine").values) == written
    assert kept_decision(store, "another") is None
    forget_decision(store, "mine")
    assert kept_decision(store, "mine") is None


def test_what_points_out_a_person_is_not_kept(store):
    keep_decision(
        store, "mine", {"title": "Rubrik", "reasons": "En flicka i 3B sover inte."}
    )
    assert dict(kept_decision(store, "mine").values) == {"title": "Rubrik"}
