"""The way of a problem is told station by station and step by step."""

import pytest
from made import HOME
from made_lifts import TODAY, lift, numbered

from htl_dash.viewmodels.lift_path import Standing, path_steps, stations

PASSED, HERE, AHEAD = Standing


@pytest.mark.parametrize(
    ("drawn", "standing"),
    [
        ("", (PASSED, HERE, AHEAD, AHEAD)),
        ("to | day\nreturned | 2026-11-20", (HERE, PASSED, AHEAD, AHEAD)),
        ("to | day\nescalated | 2026-11-20", (PASSED, PASSED, HERE, AHEAD)),
        ("to | day\nanswered | 2026-11-20", (PASSED, PASSED, AHEAD, HERE)),
        (
            "to | day\nescalated | 2026-11-20\nanswered | 2026-11-21\nclosed | 2026-11-22",
            (PASSED, PASSED, PASSED, PASSED),
        ),
        ("to | day\nwithdrawn | 2026-11-20", (HERE, AHEAD, AHEAD, AHEAD)),
        ("to | day\nmerged | 2026-11-20", (PASSED, PASSED, AHEAD, AHEAD)),
    ],
)
def test_each_station_tells_whether_the_problem_has_passed_it(drawn, standing):
    found = stations(lift(drawn), TODAY)
    assert tuple(one.standing for one in found) == standing
    assert all(one.text for one in found)


def test_a_station_says_since_when_the_problem_is_there():
    _, group, steering, answer = stations(lift(), TODAY)
    assert group.text == "Här har det väntat i 43 dagar."
    assert steering.text == "Har inte behövts."
    assert answer.text == "Inget svar ännu."


def test_a_step_that_was_taken_back_leaves_no_trace_at_the_stations():
    drawn = "to | day | via\nreturned | 2026-11-20 | form\nlifted | 2026-11-20 | undo"
    _, group, *_ = stations(lift(drawn), TODAY)
    assert group.standing is HERE
    assert group.text == "Här har det väntat i 5 dagar."


def test_every_step_is_told_with_who_when_and_what_was_said():
    drawn = """
        to        | day        | note
        returned  | 2026-11-01 | Vilka kvällar?
        lifted    | 2026-11-03 |
        escalated | 2026-11-10 | Pengar
        answered  | 2026-11-20 | Vi öppnar
        closed    | 2026-11-21 |
    """
    found = path_steps(lift(drawn), {}, HOME)
    assert [one.happened for one in found] == [
        "Skolan lyfte problemet",
        "Utvecklingsgruppen skickade tillbaka det med en fråga",
        "Skolan lyfte problemet igen",
        "Utvecklingsgruppen lyfte det till ledningsgruppen",
        "Ledningsgruppen svarade",
        "Skolan stängde problemet",
    ]
    assert found[0].signed == "Samordnare, 13 oktober 2026"
    assert found[1].signed.startswith("Rektor, 1 november 2026")
    assert found[1].words == "Vilka kvällar?"
    assert found[2].words == ""


def test_both_sides_of_a_merge_name_each_other():
    other = lift(id=2, title="*Sena* bussar", merged=(1,))
    gone = lift("to | day | other\nmerged | 2026-11-20 | 2", goes_on_in=(2,))
    both = numbered(other, gone)
    *_, step = path_steps(gone, both, HOME)
    assert step.happened.endswith(r"slog samman det med ”\*Sena\* bussar”")
    pointing = lift("to | day | other\nlifted | 2026-11-20 | 2", merged=(2,))
    *_, step = path_steps(pointing, both, HOME)
    assert step.happened.endswith("slogs samman med det här problemet")


def test_a_split_names_all_its_parts_once_and_a_part_names_the_whole():
    parts = [lift(id=n, title=f"Del {n}", part_of=1) for n in (2, 3)]
    drawn = "to | day | other\nsplit | 2026-11-20 | 2\nsplit | 2026-11-20 | 3"
    whole = lift(drawn, goes_on_in=(2, 3))
    both = numbered(whole, *parts)
    _, step = path_steps(whole, both, HOME)
    assert step.happened.endswith("delade upp det i ”Del 2” och ”Del 3”")
    part = lift("to | day | other\nlifted | 2026-11-20 | 1", part_of=1)
    *_, step = path_steps(part, both, HOME)
    assert step.happened == "Kom till när ”Ingen plats att mötas” delades upp"


def test_a_step_that_takes_one_back_says_so():
    drawn = "to | day | via\nanswered | 2026-11-20 | form\nlifted | 2026-11-20 | undo"
    *_, step = path_steps(lift(drawn), {}, HOME)
    assert step.happened == "Steget togs tillbaka. Problemet är åter lyft"
