"""Figures that are written on another scale than the one their indicator has.

0.253 under a heading of per cent is most likely 25.3 per cent, and 25.9 % is no number of
days. Neither is guessed: both are told, since nobody would see it in a chart.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from htl_dash.domain.indicator import Indicator
from htl_dash.domain.units import Unit
from htl_dash.services.import_figures import Candidate
from htl_dash.sources.raw_table import RowProblem

FEWEST = 2
"""Shares below one that are needed to be sure: a single one may be so."""
_IN_PERCENT = (Unit.PERCENT, Unit.PERCENT_PER_YEAR)


def wrong_scale(
    candidates: Iterable[Candidate], indicators: Mapping[str, Indicator]
) -> Iterator[RowProblem]:
    """Give every cell of shares that all lie between 0 and 1, and every stray % sign."""
    shares: dict[str, list[Candidate]] = defaultdict(list)
    for one in candidates:
        indicator, value = indicators[one.figure.indicator], one.figure.obs_value
        if value is None:
            continue
        if indicator.unit.is_share:
            shares[indicator.code].append(one)
        elif one.raw.text.rstrip().endswith("%") and indicator.unit not in _IN_PERCENT:
            yield _problem(one, "data_file.no_percent", indicator)
    for code, listed in shares.items():
        values = [one.figure.obs_value or 0 for one in listed]
        parts = [one for one in values if 0 < one < 1]
        if len(parts) >= FEWEST and max(values) <= 1:
            for one in listed:
                yield _problem(one, "data_file.parts_of_one", indicators[code])


def _problem(one: Candidate, key: str, indicator: Indicator) -> RowProblem:
    facts = {"title": indicator.title}
    return RowProblem(one.raw.cell, one.raw.text, key, facts)
