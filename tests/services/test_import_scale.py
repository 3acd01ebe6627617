"""Figures on another scale than the indicator's are told, and never guessed at."""

from made_data_files import raws

from htl_dash.catalogue.indicators import all_indicators
from htl_dash.domain.geography import Geography
from htl_dash.domain.observation import Incoming
from htl_dash.services.import_figures import Candidate
from htl_dash.services.import_scale import wrong_scale
from htl_dash.text import t


def told(drawn: str) -> list[tuple[str, str]]:
    some = []
    for raw in raws(drawn):
        figure = Incoming(
            indicator=raw.measure,
            geography=Geography.MUNICIPALITY,
            ref_area=raw.place,
            time_period=raw.period,
            sex=raw.sex,
            category=raw.category,
            obs_value=raw.mark.value,
            numerator=None,
            denominator=None,
            obs_status=raw.mark.obs_status,
            conf_status=raw.mark.conf_status,
            symbol=raw.mark.symbol,
        )
        some.append(Candidate(figure, raw, is_own=True))
    found = list(wrong_scale(some, all_indicators()))
    assert all(t(one.text_key, **one.facts) for one in found)
    return [(one.value, one.text_key.removeprefix("data_file.")) for one in found]


def test_shares_that_are_written_as_parts_of_one_are_all_told():
    assert told(
        """
        place | measure       | text
        2081  | child_poverty | 0,253
        2080  | child_poverty | ..
        2085  | child_poverty | 0,12
        """
    ) == [("0,253", "parts_of_one"), ("0,12", "parts_of_one")]


def test_one_small_share_among_others_is_sound():
    assert not told(
        """
        place | measure       | text
        2081  | child_poverty | 0,4
        2080  | child_poverty | 0,9
        2085  | child_poverty | 1,2
        """
    )
    assert not told("place | measure | text\n2081 | child_poverty | 0,4")
    assert not told(
        "place | measure | text\n2081 | child_poverty | 0\n2080 | child_poverty | 1"
    )


def test_a_percent_sign_belongs_to_shares_only():
    found = told(
        """
        place | measure              | text
        2081  | sickness_days_16_64  | 25,9 %
        2080  | sickness_days_16_64  | 25,9
        2081  | child_poverty        | 25,9 %
        """
    )
    assert found == [("25,9 %", "no_percent")]
