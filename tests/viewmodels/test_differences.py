"""What differs between then and now is said in words, row by row."""

from dataclasses import replace

import pytest
from made_document import LINES
from made_document import SHARES as TABLE

from htl_dash.text import t
from htl_dash.viewmodels.differences import MOST, differences
from htl_dash.viewmodels.document import Paragraph, Section

THEN = Section("Norr: 59 %", (Paragraph("Andel"), TABLE))


def changed(*rows: tuple[str, str], heading: str = "Norr: 59 %") -> Section:
    return Section(heading, (Paragraph("Andel"), replace(TABLE, shown=rows)))


def test_nothing_that_has_changed_is_said_to_be_so():
    assert differences((THEN,), (THEN,)) == (t("decide.same"),)


def test_other_words_around_the_same_numbers_are_told_apart_from_other_numbers():
    other = Section(THEN.heading, (Paragraph("Andel av alla"), TABLE))
    assert differences((THEN,), (other,)) == (t("decide.other_words"),)


def test_a_cell_is_told_with_both_values_whatever_the_order_of_rows():
    now = changed(("Söder", "visas inte"), ("Norr", "61\u00a0%"))
    assert differences((THEN,), (now,)) == (
        t(
            "decide.cell",
            name="Norr",
            column="andel",
            before="59\u00a0%",
            after="61\u00a0%",
        ),
    )


def test_rows_that_came_and_went_and_another_finding_are_told():
    now = changed(
        ("Norr", "59\u00a0%"), ("Öster", "7\u00a0%"), heading="Norr ligger högst"
    )
    assert differences((THEN,), (now,)) == (
        t("decide.heading_was", before="Norr: 59 %", after="Norr ligger högst"),
        t("decide.row_gone", name="Söder"),
        t("decide.row_new", name="Öster"),
    )


def test_rows_with_the_same_first_cell_are_known_by_more_of_them():
    names = ("Insats", "Termin", "Timmar")
    before = replace(
        TABLE, shown_columns=names, shown=(("A", "vt", "1"), ("A", "ht", "2"))
    )
    after = replace(before, shown=(("A", "vt", "1"), ("A", "ht", "3")))
    found = differences((Section("", (before,)),), (Section("", (after,)),))
    words = {"name": "A, ht", "column": "timmar", "before": "2", "after": "3"}
    assert found == (t("decide.cell", **words),)


@pytest.mark.parametrize(
    ("column", "within"),
    [("Läsgrupp (Tjärnaskolan)", "läsgrupp (Tjärnaskolan)"), ("AME", "AME")],
)
def test_names_in_a_column_keep_their_capitals(column, within):
    before = replace(TABLE, shown_columns=("Plats", column), shown=(("A", "1"),))
    after = replace(before, shown=(("A", "2"),))
    found = differences((Section("", (before,)),), (Section("", (after,)),))
    words = {"name": "A", "column": within, "before": "1", "after": "2"}
    assert found == (t("decide.cell", **words),)


def test_what_two_tables_of_a_view_say_alike_is_told_once():
    both = Section("", (TABLE, TABLE))
    rows = (("Norr", "61\u00a0%"), *TABLE.shown[1:])
    other = replace(TABLE, shown=rows)
    assert len(differences((both,), (Section("", (other, other)),))) == 1


def test_many_differences_are_counted_after_the_first():
    rows = tuple((str(n), "1") for n in range(MOST + 3))
    other = tuple((name, "2") for name, _ in rows)
    found = differences((changed(*rows),), (changed(*other),))
    assert len(found) == MOST + 1
    assert found[-1] == t("decide.more_differences", count=3)


def test_a_view_that_has_got_more_parts_is_told():
    found = differences((THEN,), (THEN, Section("Mer", (LINES,))))
    assert found == (t("decide.sections_differ", before=1, after=2),)
