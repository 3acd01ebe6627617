"""Each initiative is in one row, and the rows make up the whole."""

import pytest
from made_work import NOW, work

from htl_dash.domain.goal import Dimension
from htl_dash.domain.initiative import Approach
from htl_dash.domain.volume import Measure
from htl_dash.services.mix_rows import mix_rows

ITEMS = work(
    """
    name | approach   | setting | level      | dims          | actors     | hours | reach
    a    | promotive  | school  | group      | health safety | ifo skolan | 10    | 20
    b    | promotive  | school  | group      | safety health | skolan ifo | 20    | 10
    c    | promotive  | school  | group      | health        | skolan ifo | 20    | *
    d    | remedial   | school  | individual |               |            | 30    | 6
    e    |            | leisure |            | learning      | ame        | 20    | 40
    f    | preventive | leisure | group      | learning      | ame        |       | 10
    """
)


def test_what_is_alike_in_every_respect_is_one_row():
    first, *rest = mix_rows(ITEMS, Measure.HOURS, None, NOW)
    assert first.dimensions == (Dimension.HEALTH,)
    both = rest[0]
    assert both.dimensions == (Dimension.HEALTH, Dimension.SAFETY)
    assert both.actors == ("ifo", "skolan")
    assert both.part.known == 30
    assert len(rest) == 4


def test_the_shares_of_all_rows_sum_to_one_hundred():
    rows = mix_rows(ITEMS, Measure.HOURS, None, NOW)
    assert sum(row.share.lower for row in rows) == pytest.approx(100)
    unclassified = [row for row in rows if row.approach is None]
    assert [row.share.lower for row in unclassified] == [20]


def test_a_row_without_amounts_says_how_many_lack_them():
    (row,) = [
        row
        for row in mix_rows(ITEMS, Measure.HOURS, None, NOW)
        if row.approach is Approach.PREVENTIVE
    ]
    assert (row.coverage.registered, row.coverage.missing) == (0, 1)


def test_reach_has_shares_within_each_setting():
    rows = mix_rows(ITEMS, Measure.REACH, None, NOW)
    leisure = [row for row in rows if row.setting == "leisure"]
    assert [row.share.lower for row in leisure] == [20, 80]
    school = [row for row in rows if row.setting == "school"]
    assert sum(row.share.lower for row in school) < 100
    assert sum(row.share.upper for row in school) > 100


def test_reach_without_a_setting_has_no_share():
    items = work("name | approach | setting | reach\na | remedial | | 8")
    (row,) = mix_rows(items, Measure.REACH, None, NOW)
    assert row.share is None
