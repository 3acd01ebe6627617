"""One place on one indicator, in words and on the scale people read."""

from dataclasses import dataclass

from htl_dash.domain.indicator import Indicator
from htl_dash.domain.municipality import AreaName
from htl_dash.services.figures import AreaFigure
from htl_dash.stats.estimate import Certainty, Estimate, Method
from htl_dash.text import number, t
from htl_dash.viewmodels.values import (
    State,
    absence,
    certainty_text,
    figure_text,
    in_sentence,
    interval,
    on_scale,
    scaled,
    state,
    with_unit,
)


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One place. Without a figure `value` is None and `label` says why.

    `value`, `lower` and `upper` are on the scale people read. `revised` says what stood
    here before, where that was something else, and `people` how many the figure is of.
    """

    code: str
    name: str
    short_name: str
    state: State
    value: float | None
    lower: float | None
    upper: float | None
    label: str
    sentence_value: str
    interval: str
    certainty: Certainty | None
    certainty_text: str
    denominator: str
    is_ours: bool
    revised: str = ""
    people: float | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """The whole that places are compared with, and how its value came about."""

    name: str
    value: float
    value_text: str
    label: str
    note: str


def place_row(
    indicator: Indicator,
    name: AreaName,
    figure: AreaFigure,
    certainty: Certainty | None,
    ours: str | None,
    revised: str = "",
) -> PlaceRow:
    """Present one place; `ours` is the code of the place to point out, if any."""
    estimate = figure.estimate
    value, lower, upper = on_scale(indicator, estimate)
    return PlaceRow(
        code=name.code,
        name=name.name,
        short_name=name.short_name,
        state=state(figure),
        value=value,
        lower=lower,
        upper=upper,
        label=figure_text(indicator, figure),
        sentence_value=in_sentence(indicator, estimate.value) if estimate else "",
        interval=interval(indicator, estimate) if estimate else "",
        certainty=certainty,
        certainty_text=certainty_text(certainty) if estimate else absence(figure),
        denominator=number(figure.denominator) if figure.denominator else "",
        is_ours=name.code == ours,
        revised=revised,
        people=figure.denominator,
    )


def in_order(rows: list[PlaceRow]) -> tuple[PlaceRow, ...]:
    """Return places highest first, those without a figure last, then by name."""
    rows.sort(key=lambda row: (row.value is None, -(row.value or 0.0), row.name))
    return tuple(rows)


def reference(
    indicator: Indicator, name: str, estimate: Estimate | None
) -> Reference | None:
    """Present the value that places are compared with; None where there is none."""
    if estimate is None:
        return None
    text = with_unit(indicator, estimate.value)
    weighed = estimate.method is Method.WEIGHTED_MEAN
    return Reference(
        name=name,
        value=scaled(indicator, estimate.value),
        value_text=text,
        label=t("areas.reference", name=name, value=text),
        note=t("note.weighted_mean", name=name) if weighed else "",
    )
