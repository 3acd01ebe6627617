"""One theme: the pages' settings repeat it, and every text in it can be read."""

import re
import tomllib
from itertools import combinations

import pytest

from charts.contrast import contrast, distance
from htl_dash.charts import theme
from htl_dash.settings import ROOT

CONFIG = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))[
    "theme"
]
HEX = re.compile(r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b")
COLOURS = {
    "primaryColor": theme.ACCENT,
    "backgroundColor": theme.PAPER,
    "secondaryBackgroundColor": theme.PANEL,
    "textColor": theme.INK,
    "linkColor": theme.ACCENT,
    "borderColor": theme.RULE,
    "blueTextColor": theme.SURELY_HIGHER,
    "orangeTextColor": theme.SURELY_LOWER,
    "grayTextColor": theme.MUTED,
    "violetTextColor": theme.OUR_AREA,
    "greenTextColor": theme.HEALTH,
}


@pytest.mark.parametrize("name", COLOURS)
def test_the_pages_have_the_themes_colours(name):
    assert CONFIG[name] == COLOURS[name]


def test_the_pages_have_no_colour_of_their_own():
    assert {name for name in CONFIG if name.endswith("Color")} == set(COLOURS)


def test_font_and_size_are_the_same():
    assert f'"{CONFIG["font"]}"' in theme.FONT
    assert CONFIG["baseFontSize"] == theme.BODY
    assert min(theme.BODY, theme.LABEL, theme.SMALL) >= 16


@pytest.mark.parametrize("ground", ["PAPER", "PANEL", "BAND", "OUR_BAND"])
@pytest.mark.parametrize(
    "text",
    ["INK", "MUTED", "ACCENT", "OUR_AREA", "SURELY_HIGHER", "SURELY_LOWER"]
    + ["HEALTH", "SAFETY", "LEARNING"]
    + ["PROMOTIVE", "PREVENTIVE", "REMEDIAL"],
)
def test_text_is_told_from_its_ground(text, ground):
    # WCAG 2.2, 1.4.3: at least 4.5 to 1.
    assert contrast(getattr(theme, text), getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize(
    "mark", ["SURELY_HIGHER", "SURELY_LOWER", "NOT_SURE", "OUR_AREA", "MISSING_LINES"]
)
@pytest.mark.parametrize("ground", ["PAPER", "OUR_BAND"])
def test_marks_are_told_from_their_ground(mark, ground):
    # WCAG 2.2, 1.4.11: at least 3 to 1.
    assert contrast(getattr(theme, mark), getattr(theme, ground)) >= 3


def test_map_classes_grow_darker_step_by_step():
    ratios = [contrast(colour, theme.PAPER) for colour in theme.SEQUENCE]
    assert ratios == sorted(ratios)
    steps = zip(theme.SEQUENCE, theme.SEQUENCE[1:], strict=False)
    assert min(contrast(one, next_one) for one, next_one in steps) > 1.25
    assert len(theme.SEQUENCE) == 5


def test_approaches_are_told_apart_also_without_seeing_red_green_or_blue():
    approaches = (theme.PROMOTIVE, theme.PREVENTIVE, theme.REMEDIAL)
    assert len(set(theme.APPROACH_SIGNS)) == len(approaches)
    assert all(distance(*pair) > 15 for pair in combinations(approaches, 2))


def test_no_approach_has_the_colour_of_a_dimension():
    dimensions = (theme.HEALTH, theme.SAFETY, theme.LEARNING)
    approaches = (theme.PROMOTIVE, theme.PREVENTIVE, theme.REMEDIAL)
    for one in approaches:
        assert min(distance(one, other) for other in dimensions) >= 9


def test_numbers_on_axes_are_swedish():
    figure = theme.figure(100)
    assert figure.layout.template.layout.separators == ",\u00a0"
    assert figure.layout.template.layout.font.family == theme.FONT
    assert figure.layout.height == 100


def test_nothing_has_to_be_hovered_or_dragged():
    assert theme.CONFIG["staticPlot"]
    assert not theme.CONFIG["displayModeBar"]


def test_a_colour_becomes_numbers_for_the_map():
    assert theme.rgb("#0b5c74") == [11, 92, 116]


def test_no_other_module_names_a_colour():
    found = {
        colour
        for file in [
            *ROOT.glob("src/**/*.py"),
            *ROOT.glob("pages/*.py"),
            ROOT / "app.py",
        ]
        if file != ROOT / "src" / "htl_dash" / "charts" / "theme.py"
        for colour in HEX.findall(file.read_text("utf-8"))
    }
    assert not found


def test_the_stylesheet_has_only_the_themes_colours():
    sheet = ROOT / "src" / "htl_dash" / "ui" / "assets" / "page.css"
    known = {value for value in vars(theme).values() if isinstance(value, str)}
    assert set(HEX.findall(sheet.read_text("utf-8"))) <= known


def test_the_band_of_a_training_has_the_theme_s_colours_and_can_be_read():
    css = (ROOT / "src" / "htl_dash" / "ui" / "assets" / "page.css").read_text("utf-8")
    rules = re.findall(r"\.st-key-training_band[^{]*\{([^}]*)\}", css)
    assert set(HEX.findall(" ".join(rules))) == {theme.TRAINING, theme.PAPER}
    assert contrast(theme.PAPER, theme.TRAINING) >= 4.5
