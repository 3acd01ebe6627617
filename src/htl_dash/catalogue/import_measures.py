"""Which of our indicators a measure in a colleague's file is, as the catalogue declares.

Words are compared without regard to case, spaces and hyphens, since publishers change
their wording; but each word must be there, and a measure that fits two indicators is
none of them. Neither is one that says something of the measure, such as how it has
changed, or that is of a group: -4.2 under "Change in merit value" is no merit value. So
a heading with a word that neither the declaration nor the list of empty words has is
none of ours: whoever sent the file is asked, where a guess could be wrong.
"""

import re
from functools import cache
from pathlib import Path

from htl_dash.catalogue.indicators import all_indicators
from htl_dash.catalogue.reading import (
    Definition,
    codes,
    definition_files,
    read_definition,
)
from htl_dash.domain.table_family import (
    Declared,
    DeclaredMeasure,
    DeclaredTable,
    Family,
)
from htl_dash.settings import catalogue_folder
from htl_dash.text import t

KIND = "imports"
KEYS = (
    "families",
    "title_words",
    "title_without",
    "by_table_id",
    "by_month",
    "parts",
    "measures",
)
_DASHES = re.compile(r"[\u2010-\u2015]")
_APART = re.compile(r"[\s\u00ad]+|(?<!\d)-|-(?!\d)")
_WORD = re.compile(r"\w+")
_PARTED = re.compile(r"(?<=[^\W\d])-\s*(?=[^\W\d])")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WHOLE = "_T"
_ENDING = 3
"""Letters that a word may have after those it is declared by: eligib, eligible."""
_MONTH = re.compile(r"\d{4}-\d{2}")
_TABLE_ID = re.compile(r"\b[NU]\d{5}\b")


def declared(
    family: str, title: str, measure: str, category: str, period: str
) -> Declared | None:
    """Return the indicator that a measure is, and which part of it.

    Args:
        family: Of the file.
        title: Of the table, or its measure where it has no title.
        measure: As it is written: a heading, a label or an id.
        category: As it is written, or _T for the whole.
        period: As the store writes it. A figure for a month is none for a year.
    """
    is_month = _MONTH.fullmatch(period) is not None
    found = {
        Declared(indicator, part)
        for table in _read_all(catalogue_folder())
        if family in table.families and table.by_month == is_month
        if _fits(title, table.words, table.without) and not _is_of_a_group(title)
        for part in (_part(table, category),)
        if part
        for indicator in _indicators(table, measure)
    }
    return found.pop() if len(found) == 1 else None


def is_wanted(family: str, title: str, measure: str) -> bool:
    """Whether a measure is declared for some part or period of a table."""
    return any(
        _indicators(table, measure)
        for table in _read_all(catalogue_folder())
        if family in table.families and _fits(title, table.words, table.without)
        if not _is_of_a_group(title)
    )


def declared_tables() -> tuple[DeclaredTable, ...]:
    """Return every declared table; CatalogueError where one cannot be read."""
    return _read_all(catalogue_folder())


def _indicators(table: DeclaredTable, measure: str) -> set[str]:
    says_more = _holds(measure, "import_words.more") or _is_of_a_group(measure)
    found = {
        one.indicator
        for one in table.measures
        if not says_more and _fits(measure, one.words, one.without)
        if _is_understood(measure, _own_words(table, one.indicator))
    }
    if table.by_table_id:
        ids = set(_TABLE_ID.findall(measure))
        found |= {
            code
            for code, one in all_indicators().items()
            if one.source.publisher == table.by_table_id and one.source.table in ids
        }
    return found


def _own_words(table: DeclaredTable, indicator: str) -> frozenset[str]:
    """Return the words that a table is declared with for an indicator, one by one."""
    ours = [one.words for one in table.measures if one.indicator == indicator]
    whole = [written for written, part in table.parts if part == _WHOLE]
    every = [*(word for words in ours for word in words), *whole]
    return frozenset(word for one in every for word in _words(one))


def _is_understood(text: str, own: frozenset[str]) -> bool:
    """Whether each word is one of our own, with its ending, or says nothing more.

    A word may be parted by a hyphen at the end of a line.
    """
    whole, begin = _listed("import_words.empty")

    def is_known(word: str) -> bool:
        if word in whole or word.startswith(begin) or _YEAR.fullmatch(word):
            return True
        ends = (word[len(one) :] for one in own if word.startswith(one))
        return any(len(end) <= _ENDING and (not end or end.isalpha()) for end in ends)

    joined = _PARTED.sub("", _DASHES.sub("-", text))
    return any(all(map(is_known, _words(one))) for one in (text, joined))


def _fits(text: str, words: tuple[str, ...], without: tuple[str, ...]) -> bool:
    plain = _plain(text)
    has_all = all(_plain(one) in plain for one in words)
    return has_all and not any(_plain(one) in plain for one in without)


def _is_of_a_group(text: str) -> bool:
    """Whether a text is about a group; not the list that a title from PxWeb ends with."""
    first, _, _ = text.partition(f" {t('table_words.stub_list')} ")
    return _holds(first, "import_words.group")


@cache
def _listed(key: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the words that a text key lists, and those that only begin so: 'x-'."""
    words = [one.strip() for one in t(key).split(",")]
    begin = tuple(one[:-1] for one in words if one.endswith("-"))
    return frozenset(one for one in words if not one.endswith("-")), begin


def _holds(text: str, key: str) -> bool:
    whole, begin = _listed(key)
    return any(one in whole or one.startswith(begin) for one in _words(text))


def _words(text: str) -> list[str]:
    return _WORD.findall(_DASHES.sub("-", text).replace("\u00ad", "").casefold())


def _plain(text: str) -> str:
    # 0-19 keeps its hyphen: without it 2019 would hold 019.
    return _APART.sub("", _DASHES.sub("-", text)).casefold()


def _part(table: DeclaredTable, category: str) -> str | None:
    parts = {_plain(written): ours for written, ours in table.parts}
    _, _, after_code = category.partition(" ")
    for one in (category, after_code):
        plain = _plain(one).removesuffix(t("table_words.years"))
        if part := parts.get(plain):
            return part
    return None


@cache
def _read_all(folder: Path) -> tuple[DeclaredTable, ...]:
    files = definition_files(folder, KIND)
    return tuple(_table(read_definition(folder, file)) for file in files)


def _table(top: Definition) -> DeclaredTable:
    top.only(*KEYS)
    parts = top.table("parts")
    return DeclaredTable(
        families=top.choices("families", codes(Family)),
        words=top.texts("title_words"),
        without=top.texts("title_without"),
        parts=tuple((written, parts.text(written)) for written in parts.values),
        measures=tuple(_measure(one) for one in top.tables("measures")),
        by_table_id=top.text_if_any("by_table_id") or "",
        by_month="by_month" in top.values and top.truth("by_month"),
    )


def _measure(one: Definition) -> DeclaredMeasure:
    one.only("indicator", "words", "without")
    code = one.text("indicator")
    if code not in all_indicators():
        raise one.refuse("indicator", "unknown_code", found=code)
    return DeclaredMeasure(code, one.texts("words"), one.texts("without"))
