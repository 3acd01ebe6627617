"""An area's profile: per indicator, where it stands among all areas."""

from functools import lru_cache

import plotly.graph_objects as go

from htl_dash.charts import theme
from htl_dash.stats.estimate import Certainty
from htl_dash.viewmodels.profile_view import AreaProfile, ProfileLine
from htl_dash.viewmodels.values import State

_ROW_HEIGHT, _EDGES = 46, 60
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
    for at, line in enumerate(lines):
        _scale(figure, at, line)
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
        showgrid=False,
    )
    figure.update_xaxes(range=[-0.16, 1.16], visible=False)
    return figure.update_layout(margin={"r": 440, "t": 8, "b": 8})


def _scale(figure: go.Figure, y: int, line: ProfileLine) -> None:
    grid = {"color": theme.RULE, "width": 3}
    figure.add_scatter(x=[0, 1], y=[y, y], mode="lines", line=grid)
    if line.whole is not None:
        stroke = {"width": 3, "color": theme.INK}
        tick = {"symbol": "line-ns", "size": 24, "line": stroke}
        figure.add_scatter(x=[line.whole], y=[y], mode="markers", marker=tick)
    if line.lower is not None:
        reach = {"color": _COLOUR[line.certainty], "width": 6}
        ends = [line.lower, line.upper]
        figure.add_scatter(x=ends, y=[y, y], mode="lines", line=reach)
    _text(figure, y, 0, line.lowest, xanchor="right", xshift=-14, muted=True)
    _text(figure, y, 1, line.highest, xanchor="left", xshift=14, muted=True)
    shown = line.state is State.SHOWN
    own = f"<b>{line.label}</b>  {line.reading}" if shown else line.label
    _text(figure, y, 1.16, own, xanchor="left", xshift=24, muted=False)


def _text(
    figure: go.Figure,
    y: int,
    x: float,
    text: str,
    *,
    xanchor: str,
    xshift: int,
    muted: bool,
) -> None:
    size = theme.SMALL if muted else theme.LABEL
    colour = theme.MUTED if muted else theme.INK
    figure.add_annotation(
        x=x,
        y=y,
        text=text,
        xanchor=xanchor,
        xshift=xshift,
        showarrow=False,
        font={"size": size, "color": colour},
    )
