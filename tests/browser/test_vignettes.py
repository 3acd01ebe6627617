"""The five vignettes at the meeting: lifted, weighed, decided, answered and reviewed.

On a training of its own, in one window through the afternoon. A training lets the day
of the review be today, so that the whole way is played.
"""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from browser.english import english_texts
from browser.running import training
from browser.visit import FIGURES, Visit, pick
from played import PLAYS, Play
from playwright.sync_api import Browser, Locator, expect

from htl_dash.catalogue.initiatives import school_description
from htl_dash.catalogue.municipalities import municipality
from htl_dash.catalogue.vignettes import vignettes
from htl_dash.domain.training import Check
from htl_dash.settings import training_folder
from htl_dash.text import long_date, t
from htl_dash.viewmodels.mix_words import school_name

HOME = municipality("0000")
FUNCTIONS = {one.code: one.name for one in HOME.team_model.functions}
VIGNETTES = {one.code: one for one in vignettes(training_folder())}
AT_THE_MEETING = (Check.PROBLEM_LIFTED, Check.MEETING_OPENED, Check.DECISION_TAKEN)


@pytest.fixture(scope="module")
def afternoon(
    chromium: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Visit]:
    """One window on one training, with the development group's meeting open."""
    folder = tmp_path_factory.mktemp("vignettes")
    with training(folder) as served, chromium.new_context(locale="sv-SE") as context:
        yield open_the_meeting(Visit.begin(context, served.address, 1366, 900))


def open_the_meeting(visit: Visit) -> Visit:
    page = visit.open("/").page
    press(visit, t("room.open_meeting"))
    pick(visit.page, t("form.function"), "Strateg")
    visit.wait_until_drawn()
    press(visit, t("room.open_now"))
    expect(page).to_have_url(re.compile("mote=1"))
    return visit


def press(visit: Visit, name: str) -> None:
    visit.page.get_by_role("button", name=name, exact=True).click()
    visit.wait_until_drawn()


def box(visit: Visit, label: str) -> Locator:
    return visit.page.get_by_label(t("form.required", label=t(label)), exact=True)


def lift(visit: Visit, play: Play) -> int:
    """Lift the problem through the form; return its number."""
    place = f"skola={play.unit_code}&flik=lyft"
    page = visit.open(f"/skolor-och-insatser?{place}&roll={play.who}").page
    box(visit, "field.title").fill(play.title)
    box(visit, "field.description").fill(play.description)
    name = t(f"dimension.{play.dimension}")
    page.get_by_role("button", name=name, exact=True).click()
    visit.wait_until_drawn()
    label = t("form.required", label=t("field.raised_by"))
    pick(visit.page, label, FUNCTIONS[play.who])
    visit.wait_until_drawn()
    press(visit, t("form.lift"))
    expect(page.get_by_role("heading", level=3, name=play.title)).to_be_visible()
    found = page.locator("[class*=st-key-lift_]").filter(has_text=play.title)
    return int(re.findall(r"st-key-lift_(\d+)", found.get_attribute("class") or "")[0])


def see_on_agenda(visit: Visit, play: Play) -> None:
    """Go into the meeting that is open, and take what has come to the queue."""
    visit.open("/?mote=1")
    press(visit, t("room.add_came"))
    agenda = visit.page.get_by_role("button", name=play.title)
    expect(agenda.first).to_be_visible()


def weigh(visit: Visit, play: Play, problem: int) -> None:
    codes = [f"problem.{problem}", *(f"initiative.{one}" for one in play.against)]
    visit.open(f"/prioritera?flik=resultat&alternativ={'~'.join(codes)}")
    alt = visit.main(f"{FIGURES} [aria-label], {FIGURES}[aria-label]").first
    assert re.search(rf"{play.title}.*först i .*%", alt.get_attribute("aria-label"))


def decide(visit: Visit, play: Play, problem: int) -> int:
    """Decide with an expectation that is due today, and lock it."""
    place = f"flik=nytt&roll={play.who}&problem={problem}&mote=1"
    page = visit.open(f"/beslut?{place}").page
    page.get_by_role("button", name=FUNCTIONS[play.who], exact=True).click()
    box(visit, "decide.title").fill(play.title)
    box(visit, "decision_field.decided").fill(play.decided)
    reasons = box(visit, "decision_field.reasons")
    reasons.fill("Vi vägde det mot två insatser.")
    reasons.blur()
    visit.wait_until_drawn()
    expect_hours(visit, play)
    page.get_by_text(t("decide.show_preview")).click()
    visit.wait_until_drawn()
    page.get_by_text(t("decide.confirm")).click()
    visit.wait_until_drawn()
    press(visit, t("decide.lock"))
    expect(page.get_by_text(t("decide.as_then"))).to_be_visible()
    return int(re.findall(r"beslut=(\d+)", page.url)[0])


def expect_hours(visit: Visit, play: Play) -> None:
    pick(visit.page, t("decide.kind"), t("measured_kind.work"))
    visit.wait_until_drawn()
    school = school_name(HOME, play.unit_code)
    own = school_description(play.unit_code).initiatives
    title = next(one.title for one in own if one.code == play.against[0])
    initiative = t("decide.initiative_at", title=title, school=school)
    pick(visit.page, t("form.initiative"), initiative)
    visit.wait_until_drawn()
    pick(visit.page, t("decide.measure"), t(f"measure.{play.measure[0]}"))
    visit.wait_until_drawn()
    direction, lower, upper = play.expected
    label = t("form.required", label=t("decision_field.direction"))
    pick(visit.page, label, t(f"direction.{direction}"))
    visit.wait_until_drawn()
    box(visit, "decision_field.lower").fill(lower)
    box(visit, "decision_field.upper").fill(upper)
    box(visit, "decision_field.confidence").fill("80")
    box(visit, "decision_field.due").fill(date.today().isoformat())
    stop = box(visit, "decision_field.stop_rule")
    stop.fill("Om ingen kommer.")
    stop.blur()
    visit.wait_until_drawn()


def review(visit: Visit, play: Play, decision: int) -> None:
    """Read the expectation beside what came, and lock the review."""
    place = f"flik=uppfoljning&beslut={decision}&roll={play.who}"
    page = visit.open(f"/beslut?{place}").page
    note = box(visit, "decide.note")
    note.fill("Vi fortsätter och ser igen till våren.")
    note.blur()
    visit.wait_until_drawn()
    page.get_by_text(t("decide.confirm_review")).click()
    visit.wait_until_drawn()
    press(visit, t("decide.lock_review"))
    expect(page.get_by_text(t("decide.review_locked"))).to_be_visible()
    visit.open(f"/beslut?flik=lista&beslut={decision}")
    expect(page.get_by_text("Vi fortsätter och ser igen").first).to_be_visible()


@pytest.mark.parametrize("play", PLAYS, ids=lambda one: one.code)
def test_a_vignette_is_played_through_the_meeting(play: Play, afternoon: Visit) -> None:
    visit = afternoon
    visit.open(f"/ova?vinjett={play.code}")
    press(visit, t("practice.begin"))
    visit.page.wait_for_url("**borjad=**")
    begun = visit.page.url.removeprefix(visit.address)
    problem = lift(visit, play)
    see_on_agenda(visit, play)
    weigh(visit, play, problem)
    decision = decide(visit, play, problem)
    review(visit, play, decision)
    # The school reads the answer, and the vignette has ticked itself off.
    visit.open(f"/skolor-och-insatser?skola={play.unit_code}&flik=lyft")
    answer = f"Svar: Beslut {decision} den {long_date(date.today())}: {play.title}."
    expect(visit.page.get_by_text(answer)).to_be_visible()
    expect(visit.page.get_by_text(play.decided).first).to_be_visible()
    assert english_texts(visit.page) == []
    visit.open(begun)
    for number, step in enumerate(VIGNETTES[play.code].steps, start=1):
        if step.check in AT_THE_MEETING:
            own = visit.page.locator(f".st-key-step_{number}")
            expect(own.get_by_text(t("practice_told.done"))).to_be_visible()
    assert visit.complaints == []
    assert visit.outside == []
