"""The finder of English finds English, and lets Swedish be."""

import pytest
from browser.english import is_english


@pytest.mark.parametrize(
    "text",
    ["Skip to main content", "Choose an option", "Main menu", "Link to heading", "Pan"],
)
def test_english_is_found(text: str) -> None:
    assert is_english(text)


@pytest.mark.parametrize(
    "text",
    [
        "I hela kommunen är det fler, men vi är inte säkra",
        "Hämta som CSV",
        "Var bor barn som har det svårt, och hur säkra är vi?",
        "Visas inte, för att skydda enskilda",
        "All statistik om områden under 2024 kommer från SCB",
    ],
)
def test_swedish_is_let_be(text: str) -> None:
    assert not is_english(text)
