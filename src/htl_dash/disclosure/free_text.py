"""The free-text guard: find what points out a person before a text is saved.

It recognises shapes and listed names, nothing is guessed by a model, and nothing of the
text is kept, logged or put into an error.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from htl_dash.disclosure.free_text_counts import few_children
from htl_dash.disclosure.free_text_kinds import Action, Finding, Kind
from htl_dash.disclosure.free_text_names import names
from htl_dash.disclosure.free_text_numbers import emails, identity_numbers, phones
from htl_dash.disclosure.free_text_phrases import addresses, class_descriptions
from htl_dash.disclosure.free_text_plain import plain
from htl_dash.disclosure.free_text_words import words

ACTIONS, KINDS = tuple(Action), tuple(Kind)


def inspect(text: str) -> tuple[Finding, ...]:
    """Return everything in a text that points out a person, in order and apart.

    Where two findings overlap, one that refuses goes before one that warns, and then
    the gravest kind and the longest. Takes time in proportion to
    the length of the text. Raises CatalogueError where the guard's own word lists
    cannot be read.
    """
    made, known = plain(text), words()
    found = (
        *identity_numbers(made.text),
        *emails(made.text),
        *phones(made.text),
        *class_descriptions(made.text, known),
        *few_children(made.text, known),
        *addresses(made.text, known),
        *names(made.text, known),
    )
    placed = (_placed(one, *made.original(one.start, one.end)) for one in found)
    return tuple(sorted(_apart(placed, len(text)), key=lambda one: one.start))


def _placed(found: Finding, start: int, end: int) -> Finding:
    return replace(found, start=start, end=end)


def _apart(found: Iterable[Finding], length: int) -> Iterator[Finding]:
    """Give the findings that no graver one overlaps."""
    taken = bytearray(length)
    for one in sorted(found, key=_gravest_first):
        if not any(taken[one.start : one.end]):
            taken[one.start : one.end] = b"\x01" * (one.end - one.start)
            yield one


def _gravest_first(found: Finding) -> tuple[int, int, int]:
    length = found.end - found.start
    return ACTIONS.index(found.action), KINDS.index(found.kind), -length
