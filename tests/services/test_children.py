"""Children's choices are shown as counts, and few of them are never told of."""

from dataclasses import replace

import pytest
from registering import NORTH, SOUTH, SPRING, TOWN

from htl_dash.catalogue.protection import protection_rules
from htl_dash.services import counted_choices
from htl_dash.services.children import (
    ChoicesError,
    ChoicesExistError,
    record_choices,
    released_choices,
)
from htl_dash.services.counted_choices import RULE
from htl_dash.services.leak_guard import guard
from htl_dash.services.register import UnsignedError
from htl_dash.services.releases import release_log
from htl_dash.text import t

WHO = "coordinator"


def ask(store, unit=NORTH, term=SPRING, asked=40, who=WHO, **chosen: int) -> None:
    record_choices(store, TOWN, unit, term, asked, chosen, who)


@pytest.mark.parametrize(
    ("asked", "chosen", "shown"),
    [
        (40, 0, None),
        (12, 12, None),
        (40, 1, None),
        (40, 4, None),
        (40, 5, 5),
        (40, 35, 35),
        (40, 36, None),
        (40, 39, None),
        (40, 40, None),
        (10, 5, 5),
    ],
)
def test_few_who_chose_or_did_not_choose_are_hidden(store, asked, chosen, shown):
    ask(store, asked=asked, need=chosen, reach=asked // 2)
    (found,) = released_choices(store)
    assert found.asked == asked
    assert found.chosen == {"need": shown, "reach": asked // 2}


def test_what_an_older_rule_told_is_hidden_by_todays(store, monkeypatch):
    older = replace(protection_rules()[RULE].rule, hides_zeros=False)
    declared = replace(protection_rules()[RULE], rule=older)
    with monkeypatch.context() as then:
        rules = {**protection_rules(), RULE: declared}
        then.setattr(counted_choices, "protection_rules", lambda: rules)
        ask(store, asked=12, need=12, reach=6)
    ask(store, term=SPRING.later(1), asked=12, need=6)
    assert [one.chosen for one in released_choices(store)] == [
        {"need": 6},
        {"need": None, "reach": 6},
    ]


def test_what_is_hidden_cannot_be_worked_out(store):
    ask(store, asked=12, need=2, reach=6, equity=11)
    ask(store, SOUTH, asked=40, need=22, reach=3, equity=38)
    report = guard(store)
    assert report.hidden == 4
    assert report.unsafe == 0


@pytest.mark.parametrize(
    ("asked", "chosen"),
    [(9, {"need": 5}), (40, {"need": 41}), (40, {"need": -1}), (40, {})],
    ids=str,
)
def test_too_few_or_impossible_counts_are_refused(store, asked, chosen):
    with pytest.raises(ChoicesError) as caught:
        ask(store, asked=asked, **chosen)
    assert t(caught.value.text_key, **caught.value.facts)
    assert released_choices(store) == ()


def test_a_term_stands_still_once_it_is_told(store):
    ask(store, need=20)
    with pytest.raises(ChoicesExistError) as caught:
        ask(store, asked=41, need=21)
    assert t(caught.value.text_key)
    (found,) = released_choices(store)
    assert (found.asked, found.chosen) == (40, {"need": 20})


def test_a_later_term_and_another_school_stand_beside_it(store):
    ask(store, need=20)
    ask(store, SOUTH, need=3, reach=30)
    ask(store, term=SPRING.later(1), need=25)
    told = [(one.unit_code, one.term, one.chosen) for one in released_choices(store)]
    assert told == [
        (NORTH, SPRING.later(1), {"need": 25}),
        (SOUTH, SPRING, {"need": None, "reach": 30}),
        (NORTH, SPRING, {"need": 20}),
    ]
    assert [one.sequence for one in release_log(store)] == [1, 2, 3]


def test_a_function_signs_for_a_school_of_the_municipality(store):
    with pytest.raises(UnsignedError):
        ask(store, who="", need=20)
    with pytest.raises(ValueError, match="99999999"):
        ask(store, "99999999", need=20)
