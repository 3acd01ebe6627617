"""Open a page of the app in this process, and read what it says.

Import the fixture in the conftest.py beside the tests: `from visits import as_served`.
"""

import os
import re
from collections.abc import Iterator
from typing import Any

import pytest
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest, app_test

from htl_dash.settings import ROOT

FORGOTTEN = re.compile(r"[{}]|\bNone\b|\bnan\b|Traceback|htl_dash|\bError\b")
"""What only a slip can bring on screen: an unfilled text, an empty value, a crash."""
LISTED: dict[str, dict[str, Any]] = {}
"""The pages that app.py has been seen to list, by municipality: a training has its own."""
WORDED = ("title", "header", "subheader", "markdown", "info", "warning", "error")


class ListedPages(PagesManager):
    """What AppTest takes for the page manager, so that it resets this and not that."""


@pytest.fixture(autouse=True)
def as_served(monkeypatch: pytest.MonkeyPatch) -> None:
    """Go by the pages that app.py lists, as `htl_dash.ui.server` makes the server do.

    AppTest would take the files in pages/ for pages and run them without app.py. It
    would also look for components in every installed package, 0.4 s for each visit.
    The browser it plays has no cookies.
    """
    monkeypatch.setattr("htl_dash.ui.form_state.desk", lambda: "this browser")
    monkeypatch.setattr("htl_dash.ui.desk.desk", lambda: "this browser")
    monkeypatch.setattr(PagesManager, "uses_pages_directory", False)
    monkeypatch.setattr(app_test, "PagesManager", ListedPages)
    monkeypatch.setattr(
        BidiComponentManager, "discover_and_register_components", lambda *_, **__: None
    )


def visit(page: str, **address: str) -> AppTest:
    """Open a page as a new visitor; `address` is what stands after the question mark."""
    return go(AppTest.from_file(ROOT / "app.py", default_timeout=30), page, **address)


def go(app: AppTest, page: str, **address: str) -> AppTest:
    """Go to a page in a visit that is under way, or begin one.

    Straight there, as from a link: the page before it is not run first. AppTest knows no
    addresses until it has run the app once, so it is told what it was told before.
    """
    where = os.environ.get("HTL_MUNICIPALITY", "")
    if not app._registered_pages:
        if where not in LISTED:
            LISTED[where] = app.run()._registered_pages
        app._registered_pages = LISTED[where]
    app.session_state["table"] = True  # the fold with the table is opened
    app.query_params = dict(address)
    return app.switch_page(f"pages/{page}.py").run()


def at(app: AppTest, **address: str) -> AppTest:
    """Change the address of the page that is open."""
    app.query_params = dict(address)
    return app.run()


def words(app: AppTest) -> Iterator[str]:
    """Everything that is written on the page."""
    for kind in WORDED:
        yield from (element.value for element in getattr(app, kind))
    for metric in app.metric:
        yield from (metric.label, metric.value)
    for table in app.table:
        yield from (str(name) for name in table.value.columns)
        yield from (str(cell) for row in table.value.to_numpy() for cell in row)
    for box in (*app.selectbox, *app.segmented_control):
        yield from box.options
    for drawn in (*app.get("plotly_chart"), *app.get("deck_gl_json_chart")):
        yield drawn.proto.alt


def assert_sound(app: AppTest) -> None:
    """Require one main heading, no error, and no text that was left half made."""
    assert not app.exception, app.query_params
    assert not app.error, app.query_params
    assert len(app.title) == 1, app.query_params
    assert len(app.title[0].value) > 10
    slips = [word for word in words(app) if FORGOTTEN.search(word)]
    assert not slips, (app.query_params, slips)


def notice(app: AppTest) -> str:
    """What the page says about its address; empty where there is nothing to say."""
    return " ".join(warning.value for warning in app.warning)


def figures(app: AppTest) -> list[str]:
    """The keys of the figures on the page, each with a text alternative."""
    drawn = [*app.get("plotly_chart"), *app.get("deck_gl_json_chart")]
    assert all(len(one.proto.alt) > 20 for one in drawn), app.query_params
    return [one.key for one in drawn]
