"""The table has all work once, says what is hidden or lacking, and where it is from."""

import re

from made import HOME
from made_schools import SCHOOL
from made_work import NOW, work

from htl_dash.domain.volume import Measure
from htl_dash.text import t
from htl_dash.viewmodels.mix_tables import mix_table
from htl_dash.viewmodels.tables import NOTHING, columns

ITEMS = work(
    """
    name | approach   | setting | dims          | actors | hours | reach
    a    | promotive  | school  | health safety | school | 33    | 20
    b    | preventive | school  | health        |        | 33    | *
    c    | remedial   | school  |               |        | 34    | 6
    d    | remedial   | leisure |               |        |       | 12
    """
)


def table(measure=Measure.HOURS, unit_code=None):
    return mix_table(HOME, ITEMS, measure, unit_code, NOW)


def column(found, name: str, *, in_files: bool = False) -> list:
    (title,) = columns(name)
    titles, rows = found.shown_columns, found.shown
    if in_files:
        titles, rows = found.columns, found.rows
    return [row[titles.index(title)] for row in rows]


def test_shares_on_screen_sum_to_one_hundred():
    shown = [one for one in column(table(), "mix_share") if one != NOTHING]
    assert sum(int(re.sub(r"\D", "", one)) for one in shown) == 100


def test_words_stand_for_codes():
    first, *_, last = table().shown
    assert first[:5] == ("Skola", "Främjande", "Grupp", "Hälsa och trygghet", "Skolan")
    assert last[3:5] == (t("mix.untold"),) * 2


def test_what_is_lacking_is_said_and_never_nought():
    assert column(table(), "mix_amount")[-1] == t("figure.missing")
    assert column(table(), "mix_share")[-1] == NOTHING
    assert column(table(), "mix_missing")[-1] == "1"
    assert column(table(), "mix_amount_lower", in_files=True)[-1] is None


def test_hidden_reach_is_never_a_number():
    amounts = column(table(Measure.REACH), "mix_amount")
    assert t("figure.hidden") in amounts
    upper = column(table(Measure.REACH), "mix_amount_upper", in_files=True)
    assert upper == [20, 4, 6, 12]
    leisure = column(table(Measure.REACH), "mix_share")[-1]
    assert leisure.startswith("100")


def test_files_have_real_numbers_the_term_and_the_source():
    found = table(unit_code=SCHOOL.unit_code)
    assert found.rows[0][:3] == ("Tjärnaskolan", "höstterminen 2026", "Timmar")
    assert column(found, "mix_share_lower", in_files=True)[:3] == [33, 33, 34]
    assert found.name == f"insatsmix_hours_{SCHOOL.unit_code}_ht2026"
    assert "Borlänge" in found.sources[0].line
    assert table().name == "insatsmix_hours_alla_ht2026"
