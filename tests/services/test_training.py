"""The made-up work goes the same way into a store as what people write, once."""

import pytest
from practised import practised, seeded_url
from registering import lifted_problems
from training import point_at_training, training_url

from htl_dash.catalogue.municipalities import municipality
from htl_dash.catalogue.training_work import training_work
from htl_dash.domain.errors import StoreError
from htl_dash.domain.initiative import InitiativeStatus
from htl_dash.domain.record import PUBLISHED, RecordKind
from htl_dash.domain.term import Term
from htl_dash.domain.volume import Measure
from htl_dash.services.budget_candidates import EFFECT
from htl_dash.services.editing import changes
from htl_dash.services.initialise import initialise
from htl_dash.services.initiatives import registered_initiatives
from htl_dash.services.leak_guard import guard
from htl_dash.services.opening import open_store
from htl_dash.services.scores import judgements
from htl_dash.services.training import NotTrainingError, empty_training, seed_training
from htl_dash.services.upstream import upstream
from htl_dash.services.work import flow_terms, handed_in_terms, work_items
from htl_dash.settings import training_folder
from htl_dash.stats.upstream import Verdict
from htl_dash.store.records import history, records

__all__ = ["practised", "seeded_url", "training_url"]

NORTH, SOUTH = "00000001", "00000002"
TERMS = ["vt2024", "ht2024", "vt2025", "ht2025", "vt2026", "ht2026"]


def verdicts(engine, measure, unit, earlier, later):
    tests = upstream(
        work_items(engine), measure, unit, Term.read(earlier), Term.read(later)
    )
    return {one.setting: one.test.verdict for one in tests}


def test_there_are_six_terms_of_work_and_the_latest_is_not_handed_in(practised):
    assert [
        one.code for one in sorted({w.volume.term for w in work_items(practised)})
    ] == TERMS
    handed_in = handed_in_terms(practised)
    for school in (NORTH, SOUTH):
        own = [one.term.code for one in handed_in if one.unit_code == school]
        assert own == TERMS[:-1]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [("vt2024", "vt2025"), ("ht2024", "ht2025"), ("vt2025", "vt2026")]
    + [("ht2025", "ht2026"), ("vt2024", "vt2026")],
)
def test_the_need_falls_at_one_school_and_only_the_share_at_the_other(
    practised, earlier, later
):
    north = verdicts(practised, Measure.HOURS, NORTH, earlier, later)
    south = verdicts(practised, Measure.HOURS, SOUTH, earlier, later)
    assert north == {None: Verdict.SHARE_AND_NEED_FELL}
    assert south == {None: Verdict.ONLY_SHARE_FELL}


def test_in_one_setting_the_need_rises(practised):
    found = verdicts(practised, Measure.REACH, SOUTH, "vt2025", "vt2026")
    rising = [setting for setting, one in found.items() if one is Verdict.NEED_ROSE]
    assert rising == ["home"]


def test_the_protection_has_something_to_hide_and_hides_it_safely(practised):
    hidden = [one for one in work_items(practised) if one.volume.actual.is_reach_hidden]
    assert {(one.initiative.code, one.volume.term.code) for one in hidden} == {
        ("training_family_guide", "ht2025"),
        ("training_evening_adults", "vt2026"),
    }
    counts = [one for term in flow_terms(practised) for one in term.counts.values()]
    assert any(one.value is None for one in counts)
    assert any(one.value for one in counts)
    report = guard(practised)
    assert report.released > 0
    assert not report.unsafe


def test_problems_of_different_ages_wait_and_one_was_taken_back(practised):
    waiting = lifted_problems(practised)
    assert 3 <= len(waiting) <= 5
    assert len({one.lifted_on for one in waiting}) == len(waiting)
    assert {one.unit_code for one in waiting} == {NORTH, SOUTH}
    with practised.connect() as connection:
        assert len(records(connection, RecordKind.PROBLEM)) == len(waiting) + 1


def test_everything_has_a_history_by_several_functions_in_the_order_of_its_days(
    practised,
):
    functions = {one.code for one in municipality("0000").team_model.functions}
    seen = set()
    with practised.connect() as connection:
        for kind in RecordKind:
            for record in records(connection, kind):
                written = history(connection, kind, record.id)
                assert written
                seen |= {one.who for one in written}
                days = [one.at for one in written if one.who != PUBLISHED]
                assert days == sorted(days)
    assert seen - {PUBLISHED} <= functions
    assert len(seen) >= 5


def test_a_published_initiative_is_as_it_was_published(practised):
    for one in registered_initiatives(practised):
        written = changes(practised, RecordKind.INITIATIVE, one.id)
        assert one.is_published == (written[-1].who == PUBLISHED)


def test_it_is_written_once(practised):
    before = len(work_items(practised))
    assert seed_training(practised) == 0
    assert len(work_items(practised)) == before


def test_it_is_the_same_every_time(practised, tmp_path):
    url = f"sqlite:///{tmp_path / 'other.db'}"
    initialise(url)
    other = open_store(url)
    assert seed_training(other) == len(training_work(training_folder()))
    assert work_items(other) == work_items(practised)
    assert flow_terms(other) == flow_terms(practised)
    assert lifted_problems(other) == lifted_problems(practised)
    assert handed_in_terms(other) == handed_in_terms(practised)
    other.dispose()


def test_a_real_municipality_is_refused(practised, monkeypatch):
    monkeypatch.setenv("HTL_MUNICIPALITY", "2081")
    with pytest.raises(NotTrainingError) as caught:
        seed_training(practised)
    assert caught.value.facts["name"] == "Borlänge"


def test_a_training_can_be_emptied_and_filled_again(
    training_url, tmp_path, monkeypatch
):
    point_at_training(monkeypatch)
    url = f"sqlite:///{tmp_path / 'new.db'}"
    assert not empty_training(url)
    initialise(url)
    assert empty_training(url)
    assert not list(tmp_path.iterdir())
    with pytest.raises(StoreError):
        open_store(url)


def test_effects_are_judged_so_that_a_budget_has_something_to_go_by(practised):
    judged = {code for code, criterion in judgements(practised) if criterion == EFFECT}
    current = {
        f"initiative.{one.initiative.code}"
        for one in registered_initiatives(practised)
        if one.initiative.status is not InitiativeStatus.ENDED
    }
    assert judged < current
    # One at each school is left for those who practise.
    assert {code.removeprefix("initiative.training_") for code in current - judged} == {
        "absence_cycle",
        "family_guide",
    }
