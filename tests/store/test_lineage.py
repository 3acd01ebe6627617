"""Every version of one figure is found, with the snapshot it came in, and no other's."""

from store_rows import figures, take_in

from htl_dash.domain.received import Arrival
from htl_dash.store.lineage import versions_of

AREAS = "ref_area | obs_value\n2081R001 | {}\n2081R002 | 12"


def test_all_versions_are_found_oldest_first(connection):
    take_in(connection, "pack", AREAS.format(17.5))
    take_in(connection, "live", AREAS.format(17.3), Arrival.FETCH)
    take_in(connection, "live", AREAS.format(17.2), Arrival.FETCH)
    (figure,) = figures("obs_value\n1")
    found = versions_of(connection, figure.key)
    assert [one.obs_value for one, _ in found] == [17.5, 17.3, 17.2]
    assert [(s.dataset, s.sequence) for _, s in found] == [
        ("pack", 1),
        ("live", 1),
        ("live", 2),
    ]


def test_a_figure_that_never_was_has_no_versions(connection):
    take_in(connection, "pack", AREAS.format(1))
    (figure,) = figures("ref_area | obs_value\n2081R099 | 1")
    assert versions_of(connection, figure.key) == ()
