"""What is said about an own indicator, read and guarded before anybody is shown it.

The words go into headings, figures and files. So signs that would turn into links or
pictures there are refused, and the free-text guard reads everything first.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from htl_dash.catalogue.indicators import all_indicators
from htl_dash.disclosure.free_text import inspect
from htl_dash.disclosure.free_text_kinds import Action
from htl_dash.domain.goal import Dimension
from htl_dash.domain.indicator import Direction
from htl_dash.domain.municipality import Municipality
from htl_dash.domain.record import LONGEST_LINE, LONGEST_TEXT
from htl_dash.services.given_file import Refusal, quotable
from htl_dash.sources.own_layout import Fact
from htl_dash.sources.own_workbook import Answer
from htl_dash.sources.sheet_rows import alike
from htl_dash.text import listing, t

LONGEST = {Fact.SHORT_TITLE: 45, Fact.CAUTIONS: LONGEST_TEXT}
"""The most characters of a fact; of the others `LONGEST_LINE`."""
CHOSEN = (Fact.DIRECTION, Fact.DIMENSIONS, Fact.CONTACT)
"""What is held against a list, where nothing of one's own can be written."""
LONGEST_NAME = 60
_STRANGE = re.compile(r"[^\w\s.,;:!?%()/&+\u00a7\u2013\u2019\u201d\"'-]|_|//|www\.")
_STRANGE_IN_NAME = re.compile(r"[^\w .()-]")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is said, in the field's own terms. `texts` has the answers as written."""

    texts: Mapping[Fact, str]
    direction: Direction
    dimensions: tuple[Dimension, ...]

    @property
    def cautions(self) -> tuple[str, ...]:
        """Return what to beware of, a sentence or so each."""
        lines = (one.strip() for one in self.texts[Fact.CAUTIONS].splitlines())
        return tuple(one for one in lines if one)


def read_facts(
    answers: Mapping[Fact, Answer], municipality: Municipality, *, accepted: bool
) -> tuple[Facts | None, tuple[Refusal, ...]]:
    """Return what is said and everything that stops it; None where it cannot be read.

    `accepted` says that texts which may hold names point out nobody.
    """
    texts = {fact: _tidy(fact, answers[fact].text) for fact in Fact}
    refused = [
        each
        for fact, text in texts.items()
        for each in _wrong(fact, text, answers[fact], accepted=accepted)
    ]
    direction = directions().get(alike(texts[Fact.DIRECTION]))
    if texts[Fact.DIRECTION] and direction is None:
        refused.append(_choice(answers[Fact.DIRECTION], _names(directions())))
    known = {alike(t(f"dimension.{one}")): one for one in Dimension}
    asked = [alike(one) for one in texts[Fact.DIMENSIONS].split(",") if one.strip()]
    if not known.keys() >= {*asked}:
        names = [t(f"dimension.{one}") for one in Dimension]
        refused.append(_choice(answers[Fact.DIMENSIONS], names))
    functions = {one.name for one in municipality.team_model.functions}
    if texts[Fact.CONTACT] and texts[Fact.CONTACT] not in functions:
        refused.append(_choice(answers[Fact.CONTACT], sorted(functions)))
    refused += _shadows(texts, answers)
    if direction is None or any(not one.can_be_accepted for one in refused):
        return None, tuple(refused)
    dimensions = tuple(one for name, one in known.items() if name in asked)
    return Facts(texts, direction, dimensions), tuple(refused)


def directions() -> dict[str, Direction]:
    """Return what can be said of the direction, as it is compared."""
    return {alike(t(f"own_direction.{one}")): one for one in Direction}


def file_words(name: str) -> str:
    """Return what a file is called where it is told of: nothing that points out anybody."""
    plain = _STRANGE_IN_NAME.sub("-", PurePath(name.replace("\\", "/")).name)
    if not plain or len(plain) > LONGEST_NAME or inspect(plain.replace("_", " ")):
        return t("own.a_file")
    return plain


def _names(found: Mapping[str, Direction]) -> list[str]:
    return [t(f"own_direction.{one}") for one in found.values()]


def _tidy(fact: Fact, text: str) -> str:
    if fact is Fact.CAUTIONS:
        return "\n".join(" ".join(line.split()) for line in text.splitlines()).strip()
    return " ".join(text.split())


def _wrong(
    fact: Fact, text: str, answer: Answer, *, accepted: bool
) -> Iterator[Refusal]:
    if not text:
        if not fact.is_optional:
            yield Refusal(answer.place, "own.fact_missing", {"what": fact.label})
        return
    most = LONGEST.get(fact, LONGEST_LINE)
    if len(text) > most:
        yield Refusal(
            answer.place, "written.long", {"most": most, "over": len(text) - most}
        )
    if fact in CHOSEN:
        return
    for found in inspect(text):
        can_be_accepted = found.action is Action.WARN
        if not (can_be_accepted and accepted):
            yield Refusal(
                answer.place, found.text_key, {}, can_be_accepted=can_be_accepted
            )
    if sign := _STRANGE.search(text):
        yield Refusal(answer.place, "own.strange_sign", {"sign": sign[0]})


def _choice(answer: Answer, names: list[str]) -> Refusal:
    told = quotable(answer.text)
    return Refusal(answer.place, "own.wrong_choice", {"names": listing(names)}, told)


def _shadows(
    texts: Mapping[Fact, str], answers: Mapping[Fact, Answer]
) -> Iterator[Refusal]:
    """Give the titles that are a published indicator's: nobody could tell them apart."""
    taken = {
        alike(title)
        for one in all_indicators().values()
        for title in (one.title, one.short_title)
    }
    for fact in (Fact.TITLE, Fact.SHORT_TITLE):
        if texts[fact] and alike(texts[fact]) in taken:
            yield Refusal(answers[fact].place, "own.title_taken")
