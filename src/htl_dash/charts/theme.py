"""The house style for every figure, on screen and on paper.

Colours are safe for colour-blind readers, never red against green, and nothing is told
by colour alone: shape and words say the same.
"""

from typing import Any

import plotly.graph_objects as go
import plotly.io as pio

INK, MUTED, GRID, PAPER = "#16262e", "#47595f", "#e3e9eb", "#ffffff"
PANEL, RULE, BAND = "#f1f5f6", "#c9d4d8", "#e9eff0"
ACCENT = "#0b5c74"
AHEAD = "#d5e6ec"
TARGET = "#8a4b08"
OUR_AREA = "#6d28a8"
TRAINING = "#8a4b08"
"""Ground of the band that says that everything is made up, under PAPER text."""
OUR_BAND = "#f1e9f8"
SURELY_HIGHER, SURELY_LOWER, NOT_SURE = ACCENT, "#8a4b08", "#6b7d84"
HEALTH, SAFETY, LEARNING = "#1d6b3a", "#34508f", "#8a4b08"
PROMOTIVE, PREVENTIVE, REMEDIAL = "#00718f", "#a81070", "#3a0f2e"
"""The approaches; each also has a shape of its own in APPROACH_SIGNS."""
APPROACH_SIGNS = ("●", "■", "▲")
SEQUENCE = ("#e6f0ee", "#b9dad5", "#7ab6b6", "#2b7079", "#0b4f66")
"""Map classes, lowest to highest; the last two carry white text."""
PEER, BACKGROUND = "#7b8c93", "#c3ced2"
HIDDEN_LINES, MISSING_LINES = "#8b979c", "#47595f"

FONT = '"Source Sans", "Source Sans 3", Arial, sans-serif'
BODY, LABEL, SMALL = 18, 17, 16

pio.templates["htl"] = go.layout.Template(
    layout=go.Layout(
        font={"family": FONT, "color": INK, "size": SMALL},
        paper_bgcolor=PAPER,
        plot_bgcolor=PAPER,
        separators=",\u00a0",
        margin={"l": 8, "r": 16, "t": 28, "b": 36},
        xaxis={"gridcolor": GRID, "zeroline": False, "automargin": True},
        yaxis={"gridcolor": GRID, "zeroline": False, "automargin": True},
        showlegend=False,
        hovermode=False,
        dragmode=False,
    )
)
_LAYOUT = {"template": "htl"}

CONFIG: dict[str, Any] = {"displayModeBar": False, "staticPlot": True}
"""Nothing has to be hovered, dragged or zoomed to be understood."""


def figure(height: int) -> go.Figure:
    """Start an empty figure in the house style; height in CSS pixels."""
    return go.Figure(layout=_LAYOUT | {"height": height})


def note(
    text: str, size: int = LABEL, colour: str = INK, **place: Any
) -> dict[str, Any]:
    """Return a text in a figure. Collect them: adding one at a time is quadratic."""
    font = {"size": size, "color": colour}
    return {"text": text, "showarrow": False, "font": font, **place}


def rgb(colour: str) -> list[int]:
    """Return '#0b5c74' as [11, 92, 116], as deck.gl wants it."""
    return [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
