"""The command that opens what is frozen again and compares it byte for byte."""

import argparse
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from htl_dash import settings
from htl_dash.cli.parsing import Parser
from htl_dash.text import t

Add = Callable[[str, Callable[[argparse.Namespace], int], str], Parser]


@dataclass(frozen=True, slots=True)
class Difference:
    """Something frozen that is not what it was: what, its number, and why."""

    what: str
    number: int
    why: str


@dataclass(frozen=True, slots=True)
class Verified:
    """How many decisions, reviews and minutes were opened, and what differs."""

    decisions: int
    reviews: int
    minutes: int
    differences: tuple[Difference, ...]

    @property
    def differing(self) -> int:
        """How many of them differ from what was frozen."""
        return len({(one.what, one.number) for one in self.differences})


def add_commands(add: Add) -> None:
    """Add the command."""
    command = add("verify-decisions", _verify, t("decide.verify"))
    command.options.add_argument("--json", action="store_true", help=t("cli.json"))


def _verify(chosen: argparse.Namespace) -> int:
    found = verify(settings.database_url())
    if chosen.json:
        print(json.dumps(_as_data(found), ensure_ascii=False, indent=2))
    else:
        for line in _lines(found):
            print(line)
    return 1 if found.differing else 0


def verify(url: str) -> Verified:
    """Open everything that is frozen in a store and compare; nothing is written.

    What is read must be written again as the same bytes, have the fingerprint that is
    kept beside it, and give the same PDF twice.
    """
    from htl_dash.services.decisions import all_decisions, all_reviews
    from htl_dash.services.kept_minutes import all_minutes
    from htl_dash.services.opening import open_store

    engine = open_store(url)
    taken = {one.id: one for one in all_decisions(engine)}
    reviewed = {one.id: one for one in all_reviews(engine)}
    kept = all_minutes(engine)
    engine.dispose()
    found = [
        Difference(what, number, why)
        for what, rows in (("decision", taken), ("review", reviewed), ("minutes", kept))
        for number, one in rows.items()
        for why in _wrong(one.content, one.sha256)
    ]
    return Verified(len(taken), len(reviewed), len(kept), tuple(found))


def _wrong(content: str, sha256: str) -> Iterator[str]:
    """Give what is wrong with a frozen text: nothing if it is what it was."""
    from htl_dash.exports.pdf import pdf
    from htl_dash.services.decisions import fingerprint
    from htl_dash.viewmodels.frozen import is_whole, thaw

    if fingerprint(content) != sha256:
        yield "hash"
    if not is_whole(content):
        yield "bytes"
        return
    document = thaw(content).document
    if pdf(document) != pdf(document):
        yield "pdf"


def _as_data(found: Verified) -> dict[str, object]:
    return {
        "decisions": found.decisions,
        "reviews": found.reviews,
        "minutes": found.minutes,
        "differing": found.differing,
        "differences": [
            {"what": one.what, "number": one.number, "why": one.why}
            for one in found.differences
        ],
    }


def _lines(found: Verified) -> Iterator[str]:
    names = {
        "decision": t("decide.a_decision"),
        "review": t("decide.a_review"),
        "minutes": t("minutes.of_meeting"),
    }
    whys = {
        "hash": t("decide.why_hash"),
        "bytes": t("decide.why_bytes"),
        "pdf": t("decide.why_pdf"),
    }
    for one in found.differences:
        what, why = names[one.what], whys[one.why]
        yield t("decide.differs", what=what, number=one.number, why=why)
    yield t(
        "decide.verified",
        decisions=found.decisions,
        reviews=found.reviews,
        minutes=found.minutes,
        differing=found.differing,
    )
