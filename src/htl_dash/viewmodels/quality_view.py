"""What the checks found, in words: a table for the screen and for files."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from htl_dash.domain.finding import SEVERITIES, Check, Finding, Severity
from htl_dash.domain.indicator import Indicator
from htl_dash.domain.municipality import Municipality
from htl_dash.domain.trail import trail_of
from htl_dash.services.quality import QualityReport
from htl_dash.text import number, plain_markdown, t
from htl_dash.viewmodels.expectation_view import place_name
from htl_dash.viewmodels.passage import Passage
from htl_dash.viewmodels.tables import Table, Value, columns
from htl_dash.viewmodels.trace import led
from htl_dash.viewmodels.ways import Ways

_TO_LOOK_AT = (Severity.WRONG, Severity.SUSPECT)
HOW = (
    *("range", "fraction", "between_sexes", "sums"),
    *("contradicted", "jump", "outlier", "missing_places", "versions", "stale"),
)
"""The checks that are explained, in the order of reading."""
_SHOWN = ("severity", "check", "indicator", "place", "period", "found")
MOST_DECIMALS = 4
_KIND = _SHOWN.index("place")
_IN_FILES = (*_SHOWN, "dataset", "indicator_code", "code", "sex", "category")


@dataclass(frozen=True, slots=True)
class QualityView:
    """A heading that is the finding, the findings as a table, and how it is checked.

    `ways` lead from the findings that are about one figure to where it comes from.
    """

    heading: str
    remark: str
    table: Table
    ways: Ways
    how: tuple[Passage, ...]


def quality_view(
    home: Municipality, report: QualityReport, indicators: Mapping[str, Indicator]
) -> QualityView:
    """Present what the checks found, the gravest first."""
    notes = report.counted(Severity.NOTE)
    rows = [_row(home, report, one, indicators) for one in report.findings]
    table = Table(
        name=t("quality.file"),
        title=t("quality.table"),
        shown_columns=columns(*_SHOWN),
        shown=tuple(_grouped(rows)),
        columns=columns(*_IN_FILES),
        rows=tuple(rows),
        notes=(),
        sources=(),
    )
    return QualityView(
        heading=_heading(report),
        remark=_remark(notes),
        table=table,
        ways=_ways(report, rows),
        how=tuple(Passage("", t(f"check_how.{one}")) for one in HOW),
    )


def _grouped(rows: Sequence[tuple[Value, ...]]) -> Iterator[tuple[str, ...]]:
    """Give the first of every check and indicator, and say how many more there are."""
    groups: dict[tuple[Value, ...], list[tuple[Value, ...]]] = defaultdict(list)
    for row in rows:
        groups[row[:_KIND]].append(row)
    for first, *others in groups.values():
        *before, said = (str(cell) for cell in first[: len(_SHOWN)])
        said = plain_markdown(said)
        if others:
            said = f"{said} {t('quality.more', count=number(len(others)))}"
        yield (*before, said)


def _ways(report: QualityReport, rows: Sequence[tuple[Value, ...]]) -> Ways:
    """Return the way of the first figure in each line of the table on screen."""
    firsts: dict[tuple[Value, ...], Finding] = {}
    for one, row in zip(report.findings, rows, strict=True):
        firsts.setdefault(row[:_KIND], one)
    return {
        (at, _SHOWN.index("period")): trail_of(one.figure)
        for at, one in enumerate(firsts.values())
        if one.figure and one.time_period
    }


def _heading(report: QualityReport) -> str:
    """Say how much there is to look at, and first of all what cannot be so."""
    wrong, suspect = (report.counted(one) for one in _TO_LOOK_AT)
    counts = {"wrong": wrong, "count": suspect, "figures": report.figures}
    facts = {name: number(count) for name, count in counts.items()}
    if wrong:
        key = "quality.heading_wrong" if suspect else "quality.heading_only_wrong"
        return t(key, **facts)
    keys = {0: "quality.heading_none", 1: "quality.heading_one"}
    return t(keys.get(suspect, "quality.heading"), **facts)


def _remark(notes: int) -> str:
    if not notes:
        return ""
    return t(
        "quality.notes_one" if notes == 1 else "quality.notes", count=number(notes)
    )


def _row(
    home: Municipality,
    report: QualityReport,
    one: Finding,
    indicators: Mapping[str, Indicator],
) -> tuple[Value, ...]:
    known = indicators.get(one.indicator)
    return (
        t(f"severity.{SEVERITIES[one.check]}"),
        t(f"check.{one.check}"),
        known.short_title if known else one.dataset,
        where(home, report, one),
        one.time_period,
        sentence(one),
        one.dataset,
        one.indicator,
        one.ref_area,
        one.sex,
        one.category,
    )


def where(home: Municipality, report: QualityReport, one: Finding) -> str:
    """Return the place that a finding is about."""
    if one.ref_area:
        return report.schools.get(one.ref_area) or place_name(home, one.ref_area)
    if one.geography is None:
        return t("quality.whole_dataset")
    return t("quality.everywhere")


def sentence(one: Finding) -> str:
    """Say what the check saw."""
    decimals = _decimals(one)
    facts = {
        name: fact if isinstance(fact, str) else _plain(fact, decimals)
        for name, fact in one.facts
    }
    if one.check is Check.OUTLIER and "before" not in facts:
        return t("check_words.outlier_first", **facts)
    return t(f"check_words.{one.check}", **facts)


def _decimals(one: Finding) -> int:
    """Return one decimal, or more where two values would else look the same."""
    facts = dict(one.facts)
    value, other = facts.get("value"), facts.get("other")
    if isinstance(value, float) and isinstance(other, float):
        told = (
            n for n in range(1, MOST_DECIMALS) if number(value, n) != number(other, n)
        )
        return next(told, MOST_DECIMALS)
    return 1


def _plain(fact: float, decimals: int) -> str:
    return number(fact, 0 if float(fact).is_integer() else decimals)


@dataclass(frozen=True, slots=True)
class Flag:
    """What to say beside a figure, and whether it cannot be so."""

    is_wrong: bool
    text: str


def flag(home: Municipality, report: QualityReport, one: Finding) -> Flag:
    """Return what to say beside the figure that something was found about."""
    text = t(
        "quality.flag",
        place=led(where(home, report, one), trail_of(one.figure)),
        period=one.time_period,
        check=t(f"check.{one.check}").lower(),
        sentence=plain_markdown(sentence(one)),
    )
    return Flag(one.severity is Severity.WRONG, text)
