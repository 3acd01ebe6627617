"""The same as a table: what is unknown has no figure, on screen or in files."""

from made import HOME
from made_budget import answered, asked, made

from htl_dash.text import t
from htl_dash.viewmodels.budget_tables import budget_table
from htl_dash.viewmodels.tables import NOTHING

UNPRICED = made("name | approach | sek\nunknown | remedial |")
TABLE = budget_table(HOME, asked(), answered(asked()), UNPRICED)


def column(name: str, *, in_files: bool = False) -> list:
    names = TABLE.columns if in_files else TABLE.shown_columns
    rows = TABLE.rows if in_files else TABLE.shown
    at = names.index(t(f"column.budget_{name}"))
    return [row[at] for row in rows]


def test_every_initiative_has_a_row_and_what_lacks_a_cost_is_last():
    assert sorted(column("title")) == sorted(one.title for one in (*made(), *UNPRICED))
    assert column("title")[-1] == "Unknown"
    assert column("cost")[-1] == t("figure.missing")
    assert column("share")[-1] == NOTHING
    assert column("share_per_cent", in_files=True)[-1] is None


def test_files_have_real_numbers():
    at = column("title", in_files=True).index("Sure")
    assert column("cost_sek", in_files=True)[at] == 10_000
    assert column("effect_lower", in_files=True)[at] == 80
    assert column("share_per_cent", in_files=True)[at] == 100
    assert column("larger_per_cent", in_files=True)[at] == 100


def test_an_effect_that_nobody_has_judged_is_no_number():
    at = column("title", in_files=True).index("Unjudged")
    assert column("effect_lower", in_files=True)[at] is None
    assert t("budget.not_judged") in column("effect")


def test_the_frame_is_in_the_name_and_the_source_is_the_municipality():
    assert TABLE.name == "budget_100000"
    assert "Borlänge" in TABLE.sources[0].line


def test_a_frame_that_was_not_tried_has_no_figures():
    question = asked(frame=10_000)
    found = budget_table(HOME, question, answered(question))
    at = found.columns.index(t("column.budget_smaller_per_cent"))
    assert {row[at] for row in found.rows} == {None}
