"""An answer in pieces: anybody may ask for the next, and nothing is done twice."""

from threading import Thread

from made_budget import asked

from htl_dash.services.budget import answer
from htl_dash.services.budget_run import PortfolioRun


def test_it_goes_on_from_where_it_was_left():
    run = PortfolioRun(asked())
    assert run.now.done == 0
    first = run.go_on(20)
    assert first.answer is None
    assert first.so_far.worlds < run.go_on(20).so_far.worlds
    assert run.finish() is run.now.answer
    assert run.go_on().answer is run.now.answer


def test_several_at_once_come_to_the_same_answer_as_one_alone():
    run, alone = PortfolioRun(asked()), list(answer(asked()))[-1].answer
    threads = [Thread(target=run.finish) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert run.now.answer.inclusion == alone.inclusion
