"""How the checks are spread over workers that run at the same time.

A module's tests stay together, since they share what they have built. The tests that
only look at a page stay together by the window they look at, whatever module they are in:
opening one takes longer than looking at it, so each is opened once. And what looks at the
training stays together, so that one worker alone makes and serves it.
"""

import re

import pytest
from xdist.scheduler import LoadScopeScheduling

_WINDOW = re.compile(r"^tests/browser/.*\[(/[^\]]*-\d+)\]$")
"""A test of an opened page: its name ends with the address and the width."""
_TRAINING = "tests/browser/test_training.py"
_ONLY_IN_TRAINING = "/ova-"


def window_of(nodeid: str) -> str | None:
    """Return the window that a test only looks at."""
    window = _WINDOW.match(nodeid)
    return window[1] if window else None


class Spread(LoadScopeScheduling):
    """Gives a worker a window or a module at a time, in the order they were collected."""

    def _split_scope(self, nodeid: str) -> str:
        window = window_of(nodeid)
        if window and window.startswith(_ONLY_IN_TRAINING):
            return _TRAINING
        return window or super()._split_scope(nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> Spread:
    """Spread the tests so, and leave the long ones where the collection put them."""
    config.option.loadscopereorder = False
    return Spread(config, log)
