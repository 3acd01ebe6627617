"""Names of persons, by lists and by how they are written.

Lists hold the common names only, and more of the old Swedish ones than of others. So
that everybody is guarded alike, a capital inside a sentence counts as a name unless the
word is known as something else. Names are warned about, never refused: many of them
are words as well.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from htl_dash.disclosure.free_text_kinds import Action, Finding, Kind
from htl_dash.disclosure.free_text_words import NameWords, Words

TOKEN = re.compile(r"(?<!\w)[^\W\d_]+(?:['-][^\W\d_]+)*(?!\w|-\s)")
SENTENCE_START = re.compile(r"(?:^|[.!?:\n\"\u201d\u2022*])[\s\"\u201d(\u2022*-]*$")
LONGEST_START = 6
# Shorter names in small letters are too often words in some form.
SURE_LENGTH = 5
CITED = re.compile(r"(?: och [\w-]{1,30})?(?: m\.fl\.| et al\.?)? \((?:19|20)\d\d\)")


@dataclass(frozen=True, slots=True)
class Token:
    """One word: where it stands, and what it can be."""

    word: str
    start: int
    end: int
    opens: bool
    is_first: bool
    is_last: bool
    is_word: bool
    is_known: bool

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.word[0].isupper()

    @property
    def is_shouted(self) -> bool:
        """Whether it has capitals inside, as abbreviations have."""
        parts = self.word.replace("'", "-").split("-")
        return any(char.isupper() for part in parts for char in part[1:])

    @property
    def is_stranger(self) -> bool:
        """Whether only a name explains the capital of a word that is on no list."""
        explained = self.opens or self.is_shouted or self.is_known
        return self.is_capital and len(self.word) > 1 and not explained

    @property
    def may_be_name(self) -> bool:
        """Whether it is written like a name and is not known as something else."""
        listed = self.is_first or self.is_last
        return self.is_capital and not self.is_known and (listed or self.is_stranger)

    @property
    def is_small_name(self) -> bool:
        """Whether it is a first name in small letters that can be nothing else."""
        nothing_else = self.is_first and not (self.is_word or self.is_known)
        return nothing_else and not self.is_capital and len(self.word) >= SURE_LENGTH


def names(text: str, words: Words) -> Iterator[Finding]:
    """Find full names and single names in plain text; full ones may hold single ones."""
    known = words.names
    tokens = [_token(text, match, known) for match in TOKEN.finditer(text)]
    for at, (one, after) in enumerate(pairwise(tokens)):
        if f"{one.word} {after.word}".casefold() in known.known:
            tokens[at] = replace(one, is_known=True)
            tokens[at + 1] = replace(after, is_known=True)
    for begin, end in _runs(text, tokens):
        kind = _judged(text, tokens, begin, end, known)
        if kind is not None:
            yield _name(kind, tokens[begin], tokens[end - 1])
    yield from (_name(Kind.NAME, one, one) for one in tokens if one.is_small_name)
    for one, after in pairwise(tokens):
        if _is_listed_pair(text[one.end : after.start], one, after):
            yield _name(Kind.FULL_NAME, one, after)


def _name(kind: Kind, one: Token, last: Token) -> Finding:
    full = kind is Kind.FULL_NAME
    key = "free_text.full_name" if full else "free_text.name"
    return Finding(kind, one.start, last.end, Action.WARN, key)


def _token(text: str, match: re.Match[str], known: NameWords) -> Token:
    folded, start = match.group().casefold(), match.start()
    first = _is_in(folded, known.first) or folded.startswith(known.beginnings)
    last = _is_in(folded, known.last)
    as_place = folded.endswith(known.endings) or folded[:-1].endswith(known.endings)
    before = max(0, start - LONGEST_START)
    return Token(
        word=match.group(),
        start=start,
        end=match.end(),
        opens=SENTENCE_START.search(text, before, start) is not None,
        is_first=first,
        is_last=last,
        is_word=_is_in(folded, known.also_words),
        is_known=(as_place and not (first or last)) or _is_in(folded, known.known),
    )


def _is_in(folded: str, listed: frozenset[str]) -> bool:
    """Whether a word is listed, also in the genitive or as all parts of a double."""
    bare = folded.removesuffix("s").removesuffix("'")
    # A name that ends in s has no other s in the genitive.
    if folded in listed or (bare in listed and not bare.endswith("s")):
        return True
    parts = bare.split("-")
    return len(parts) > 1 and all(part in listed for part in parts)


def _runs(text: str, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Give begin and end of each unbroken row of words that may be names."""
    begin = 0
    while begin < len(tokens):
        end = begin
        while end < len(tokens) and tokens[end].may_be_name:
            end += 1
            if (
                end < len(tokens)
                and text[tokens[end - 1].end : tokens[end].start] != " "
            ):
                break
        if end > begin:
            yield begin, end
        begin = max(end, begin + 1)


def _judged(
    text: str, tokens: Sequence[Token], begin: int, end: int, known: NameWords
) -> Kind | None:
    """Return what a row of words is, or None where it is no name."""
    run = tokens[begin:end]
    if _is_street_or_source(text, tokens, begin, end, known):
        return None
    if any(_is_full(one, after) for one, after in pairwise(run)):
        return Kind.FULL_NAME
    if len(run) > 1:
        return Kind.NAME
    (only,) = run
    is_doubtful = only.is_shouted or (only.opens and only.is_word)
    return None if is_doubtful else Kind.NAME


def _is_full(one: Token, after: Token) -> bool:
    """Whether two words that may be names are not just two first names."""
    turned = one.is_last and after.is_first
    unlisted = not (after.is_first or after.is_last)
    return after.is_last or turned or unlisted


def _is_street_or_source(
    text: str, tokens: Sequence[Token], begin: int, end: int, known: NameWords
) -> bool:
    """Whether the names are part of a street's, or of a reference to a publication."""
    last = tokens[end - 1]
    if CITED.match(text, last.end) and not any(
        one.is_first for one in tokens[begin:end]
    ):
        return True
    after = tokens[end].word if end < len(tokens) else ""
    return after in known.streets and text[last.end : tokens[end].start] == " "


def _is_listed_pair(between: str, one: Token, after: Token) -> bool:
    """Whether this is a listed name in small letters, or the last name put first."""
    if between == ", ":
        capitals = one.is_capital and after.is_capital
        return capitals and one.is_last and not one.is_first and after.is_first
    small = not (one.is_capital or after.is_capital or one.is_word or after.is_word)
    return between == " " and small and one.is_first and after.is_last
