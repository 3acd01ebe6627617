"""Garbage is sought less often for a while, and then as before."""

import gc
from threading import Event, Thread

import pytest

from htl_dash.services.many_rows import many_rows


def test_it_is_searched_seldom_inside_and_as_usual_after():
    usual = gc.get_threshold()
    with many_rows():
        assert all(n > m for n, m in zip(gc.get_threshold(), usual, strict=True))
    assert gc.get_threshold() == usual


def test_it_is_as_usual_after_an_error_too():
    usual = gc.get_threshold()
    with pytest.raises(ZeroDivisionError), many_rows():
        _ = 1 / 0
    assert gc.get_threshold() == usual


def test_the_last_of_several_at_work_puts_it_back():
    usual, begun, end = gc.get_threshold(), Event(), Event()

    def other() -> None:
        with many_rows():
            begun.set()
            end.wait(10)

    thread = Thread(target=other)
    with many_rows():
        thread.start()
        assert begun.wait(10)
    assert gc.get_threshold() != usual
    end.set()
    thread.join(10)
    assert gc.get_threshold() == usual
