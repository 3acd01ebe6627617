"""One server and one browser for a worker's browser tests; a fresh window for each visit."""

import os
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from browser.opened import WINDOWS, Opened
from browser.running import Server, browsing, product, training
from browser.visit import DRAWN_SECONDS, OpenPage, Visit
from playwright.sync_api import Browser, BrowserContext, expect
from spread import window_of

expect.set_options(timeout=DRAWN_SECONDS * 1000)

STORIES = (
    "test_vignettes",
    "test_register",
    "test_decisions",
    "test_priorities",
    "test_meeting",
    "test_own",
    "test_data_files",
)
"""Modules that play a story on a server of their own, the longest first: up to a minute."""


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(
    items: list[pytest.Item],
) -> Generator[None, None, None]:
    """Mark the browser tests and run them last: the quick tests should fail first.

    The longest come first and the looks at single pages last, so that workers that share
    the tests have something short left to share at the end.
    """
    here = Path(__file__).parent
    order = {}
    for item in items:
        is_browser = here in item.path.parents
        if is_browser:
            item.add_marker(pytest.mark.browser)
        order[item] = _place(item) if is_browser else -1
    # Marked before pytest chooses by -m, and sorted after its own ordering, which keeps
    # the tests of one open page together.
    yield
    items.sort(key=order.__getitem__)


def _place(item: pytest.Item) -> int:
    """Return when a browser test is begun: stories, other modules, looks at a window."""
    if item.path.stem in STORIES:
        return STORIES.index(item.path.stem)
    return len(STORIES) + (window_of(item.nodeid) is not None)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with browsing() as browser:
        if browser is None:
            told = "No Chromium found: install one or name it in HTL_CHROMIUM"
            if os.environ.get("HTL_REQUIRE_BROWSER"):
                pytest.fail(told)
            pytest.skip(told)
        yield browser


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with product(tmp_path_factory.mktemp("product")) as running:
        yield running


@pytest.fixture(scope="session")
def training_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The training, for the pages that are nowhere else."""
    with training(tmp_path_factory.mktemp("training")) as running:
        yield running


@pytest.fixture
def stranger(chromium: Browser) -> Iterator[BrowserContext]:
    """A browser that has never seen the app."""
    with chromium.new_context(locale="sv-SE", timezone_id="Europe/Stockholm") as new:
        yield new


@pytest.fixture(scope="session")
def regular(chromium: Browser) -> Iterator[BrowserContext]:
    """A browser that keeps the app's scripts between visits, as people's do."""
    with chromium.new_context(locale="sv-SE", timezone_id="Europe/Stockholm") as new:
        yield new


@pytest.fixture
def page_at(regular: BrowserContext, server: Server) -> Iterator[OpenPage]:
    """Give a function that opens a window of a width and height in pixels."""
    visits: list[Visit] = []

    def open_window(width: int, height: int) -> Visit:
        visits.append(Visit.begin(regular, server.address, width, height))
        return visits[-1]

    yield open_window
    for visit in visits:
        visit.page.close()
    assert [visit.outside for visit in visits if visit.outside] == []


@pytest.fixture(scope="session", params=WINDOWS, ids=str)
def opened(request: pytest.FixtureRequest, regular: BrowserContext) -> Iterator[Opened]:
    """Every page at every size. Tests leave it as they found it."""
    window = request.param
    is_training = window.page.only_training
    name = "training_server" if is_training else "server"
    server: Server = request.getfixturevalue(name)
    visit = Visit.begin(regular, server.address, window.width, window.height)
    yield Opened(window, visit.open(window.page.path))
    visit.page.close()
