"""Every combination of choices on the area page gives a page that holds together."""

import pytest
from pack_figures import area_names, indicators, is_counted, periods
from visits import assert_sound, at, figures, go, notice, visit, words

from htl_dash.text import t
from htl_dash.ui.choices import VIEWS
from htl_dash.viewmodels.page_links import linked

COUNTS = ("persons", "dwellings", "class")
DIVISIONS = ("regso2025", "deso2025")
ABSENT = "low_economic_standard_0_19"
NEAREST = "low_economic_standard"


def offered(geography: str) -> list[str]:
    return [
        code
        for code, one in indicators().items()
        if geography in one["levels"] and one["unit"] not in COUNTS
    ]


def titles(codes: list[str]) -> list[str]:
    return sorted(indicators()[code]["title"] for code in codes)


def areas_of(geography: str) -> dict[str, str]:
    letter = {"regso2025": "R", "deso2025": "ABC"}[geography]
    return {c: a["name"] for c, a in area_names().items() if c[4] in letter}


@pytest.mark.parametrize("geography", DIVISIONS)
def test_the_situation_is_shown_for_every_indicator_and_period(geography):
    app = visit("areas", visa="laget", indelning=geography)
    assert sorted(app.selectbox("choice_indikator").options) == titles(
        offered(geography)
    )
    for code in offered(geography):
        for period in periods(code, geography):
            address = {"indelning": geography, "indikator": code, "period": period}
            at(app, visa="laget", **address)
            assert_sound(app)
            assert not notice(app)
            assert app.query_params.items() >= address.items()
            assert figures(app) == ["ruler", "comparison", "map"]
            assert len(app.table[0].value) == len(areas_of(geography))
            assert app.selectbox("choice_indikator").value == code
            assert app.selectbox("choice_period").value == period
            assert [button.key for button in app.download_button] == ["csv", "xlsx"]


@pytest.mark.parametrize("geography", DIVISIONS)
def test_the_order_and_the_colours_are_said_to_be_sure_or_why_it_is_not_known(
    geography,
):
    app = visit("areas", visa="laget", indelning=geography)
    for code in offered(geography):
        if not periods(code, geography):
            continue
        at(app, visa="laget", indelning=geography, indikator=code)
        said, one = list(words(app)), indicators()[code]
        columns = list(app.table[0].value.columns)
        if is_counted(code):
            assert [
                w for w in said if "verkligen högst" in w and "verkligen lägst" in w
            ]
            assert [w for w in said if w.startswith("**Färg")]
            assert t("column.order") in columns
        else:
            reason = one["uncertainty"]["reason"]
            assert linked(t("risk.none", reason=reason)) in said
            assert t("column.order") not in columns


@pytest.mark.parametrize("geography", DIVISIONS)
def test_every_indicator_is_shown_over_time_or_says_why_not(geography):
    app = visit("areas", visa="tid", indelning=geography)
    for code in offered(geography):
        at(app, visa="tid", indelning=geography, indikator=code)
        assert_sound(app)
        assert not notice(app)
        if len(periods(code, geography)) > 1:
            both = ["trend", "gap"] if is_counted(code) else ["trend"]
            assert figures(app) == both
        elif periods(code, geography):
            newest = periods(code, geography)[0]
            assert [info.value for info in app.info] == [
                t("trend.too_short", period=newest)
            ]


@pytest.mark.parametrize("geography", DIVISIONS)
def test_an_area_has_a_profile_of_all_conditions(geography):
    """One in five: tests/test_figures_agree.py goes through the numbers of them all."""
    known = [code for code in offered(geography) if periods(code, geography)]
    app = visit("areas", visa="profil", indelning=geography)
    for code, name in list(areas_of(geography).items())[::5]:
        at(app, visa="profil", indelning=geography, omrade=code)
        assert_sound(app)
        assert not notice(app)
        assert name in app.title[0].value
        assert figures(app) == ["profile"]
        assert len(app.table[0].value) == len(known)


def test_every_school_result_is_shown_for_every_period():
    app = visit("areas", visa="skolor")
    codes = offered("school")
    assert sorted(app.selectbox("choice_skolmatt").options) == titles(codes)
    for code in codes:
        for period in periods(code, "school"):
            at(app, visa="skolor", skolmatt=code, period=period)
            assert_sound(app)
            assert not notice(app)
            assert app.selectbox("choice_period").value == period
            assert figures(app) == ["schools"]
            assert len(app.table[0].value) > 0


@pytest.mark.parametrize("view", ["laget", "tid"])
@pytest.mark.parametrize("geography", DIVISIONS)
def test_an_area_can_be_pointed_out(view, geography):
    code = "employment_20_64" if view == "laget" else "foreign_background"
    app = visit("areas", visa=view, indelning=geography, indikator=code)
    for area, name in list(areas_of(geography).items())[::5]:
        at(app, visa=view, indelning=geography, indikator=code, omrade=area)
        assert_sound(app)
        short = area_names()[area]["short_name"]
        assert name in app.title[0].value or short in app.title[0].value
        assert app.selectbox("choice_omrade").value == area


CHOSEN = {
    "laget": {
        "indelning": "deso2025",
        "indikator": "foreign_background",
        "omrade": "2081C1140",
        "period": "2024",
    },
    "tid": {
        "indelning": "regso2025",
        "indikator": "rental_dwellings",
        "omrade": "2081R004",
    },
    "profil": {"indelning": "deso2025", "omrade": "2081A0030"},
    "skolor": {"skolmatt": "merit_value_17", "period": "2024/25"},
}


@pytest.mark.parametrize("view", VIEWS)
def test_the_address_alone_opens_the_same_view_again(view):
    app = visit("areas")
    for word, code in {"visa": view, **CHOSEN[view]}.items():
        app.get_by_key(f"choice_{word}").set_value(code).run()
    assert app.query_params.items() >= CHOSEN[view].items()
    again = visit("areas", **app.query_params)
    assert not notice(again)
    assert list(words(again)) == list(words(app))


@pytest.mark.parametrize("view", VIEWS)
def test_an_unknown_word_in_the_address_gives_a_notice(view):
    app = visit("areas", visa=view, farg="rod")
    assert_sound(app)
    assert notice(app) == t("address.rejected", words="farg")


@pytest.mark.parametrize(
    ("view", "word"),
    [
        ("laget", "indikator"),
        ("laget", "indelning"),
        ("laget", "period"),
        ("laget", "omrade"),
        ("tid", "indikator"),
        ("tid", "indelning"),
        ("tid", "omrade"),
        ("profil", "indelning"),
        ("profil", "omrade"),
        ("skolor", "skolmatt"),
        ("skolor", "period"),
    ],
)
@pytest.mark.parametrize("value", ["finns-inte", ""])
def test_an_unknown_value_gives_a_notice_and_the_nearest_is_shown(view, word, value):
    app = visit("areas", visa=view, **{word: value})
    assert_sound(app)
    assert notice(app) == t("address.rejected", words=f"{word}={value}")
    assert app.query_params.get(word) != value
    corrected = dict(app.query_params)
    usual = at(app, visa=view)
    assert not notice(usual)
    assert usual.query_params == corrected


def test_an_unknown_view_gives_a_notice_and_the_first_is_shown():
    app = visit("areas", visa="finns-inte")
    assert_sound(app)
    assert notice(app) == t("address.rejected", words="visa=finns-inte")
    assert app.query_params["visa"] == VIEWS[0]


def test_all_that_is_wrong_with_an_address_is_told_at_once():
    app = visit("areas", indikator="a", omrade="b", c="d")
    assert notice(app) == t("address.rejected", words="c, indikator=a, omrade=b")


@pytest.mark.parametrize("word", ["indikator", "farg"])
def test_a_notice_is_gone_after_the_next_choice(word):
    app = visit("areas", **{word: "finns-inte"})
    assert notice(app)
    app.selectbox("choice_indikator").set_value("employment_20_64").run()
    assert not notice(app)


@pytest.mark.parametrize(
    "trick",
    [
        "[Logga in](https://example.org)",
        "<https://example.org>",
        "![bild](https://example.org/a.png)",
        "**fett** :red[varning] $x$ `kod`",
        "a\n\n# Rubrik",
    ],
)
def test_what_stands_in_the_address_is_never_read_as_markup(trick):
    """A link to us must not put words or links of somebody else's on our page."""
    for address in ({"indikator": trick}, {trick: "1"}):
        app = visit("areas", **address)
        assert_sound(app)
        assert notice(app)
        assert not set("[]()<>*`$#!\n") & set(notice(app))


def test_a_long_address_gives_a_short_notice():
    app = visit("areas", indikator="x" * 5000)
    assert_sound(app)
    assert 0 < len(notice(app)) < 500


@pytest.mark.parametrize("view", ["laget", "tid"])
def test_an_area_is_kept_when_the_indicator_changes(view):
    app = visit("areas", visa=view, omrade="2081R013")
    for code in offered("regso2025")[::3]:
        app.selectbox("choice_indikator").set_value(code).run()
        assert_sound(app)
        assert not notice(app)
        assert app.query_params["omrade"] == "2081R013"
        assert app.selectbox("choice_omrade").value == "2081R013"


@pytest.mark.parametrize("view", ["laget", "tid", "profil"])
def test_another_division_needs_no_notice_though_the_area_is_not_in_it(view):
    app = visit("areas", visa=view, omrade="2081R013")
    app.segmented_control("choice_indelning").set_value("deso2025").run()
    assert_sound(app)
    assert not notice(app)
    assert app.query_params["omrade"] in ("alla", *areas_of("deso2025"))
    app.segmented_control("choice_indelning").set_value("regso2025").run()
    assert_sound(app)
    assert not notice(app)


def test_another_division_needs_no_notice_though_the_indicator_is_not_in_it():
    app = visit("areas", indikator="socioeconomic_index")
    app.segmented_control("choice_indelning").set_value("deso2025").run()
    assert_sound(app)
    assert not notice(app)
    assert app.query_params["indikator"] in offered("deso2025")


def test_another_view_needs_no_notice_though_the_period_is_not_in_it():
    app = visit("areas", indikator="foreign_background", period="2024")
    for view in ("skolor", "laget", "tid", "profil", "laget", "skolor"):
        app.segmented_control("choice_visa").set_value(view).run()
        assert_sound(app)
        assert not notice(app)


def test_a_second_click_on_a_chosen_button_changes_nothing():
    app = visit("areas", visa="tid")
    before = list(words(app))
    app.segmented_control("choice_visa").set_value(None).run()
    assert app.query_params["visa"] == "tid"
    assert list(words(app)) == before


def test_choices_are_still_there_after_a_look_at_another_page():
    app = visit("areas", visa="tid", indikator="foreign_background", omrade="2081R013")
    title = app.title[0].value
    go(app, "goals")
    go(app, "areas")
    assert app.title[0].value == title
    assert app.query_params["indikator"] == "foreign_background"


@pytest.mark.parametrize("view", ["laget", "tid"])
@pytest.mark.parametrize("geography", DIVISIONS)
def test_an_indicator_without_figures_says_how_to_get_them(view, geography):
    app = visit("areas", visa=view, indelning=geography, indikator=ABSENT)
    assert_sound(app)
    assert indicators()[ABSENT]["title"] in app.title[0].value
    assert app.info[0].value == linked(indicators()[ABSENT]["how_to_get"])
    assert "[Data och metod, Hämta](./data?avsnitt=hamta)" in app.info[0].value


@pytest.mark.parametrize("view", ["laget", "tid"])
@pytest.mark.parametrize("geography", DIVISIONS)
def test_instead_the_nearest_is_shown_under_its_own_name(view, geography):
    app = visit("areas", visa=view, indelning=geography, indikator=ABSENT)
    own = visit("areas", visa=view, indelning=geography, indikator=NEAREST)
    assert [header.value for header in app.header] == [own.title[0].value]
    assert figures(app) == figures(own)
    assert app.table[0].value.equals(own.table[0].value)
    shown = [m.value for m in app.markdown if indicators()[NEAREST]["title"] in m.value]
    assert shown
    drawn = (*app.get("plotly_chart"), *app.get("deck_gl_json_chart"))
    assert not any(indicators()[ABSENT]["title"] in one.proto.alt for one in drawn)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("code", [ABSENT, NEAREST])
def test_nothing_on_the_area_page_is_called_child_poverty(view, code):
    """The one place with the word is the warning not to read the figure so."""
    app = visit("areas", visa=view, indikator=code)
    said = [
        line
        for word in words(app)
        for line in word.splitlines()
        if "barnfattig" in line.lower()
    ]
    assert all("ska inte läsas som" in line for line in said)


@pytest.mark.parametrize("view", VIEWS)
def test_the_table_is_made_only_when_it_is_opened(view):
    app = visit("areas", visa=view)
    assert len(app.table) == 1
    app.session_state["table"] = False
    app.run()
    assert len(app.table) == 0
    assert [button.key for button in app.download_button] == ["csv", "xlsx"]
