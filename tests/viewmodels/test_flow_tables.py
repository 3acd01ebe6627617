"""The table has every count of the figures and more, with why one is not there."""

from made import HOME
from made_flow import together, work
from made_schools import SCHOOL

from htl_dash.exports.csv_file import csv_file
from htl_dash.exports.workbook import workbook
from htl_dash.text import t
from htl_dash.viewmodels.flow_counts import COUNTS
from htl_dash.viewmodels.flow_tables import flow_table

OWN = work("""
term   | state | consultations | in_time | asked
vt2026 | in    | 18            | x       | 12
ht2026 | in    | 20            | 12      |
vt2027 | waits | 9             | 9       |
""")
WHOLE = work("term | state | consultations\nht2026 | in | 46", None)
TABLE = flow_table(HOME, SCHOOL, together(OWN, WHOLE), "Antal på 1–4 döljs.")


def test_the_terms_stand_side_by_side_and_all_schools_last():
    assert TABLE.shown_columns == (
        "Antal",
        "VT 2026",
        "HT 2026",
        "VT 2027",
        "HT 2026, alla skolor",
    )
    cells = {name: found for name, *found in TABLE.shown}
    hidden, missing = t("figure.hidden"), t("figure.missing")
    waits = "väntar på att terminen lämnas in"
    assert cells["Anonyma konsultationer"] == ["18", "20", waits, "46"]
    assert cells["Fick återkoppling inom en vecka"] == [hidden, "12", waits, missing]
    assert cells["Andel med återkoppling inom en vecka"] == [
        hidden,
        "12 av 20: 60\u00a0% (39–78)",
        waits,
        missing,
    ]
    assert cells["Tillfrågade om samtycke"] == ["12", missing, missing, missing]
    assert len(cells) == len(COUNTS) + 1


def test_files_have_a_row_for_every_count_with_numbers_as_numbers():
    rows = [dict(zip(TABLE.columns, row, strict=True)) for row in TABLE.rows]
    assert len(rows) == 4 * len(COUNTS)
    value, absence = t("column.value"), t("column.absence")
    assert all((row[value] is None) != (row[absence] is None) for row in rows)
    heard = [row for row in rows if row["Antal"] == "Fick återkoppling inom en vecka"]
    assert [row[value] for row in heard] == [None, 12, None, None]
    assert heard[1][t("column.per_cent")] == 60
    assert heard[1][t("column.lower")] < 60 < heard[1][t("column.upper")]
    assert rows[-1][t("column.school")] == "Alla skolor tillsammans"


def test_no_count_of_a_term_that_waits_is_in_the_files():
    waits = [row for row in TABLE.rows if row[3] == "VT 2027"]
    assert {row[5] for row in waits} == {None}


def test_the_files_carry_the_source_and_the_notes():
    text = csv_file(TABLE).decode("utf-8-sig")
    assert text.count(TABLE.sources[0].line) == len(TABLE.rows)
    assert workbook(TABLE).startswith(b"PK")
    assert "Antal på 1–4 döljs." in TABLE.notes
    assert TABLE.name == f"flode_{SCHOOL.unit_code}"
    assert TABLE.sources[0].period == "VT 2026–VT 2027"
