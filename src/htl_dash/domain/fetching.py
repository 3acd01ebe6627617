"""What can be fetched from a source: declared datasets, and what is asked of them."""

from dataclasses import dataclass
from enum import StrEnum

from htl_dash.domain.geography import Geography, School


class SourceName(StrEnum):
    """A live source. Its address can be set in the environment: see `settings`."""

    SCB = "scb"
    KOLADA = "kolada"
    SKOLVERKET = "skolverket"
    SCHOOL_REGISTER = "school_register"
    FOHM = "fohm"


@dataclass(frozen=True, slots=True)
class FetchMeasure:
    """One of our indicators, and what the source calls it.

    `code` is the source's own id. `words` must all stand in the source's own title or
    label of that id, and `unit` in its unit (empty: not told by the source): a number is
    never trusted to mean what we think because its id looks right. A word may be given in
    several ways with a bar between them, as `procent|percent`: see `sources/wording.py`.
    """

    indicator: str
    code: str
    words: tuple[str, ...]
    unit: str = ""


@dataclass(frozen=True, slots=True)
class FetchDataset:
    """One dataset that the catalogue declares, and how to ask for it.

    Attributes:
        name: The dataset's name in the store.
        title: In Swedish, for people.
        source: Which client speaks with it.
        table: The source's own id of the table, where it has tables.
        legacy_path: The table in PxWeb 1, for when version 2 does not know it.
        url: Where people can read about it.
        licence, protection, cautions: As in the origin note of the data pack.
        title_words: Must all stand in the source's own title of the table.
        from_period: The first period to ask for; empty for all there are.
        divisions: The geographies to ask for.
        choose: Other variables, and the text or code of the value that is asked for.
        sex_variable: The variable that is sex, whatever the source calls it; or empty.
        age_variable: The variable whose values become the category; or empty.
        measures: What is in it.
    """

    name: str
    title: str
    source: SourceName
    table: str
    legacy_path: str
    url: str
    publisher: str
    licence: str
    protection: str
    cautions: tuple[str, ...]
    title_words: tuple[str, ...]
    from_period: str
    divisions: tuple[Geography, ...]
    choose: tuple[tuple[str, str], ...]
    sex_variable: str
    age_variable: str
    measures: tuple[FetchMeasure, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose figures are asked for, and since when.

    `municipalities` are home first, then those it is compared with. `since` is a period
    such as 2023, and `until` the last one; both empty for all. `schools` are unit codes of the home municipality, and
    `register` the same schools with their names, for a source that knows no codes.
    """

    home: str
    municipalities: tuple[str, ...]
    schools: tuple[str, ...] = ()
    since: str = ""
    register: tuple[School, ...] = ()
    until: str = ""
