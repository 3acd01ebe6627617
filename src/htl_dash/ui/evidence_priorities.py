"""A prioritisation as evidence: what was weighed, by what, with whose weights."""

from collections.abc import Mapping

from htl_dash.catalogue.criteria import all_criteria
from htl_dash.domain.weighing import Poll
from htl_dash.services.alternatives import MOST
from htl_dash.services.polls import find_poll
from htl_dash.text import t
from htl_dash.ui import cached, priority_results
from htl_dash.ui.cached import engine, home
from htl_dash.ui.choice import Choice
from htl_dash.ui.choice_lists import (
    BETWEEN,
    is_known,
    read_points,
    read_several,
    written_points,
)
from htl_dash.ui.evidence_address import PRIORITIES, AddressError, address, one_of
from htl_dash.ui.evidence_budget import budget, shift
from htl_dash.ui.priority_state import (
    OWN,
    REASONABLE,
    USUAL_POINTS,
    USUAL_ROOM,
    Setting,
    every_alternative,
    usual_alternatives,
)
from htl_dash.viewmodels.decision_document import Evidence
from htl_dash.viewmodels.priority_document import priority_sections

WORDS = (
    Choice.POLL,
    Choice.ALTERNATIVES,
    Choice.CRITERIA,
    Choice.REASONABLE,
    Choice.AMONG,
    Choice.WEIGHTS,
)
"""The words of the address that say what is weighed and how."""
RESULT = "resultat"
TABS = (RESULT, "oenighet", "vikter")
"""The parts of the page that are about one and the same prioritisation."""
OTHERS = {"budget": budget, "forskjutning": shift}


def priorities(words: Mapping[str, str]) -> Evidence:
    """Return a prioritisation: the result, its weights and who thinks what.

    The parts of the page about money are evidence of their own.
    """
    if made := OTHERS.get(words.get(Choice.TAB, "")):
        return made(words)
    one_of(words, Choice.TAB, TABS)
    setting = _setting(words)
    if not setting.is_enough:
        raise AddressError(why=t("address.nothing"))
    scored = priority_results.scores(setting)
    weighing = priority_results.weighing(setting)
    groups = priority_results.groups_of(setting)
    sections = priority_sections(
        scored,
        priority_results.result_of(scored, weighing, is_shown=False),
        setting.among,
        priority_results.disagreement_of(scored, groups, is_shown=False),
        home(),
        cached.sources(scored.snapshots),
    )
    return Evidence(address(PRIORITIES, _told(setting)), sections, scored.behind)


def _setting(words: Mapping[str, str]) -> Setting:
    poll = _round(words)
    known = {one.code: one for one in every_alternative()}
    criteria = all_criteria()
    if poll:
        chosen = [code for code in poll.alternatives if code in known]
        by = [code for code in poll.criteria if code in criteria]
    else:
        usual = list(usual_alternatives(tuple(known.values())))
        chosen = _several(words, Choice.ALTERNATIVES, known, usual)[:MOST]
        by = _several(words, Choice.CRITERIA, criteria, [*criteria])
    rooms = [str(n) for n in range(1, max(2, min(len(chosen), MOST)))]
    usual_room = str(USUAL_ROOM) if str(USUAL_ROOM) in rooms else rooms[0]
    room = one_of({Choice.AMONG: usual_room} | dict(words), Choice.AMONG, rooms)
    asked = one_of(words, Choice.REASONABLE, _reasonable(poll))
    return Setting(
        alternatives=tuple(known[code] for code in chosen),
        criteria=tuple(criteria[code] for code in by),
        poll=poll,
        reasonable=REASONABLE[asked],
        among=int(room),
        who="",
        points=read_points(words.get(Choice.WEIGHTS, ""), by, USUAL_POINTS),
    )


def _round(words: Mapping[str, str]) -> Poll | None:
    """Return the closed round that an address asks for; None for weights of its own."""
    code = words.get(Choice.POLL, OWN)
    if code == OWN:
        return None
    poll = find_poll(engine(), code)
    if poll is None or poll.is_open:
        raise AddressError(why=t("address.unknown"))
    return poll


def _reasonable(poll: Poll | None) -> list[str]:
    """Return what may be asked for, the usual first: groups only of a round."""
    codes = [one for one in REASONABLE if one != "grupper"]
    return ["grupper", *codes] if poll else codes


def _several(
    words: Mapping[str, str],
    choice: Choice,
    known: Mapping[str, object],
    usual: list[str],
) -> list[str]:
    asked = words.get(choice)
    if asked is None:
        return usual
    if not is_known(asked, known):
        raise AddressError(why=t("address.unknown"))
    found = read_several(asked, known)
    return [code for code in known if code in found]


def _told(setting: Setting) -> dict[Choice, str | None]:
    """Return every choice of a prioritisation as its address has it."""
    by_kind = {kind: code for code, kind in REASONABLE.items()}
    own = setting.poll is None
    chosen = BETWEEN.join(one.code for one in setting.alternatives)
    by = BETWEEN.join(one.code for one in setting.criteria)
    return {
        Choice.TAB: RESULT,
        Choice.POLL: setting.poll.code if setting.poll else None,
        Choice.ALTERNATIVES: chosen if own else None,
        Choice.CRITERIA: by if own else None,
        Choice.REASONABLE: by_kind[setting.reasonable],
        Choice.AMONG: str(setting.among),
        Choice.WEIGHTS: written_points(setting.points) if setting.points else None,
    }
