"""Two pages per goal: situation, gap, work, and what nobody knows; whatever there is."""

from dataclasses import replace
from datetime import date

import pytest
from decided import EXPECTED
from made import HOME, SHARE, compared_areas, dataset_status, figure
from made_document import pages

from htl_dash.domain.decision import Decision
from htl_dash.domain.goal import Dimension, Goal
from htl_dash.domain.indicator import Direction
from htl_dash.domain.initiative import (
    Approach,
    Cause,
    Classification,
    Initiative,
    InitiativeStatus,
    SchoolDescription,
)
from htl_dash.domain.municipality import AreaName, Target
from htl_dash.exports.pdf import pdf
from htl_dash.exports.slides import slides
from htl_dash.services.gaps import AreaGap, widest_gap
from htl_dash.services.goal_decisions import GoalDecisions
from htl_dash.services.goal_progress import Progress
from htl_dash.services.initiatives import RegisteredInitiative
from htl_dash.text import t
from htl_dash.viewmodels.document import Document, Listing, Paragraph
from htl_dash.viewmodels.goal_sheet import MOST_ROWS, file_name, goal_sheet, snapshots
from htl_dash.viewmodels.goal_sheet_decisions import MOST_DECISIONS
from htl_dash.viewmodels.goal_sheet_parts import (
    LONGEST_CELL,
    MOST_INITIATIVES,
    MOST_MEASURES,
    DescribedSchool,
    GoalFacts,
    shortened,
)
from htl_dash.viewmodels.sources import source_note
from htl_dash.viewmodels.tables import Table

TODAY = date(2026, 11, 25)
GOAL = Goal(
    Dimension.SAFETY,
    "Jämlik trygghet",
    "Alla barn ska vara trygga.",
    "Kommunstyrelsen, 2018",
    "Den strategiska planen",
    None,
    "Fylls i.",
    HOME.code,
)
AREAS = """
code     | value | people | state
2081R001 | 59    | 2000   |
2081R002 | 18    | 2000   |
2081R003 |       | 2000   | hidden
2081R004 |       | 2000   | missing
"""
UNKNOWN = Classification(None, "")
NOTE = "Effekten syns tidigast 2029."


NOTHING_DECIDED = GoalDecisions((), 0, ())


def decision(
    number: int, title: str = "Föräldragrupper", **changes: object
) -> Decision:
    made = Decision(
        id=number,
        meeting_id=None,
        title=title,
        decided="Ja.",
        reasons="",
        rejected="",
        functions=("coordinator",),
        problems=(),
        decided_on=TODAY,
        expectation=EXPECTED,
        content="",
        sha256="ab" * 32,
        who="coordinator",
        at="",
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def measured(title: str, *values: float) -> Progress:
    code = title.lower().replace(" ", "_")
    indicator = replace(SHARE, code=code, title=title, short_title=title)
    years = range(2024 - len(values) + 1, 2025)
    own = {str(y): figure(indicator, v) for y, v in zip(years, values, strict=True)}
    return Progress(indicator, own, {}, {}, (1,))


def gap(drawn: str = AREAS) -> AreaGap:
    compared = compared_areas(drawn, reference=0.3)
    found = widest_gap(compared)
    assert found
    return AreaGap(compared, found.highest, found.lowest, found.size, 1)


def initiative(title: str, *dimensions: Dimension, **changes: object) -> Initiative:
    made = Initiative(title, title, UNKNOWN, UNKNOWN, UNKNOWN, dimensions=dimensions)
    return replace(made, **changes)  # type: ignore[arg-type]


def registered(one: Initiative, *, published: bool = True) -> RegisteredInitiative:
    return RegisteredInitiative(1, 1, "34516710", one, published)


def school(*causes: Cause, note: str = NOTE) -> DescribedSchool:
    described = SchoolDescription("34516710", "", "", causes, "", (), note)
    return DescribedSchool("Tjärnaskolan", described)


def facts(**changes: object) -> GoalFacts:
    usual = GoalFacts(
        municipality=HOME,
        goal=GOAL,
        progress=(measured("Trångboddhet", 20, 21, 22.0), measured("Stölder", 5)),
        gap=gap(),
        has_areas=True,
        initiatives=(registered(initiative("Läxhjälp", Dimension.SAFETY)),),
        schools=(school(Cause(Dimension.SAFETY, "Misstro mot vuxna.")),),
        absent=(),
        decided=NOTHING_DECIDED,
        sources={1: source_note(dataset_status())},
        version="36a7b716b941",
        today=TODAY,
    )
    return replace(usual, **changes)  # type: ignore[arg-type]


def texts(document: Document, heading: str) -> list[str]:
    """Return what is said and listed under a heading."""
    section = next(one for one in document.sections if one.heading == t(heading))
    found: list[str] = []
    for block in section.blocks:
        if isinstance(block, Paragraph):
            found.append(block.text)
        elif isinstance(block, Listing):
            found += block.items
        elif isinstance(block, Table):
            found += [" | ".join(row) for row in block.shown] + list(block.notes)
    return found


def unknowns(**changes: object) -> list[str]:
    return texts(goal_sheet(facts(**changes)), "paper.unknown")


def test_the_first_measure_with_figures_leads_and_the_others_follow_in_a_table():
    empty = Progress(SHARE, {}, {}, {}, ())
    found = goal_sheet(facts(progress=(empty, *facts().progress)))
    assert "Trångboddhet" in found.sections[0].blocks[0].measured
    rows = texts(found, "paper.more")
    assert [row.split(" | ")[0] for row in rows] == ["Stölder"]


def test_the_gap_is_told_with_its_limits_and_the_areas_with_theirs():
    chart, said = goal_sheet(facts()).sections[1].blocks
    assert [row.text for row in chart.rows][2:] == [
        t("figure.hidden"),
        t("figure.missing"),
    ]
    assert all("(" in row.text for row in chart.rows[:2])
    # What is said has the same names as the figure, however long the full ones are.
    assert chart.rows[0].label == "Bullermyren"
    assert "Bullermyren har 59" in said.text
    assert chart.title.startswith("Bullermyren: 59")
    assert "Skillnaden är 41 procentenheter (95 % osäkerhet " in said.text


@pytest.mark.parametrize(
    ("has_areas", "key"), [(True, "paper.no_gap"), (False, "paper.no_area_measures")]
)
def test_without_a_gap_the_sheet_says_why(has_areas, key):
    found = texts(goal_sheet(facts(gap=None, has_areas=has_areas)), "paper.gap")
    assert found == [t(key, place="Borlänge")]


def test_without_figures_the_sheet_says_so():
    found = goal_sheet(facts(progress=(), gap=None))
    assert texts(found, "paper.situation") == [t("paper.no_figures", place="Borlänge")]
    assert texts(found, "paper.more") == [t("paper.no_more")]


def test_work_is_what_answers_to_the_goal_and_who_has_described_it():
    found = texts(
        goal_sheet(
            facts(
                initiatives=(
                    registered(
                        initiative(
                            "Läxhjälp",
                            Dimension.SAFETY,
                            approach=Classification(Approach.PREVENTIVE, ""),
                            expected_outcome="Fler läser",
                            status=InitiativeStatus.ONGOING,
                        ),
                        published=False,
                    ),
                    registered(initiative("Fotboll", Dimension.HEALTH)),
                    registered(
                        initiative(
                            "Misstag", Dimension.SAFETY, status=InitiativeStatus.REMOVED
                        )
                    ),
                )
            )
        ),
        "paper.work",
    )
    told = t("paper.told_status", told=t("paper.registered"), status="Pågår")
    assert found == [
        t("paper.cause", schools="Tjärnaskolan", cause="Misstro mot vuxna."),
        f"Läxhjälp | Tjärnaskolan | Förebyggande | Fler läser | {told}",
    ]


def test_decisions_are_told_with_their_day_and_what_is_expected_or_came():
    first, second = decision(1), decision(2, "Läxhjälp *två* kvällar", expectation=None)
    decided = GoalDecisions((second, first), 0, ())
    assert texts(goal_sheet(facts(decided=decided)), "paper.decisions") == [
        "25 november 2026: Läxhjälp *två* kvällar (beslut 2). "
        + t("decide.nothing_expected"),
        "25 november 2026: Föräldragrupper (beslut 1). Följs upp den 1 mars 2028.",
    ]
    assert texts(goal_sheet(facts()), "paper.decisions") == [t("paper.no_decisions")]


def test_the_latest_decisions_have_room_and_the_others_are_counted():
    many = tuple(decision(number) for number in range(9, 0, -1))
    found = texts(
        goal_sheet(facts(decided=GoalDecisions(many, 0, ()))), "paper.decisions"
    )
    assert len(found) == MOST_DECISIONS + 1
    assert "(beslut 9)" in found[0]
    assert found[-1] == t("paper.decisions_left", left=9 - MOST_DECISIONS)


@pytest.mark.parametrize(
    ("count", "key"), [(1, "unknown_decisions_one"), (3, "unknown_decisions")]
)
def test_decisions_that_lead_to_no_goal_are_counted_as_unknown(count, key):
    found = unknowns(decided=GoalDecisions((), count, ()))
    assert t(f"paper.{key}", count=count) in found


def test_what_nobody_knows_is_listed():
    found = unknowns(
        absent=(replace(SHARE, title="Barnfattigdom per område"),),
        initiatives=(
            registered(initiative("Läxhjälp", Dimension.SAFETY)),
            registered(initiative("Öppen hall")),
        ),
    )
    assert found == [
        t("paper.unknown_description"),
        t("paper.unknown_target"),
        t("paper.unknown_absent", titles="Barnfattigdom per område"),
        t("paper.unknown_trend", count=2, all=2),
        t("paper.unknown_dimension", titles="Öppen hall (Tjärnaskolan)"),
        t("paper.unknown_outcome", count=1, all=1),
        t("paper.unknown_effect", note=NOTE),
    ]


def test_what_is_known_is_not_called_unknown():
    target = Target("trångboddhet", 10.0, 2030, "Nämnden")
    found = unknowns(
        goal=replace(GOAL, problem_description="Så ser det ut."),
        municipality=replace(HOME, targets=(target,)),
        schools=(school(note=""),),
        initiatives=(),
        progress=(replace(measured("Trångboddhet", 22.0), own={}),),
    )
    assert found == [t("paper.all_known")]


def test_old_figures_are_told():
    found = unknowns(today=date(2030, 1, 1))
    assert t("paper.unknown_old", count=2, all=2, years=3) in found


def test_a_goal_that_another_municipality_has_decided_is_not_told_as_ours():
    found = goal_sheet(facts(goal=replace(GOAL, municipality="2080")))
    assert [one.value for one in found.facts] == [
        t("goals.undecided", place="Borlänge")
    ]
    assert t("paper.unknown_description") not in texts(found, "paper.unknown")


def test_sources_have_their_dates_and_stand_under_the_figures_too():
    found = goal_sheet(facts())
    source = "SCB TAB6685, uttag 24 september 2026"
    for title in ("Trångboddhet", "Stölder", SHARE.title):
        assert t("paper.source_of", title=title, source=source) in found.sources
    charts = [found.sections[0].blocks[0], found.sections[1].blocks[0]]
    assert {one.source for one in charts} == {t("paper.source", source=source)}


def test_only_snapshots_behind_what_is_shown_are_named():
    many = [
        replace(measured(f"Mått {n}", 5), snapshots=(n,))
        for n in range(MOST_MEASURES + 3)
    ]
    assert snapshots(many, None) == tuple(range(MOST_MEASURES + 1))


def test_the_file_is_named_after_the_goal():
    assert {file_name(one) for one in Dimension} == {
        "tva_sidor_halsa",
        "tva_sidor_trygghet",
        "tva_sidor_larande",
    }


@pytest.mark.parametrize(
    ("text", "most", "found"),
    [
        ("ett två", 7, "ett två"),
        ("ett två tre", 8, "ett två …"),
        ("ett\n två", 20, "ett två"),
        ("abcdefgh", 4, "abcd …"),
        ("Ett två. Tre fyra fem.", 18, "Ett två. …"),
    ],
)
def test_a_long_text_is_cut_after_a_sentence_or_else_between_words(text, most, found):
    assert shortened(text, most) == found


def crowded() -> GoalFacts:
    """As much as there can be of everything, and texts as long as can be typed."""
    codes = [f"2081R{n:03}" for n in range(1, 41)]
    long = "Ett långt namn på ett område, med flera delar"
    names = tuple(
        AreaName(code, long, f"{long} {code}", "Långt kort namn") for code in codes
    )
    rows = "".join(f"{code} | {n + 2} | 3000 |\n" for n, code in enumerate(codes))
    title, text = "Lång rubrik " * 10, "Mycket lång text med ord i. " * 70
    wide = {"target_group": text, "expected_outcome": text}
    work = [
        registered(initiative(f"{n} {title}"[:120], *dimensions, **wide))
        for n in range(20)
        for dimensions in ((Dimension.SAFETY,), ())
    ]
    causes = [Cause(Dimension.SAFETY, f"{n} {text}") for n in range(4)]
    progress = [
        measured(f"Mått {n} med en lång titel i flera ord", 3, 4) for n in range(30)
    ]
    cautious = replace(SHARE, cautions=(text[:390],), title=title[:100])
    progress = [
        replace(one, indicator=replace(one.indicator, cautions=(text[:390],)))
        for one in progress
    ]
    compared = compared_areas("code | value | people | state\n" + rows, cautious, 0.2)
    widest = widest_gap(compared)
    assert widest
    return facts(
        municipality=replace(HOME, area_names=names),
        goal=replace(GOAL, problem_description=text, decided=title, source=title),
        progress=tuple(progress),
        gap=AreaGap(compared, widest.highest, widest.lowest, widest.size, 7),
        initiatives=tuple(work),
        schools=tuple(school(*causes, note=f"{n} {text}") for n in range(4)),
        absent=tuple(replace(SHARE, title=f"{n} {title}"[:100]) for n in range(9)),
        decided=GoalDecisions(
            tuple(decision(number, title) for number in range(20)), 7, ()
        ),
    )


SPARSE = {
    "progress": (),
    "gap": None,
    "has_areas": False,
    "initiatives": (),
    "schools": (),
    "sources": {},
}


@pytest.mark.parametrize("made", [facts(), crowded(), facts(**SPARSE)])
def test_a_goal_is_two_pages_whatever_there_is(made):
    found = pages(pdf(goal_sheet(made)))
    assert len(found) == 2
    assert t("paper.situation") in found[0]
    assert t("paper.unknown") in found[1]
    heading = "paper.sources" if goal_sheet(made).sources else "decide.notes"
    assert t(heading) in found[1]
    assert slides(goal_sheet(made))


def test_what_has_no_room_is_counted_and_never_just_left_out():
    found = goal_sheet(crowded())
    chart, said = found.sections[1].blocks
    assert len(chart.rows) == MOST_ROWS
    assert t("paper.rows_left", left=40 - MOST_ROWS) in said.text
    assert t("paper.more_left", left=29 - MOST_MEASURES) in texts(found, "paper.more")
    work = texts(found, "paper.work")
    assert t("paper.work_left", left=20 - MOST_INITIATIVES) in work
    assert (
        max(len(c) for row in work[2:-1] for c in row.split(" | ")) <= LONGEST_CELL + 2
    )
    assert any("och 16 till" in line for line in texts(found, "paper.unknown"))


def test_a_condition_that_judges_nobody_has_no_wrong_direction():
    neutral = replace(SHARE, direction=Direction.NEUTRAL)
    progress = Progress(neutral, {"2024": figure(neutral, 20.0)}, {}, {}, (1,))
    said = goal_sheet(facts(progress=(progress,))).sections[0].blocks[1].text
    assert "fel håll" not in said
