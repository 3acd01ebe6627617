"""What a file would change is told without any count of children in it."""

from made import HOME
from term_books import filled, template, with_initiatives

from htl_dash.services.term_file import read_file
from htl_dash.services.term_plan import make_plan


def test_nothing_in_what_is_told_of_a_change_holds_a_count(store):
    with_initiatives(store)
    found = read_file(filled(template(store), {"H5": 17, "D5": 3}), HOME)
    with store.connect() as connection:
        plan = make_plan(connection, HOME, found, "coordinator", accepted=False)
    told = {one.field: (one.before, one.after) for one in plan.rows[0].changes}
    assert told == {"actual_hours": (None, 3.0), "actual_reach": (None, None)}


def test_a_row_knows_where_it_stands_and_what_it_is_about(store):
    with_initiatives(store)
    found = read_file(filled(template(store), {"D6": 3}, {"D17": 4}), HOME)
    with store.connect() as connection:
        plan = make_plan(connection, HOME, found, "coordinator", accepted=False)
    (row,) = plan.rows
    assert (row.place.sheet, row.place.row, row.title) == ("Volymer", 6, "Information")
    assert row.is_new
    assert {one.place.row for one in plan.refused} == {12, 13, 14, 15, 16}
