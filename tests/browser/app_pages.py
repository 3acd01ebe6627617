"""The pages of the app, read from its front door so that a new one is tested too."""

import ast
from dataclasses import dataclass

from htl_dash.text import t

from .running import ROOT


@dataclass(frozen=True, slots=True)
class AppPage:
    """A page as app.py lists it: where it is and what the menu calls it."""

    path: str
    title: str


def app_pages() -> list[AppPage]:
    """Return the pages of app.py in reading order."""
    calls = [
        node
        for node in ast.walk(ast.parse((ROOT / "app.py").read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "st.Page"
    ]
    arguments = [{word.arg: word.value for word in call.keywords} for call in calls]
    return [
        AppPage(
            "/" + (ast.literal_eval(given["url_path"]) if "url_path" in given else ""),
            t(ast.literal_eval(given["title"].args[0])),  # type: ignore[attr-defined]
        )
        for given in arguments
    ]


PAGES = app_pages()
