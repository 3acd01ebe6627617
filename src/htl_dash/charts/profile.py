"""An area's profile: per indicator, where it stands among all areas."""

from functools import lru_cache
from typing import Any

import plotly.graph_objects as go

from htl_dash.charts import theme
from htl_dash.stats.estimate import Certainty
from htl_dash.viewmodels.profile_view import AreaProfile, ProfileLine
from htl_dash.viewmodels.values import State

_ROW_HEIGHT, _EDGES = 46, 60
_END_WIDTH, _OWN_WIDTH = 112, 420
"""Room in pixels for the figure at an end of the scale, and for the area's own."""
_BEYOND = 0.03
"""How far an interval is drawn past an end of its scale, to tell that it goes on."""
Placed = list[tuple[int, ProfileLine]]
_COLOUR = {
    Certainty.SURELY_HIGHER: theme.SURELY_HIGHER,
    Certainty.NO_SURE_DIFFERENCE: theme.NOT_SURE,
    Certainty.SURELY_LOWER: theme.SURELY_LOWER,
    None: theme.MUTED,
}
_SYMBOL = {
    Certainty.SURELY_HIGHER: "circle",
    Certainty.NO_SURE_DIFFERENCE: "circle-open",
    Certainty.SURELY_LOWER: "diamond",
    None: "circle",
}


@lru_cache(maxsize=128)
def profile_lines(profile: AreaProfile) -> go.Figure:
    """Draw one scale per indicator from the lowest area to the highest."""
    lines = profile.lines
    figure = theme.figure(height=_EDGES + _ROW_HEIGHT * len(lines))
    placed = list(enumerate(lines))
    _scales(figure, placed)
    colours = [_COLOUR[line.certainty] for line in lines]
    figure.add_scatter(
        x=[line.at for line in lines],
        y=list(range(len(lines))),
        mode="markers",
        marker={
            "symbol": [_SYMBOL[line.certainty] for line in lines],
            "color": colours,
            "size": 16,
            "line": {"width": 3, "color": colours},
        },
        cliponaxis=False,
    )
    figure.update_yaxes(
        range=[len(lines) - 0.5, -0.5],
        tickvals=list(range(len(lines))),
        ticktext=[f"{line.title}, {line.period}" for line in lines],
        tickfont={"size": theme.LABEL, "color": theme.INK},
        ticklabelstandoff=_END_WIDTH,
        showgrid=False,
    )
    figure.update_xaxes(range=[-_BEYOND, 1 + _BEYOND], visible=False)
    return figure.update_layout(
        margin={"r": _END_WIDTH + _OWN_WIDTH, "t": 8, "b": 8},
        annotations=[note for at, line in placed for note in _notes(at, line)],
    )


def _scales(figure: go.Figure, placed: Placed) -> None:
    """Draw every scale, the whole's place on it and the area's interval."""
    rows = [at for at, _ in placed]
    grid = {"color": theme.RULE, "width": 3}
    x = [0, 1, None] * len(rows)
    y = [end for at in rows for end in (at, at, None)]
    figure.add_scatter(x=x, y=y, mode="lines", line=grid)
    stroke = {"width": 3, "color": theme.INK}
    tick = {"symbol": "line-ns", "size": 24, "line": stroke}
    whole = [line.whole for _, line in placed]
    figure.add_scatter(x=whole, y=rows, mode="markers", marker=tick)
    for certainty, colour in _COLOUR.items():
        kind = [
            (at, line)
            for at, line in placed
            if line.certainty is certainty and line.lower is not None
        ]
        if kind:
            xs = [end for _, line in kind for end in (line.lower, line.upper, None)]
            ys = [end for at, _ in kind for end in (at, at, None)]
            reach = {"color": colour, "width": 6}
            figure.add_scatter(x=xs, y=ys, mode="lines", line=reach)


def _notes(at: int, line: ProfileLine) -> list[dict[str, Any]]:
    """Write the ends of the scale, and the area's figure at the right.

    They stand at fixed distances, so that none runs into another in a narrow figure.
    """
    ends: dict[str, Any] = {"size": theme.SMALL, "colour": theme.MUTED}
    shown = line.state is State.SHOWN
    own = f"<b>{line.label}</b>  {line.reading}" if shown else line.label
    return [
        theme.note(line.lowest, **ends, x=-_BEYOND, y=at, xanchor="right", xshift=-6),
        theme.note(line.highest, **ends, x=1 + _BEYOND, y=at, xanchor="left", xshift=6),
        theme.note(own, x=1 + _BEYOND, y=at, xanchor="left", xshift=_END_WIDTH),
    ]
