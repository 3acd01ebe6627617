"""A release that has been written down is the same release when it is read."""

from dataclasses import replace

import pytest

from htl_dash.disclosure.audit import audit_release
from htl_dash.disclosure.design import TOTAL, Axis, design
from htl_dash.disclosure.frozen import CountSeries, Frozen, extended, first, refreshed
from htl_dash.disclosure.record import as_text, from_text
from htl_dash.domain.protection import Rule

AREAS = Axis("area", ("a", "b", "c"), {"ab": ("a", "b")})
COUNTS = {("a", "ja"): 3, ("b", "ja"): 20, ("c", "ja"): 30, ("c", "nej"): 41}


def series(**counts: int) -> CountSeries:
    parts = Axis("part", ("ja", "nej"), {})
    view = {"area": ("a", "b", "c", "ab", TOTAL), "part": ("ja", TOTAL)}
    changed = {(area, "ja"): count for area, count in counts.items()}
    rule = Rule(complements=("part",))
    return CountSeries("prov", design((AREAS, parts), [view]), COUNTS | changed, rule)


def read_again(release: Frozen) -> Frozen:
    numbers = (release.sequence, release.vintage, release.waiting)
    return from_text(as_text(release), release.series, *numbers)


@pytest.fixture
def releases() -> list[Frozen]:
    """A first release, the same with something waiting, and the next vintage."""
    one = first(series())
    waits = extended(series(b=22, c=50), one)
    return [one, waits, refreshed(series(b=22, c=50), waits)]


def test_what_is_read_is_what_was_written(releases):
    for release in releases:
        assert read_again(release) == release


def test_the_text_is_the_same_for_the_same_release(releases):
    for release in releases:
        assert as_text(read_again(release)) == as_text(release)
    assert as_text(first(series())) == as_text(releases[0])


def test_the_text_has_what_the_next_release_needs(releases):
    _, _, last = releases
    assert last.carried
    assert last.secrets
    later = series(b=25, c=50)
    assert refreshed(later, read_again(last)) == refreshed(later, last)


def test_a_release_that_was_read_is_audited_like_the_one_written(releases):
    for release in releases:
        tried = audit_release(read_again(release), lambda: None)
        assert tried == audit_release(release, lambda: None)
        assert all(one.is_safe for one in tried)


def test_swedish_letters_stay_readable_in_the_log():
    named = Axis("area", ("Låg", "Hög"), {})
    counts = {("Låg",): 20, ("Hög",): 30}
    whole = design([named], [{"area": ("Låg", "Hög")}])
    release = first(CountSeries("prov", whole, counts, Rule()))
    assert "Låg" in as_text(release)
    assert read_again(release) == release


def test_number_name_and_vintage_stand_beside_the_text(releases):
    one = releases[0]
    text = as_text(one)
    assert as_text(replace(one, series="annan", sequence=9, vintage=3)) == text
    found = from_text(text, "annan", 9, 3, 7)
    assert (found.series, found.sequence, found.vintage) == ("annan", 9, 3)
    assert found.waiting == 7
