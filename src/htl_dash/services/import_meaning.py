"""Which of our indicators a measure in somebody's file is, and which part of it.

What somebody has chosen goes first, then what the catalogue declares of a family of
files, and last a measure that is called what the indicator is called. Nothing is
guessed: a measure that is none of these has no meaning.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from htl_dash.catalogue.import_measures import declared
from htl_dash.domain.indicator import Indicator
from htl_dash.domain.observation import TOTAL
from htl_dash.domain.table_choice import TableChoices
from htl_dash.domain.table_family import Family
from htl_dash.sources.raw_table import RawFigure, Recognised
from htl_dash.sources.table_families.publishers import family_of
from htl_dash.text import t

NOT_WANTED = ""
"""What somebody chooses for a measure that is not to be taken in."""
_CATEGORIES = {
    "kommunal": "municipal",
    "kommunala": "municipal",
    "enskild": "independent",
    "enskilda": "independent",
    "flickor": "F",
    "pojkar": "M",
}
"""What publishers call the parts that our indicators have."""
COUNTED_IN = {
    "all_subjects_passed_grade_9": "pupils_grade_9",
    "eligibility_grade_9_schools": "pupils_grade_9",
    "parents_post_secondary_grade_9": "pupils_grade_9",
}
"""Shares, and the count in the same row of a file that they are shares of."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """An indicator, and the category of it."""

    indicator: str
    category: str


@dataclass(frozen=True)
class Dictionary:
    """Everything that the meaning of a measure is read from.

    `categories` are those that figures of an indicator have, by its code.
    """

    recognised: Recognised
    choices: TableChoices
    indicators: Mapping[str, Indicator]
    categories: Mapping[str, Collection[str]]
    _known: dict[tuple[str, ...], Meaning | None] = field(default_factory=dict)

    def meaning(self, raw: RawFigure) -> Meaning | None:
        """Return what a figure is of; None where it is not known, or not wanted.

        Each measure is looked up once for a period: a figure for a month may mean what
        one for a year does not.
        """
        key = raw.measure, raw.category, raw.period
        if key not in self._known:
            self._known[key] = self._meaning(raw)
        return self._known[key]

    def _meaning(self, raw: RawFigure) -> Meaning | None:
        whole, bare = subject(raw), raw.measure
        chosen = self.choices.indicators
        if whole in chosen:
            return self._all_of(chosen[whole])
        if bare in chosen:
            return self._part_of(chosen[bare], raw.category)
        family, title = self._family, self.recognised.title
        if one := declared(family, title, bare, raw.category, raw.period):
            return Meaning(one.indicator, one.category)
        return self._part_of(self._named(bare), raw.category)

    @property
    def _family(self) -> str:
        """The family of the file; of its publisher's where its form tells nothing.

        Where nothing tells it is read as from PxWeb, whose CSV says nothing of itself:
        what is then missing is the publisher, and so is asked for.
        """
        family = self.recognised.family
        publisher = self.recognised.publisher or self.choices.publisher
        if family != Family.PLAIN:
            return family
        return (family_of(publisher) or family) if publisher else Family.PXWEB

    def _all_of(self, code: str) -> Meaning | None:
        return Meaning(code, TOTAL) if code in self.indicators else None

    def _part_of(self, code: str, category: str) -> Meaning | None:
        if code not in self.indicators:
            return None
        if category == TOTAL:
            return Meaning(code, TOTAL)
        plain = category.casefold().removesuffix(t("table_words.years")).strip()
        known = {one.casefold(): one for one in self.categories.get(code, ())}
        part = known.get(_CATEGORIES.get(plain, plain))
        return Meaning(code, part) if part else None

    def _named(self, measure: str) -> str:
        """Return the indicator that a measure is called by name or by its id."""
        plain = " ".join(measure.split()).casefold()
        for code, one in self.indicators.items():
            names = {code, one.title.casefold(), one.short_title.casefold()}
            has_id = one.source.publisher.startswith("Kolada")
            names |= {one.source.table.casefold()} if has_id else set()
            if plain in names:
                return code
        return NOT_WANTED


def subject(raw: RawFigure) -> str:
    """Return a measure with the part it is of, as people choose among them."""
    return raw.measure if raw.category == TOTAL else f"{raw.measure}, {raw.category}"
