"""How well the free-text guard does on sentences that people have labelled."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from htl_dash.catalogue.reading import Definition, codes, read_definition
from htl_dash.disclosure.free_text import inspect
from htl_dash.disclosure.free_text_kinds import Action, Kind
from htl_dash.disclosure.free_text_words import FOLDER

SHIPPED = (FOLDER / "corpus.toml", FOLDER / "held_out.toml")
NOTHING = "none"
VERDICTS = {name: name for name in (*Action, NOTHING)}


@dataclass(frozen=True, slots=True)
class Score:
    """How many sentences have a label, get it from the guard, and both.

    `recall` and `precision` are shares from 0 to 1, None where nothing is to be
    found or nothing is.
    """

    name: str
    labelled: int
    found: int
    right: int
    recall: float | None
    precision: float | None


@dataclass(frozen=True, slots=True)
class CorpusAudit:
    """What the guard did with one file of labelled sentences.

    `missed` and `false_alarms` say where in the file, never what was written.
    """

    file: str
    sentences: int
    harmless: int
    harmless_stopped: int
    recall_floor: float
    verdicts: tuple[Score, ...]
    kinds: tuple[Score, ...]
    missed: tuple[str, ...]
    false_alarms: tuple[str, ...]

    @property
    def blocked(self) -> Score:
        """The score for what must be refused."""
        return next(one for one in self.verdicts if one.name == Action.BLOCK)

    @property
    def holds(self) -> bool:
        """Whether enough of what must be refused is, by the file's own floor."""
        return self.blocked.recall is None or self.blocked.recall >= self.recall_floor


@dataclass(frozen=True, slots=True)
class Judged:
    """One labelled sentence: where it stands, what it holds, what the guard found."""

    place: str
    verdict: str
    kinds: frozenset[Kind]
    found_verdict: str
    found: frozenset[Kind]


def audit_corpus(file: Path) -> CorpusAudit:
    """Run the guard on one labelled file; data/text_guard/README.md tells the form.

    Raises CatalogueError where the file is missing or not of the form.
    """
    top = read_definition(file.parent, file.name)
    top.only("recall_floor", "groups")
    judged = tuple(one for group in top.tables("groups") for one in _judged(group))
    harmless = [one for one in judged if one.verdict == NOTHING]
    return CorpusAudit(
        file=file.name,
        sentences=len(judged),
        harmless=len(harmless),
        harmless_stopped=sum(bool(one.found) for one in harmless),
        recall_floor=top.number("recall_floor", 0, 1),
        verdicts=tuple(_verdict_score(action, judged) for action in Action),
        kinds=tuple(_kind_score(kind, judged) for kind in Kind),
        missed=_places((one.place, one.kinds - one.found) for one in judged),
        false_alarms=_places((one.place, one.found - one.kinds) for one in judged),
    )


def _judged(group: Definition) -> Iterator[Judged]:
    group.only("finds", "action", "sentences")
    kinds = frozenset(group.choices("finds", codes(Kind)))
    verdict = group.choice("action", VERDICTS)
    for at, sentence in enumerate(group.texts("sentences"), start=1):
        found = inspect(sentence)
        actions = {one.action for one in found}
        worst = next((action for action in Action if action in actions), NOTHING)
        found_kinds = frozenset(one.kind for one in found)
        place = f"{group.place}.sentences[{at}]"
        yield Judged(place, verdict, kinds, worst, found_kinds)


def _kind_score(kind: Kind, judged: Sequence[Judged]) -> Score:
    return _score(kind, [(kind in one.kinds, kind in one.found) for one in judged])


def _verdict_score(action: Action, judged: Sequence[Judged]) -> Score:
    pairs = [(one.verdict == action, one.found_verdict == action) for one in judged]
    return _score(action, pairs)


def _score(name: str, pairs: Sequence[tuple[bool, bool]]) -> Score:
    labelled = sum(is_labelled for is_labelled, _ in pairs)
    found = sum(is_found for _, is_found in pairs)
    right = sum(is_labelled and is_found for is_labelled, is_found in pairs)
    recall = right / labelled if labelled else None
    return Score(name, labelled, found, right, recall, right / found if found else None)


def _places(differing: Iterable[tuple[str, frozenset[Kind]]]) -> tuple[str, ...]:
    """Return "groups[3].sentences[2]: phone" for each kind that differs."""
    return tuple(
        f"{place}: {kind}" for place, kinds in differing for kind in sorted(kinds)
    )
