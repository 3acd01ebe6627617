"""A vignette in words: begun or not, ticked by its reader or by the store, finished."""

from htl_dash.catalogue.municipalities import municipality
from htl_dash.domain.training import Check, Place, Step, Vignette
from htl_dash.services.practice import Progress
from htl_dash.text import t
from htl_dash.viewmodels.practice_view import practice_view

READ = Step("Läs om insatserna.", Place.SCHOOLS, {"flik": "insatser"})
DO = Step("Spara terminen.", None, {}, Check.VOLUME_SAVED, "00000001")
VIGNETTE = Vignette(
    "prov", "Prova på", "coordinator", 5, "Det är november.", (READ, DO), "Du kan."
)


def view(found, ticked=()):
    return practice_view(municipality("0000"), VIGNETTE, found, ticked)


def test_before_it_is_begun_there_is_only_the_situation():
    made = view(None)
    assert made.heading == "Öva: Prova på"
    assert made.measured == t("practice.measured", plays="Samordnare", minutes=5)
    assert made.situation == "Det är november."
    assert made.steps == ()
    assert made.learnt == ""


def test_steps_lead_somewhere_and_say_what_ticks_them():
    reading, doing = view((None, Progress.WAITING)).steps
    assert (reading.number, reading.told, reading.is_done) == (1, None, False)
    assert reading.link == "Gå till Skolor och insatser"
    assert reading.place is Place.SCHOOLS
    assert reading.address == {"flik": "insatser"}
    assert (doing.number, doing.place, doing.link) == (2, None, "")
    assert doing.told == t("practice_waits.volume_saved")
    assert not doing.is_done


def test_the_reader_ticks_what_she_has_read_and_never_what_is_to_be_done():
    made = view((None, Progress.WAITING), {1, 2})
    assert [one.is_done for one in made.steps] == [True, False]
    assert made.heading == "1 av 2 steg klara: Prova på"
    assert made.learnt == ""


def test_a_finished_vignette_says_what_was_practised():
    made = view((None, Progress.DONE), {1})
    assert made.steps[1].told == t("practice_told.done")
    assert made.heading == "Alla 2 steg klara: Prova på"
    assert made.learnt == "Du kan."


def test_what_was_done_before_is_done_and_says_why():
    made = view((None, Progress.DONE_BEFORE), {1})
    assert made.steps[1].told == t("practice_told.done_before")
    assert made.steps[1].is_done
    assert made.learnt
