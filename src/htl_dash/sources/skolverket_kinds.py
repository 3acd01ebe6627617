"""What can be asked about a school: its statistics, or its pupils' answers to a survey.

A dataset says which in its `choose`: `typeOfSchooling` for statistics, `survey` for a
survey. Where it says nothing it means the statistics of the compulsory school.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from htl_dash.domain.fetching import Asked, FetchDataset, SourceName
from htl_dash.domain.received import Received
from htl_dash.sources.answers import refuse
from htl_dash.sources.redaction import ANY, Shape
from htl_dash.sources.skolverket_rows import ReadAnswer, body_of, figures_of
from htl_dash.sources.skolverket_survey import SURVEYS, Survey
from htl_dash.sources.skolverket_units import LINKS
from htl_dash.text import t

COMPULSORY = "gr"
SCHOOLING, SURVEY = "typeOfSchooling", "survey"
_SCHOOLINGS = ("fsk", "gr", "gran", "gy", "gyan")
_VALUE_SHAPE = {"value": None, "valueType": None, "timePeriod": None}
_SHAPE = {
    "status": None,
    "message": None,
    "body": {ANY: _VALUE_SHAPE, "_links": LINKS},
}


class Kind(Protocol):
    """One kind of answer about a school, and how it is read."""

    @property
    def schooling(self) -> str:
        """The kind of schooling whose schools are asked."""

    @property
    def tried(self) -> int:
        """How many schools are looked at, at most, to see whether a measure exists."""

    @property
    def silent(self) -> str:
        """The text key of what to say of schools that have no such answer."""

    def path(self, code: str) -> str:
        """Return where a school's answer is, below the service's address."""

    def request(self, dataset: FetchDataset, code: str) -> str:
        """Return what tells the answer to be kept from every other."""

    def shape(self, dataset: FetchDataset) -> Shape:
        """Return what of the answer is kept."""

    def titles(self, whole: Any, code: str, url: str) -> Mapping[str, str]:
        """Return the source's own words for every code that an answer knows.

        Raises:
            SourceError: The answer is about another school, or is none.
        """

    def read(
        self, dataset: FetchDataset, asked: Asked, code: str, answer: Received
    ) -> ReadAnswer:
        """Read the figures of one school for the measures and periods asked for.

        Raises:
            SourceError: The answer is about another school, or a value cannot be read.
        """


@dataclass(frozen=True, slots=True)
class Statistics:
    """A school's statistics for one kind of schooling; measures have only names."""

    schooling: str
    tried = 10
    silent = "source_skolverket.silent"

    def path(self, code: str) -> str:
        """Return where a school's statistics are."""
        return f"school-units/{code}/statistics/{self.schooling}"

    def request(self, dataset: FetchDataset, code: str) -> str:
        """Return what tells the statistics from others."""
        return f"{self.schooling}/{code}"

    def shape(self, dataset: FetchDataset) -> Shape:
        """Return every value, and nothing about persons."""
        return _SHAPE

    def titles(self, whole: Any, code: str, url: str) -> Mapping[str, str]:
        """Return the names of the measures: they are all there is."""
        return {name: name for name in body_of(whole, code, url)}

    def read(
        self, dataset: FetchDataset, asked: Asked, code: str, answer: Received
    ) -> ReadAnswer:
        """Read a school's statistics."""
        return ReadAnswer([*figures_of(dataset, asked, code, answer)])


def kind_of(dataset: FetchDataset) -> Kind:
    """Return what a dataset asks about; SourceError where there is no such kind."""
    chosen = dict(dataset.choose)
    survey = chosen.get(SURVEY)
    if survey in SURVEYS:
        return Survey(survey)
    schooling = chosen.get(SCHOOLING, COMPULSORY)
    if survey is not None or schooling not in _SCHOOLINGS:
        words = t("source_skolverket.unknown_kind", found=survey or schooling)
        refuse(SourceName.SKOLVERKET, dataset.url, words)
    return Statistics(schooling)
