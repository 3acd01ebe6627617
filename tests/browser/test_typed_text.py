"""What people type is shown as they typed it, whatever markdown would make of it."""

import json
import sys
from pathlib import Path

import pytest
from browser.running import free_port, running
from playwright.sync_api import BrowserContext

from htl_dash.text import WORD_JOINER

TYPED = (
    *("[x](javascript:alert(1))", "![b](http://x.se/y.png)", "<https://x.se>"),
    *("https://x.se/a?b=c&d", "www.x.se", "WWW.X.SE", "anna@x.se", "[a]: http://x.se"),
    *("$\\LaTeX$", "$$x^2$$", "kostar $5 och $6"),
    *(":red[fara]", ":blue-badge[x]", "::: ruta", "::x", ":red[**a**", "a:green[b]"),
    *(":smile:", ":+1:", ":material/home:", ":material_home:", ":streamlit:"),
    *("a -> b", "a <- b", "a <-> b", "a -- b", "a >= b", "a <= b", "a ~= b", "->"),
    *("<b>fet</b>", "<script>alert(1)</script>", "<!-- dold -->", "&lt;b&gt;", "&#58;"),
    *("**fet** __fet__ _k_ *k*", "`kod`", "~~s~~", "~~~", "```kod```", "a | b"),
    *("# rubrik", "C# ##", "- punkt", "+ punkt", "* punkt", "1. ett", "12) tolv"),
    *("> citat", "---", "===", "[ ] ruta", "\\", "a\\", "\\[x]", "    indrag"),
    *("kl 10:30", "Tema: sömn", "50 % (hälften) + 3/4 = bra!", "Rast & ro", "😀 åäö"),
)
LINES = (
    "rad\nrad",
    "rad\n===",
    "a | b\n--- | ---\n1 | 2",
    "- ett\n- två",
    "```\nx\n```",
)
PAGE = """
import json
from pathlib import Path
import streamlit as st
from htl_dash.text import plain_markdown

for number, typed in enumerate(json.loads(Path("typed.json").read_text("utf-8"))):
    shown = plain_markdown(typed)
    with st.container(key=f"text{number}"):
        st.markdown(shown)
    with st.container(key=f"bold{number}"):
        st.markdown(f"**{shown}**")
    with st.container(key=f"cell{number}"):
        st.table({"x": [shown]}, hide_index=True, hide_header=True)
    if "\\n" not in typed:
        with st.container(key=f"head{number}"):
            st.subheader(shown, anchor=False)
        with st.container(key=f"fold{number}"):
            st.expander(shown)
"""
READ = """[...document.querySelectorAll('[class*="st-key-"]')].map(place => {
    const text = place.querySelector('td') ??
        place.querySelector('[data-testid=stMarkdownContainer]');
    const tags = [...text.querySelectorAll('*')].map(one => one.tagName);
    return [place.className.match(/st-key-([a-z]+)(\\d+)/).slice(1), text.innerText, tags];
})"""
PLAIN = {"DIV", "P", "BR", "SPAN", "STRONG", "H3"}


@pytest.fixture
def shown(
    stranger: BrowserContext, tmp_path: Path
) -> list[tuple[str, str, str, set[str]]]:
    """Return where, what was typed, what is shown and in which elements."""
    typed = [*TYPED, *LINES]
    (tmp_path / "typed.json").write_text(json.dumps(typed), "utf-8")
    (tmp_path / "page.py").write_text(PAGE, "utf-8")
    port = free_port()
    options = ("--server.headless=true", f"--server.port={port}")
    options += ("--server.address=127.0.0.1", "--browser.gatherUsageStats=false")
    command = [sys.executable, "-m", "streamlit", "run", "page.py", *options]
    with running(command, port, tmp_path, tmp_path / "log") as server:
        page = stranger.new_page()
        page.goto(server.address)
        page.locator(f".st-key-cell{len(typed) - 1} td").wait_for(state="attached")
        page.wait_for_function("!document.querySelector('[data-stale=true]')")
        found = page.evaluate(READ)
    return [(where, typed[int(n)], text, {*tags}) for (where, n), text, tags in found]


def plain(text: str) -> str:
    """A text as it looks: extra spaces and what takes no room cannot be seen."""
    lines = text.replace(WORD_JOINER, "").strip().splitlines()
    return "\n".join(" ".join(line.split()) for line in lines)


def test_what_is_typed_is_what_is_shown_and_nothing_else_comes_of_it(shown):
    assert len(shown) == 5 * len(TYPED) + 3 * len(LINES)
    other = [one for one in shown if plain(one[2]) != plain(one[1])]
    assert other == []
    made = [(where, typed, tags - PLAIN) for where, typed, _, tags in shown]
    assert [one for one in made if one[-1]] == []
