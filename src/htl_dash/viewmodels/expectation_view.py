"""What is expected of a decision, in words; and beside it what came of it."""

from htl_dash.catalogue.indicators import all_indicators
from htl_dash.domain.decision import Expectation
from htl_dash.domain.geography import COUNTRY
from htl_dash.domain.indicator import is_own
from htl_dash.domain.municipality import Municipality
from htl_dash.domain.term import Term
from htl_dash.domain.units import Unit
from htl_dash.domain.volume import Measure
from htl_dash.services.expectation import Seen
from htl_dash.services.measured import NO_PERIOD, Kind, Measured
from htl_dash.text import HARD_SPACE, long_date, number, t
from htl_dash.viewmodels.chart_data import Numbers, Row, RowChart, RowMark, Tone
from htl_dash.viewmodels.document import Block, Paragraph
from htl_dash.viewmodels.document_charts import axis, told
from htl_dash.viewmodels.mix_words import school_name
from htl_dash.viewmodels.terms import term_short
from htl_dash.viewmodels.values import State, between, suffix


def measure_title(municipality: Municipality, measured: Measured) -> str:
    """Return what a measure is called, with its place."""
    if measured.indicator:
        place = place_name(municipality, measured.place)
        title = measured.indicator.title
        return t("decide.measure_at", title=title, place=place)
    return t(
        "decide.work_at",
        measure=t(f"measure.{measured.work}"),
        title=measured.initiative,
        school=school_name(municipality, measured.place),
    )


def place_name(municipality: Municipality, code: str) -> str:
    """Return the name of an area, a school, a municipality or a wider place by its code."""
    if code == municipality.code:
        return municipality.name
    if code == COUNTRY:
        return t("county.country")
    if code == municipality.county_code:
        return municipality.county
    known = {one.code: one.name for one in municipality.peers}
    known |= {one.code: one.name for one in municipality.area_names}
    return known.get(code) or school_name(municipality, code)


def numbers_in(measured: Measured) -> Numbers:
    """Return how a measure's numbers are written."""
    if measured.indicator:
        one = measured.indicator
        return Numbers(min(one.decimals, 1), suffix(one))
    units = {Measure.HOURS: t("decide.hours_unit"), Measure.SEK: t("decide.sek_unit")}
    unit = units.get(measured.work or Measure.REACH, "")
    return Numbers(0, f"{HARD_SPACE}{unit}" if unit else "")


def now_words(measured: Measured) -> str:
    """Say the newest value with its interval, or why there is none."""
    if measured.value is None:
        return t("decide.now_hidden" if measured.is_hidden else "decide.now_missing")
    numbers = numbers_in(measured)
    words = {
        "period": period_words(measured.period),
        "value": _amount(measured.value, numbers),
    }
    if measured.lower is None or measured.upper is None:
        return t("decide.now_bare", **words)
    span = _span(measured.lower, measured.upper, numbers)
    return t("decide.now", **words, interval=span)


def seen_words(seen: Seen, municipality: Municipality) -> tuple[str, ...]:
    """Say what can be seen of an expectation, and when."""
    lines = []
    if seen.first_year is not None:
        words = {"first": municipality.first_preschool_class, "year": seen.first_year}
        lines.append(t("decide.first_class", **words))
    if seen.is_too_early:
        lines.append(t("decide.before_class", year=seen.first_year))
    if seen.within:
        lines.append(t("decide.within"))
    return tuple(lines)


def period_words(period: str) -> str:
    """Return a period as it is read: a term by name, others as they are written."""
    if period == NO_PERIOD:
        return t("decide.no_period")
    term = Term.read(period)
    return term_short(term) if term else period


def expectation_blocks(
    expected: Expectation, seen: tuple[str, ...]
) -> tuple[Block, ...]:
    """Return an expectation as a decision shows it."""
    return (
        Paragraph(sentence(expected)),
        *(Paragraph(one) for one in seen),
        Paragraph(t("decide.stop_rule", text=expected.stop_rule)),
    )


def sentence(expected: Expectation) -> str:
    """Say what is expected: of what, which way, how sure and by when."""
    numbers = _numbers_of(expected)
    before = t("decide.before_unknown")
    if expected.before is not None:
        before = t("decide.before", value=_amount(expected.before, numbers))
    return t(
        "decide.expected",
        title=expected.measure_title,
        direction=t(f"expected.{expected.direction}"),
        before=before,
        interval=_span(expected.lower, expected.upper, numbers),
        sure=number(100 * expected.confidence),
        due=long_date(expected.due),
    )


def beside(expected: Expectation, outcome: Measured | None, title: str) -> RowChart:
    """Return expectation and outcome side by side, each with its interval.

    `outcome` is None where there is none yet; `title` is the finding.
    """
    numbers = _numbers_of(expected)
    middle = (expected.lower + expected.upper) / 2
    span = _span(expected.lower, expected.upper, numbers)
    came = (outcome.value, outcome.lower, outcome.upper) if outcome else (None,) * 3
    rows = (
        _row(t("decide.row_before"), expected.before, None, None, numbers, Tone.PLAIN),
        Row(
            t("decide.row_expected"),
            middle,
            expected.lower,
            expected.upper,
            span,
            State.SHOWN,
            Tone.SAME,
        ),
        _row(t("decide.row_outcome"), *came, numbers, Tone.OWN),
    )
    ends = [
        end
        for row in rows
        for end in (row.value, row.lower, row.upper)
        if end is not None
    ]
    return RowChart(
        title=title,
        measured=t("decide.beside", title=expected.measure_title),
        mark=RowMark.DOT,
        rows=rows,
        axis=axis(ends, numbers, from_zero=False),
        rule=None,
        numbers=numbers,
        key=t("decide.beside_key", sure=number(100 * expected.confidence)),
        alt=t("paper.alt", title=title, told=told(rows)),
        source="",
    )


def amount_words(expected: Expectation, value: float) -> str:
    """Return an amount on an expectation's scale, with its unit."""
    return _amount(value, _numbers_of(expected))


def _row(
    label: str,
    value: float | None,
    lower: float | None,
    upper: float | None,
    numbers: Numbers,
    tone: Tone,
) -> Row:
    if value is None:
        missing = t("figure.missing")
        return Row(label, None, None, None, missing, State.MISSING, tone)
    text = _amount(value, numbers)
    if lower is not None and upper is not None:
        interval = _span(lower, upper, numbers)
        text = t("paper.with_interval", value=text, interval=interval)
    return Row(label, value, lower, upper, text, State.SHOWN, tone)


def _numbers_of(expected: Expectation) -> Numbers:
    """Return how an expectation's numbers are written, by the kind of its measure."""
    words = expected.measure.split()
    if words[0] == Kind.INDICATOR and is_own(words[1]):
        return Numbers(1, f"{HARD_SPACE}{t(f'unit.{Unit.PERCENT.code}')}")
    if words[0] == Kind.INDICATOR:
        one = all_indicators().get(words[1])
        return Numbers(min(one.decimals, 1), suffix(one)) if one else Numbers(1, "")
    units = {Measure.HOURS: t("decide.hours_unit"), Measure.SEK: t("decide.sek_unit")}
    unit = units.get(Measure(words[1]), "")
    return Numbers(0, f"{HARD_SPACE}{unit}" if unit else "")


def _amount(value: float, numbers: Numbers) -> str:
    decimals = int(not round(float(value), 1).is_integer())
    return number(value, decimals) + numbers.suffix


def _span(lower: float, upper: float, numbers: Numbers) -> str:
    decimals = int(not (float(lower).is_integer() and float(upper).is_integer()))
    ends = (number(one, decimals) for one in (lower, upper))
    return between(*ends) + numbers.suffix
