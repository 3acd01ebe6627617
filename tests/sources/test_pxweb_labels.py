"""An answer whose own words say something else than its codes is refused."""

from dataclasses import replace

import pytest
from made_fetching import dataset, measure
from made_pxweb import variable

from htl_dash.domain.fetching import Counted, FetchMeasure, Share, SourceName
from htl_dash.sources.cube import Cube, ReadError
from htl_dash.sources.pxweb_labels import require_own_words

LOW = measure("low_economic_standard_0_19", "000008AC", "låg", "standard")
POOR = dataset(
    SourceName.SCB,
    LOW,
    table="TAB6685",
    title_words=("ekonomisk standard|economic standard", "ålder|age"),
    choose=(("Alder", "0-19 år"), ("Kon", "1+2")),
    chosen_words=(("Kon", ("total",)),),
)
TITLE = "Låg respektive hög ekonomisk standard efter region, ålder och år"


def answer(
    *,
    title: str = TITLE,
    place: str = "20 = 20 Dalarnas län",
    age: str = "0-19 = 0-19 år",
    sex: str = "1+2 = totalt",
    measured: str = "000008AC = Låg ekonomisk standard",
) -> Cube:
    dimensions = (
        variable("Region", place),
        variable("Alder", age),
        variable("Kon", sex),
        variable("ContentsCode", measured, role="metric"),
        variable("Tid", "2024", role="time"),
    )
    return Cube(title, dimensions, [12.0], {})


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"title": "Låg ekonomisk standard efter region"},
        {"title": ""},
        {"age": "C = 0–19 years", "place": "20 = Dalarna"},
        {"age": "0-19", "sex": "1+2", "measured": "000008AC", "place": "20"},
        {"place": "17 = Ett län som ingen har berättat om"},
        {"measured": "EliminatedValue = x"},
    ],
)
def test_an_answer_in_its_own_words_or_with_codes_only_is_believed(changed):
    require_own_words(answer(**changed), POOR)


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({"title": "Folkmängd efter region, ålder och år"}, "Folkmängd efter region"),
        ({"age": "0-19 = 20-64 år"}, "20-64 år"),
        ({"sex": "1+2 = flickor"}, "flickor"),
        ({"measured": "000008AC = Hög ekonomisk standard"}, "Hög ekonomisk standard"),
        ({"place": "20 = 20 Värmlands län"}, "20 Värmlands län"),
    ],
)
def test_an_answer_that_calls_a_code_something_else_is_refused(changed, found):
    with pytest.raises(ReadError) as refused:
        require_own_words(answer(**changed), POOR)
    assert refused.value.text_key == "cubes.other_label"
    assert str(refused.value.facts["found"]).startswith(found)


def test_what_a_share_is_counted_from_must_not_be_called_its_opposite():
    idle = Counted("W", ("arbetskraften",), without=("utanför",))
    share = FetchMeasure("unemployment_20_64", "", (), share=Share((idle,), (idle,)))
    one = replace(POOR, measures=(share,))
    require_own_words(answer(measured="W = I arbetskraften"), one)
    with pytest.raises(ReadError):
        require_own_words(answer(measured="W = Utanför arbetskraften"), one)
