"""Every section and every dataset on the data page gives a page that holds together."""

import sqlite3
import tomllib
from contextlib import closing

import pytest
from pack_figures import DATA, municipality
from visits import assert_sound, at, notice, visit, words

from htl_dash.catalogue.glossary import glossary
from htl_dash.text import plain_markdown, t
from htl_dash.ui import leak_views
from htl_dash.ui.choices import NO_DATASET
from htl_dash.ui.section_choice import GROUPS, SECTIONS


def notes() -> dict[str, dict]:
    """Every origin note of the pack's tables, by dataset."""
    files = [*DATA.glob("pack/*.origin.toml"), *DATA.glob("pack/series/*.origin.toml")]
    return {
        f.name.removesuffix(".origin.toml"): tomllib.loads(
            f.read_text(encoding="utf-8")
        )
        for f in files
    }


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_is_shown(section):
    app = visit("data", avsnitt=section)
    assert_sound(app)
    assert not notice(app)
    assert app.query_params["avsnitt"] == section
    assert app.segmented_control("choice_avsnitt").value == section
    assert section in GROUPS[app.segmented_control("section_group").value]


def test_every_section_has_a_finding_of_its_own_for_heading():
    app = visit("data")
    headings = {at(app, avsnitt=one).title[0].value for one in SECTIONS}
    assert len(headings) == len(SECTIONS)
    assert not [one for one in headings if one in {t(f"section.{s}") for s in SECTIONS}]


def test_a_group_leads_to_its_first_section_and_a_second_click_changes_nothing():
    app = visit("data", avsnitt="spar")
    app.segmented_control("section_group").set_value("nya").run()
    assert app.query_params["avsnitt"] == GROUPS["nya"][0]
    assert_sound(app)
    app.segmented_control("section_group").set_value(None).run()
    assert app.query_params["avsnitt"] == GROUPS["nya"][0]
    assert app.segmented_control("section_group").value == "nya"


def test_every_dataset_is_shown_with_origin_and_checksum():
    app = visit("data", avsnitt="kallor")
    assert len(app.selectbox("choice_serie").options) == 1 + len(notes())
    for dataset, note in notes().items():
        at(app, avsnitt="kallor", serie=dataset)
        assert_sound(app)
        assert not notice(app)
        said = "\n".join(words(app))
        assert note["title"] in [header.value for header in app.subheader]
        assert note["sha256"] in said
        assert note["publisher"] in said
        assert note["licence"] in said
        assert all(plain_markdown(one) in said for one in note["cautions"])


def test_the_table_of_sources_has_every_dataset():
    app = visit("data", avsnitt="kallor")
    assert sorted(app.table[0].value[t("column.dataset_title")]) == sorted(
        note["title"] for note in notes().values()
    )
    assert [button.key for button in app.download_button] == ["csv", "xlsx"]
    assert str(len(notes())) in app.title[0].value
    assert any("frågor i loggen" in said for said in words(app))


def test_what_is_missing_says_why_and_how_it_arrives():
    app = visit("data", avsnitt="saknas")
    said = "\n".join(words(app))
    for school in municipality()["pilot_schools"]:
        assert school["areas_note"] in said
    assert len(app.subheader) >= len(municipality()["pilot_schools"]) + 3


def team_models() -> dict[str, dict]:
    """Every model of support that is declared, by code."""
    files = (DATA / "catalogue" / "team_models").glob("*.toml")
    return {f.stem: tomllib.loads(f.read_text(encoding="utf-8")) for f in files}


def test_the_organisation_has_the_own_model_and_every_level():
    app = visit("data", avsnitt="organisation")
    own = team_models()[municipality()["team_model"]]
    headings = [header.value for header in app.subheader]
    assert own["name"] in headings[0]
    assert [level["name"] for level in own["levels"]] == headings[2:-1]
    said = "\n".join(words(app))
    assert own["description"] in said
    assert own["source"] in said
    assert all(level["task"] in said for level in own["levels"])


def test_the_other_models_stand_beside_the_own_and_the_unknown_is_not_published():
    compared = visit("data", avsnitt="organisation").table[0].value
    models, own = team_models(), municipality()["team_model"]
    names = list(compared.columns)
    assert names[1] == models[own]["name"]
    assert set(names[1:]) == {one["name"] for one in models.values()}
    facts = compared.set_index(names[0])
    unknown = t("organisation.not_published")
    assert facts.loc[t("column.model_feedback"), models[own]["name"]] == unknown
    weekly = facts.loc[t("column.model_feedback"), models["umea"]["name"]]
    assert weekly == t("organisation.feedback", days=7)


def test_the_glossary_has_every_term():
    app = visit("data", avsnitt="ordlista")
    assert len(app.table[0].value) == len(glossary())


@pytest.mark.parametrize("value", ["finns-inte", ""])
def test_an_unknown_dataset_gives_a_notice_and_none_is_shown(value):
    app = visit("data", serie=value)
    assert_sound(app)
    assert notice(app) == t("address.rejected", words=f"serie={value}")
    assert app.query_params["serie"] == NO_DATASET
    assert [one.value for one in app.subheader] == [t("data.sources")]


@pytest.mark.parametrize("value", ["finns-inte", ""])
def test_an_unknown_section_gives_a_notice_and_the_first_is_shown(value):
    app = visit("data", avsnitt=value)
    assert_sound(app)
    assert notice(app) == t("address.rejected", words=f"avsnitt={value}")
    assert app.query_params["avsnitt"] == SECTIONS[0]


def test_an_unknown_word_in_the_address_gives_a_notice():
    app = visit("data", farg="rod")
    assert_sound(app)
    assert notice(app) == t("address.rejected", words="farg")


def test_a_dataset_is_kept_through_the_other_sections():
    app = visit("data", avsnitt="kallor", serie="scb_tab6685_regso")
    for group, section in (("om", "ordlista"), ("talen", "kallor")):
        app.segmented_control("section_group").set_value(group).run()
        app.segmented_control("choice_avsnitt").set_value(section).run()
        assert_sound(app)
        assert not notice(app)
    assert app.selectbox("choice_serie").value == "scb_tab6685_regso"


@pytest.fixture
def untried():
    leak_views._found.clear()


def test_the_leak_guard_tries_the_releases_when_asked(untried):
    app = visit("data", avsnitt="skydd")
    assert app.title[0].value == t("leak.not_tried")
    assert t("release.none") in words(app)
    app.button("leak guard").click().run()
    assert_sound(app)
    assert app.title[0].value == t("leak.safe")
    found = app.table[0].value
    assert set(found[t("column.unsafe")]) == {"0"}
    assert t("leak.not_tried") not in words(app)


def test_what_the_leak_guard_found_is_there_for_the_next_reader(untried):
    first = visit("data", avsnitt="skydd")
    first.button("leak guard").click().run()
    second = visit("data", avsnitt="skydd")
    assert second.title[0].value == t("leak.safe")


def test_what_a_file_calls_itself_is_no_markup_on_the_page(copy):
    dataset = "scb_tab6685_regso"
    typed = "![x](http://example.org/p.png)"
    names = ("title", "publisher", "source_table", "cautions")
    changed = ", ".join(f"{name} = ?" for name in names)
    with closing(sqlite3.connect(copy)) as store, store:
        store.execute(
            f"UPDATE snapshot SET {changed} WHERE dataset = ?",  # noqa: S608
            (typed, typed, typed, f'["{typed}"]', dataset),
        )
    app = visit("data", avsnitt="kallor", serie=dataset)
    shown = [word for word in words(app) if "example.org" in word]
    assert len(shown) >= 5
    boxes = {option for box in app.selectbox for option in box.options}
    assert not [word for word in shown if "![x]" in word and word not in boxes]
