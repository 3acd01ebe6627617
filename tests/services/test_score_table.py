"""Alternatives beside each other: data first, then people, and else unknown."""

import pytest
from pack_figures import HOME
from practised import practised, seeded_url
from registering import initiative
from training import training_url

from htl_dash.catalogue.criteria import all_criteria
from htl_dash.catalogue.municipalities import municipality
from htl_dash.domain.goal import Dimension
from htl_dash.domain.term import Term
from htl_dash.domain.weighing import AlternativeKind
from htl_dash.services.alternatives import alternatives
from htl_dash.services.children import record_choices
from htl_dash.services.score_sources import Origin
from htl_dash.services.score_table import known, score_table
from htl_dash.services.scores import judge

__all__ = ["practised", "seeded_url", "training_url"]

CRITERIA = tuple(all_criteria().values())
TOWN = "0000"


def every(engine):
    town = municipality(TOWN)
    return alternatives(engine, town, town.area_names[:2])


def cells(engine, one):
    town = municipality(TOWN)
    (row,) = score_table(known(engine, town), [one], CRITERIA).cells
    return dict(zip((c.code for c in CRITERIA), row, strict=True))


def test_every_score_says_where_it_comes_from(practised):
    one = next(a for a in every(practised) if a.kind is AlternativeKind.INITIATIVE)
    row = cells(practised, one)
    assert row["need"].origin is Origin.FIGURE
    assert row["need"].score.lower < row["need"].score.value < row["need"].score.upper
    assert row["cost"].origin in (Origin.WHOLE_YEAR, Origin.ONE_TERM)
    assert row["equity"].origin is Origin.UNKNOWN
    assert row["equity"].score.is_unknown


def test_an_area_has_its_own_need_and_a_school_that_of_its_areas(practised):
    area = next(a for a in every(practised) if a.kind is AlternativeKind.AREA)
    town = municipality(TOWN)
    found = score_table(known(practised, town), [area], CRITERIA)
    assert found.snapshots
    assert cells(practised, area)["need"].facts["areas"] == (area.ref,)


def test_people_judge_what_data_do_not_answer_and_nothing_else(practised):
    one = next(a for a in every(practised) if a.kind is AlternativeKind.INITIATIVE)
    for code, span in (("equity", (60, 80)), ("need", (0, 1)), ("evidence", (50, 50))):
        judge(practised, one.code, all_criteria()[code], span, "", "coordinator")
    row = cells(practised, one)
    assert (row["equity"].score.lower, row["equity"].score.upper) == (60, 80)
    assert row["evidence"].score.value == 50
    assert row["need"].origin is Origin.FIGURE


def test_children_tell_what_an_initiative_strengthens(practised):
    town = municipality(TOWN)
    one = next(
        a
        for a in every(practised)
        if a.kind is AlternativeKind.INITIATIVE and len(a.dimensions) == 1
    )
    chosen = dict.fromkeys(Dimension, 20)
    term = Term.read("ht2026")
    record_choices(practised, town, one.unit_code, term, 40, chosen, "coordinator")
    assert cells(practised, one)["children"].score.value == pytest.approx(50)


def test_a_municipality_without_figures_has_unknown_needs(store):
    initiative(store)
    town = municipality(HOME)
    (one,) = alternatives(store, town, ())
    (row,) = score_table(known(store, town), [one], CRITERIA).cells
    assert all(cell.origin is Origin.UNKNOWN for cell in row)
    judge(store, one.code, all_criteria()["cost"], (0, 50_000), "", "coordinator")
    (row,) = score_table(known(store, town), [one], CRITERIA).cells
    assert [cell.origin for cell in row].count(Origin.PEOPLE) == 1
