"""A school's flow as a table, with the same counts as the figures and all others."""

from collections.abc import Iterator, Sequence
from datetime import date

from htl_dash.domain.flow import FlowCount
from htl_dash.domain.municipality import Municipality, PilotSchool
from htl_dash.text import long_date, t
from htl_dash.viewmodels.flow_counts import (
    COUNTS,
    Count,
    Counted,
    WorkState,
    count_name,
    limit_words,
    school_terms,
    whole_terms,
)
from htl_dash.viewmodels.flow_figures import feedback_row
from htl_dash.viewmodels.flow_view import notes
from htl_dash.viewmodels.sources import SourceNote
from htl_dash.viewmodels.tables import Table, Value, columns
from htl_dash.viewmodels.terms import term_short

_IN_FILES = (
    "school",
    "register_name",
    "unit_code",
    "term",
    "count",
    "value",
    "per_cent",
    "lower",
    "upper",
    "absence",
    "released_on",
)


def flow_table(
    municipality: Municipality, school: PilotSchool, work: WorkState, protection: str
) -> Table:
    """Return the flow: on screen a column per term, in files a row per count.

    Where every school has handed in a term, all of them together stand last.
    """
    own, whole = school_terms(school, work), whole_terms(work)
    limit = limit_words(municipality)
    names = [term_short(one.term) for one in own]
    names += [t("flow.together", term=term_short(one.term)) for one in whole]
    told = [feedback_row(one) for one in (*own, *whole)]
    shown = [
        (count_name(name, limit), *(one.count(name).label for one in (*own, *whole)))
        for name in COUNTS
    ]
    share = (t("flow.feedback_share", limit=limit), *(row.label for row in told))
    shown.insert(COUNTS.index(FlowCount.FEEDBACK_IN_TIME) + 1, share)
    everyone = (t("flow.all_schools"), None, None)
    title = t("flow.table", school=school.name)
    alone = (school.name, school.register_name, school.unit_code)
    return Table(
        name=t("flow.file", unit_code=school.unit_code),
        title=title,
        shown_columns=(t("column.count"), *names),
        shown=tuple(shown),
        columns=columns(*_IN_FILES),
        rows=(*_rows(alone, own, limit), *_rows(everyone, whole, limit)),
        notes=notes(municipality, protection),
        sources=(own_source(municipality, title, _period(own)),),
    )


def _rows(
    place: tuple[Value, ...], terms: Sequence[Counted], limit: str
) -> Iterator[tuple[Value, ...]]:
    for one in terms:
        begins = (*place, term_short(one.term))
        for name in COUNTS:
            count, told = one.count(name), count_name(name, limit)
            share: tuple[Value, ...] = (None, None, None)
            if name == FlowCount.FEEDBACK_IN_TIME:
                row = feedback_row(one)
                share = (row.value, row.lower, row.upper)
            ends = (*share, _absence(count), _day(one.handed_in))
            yield (*begins, told, count.value, *ends)


def _absence(count: Count) -> str | None:
    return None if count.value is not None else count.label


def _day(iso: str | None) -> str | None:
    return iso and long_date(date.fromisoformat(iso[:10]))


def _period(terms: Sequence[Counted]) -> str:
    """Return the first and the last term; empty where there are none."""
    ends = dict.fromkeys(term_short(one.term) for one in (*terms[:1], *terms[-1:]))
    return "\u2013".join(ends)


def own_source(municipality: Municipality, title: str, period: str) -> SourceNote:
    """Return the origin of what schools register themselves: no file, no licence."""
    place = municipality.name
    return SourceNote(
        dataset="",
        title=title,
        publisher=t("registered.publisher", place=place),
        table=t("registered.table"),
        url="",
        period=period,
        retrieved=t("registered.retrieved"),
        loaded="",
        licence=t("chain.not_published"),
        cautions=(),
        rows="",
        sha256="",
        version="",
        derived=False,
        line=t("registered.line", place=place),
        text="",
    )
