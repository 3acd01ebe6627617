"""Two datasets that say different things of one figure are told, with both; own counts not."""

from datetime import date

import pytest
from store_rows import take_in

from htl_dash.domain.finding import Check, Severity
from htl_dash.domain.received import Arrival
from htl_dash.services.quality import checks, examine
from htl_dash.store.database import writing
from htl_dash.store.snapshots import Ingested, Outcome

TODAY = date(2026, 11, 26)


def found(engine):
    findings = examine(engine, TODAY).findings
    return [one for one in findings if one.check is Check.CONTRADICTED]


def test_it_says_what_is_shown_and_what_is_not_and_out_of_which(fill):
    engine = fill(
        a="ref_area | obs_value\n2081R001 | 17.3\n2081R002 | 9", b="obs_value\n19.1"
    )
    (one,) = found(engine)
    assert (one.dataset, one.ref_area) == ("b", "2081R001")
    assert one.severity is Severity.SUSPECT
    facts = dict(one.facts)
    assert (facts["value"], facts["title"]) == (19.1, "Prov b")
    assert (facts["other"], facts["other_title"]) == (17.3, "Prov a")
    assert facts["other_dataset"] == "a"


def test_what_was_fetched_is_what_is_shown_though_the_pack_came_after(fill):
    with writing(engine := fill()) as connection:
        take_in(connection, "fetched", "obs_value\n17.3", Arrival.FETCH)
        take_in(connection, "pack", "obs_value\n19.1", Arrival.PACK)
    (one,) = found(engine)
    assert (one.dataset, dict(one.facts)["other"]) == ("fetched", 19.1)


@pytest.mark.parametrize(
    ("one", "other", "is_told"),
    [
        *(("17.3", "17.3", False), ("17.3", "17.4", True)),
        # Worked out of counts, and as the publisher has rounded it.
        *(("17.3", "17.276", False), ("17.3", "17.41", True)),
        *(("17", "17.4", False), ("17", "17.6", True)),
    ],
)
def test_a_rounding_is_no_disagreement(fill, one, other, is_told):
    drawn = "indicator | obs_value\nunemployment_20_64 | {}"
    assert bool(found(fill(a=drawn.format(one), b=drawn.format(other)))) is is_told


def test_what_nobody_would_see_is_no_disagreement(fill):
    """Shown without decimals."""
    assert not found(fill(a="obs_value\n17.49", b="obs_value\n17.51"))


def test_of_three_only_those_that_say_something_else_are_told(fill):
    engine = fill(a="obs_value\n12", b="obs_value\n19", c="obs_value\n19")
    assert [dict(one.facts)["other_dataset"] for one in found(engine)] == ["a"]


def test_what_is_hidden_by_either_is_never_told(fill):
    hidden = "obs_value | obs_status | conf_status\n3 | normal | publisher"
    assert not found(fill(a="obs_value\n12", b=hidden))
    engine = fill(a=hidden.replace("3", "4"), b="obs_value\n12")
    assert not found(engine)


@pytest.mark.parametrize("rule", ["a", "b"])
def test_counts_of_our_own_are_not_told_beside_anything(fill, rule):
    counted = "obs_value | numerator | denominator\n40 | 8 | 20"
    first, second = ("counts", "publisher") if rule == "a" else ("publisher", "counts")
    fill(protection=first, a=counted)
    assert not found(fill(protection=second, b=counted.replace("40 | 8", "45 | 9")))


def test_another_period_or_group_is_another_figure(fill):
    assert not found(fill(a="obs_value\n12", b="time_period | obs_value\n2023 | 19"))
    assert not found(fill(a="obs_value\n12", b="sex | obs_value\nF | 19"))


def test_a_dataset_that_has_just_come_is_held_against_the_others(fill):
    with writing(fill(a="obs_value\n12", b="obs_value\n19")) as connection:
        done = Ingested("b", "Prov b", Outcome.NEW, 1, 1)
        told = [one.check for one in checks(connection, done)]
    assert Check.CONTRADICTED in told
