"""Every page at every size, opened once for all the tests that only look."""

from dataclasses import dataclass

import pytest

from .app_pages import EVERY_PAGE, AppPage
from .visit import Visit

WALL, LAPTOP, PHONE = (1920, 1080), (1366, 768), (390, 844)


@dataclass(frozen=True, slots=True)
class Window:
    """A page to open in a window of a width and height in pixels."""

    page: AppPage
    width: int
    height: int

    def __str__(self) -> str:
        """Name the window in the test report."""
        return f"{self.page.path}-{self.width}"


@dataclass(frozen=True, slots=True)
class Opened:
    """A page, opened and drawn."""

    window: Window
    visit: Visit


WINDOWS = [Window(page, *size) for page in EVERY_PAGE for size in (WALL, LAPTOP, PHONE)]


def at(*sizes: tuple[int, int]) -> pytest.MarkDecorator:
    """Run a test that asks for `opened` at these sizes only."""
    chosen = [one for one in WINDOWS if (one.width, one.height) in sizes]
    return pytest.mark.parametrize(
        "opened", chosen, ids=str, indirect=True, scope="session"
    )
