"""The document of a decision has everything, in the order it is read."""

from dataclasses import replace
from datetime import date

from decided import EXPECTED, PROPOSAL, TODAY, take
from made_document import DOTS, NOTE, document
from made_document import SHARES as TABLE
from registering import TOWN

from htl_dash.domain.goal import Dimension
from htl_dash.domain.problem_area import ProblemArea, ProblemStatus
from htl_dash.services.decisions import fingerprint
from htl_dash.text import t
from htl_dash.viewmodels.decision_document import (
    Evidence,
    Grounds,
    Versions,
    for_slides,
    frozen_decision,
    printed,
)
from htl_dash.viewmodels.document import Listing, Section
from htl_dash.viewmodels.frozen import freeze, is_whole, thaw

PROBLEM = ProblemArea(
    id=7,
    unit_code=TOWN.pilot_schools[0].unit_code,
    title="Få vuxna ute",
    description="",
    dimensions=(Dimension.SAFETY,),
    level=None,
    evidence=None,
    raised_by="coordinator",
    status=ProblemStatus.LIFTED,
    lifted_on=date(2026, 3, 2),
    revision=1,
)
VIEW = Section("Norr: 59 %", (TABLE,))
GROUNDS = Grounds(
    municipality=TOWN,
    meeting="Utvecklingsgruppens möte den 25 november 2026",
    problems=(PROBLEM,),
    seen=(),
    evidence=(
        Evidence("./omraden?omrade=2081R013", (VIEW,)),
        Evidence("./malen?mal=health", (Section("Mål", ()), Section("Mer", ()))),
    ),
    versions=Versions("d4ta", "w0rk", {"stats": "abc"}),
    who="coordinator",
    today=TODAY,
)
SOUND = replace(PROPOSAL, title="Föräldragrupper", expectation=EXPECTED)


def test_everything_that_is_decided_and_shown_is_in_the_document():
    made = frozen_decision(SOUND, GROUNDS)
    headings = [one.heading for one in made.document.sections]
    assert headings == [
        t("decide.decided"),
        t("decide.reasons"),
        t("decide.rejected"),
        t("decide.answers"),
        t("decide.expectation"),
        "Norr: 59 %",
        "Mål",
        "Mer",
        t("decide.locked_with"),
    ]
    whole = freeze(made)
    for words in (
        "Samordnare och Rektor",
        "Utvecklingsgruppens möte",
        "Problem 7: Få vuxna ute",
        "50–55",
        EXPECTED.stop_rule,
        "d4ta",
        "w0rk",
        "abc",
        '"./omraden?omrade=2081R013"',
        NOTE.sha256,
    ):
        assert words in whole, words
    assert is_whole(whole)


def test_each_views_sections_are_found_again():
    made = frozen_decision(SOUND, GROUNDS)
    first, second = made.views
    assert made.sections_of(first) == (VIEW,)
    assert [one.heading for one in made.sections_of(second)] == ["Mål", "Mer"]


def test_what_is_not_there_is_said_not_to_be():
    bare = replace(GROUNDS, problems=(), meeting="", evidence=())
    made = frozen_decision(replace(SOUND, expectation=None), bare)
    whole = freeze(made)
    for name in ("none", "no_meeting", "no_expectation", "no_review"):
        assert t(f"decide.{name}") in whole, name
    assert t("decide.answers") not in [s.heading for s in made.document.sections]
    assert made.views == ()


def test_the_same_decision_is_the_same_text():
    one, other = (freeze(frozen_decision(SOUND, GROUNDS)) for _ in range(2))
    assert one == other
    assert fingerprint(one) == fingerprint(other)


def test_on_paper_it_has_its_number_and_fingerprint(store):
    made = frozen_decision(SOUND, GROUNDS)
    taken = take(store, freeze(made))
    paper = printed(thaw(taken.content), taken)
    assert paper.fingerprint == taken.sha256
    assert paper.name.endswith(f"_{taken.id}")
    assert replace(paper, name=made.document.name, fingerprint="") == made.document


def test_the_last_section_lists_what_it_was_locked_with():
    (block,) = frozen_decision(SOUND, GROUNDS).document.sections[-1].blocks
    assert isinstance(block, Listing)
    assert len(block.items) == 5
    assert block.items[2:] == (
        "Version av statistiken: abc",
        "Underlaget ”Norr: 59 %”, med alla val som var gjorda",
        "Underlaget ”Mål”, med alla val som var gjorda",
    )
    assert not any("=" in one for one in block.items)


def test_slides_leave_a_figures_own_table_to_the_paper():
    drawn = Section("Norr", (DOTS, TABLE))
    paper = replace(document(), sections=(drawn, VIEW))
    assert for_slides(paper).sections == (Section("Norr", (DOTS,)), VIEW)
