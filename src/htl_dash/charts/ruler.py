"""The map's classes as a ruler: every class as wide as it is on the scale."""

from functools import lru_cache

import plotly.graph_objects as go

from htl_dash.charts import theme
from htl_dash.viewmodels.area_map import AreaMap

_LIGHT_TEXT_FROM = 3


@lru_cache(maxsize=128)
def ruler(view: AreaMap) -> go.Figure:
    """Draw one coloured step per class, labelled inside."""
    figure = theme.figure(height=44)
    for step, label in enumerate(view.steps):
        low, high = view.limits[step], view.limits[step + 1]
        light = step >= _LIGHT_TEXT_FROM
        figure.add_bar(
            x=[high - low],
            base=[low],
            y=[""],
            orientation="h",
            marker={"color": theme.SEQUENCE[step], "line": {"width": 0}},
            text=label,
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            textfont={
                "size": theme.SMALL,
                "color": theme.PAPER if light else theme.INK,
            },
            constraintext="none",
        )
    figure.update_xaxes(visible=False, range=[view.limits[0], view.limits[-1]])
    figure.update_yaxes(visible=False)
    return figure.update_layout(
        barmode="overlay", bargap=0, margin={"l": 0, "r": 0, "t": 4, "b": 4}
    )
