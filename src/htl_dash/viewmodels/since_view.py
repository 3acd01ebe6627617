"""What is new since a forum last met, in words: a line for each thing."""

from collections.abc import Iterator, Mapping
from datetime import date

from htl_dash.domain.indicator import Indicator
from htl_dash.domain.municipality import Municipality
from htl_dash.services.counted import series_title
from htl_dash.services.lifts import Lift
from htl_dash.services.since import Since
from htl_dash.text import long_date, plain_markdown, t
from htl_dash.viewmodels.change_words import change_words, taken_words
from htl_dash.viewmodels.lift_view import state_words
from htl_dash.viewmodels.mix_words import school_name
from htl_dash.viewmodels.terms import term_name


def since_heading(new: Since | None) -> str:
    """Say since when, or that there is no earlier meeting."""
    if new is None:
        return t("agenda.first")
    return t("agenda.since", day=long_date(new.held_on))


def since_lines(
    municipality: Municipality,
    new: Since | None,
    lifts: Mapping[int, Lift],
    indicators: Mapping[str, Indicator],
    today: date,
) -> tuple[str, ...]:
    """Return what is new, a line each; one that says so where nothing is.

    Empty where there is nothing to compare with.
    """
    if new is None:
        return ()
    if not new.has_any:
        return (t("agenda.nothing"),)
    return (
        *_work(municipality, new, lifts, today),
        *(change_words(municipality, one, indicators) for one in new.datasets),
        *(t("news.added", title=plain_markdown(title)) for title in new.added),
        *filter(
            None, (taken_words(municipality, o, indicators) for o in new.taken_over)
        ),
        *(
            t("news.released", title=series_title(one, indicators))
            for one in new.released
        ),
    )


def _work(
    municipality: Municipality, new: Since, lifts: Mapping[int, Lift], today: date
) -> Iterator[str]:
    for number in new.lifted:
        if number in lifts:
            title = plain_markdown(lifts[number].problem.title)
            yield t("news.lifted_title", title=title)
    for number in new.moved:
        if number in lifts:
            title = plain_markdown(lifts[number].problem.title)
            state = state_words(lifts[number], today)
            yield t("news.moved_title", title=title, state=state)
    for unit_code, term in new.handed_in:
        school = school_name(municipality, unit_code)
        yield t("news.handed_in_by", school=school, term=term_name(term))
    if new.new_initiatives or new.changed_initiatives:
        yield t("news.work", new=new.new_initiatives, changed=new.changed_initiatives)
