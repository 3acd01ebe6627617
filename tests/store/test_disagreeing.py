"""Of what several datasets say of a figure, the one that is shown comes first."""

from store_rows import take_in

from htl_dash.domain.received import Arrival
from htl_dash.store.disagreeing import differing, disagreeing
from htl_dash.store.observations import ranks


def test_the_figure_that_is_shown_comes_first_and_equals_are_left_out(connection):
    take_in(connection, "old", "obs_value\n12", Arrival.FETCH)
    take_in(connection, "pack", "obs_value\n13")
    take_in(connection, "new", "obs_value\n14", Arrival.FETCH)
    take_in(connection, "same", "obs_value\n14")
    take_in(connection, "else", "ref_area | obs_value\n2081R002 | 1")
    (rows,) = disagreeing(connection, ranks(connection))
    assert [one.obs_value for one in rows] == [14, 12, 13]
    assert disagreeing(connection, ranks(connection), "else") == ()


def test_versions_of_the_same_dataset_do_not_disagree_with_each_other(connection):
    take_in(connection, "a", "obs_value\n12")
    take_in(connection, "a", "obs_value\n13")
    assert differing(connection, [1, 2], [1, 2]) == ()
    assert differing(connection, [], [1]) == ()
