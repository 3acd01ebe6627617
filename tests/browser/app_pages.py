"""The pages of the app, read from its front door so that a new one is tested too."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from htl_dash.text import t

from .running import ROOT

CONDITION = "frame.is_training()"


@dataclass(frozen=True, slots=True)
class AppPage:
    """A page as app.py lists it: where it is and what the menu calls it.

    `only_training` is one that is listed only where everything is made up, and one that
    is not `in_menu` is reached by its address alone.
    """

    path: str
    title: str
    only_training: bool = False
    in_menu: bool = True


def app_pages() -> list[AppPage]:
    """Return the pages of app.py in reading order."""
    return list(_pages(ast.parse((ROOT / "app.py").read_text(encoding="utf-8"))))


def _pages(node: ast.AST, *, only_training: bool = False) -> Iterator[AppPage]:
    """Give the pages below a node of app.py's syntax tree."""
    if isinstance(node, ast.IfExp):
        assert ast.unparse(node.test) == CONDITION, "a page on a new condition"
        only_training = True
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "st.Page":
        given = {word.arg: word.value for word in node.keywords}
        yield AppPage(
            "/" + (ast.literal_eval(given["url_path"]) if "url_path" in given else ""),
            t(ast.literal_eval(given["title"].args[0])),  # type: ignore[attr-defined]
            only_training,
            "visibility" not in given,
        )
    for child in ast.iter_child_nodes(node):
        yield from _pages(child, only_training=only_training)


EVERY_PAGE = app_pages()
PAGES = [page for page in EVERY_PAGE if page.in_menu and not page.only_training]
"""The pages that are always in the menu."""
