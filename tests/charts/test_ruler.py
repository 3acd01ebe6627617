"""The ruler's steps are as wide as the classes and labelled inside."""

from dataclasses import replace

import pytest

from charts.contrast import contrast
from charts.test_area_map import view
from htl_dash.charts import theme
from htl_dash.charts.ruler import ruler

FIVE = replace(
    view(), limits=(0, 20, 40, 60, 80, 100), steps=tuple(f"steg {n}" for n in range(5))
)


def test_each_class_is_as_wide_as_it_is():
    bars = ruler(view()).data
    assert [(bar.base[0], bar.x[0]) for bar in bars] == [
        (12, 12),
        (24, 12),
        (36, 12),
        (48, 12),
    ]
    assert [bar.marker.color for bar in bars] == list(theme.SEQUENCE[:4])
    assert ruler(view()).layout.xaxis.range == (12, 60)


def test_each_class_is_labelled():
    assert [bar.text for bar in ruler(view()).data] == list(view().steps)


@pytest.mark.parametrize("step", range(5))
def test_labels_are_told_from_their_class(step):
    bar = ruler(FIVE).data[step]
    assert contrast(bar.textfont.color, bar.marker.color) >= 4.5
