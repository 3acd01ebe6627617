"""What the tones of a document's charts look like: a colour, and a shape of its own."""

from htl_dash.charts import theme
from htl_dash.viewmodels.chart_data import Tone

TONES = {
    Tone.PLAIN: theme.MUTED,
    Tone.OWN: theme.ACCENT,
    Tone.OURS: theme.OUR_AREA,
    Tone.PEER: theme.PEER,
    Tone.MIDDLE: theme.INK,
    Tone.HIGHER: theme.SURELY_HIGHER,
    Tone.SAME: theme.NOT_SURE,
    Tone.LOWER: theme.SURELY_LOWER,
    Tone.PROMOTIVE: theme.PROMOTIVE,
    Tone.PREVENTIVE: theme.PREVENTIVE,
    Tone.REMEDIAL: theme.REMEDIAL,
}
SIGNS = {
    Tone.SAME: "circle-open",
    Tone.LOWER: "diamond",
    Tone.PROMOTIVE: theme.APPROACH_SIGNS[0],
    Tone.PREVENTIVE: theme.APPROACH_SIGNS[1],
    Tone.REMEDIAL: theme.APPROACH_SIGNS[2],
}
"""Marks that tell tones apart without colour; others are a full circle."""
