"""What an initiative costs is registered and what it gives is judged, or it is unknown."""

import pytest
from made_work import NOW, work

from htl_dash.domain.criterion import POINTS
from htl_dash.domain.weighing import Score as Judgement
from htl_dash.services.budget_candidates import (
    ASSUMED,
    EFFECT,
    CostBasis,
    candidates,
    cost_spread,
    effect_criterion,
)
from htl_dash.services.initiatives import RegisteredInitiative

COMING = NOW.later(1)


def found(drawn: str, judged=()):
    items = work(drawn)
    initiatives = {one.initiative.code: one for one in items}
    registered = [
        RegisteredInitiative(at, 1, one.unit_code, one.initiative, False)
        for at, one in enumerate(initiatives.values())
    ]
    by_pair = {(one.alternative, one.criterion): one for one in judged}
    return {
        one.code.removeprefix("initiative."): one
        for one in candidates(registered, items, by_pair, COMING)
    }


def judgement(name: str, lower: float | None, upper: float | None) -> Judgement:
    return Judgement(
        f"initiative.{name}", EFFECT, lower, upper, None, "coordinator", ""
    )


def test_the_latest_term_with_kronor_counts_an_outcome_before_a_plan():
    one = found(
        """
        name | approach | term   | sek   | planned_sek
        plan | remedial | ht2026 | 9000  | 8000
        plan | remedial | vt2027 |       | 12000
        done | remedial | vt2026 | 5000  |
        done | remedial | ht2026 | 7000  | 6000
        none | remedial | ht2026 |       |
        """
    )
    assert (one["plan"].cost.sek, one["plan"].cost.basis) == (12000, CostBasis.PLANNED)
    assert (one["done"].cost.sek, one["done"].cost.basis) == (7000, CostBasis.ACTUAL)
    assert one["none"].cost is None


def test_plans_for_later_than_the_coming_term_are_not_read():
    one = found("name | approach | term | planned_sek\na | remedial | ht2028 | 900")
    assert one["a"].cost is None


def test_what_is_over_or_registered_by_mistake_cannot_be_chosen():
    one = found(
        """
        name | approach | sek | status
        a    | remedial | 5   | ended
        b    | remedial | 5   | removed
        c    | remedial | 5   | paused
        """
    )
    assert set(one) == {"c"}


def test_an_unknown_cost_is_never_nought():
    one = found("name | approach | sek\na | remedial |")["a"]
    with pytest.raises(ValueError, match="initiative.a"):
        one.cost_score(cost_spread(()))


def test_a_judged_effect_is_its_span_and_an_unjudged_one_may_be_anything():
    drawn = (
        "name | approach | sek\na | remedial | 5\nb | remedial | 5\nc | remedial | 5"
    )
    one = found(drawn, [judgement("a", 20, 60), judgement("c", None, None)])
    assert (one["a"].effect_score.lower, one["a"].effect_score.upper) == (20, 60)
    for name in ("b", "c"):
        score = one[name].effect_score
        assert (score.lower, score.upper) == POINTS
        assert one[name].effect is None


def test_the_spread_is_the_municipalitys_own_where_enough_is_registered():
    drawn = ["name | approach | sek | planned_sek"]
    drawn += [f"i{n} | remedial | {90 + n} | 100" for n in range(21)]
    found_spread = cost_spread(work("\n".join(drawn)))
    assert found_spread.pairs == 21
    assert 0.9 < found_spread.least < 1 < found_spread.most < 1.1


def test_a_spread_never_leaves_the_figure_itself_out():
    drawn = ["name | approach | sek | planned_sek"]
    drawn += [f"i{n} | remedial | 130 | 100" for n in range(12)]
    found_spread = cost_spread(work("\n".join(drawn)))
    assert (found_spread.least, found_spread.most) == (1.0, 1.3)


def test_with_too_few_outcomes_the_spread_is_our_assumption():
    items = work("name | approach | sek | planned_sek\na | remedial | 90 | 100")
    assert cost_spread(items).pairs == 0
    assert (cost_spread(items).least, cost_spread(items).most) == ASSUMED


def test_effects_are_judged_on_their_own_scale():
    one = effect_criterion()
    assert one.code == EFFECT
    assert one.is_scored_by_people
    assert one.scale.amounts == POINTS
    assert [anchor.points for anchor in one.anchors] == [*POINTS]
