"""What a file would change and what stops it is told in plain words."""

from dataclasses import replace

from importing import GYLLE, IMMANUEL, NAME, engine, take
from made import HOME
from made_data_files import siris

from htl_dash.domain.geography import Geography
from htl_dash.services.import_data import COMMAND_LINE, Preview, preview
from htl_dash.services.import_undo import history
from htl_dash.sources.raw_table import Cell, RowProblem
from htl_dash.text import t
from htl_dash.viewmodels.import_data_view import (
    as_line,
    changes_table,
    columns_table,
    effect_lines,
    history_table,
    measures_table,
    problems_table,
    refused,
    shown_at,
    signer,
    told,
)

__all__ = ["engine"]

PROBLEM = RowProblem(
    Cell("Blad1", 7, "G", "Andel", "Blad1!G7"),
    "153,5",
    "data_file.not_a_share",
    {"title": "Barnfattigdom"},
)


def seen(engine, *rows: str) -> Preview:
    return preview(engine, HOME, NAME, siris(*rows))


def test_a_problem_is_told_with_place_value_reason_and_cure():
    one = refused(PROBLEM)
    assert (one.sheet, one.row, one.column, one.value) == ("Blad1", 7, "G", "153,5")
    assert (
        one.reason
        == "Barnfattigdom är en procentandel och måste ligga mellan 0 och 100."
    )
    assert one.cure.startswith("Kontrollera talet")
    line = as_line(one)
    assert line.startswith("bladet Blad1, rad 7, kolumn G, ”153,5”: Barnfattigdom är")


def test_a_problem_of_the_whole_file_has_no_place():
    one = refused(RowProblem(Cell(), "", "data_file.no_figures"))
    assert as_line(one) == f"{one.reason} {one.cure}"


def test_what_may_point_out_somebody_is_not_told():
    assert refused(replace(PROBLEM, value="Anna Svensson")).value == ""


def test_the_cure_is_what_stands_after_the_first_line_or_sentence():
    key = "table_problem.unknown_mark"
    reason, cure = told(key, {})
    assert f"{reason} {cure}" == t(key)
    assert reason.endswith(".")
    assert cure


def test_all_problems_are_a_table_to_take_away():
    table = problems_table([PROBLEM] * 300)
    assert len(table.rows) == 300 > len(table.shown)
    assert table.rows[0][:5] == ("Blad1", 7, "G", "Andel", "153,5")


def test_what_would_change_is_told_with_before_and_after(engine):
    found = seen(engine, GYLLE, IMMANUEL)
    lines = effect_lines(found.prepared.effect)
    assert lines[:3] == ("Nya tal: 5", "Ändrade tal: 1", "Oförändrade tal: 0")
    assert "Utan exakt tal i filen, nästan alla (~100): 1" in lines
    table = changes_table(found.prepared, HOME)
    ((title, place, period, before, after, cell),) = table.rows
    assert (period, before, after) == ("2024/25", "53\u00a0%", "53,5\u00a0%")
    assert (place, cell) == ("11406792", "R7C7")
    assert table.shown[0][-1] == "rad 7, kolumn 7"
    assert title


def test_what_each_column_and_measure_was_taken_to_be_is_told(engine):
    found = seen(engine, GYLLE, IMMANUEL)
    columns = {row[1]: row[2] for row in columns_table(found).rows}
    assert columns["Skol-enhetskod"] == t("data_file_role.place_code")
    assert columns["Antal elever"] == t("data_file_role.measure")
    measures = {row[0]: row[1] for row in measures_table(found).rows}
    assert measures["Genomsnittligt meritvärde (17 ämnen)"].startswith("Genomsnittligt")


def test_the_history_tells_who_did_what(engine):
    take(engine, GYLLE)
    take(engine, IMMANUEL, who=COMMAND_LINE)
    rows = history_table(history(engine), HOME).rows
    assert [row[1] for row in rows] == [t("data_file_act.imported")] * 2
    assert rows[0][4] == t("data_file.command_line") == signer(COMMAND_LINE, HOME)
    assert rows[1][4] == signer("coordinator", HOME) != "coordinator"


def test_figures_are_shown_where_their_level_is():
    assert shown_at("pupils", Geography.SCHOOL).endswith("skolmatt=pupils")
    area = shown_at("low_economic_standard", Geography.REGSO_2020)
    assert "indelning=regso2020" in area
    assert shown_at("child_poverty", Geography.MUNICIPALITY) == "./malen"
