"""What must hold of all figures in a file together before any of them is stored.

The rules stand in one pandera schema. Every cell that breaks one is told, with the row
and column it stands in: see `problems`.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

import pandas as pd

from htl_dash.domain.geography import Geography
from htl_dash.domain.indicator import Indicator
from htl_dash.domain.observation import TOTAL, Incoming
from htl_dash.domain.status import ConfStatus, ObsStatus
from htl_dash.domain.units import Unit
from htl_dash.services.import_figures import Candidate
from htl_dash.sources.raw_table import RowProblem
from htl_dash.text import number

if TYPE_CHECKING:
    import pandera.pandas as pa

KEY = ["indicator", "geography", "ref_area", "time_period", "sex", "category"]
LARGEST = 1e12
_SIGNED = (Unit.PERCENT_PER_YEAR, Unit.INDEX, Unit.POINTS)
"""Units in which a figure may lie below zero."""
_CODES = {
    Geography.REGSO_2025: r"\d{4}R\d{3}",
    Geography.REGSO_2020: r"\d{4}R\d{3}",
    Geography.DESO_2025: r"\d{4}[ABC]\d{4}",
    Geography.DESO_2018: r"\d{4}[ABC]\d{4}",
    Geography.SCHOOL: r"\d{8}",
    Geography.MUNICIPALITY: r"\d{4}",
    Geography.COUNTY: r"\d{2}",
    Geography.COUNTRY: r"00",
}


def once_each(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Return the figures without those that only say the same thing once more."""
    found: dict[object, Candidate] = {}
    for one in candidates:
        figure = one.figure
        found.setdefault((figure.key, figure.obs_value, figure.symbol), one)
    return tuple(found.values())


def problems(
    candidates: Sequence[Candidate], indicators: Mapping[str, Indicator]
) -> tuple[RowProblem, ...]:
    """Return everything that is wrong with some figures, in the order they stand."""
    if not candidates:
        return ()
    # Takes long to load: only who takes in a file waits for it, not who opens the page.
    import pandera.pandas as pa

    frame = _frame([one.figure for one in candidates], indicators)
    try:
        _schema().validate(frame, lazy=True)
    except pa.errors.SchemaErrors as broken:
        cases = broken.failure_cases[["index", "check"]].drop_duplicates()
        found = {(int(at), str(key)) for at, key in cases.itertuples(index=False)}
        return tuple(
            _problem(candidates[at], key, indicators) for at, key in sorted(found)
        )
    return ()


def _problem(
    one: Candidate, key: str, indicators: Mapping[str, Indicator]
) -> RowProblem:
    title = indicators[one.figure.indicator].title
    facts = {"title": title, "most": number(LARGEST)}
    return RowProblem(one.raw.cell, one.raw.text, key, facts)


def _frame(figures: Sequence[Incoming], known: Mapping[str, Indicator]) -> pd.DataFrame:
    units = [known[one.indicator].unit for one in figures]
    return pd.DataFrame(
        {
            **{name: [str(getattr(one, name)) for one in figures] for name in KEY},
            "obs_value": pd.Series([one.obs_value for one in figures], dtype="float64"),
            "denominator": pd.Series([o.denominator for o in figures], dtype="float64"),
            "obs_status": [str(one.obs_status) for one in figures],
            "conf_status": [str(one.conf_status) for one in figures],
            "symbol": [one.symbol for one in figures],
            "is_share": [unit.is_share for unit in units],
            "is_count": [unit.is_count for unit in units],
            "is_signed": [unit in _SIGNED for unit in units],
        }
    )


@cache
def _schema() -> "pa.DataFrameSchema":
    import pandera.pandas as pa

    text = {name: pa.Column(str) for name in (*KEY, "symbol")}
    columns = {
        **text,
        "obs_value": pa.Column(float, nullable=True),
        "denominator": pa.Column(float, nullable=True),
        "obs_status": pa.Column(str, pa.Check.isin([*ObsStatus])),
        "conf_status": pa.Column(str, pa.Check.isin([*ConfStatus])),
    }
    rules = {
        "data_file.wrong_sex": _is_a_sex,
        "data_file.wrong_code": _has_code_of_its_level,
        "data_file.not_a_share": _is_within_a_share,
        "data_file.below_zero": _is_not_below_zero,
        "data_file.not_whole": _is_whole_where_counted,
        "data_file.too_large": _is_reasonable,
        "data_file.figure_and_reason": _has_figure_or_reason,
        "data_file.twice": _stands_once,
    }
    checks = [pa.Check(rule, name=key, error=key) for key, rule in rules.items()]
    return pa.DataFrameSchema(columns, checks=checks, strict=False)


def _is_a_sex(frame: pd.DataFrame) -> pd.Series:
    return frame["sex"].isin([TOTAL, "F", "M"])


def _has_code_of_its_level(frame: pd.DataFrame) -> pd.Series:
    found = [
        place in _CODES and re.fullmatch(_CODES[Geography(place)], code) is not None
        for place, code in zip(frame["geography"], frame["ref_area"], strict=True)
    ]
    return pd.Series(found, index=frame.index, dtype=bool)


def _is_within_a_share(frame: pd.DataFrame) -> pd.Series:
    value = frame["obs_value"]
    return ~frame["is_share"] | value.isna() | value.between(0, 100)


def _is_not_below_zero(frame: pd.DataFrame) -> pd.Series:
    is_below = frame["obs_value"] < 0
    return ~is_below | frame["is_signed"] | frame["is_share"]


def _is_whole_where_counted(frame: pd.DataFrame) -> pd.Series:
    value = frame["obs_value"]
    return ~frame["is_count"] | value.isna() | (value % 1 == 0)


def _is_reasonable(frame: pd.DataFrame) -> pd.Series:
    return frame["obs_value"].isna() | (frame["obs_value"].abs() < LARGEST)


def _has_figure_or_reason(frame: pd.DataFrame) -> pd.Series:
    """No figure is there exactly where its status says that there is none."""
    without = frame["obs_status"].isin([ObsStatus.MISSING, ObsStatus.NOT_APPLICABLE])
    return frame["obs_value"].isna() == without


def _stands_once(frame: pd.DataFrame) -> pd.Series:
    return ~frame.duplicated(KEY, keep=False)
