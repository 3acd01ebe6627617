"""A revision is told figure by figure."""

from store_rows import take_in

from htl_dash.store.revisions import changed_of, revisions, snapshot_at

FIRST = """
    ref_area | obs_value | obs_status | conf_status
    2081R001 | 59        | normal     | free
    2081R002 | 12        | normal     | free
    2081R003 | 7         | normal     | free
    2081R004 | 9         | normal     | free
"""
SECOND = """
    ref_area | obs_value | obs_status | conf_status
    2081R001 | 58        | normal     | free
    2081R002 | 12        | normal     | free
    2081R003 |           | missing    | publisher
    2081R005 | 10        | normal     | free
"""


def places(rows) -> list[str]:
    return [row.ref_area for row in rows]


def test_changed_new_and_gone_figures_are_told_apart(connection):
    take_in(connection, "scb_one", FIRST)
    take_in(connection, "scb_one", SECOND)
    (found,) = revisions(connection)
    assert (found.old.sequence, found.new.sequence) == (1, 2)
    before_and_after = [(c.old.obs_value, c.new.obs_value) for c in found.changed]
    assert before_and_after == [(59, 58), (7, None)]
    assert places(c.new for c in found.changed) == ["2081R001", "2081R003"]
    assert places(found.added) == ["2081R005"]
    assert places(found.gone) == ["2081R004"]


def test_a_figure_whose_count_alone_changed_has_changed(connection):
    take_in(connection, "scb_one", "obs_value | denominator\n59 | 100")
    take_in(connection, "scb_one", "obs_value | denominator\n59 | 200")
    (found,) = revisions(connection)
    assert [c.new.denominator for c in found.changed] == [200]


def test_first_versions_and_equal_figures_are_no_revision(connection):
    take_in(connection, "scb_one", FIRST)
    take_in(connection, "scb_two", "ref_area | obs_value\n2081R009 | 1")
    take_in(connection, "scb_two", "ref_area | obs_value\n2081R009 | 1.0")
    assert revisions(connection) == ()


def test_how_many_have_changed_is_counted_of_those_in_both(connection):
    take_in(connection, "scb_two", "ref_area | obs_value\n2081R001 | 1")
    for drawn in (FIRST, SECOND, SECOND.replace("58", "57")):
        take_in(connection, "scb_one", drawn)
    first, second, third = (snapshot_at(connection, "scb_one", n) for n in (1, 2, 3))
    assert changed_of(connection, first, second) == (2, 3)
    assert changed_of(connection, second, third) == (1, 4)
    assert changed_of(connection, first, first) == (0, 4)
    other = snapshot_at(connection, "scb_two", 1)
    assert changed_of(connection, other, first) == (1, 1)


def test_the_reader_may_compare_with_the_version_last_seen(connection):
    for value in (59, 58, 57):
        take_in(connection, "scb_one", f"obs_value\n{value}")
    (last,) = revisions(connection)
    (since_first,) = revisions(connection, {"scb_one": 1})
    assert [c.old.obs_value for c in last.changed] == [58]
    assert [c.old.obs_value for c in since_first.changed] == [59]
    assert revisions(connection, {"scb_one": 3}) == ()
