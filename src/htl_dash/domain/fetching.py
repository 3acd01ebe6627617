"""What can be fetched from a source: declared datasets, and what is asked of them."""

from dataclasses import dataclass, replace
from enum import StrEnum

from htl_dash.domain.geography import Geography, School, county_of


class SourceName(StrEnum):
    """A live source. Its address can be set in the environment: see `settings`."""

    SCB = "scb"
    KOLADA = "kolada"
    SKOLVERKET = "skolverket"
    SCHOOL_REGISTER = "school_register"
    FOHM = "fohm"


@dataclass(frozen=True, slots=True)
class Counted:
    """One count of the source that a share is worked out from.

    `words` must stand in the source's own label of the id, and none of those in `without`:
    the workforce is not "outside the workforce".
    """

    code: str
    words: tuple[str, ...]
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Share:
    """A share that the source gives only the counts of: 100 * these / those, each summed.

    Both are read from one answer. Where one of the counts is not given there is no share:
    never a partial sum.
    """

    numerator: tuple[Counted, ...]
    denominator: tuple[Counted, ...]

    @property
    def counts(self) -> tuple[Counted, ...]:
        """Each count once."""
        return tuple(dict.fromkeys((*self.numerator, *self.denominator)))


@dataclass(frozen=True, slots=True)
class FetchMeasure:
    """One of our indicators, and what the source calls it.

    `code` is the source's own id. `words` must all stand in the source's own title or
    label of that id, and `unit` in its unit (empty: not told by the source): a number is
    never trusted to mean what we think because its id looks right. A word may be given in
    several ways with a bar between them, as `procent|percent`: see `sources/wording.py`.
    `share` says how it is worked out, where it is not read as it stands; `code` is then
    what is counted, and empty where the counts themselves are measures of the table.
    """

    indicator: str
    code: str
    words: tuple[str, ...]
    unit: str = ""
    share: Share | None = None

    @property
    def measure_codes(self) -> tuple[str, ...]:
        """The table's measures that are asked for."""
        if self.code or self.share is None:
            return (self.code,)
        return tuple(one.code for one in self.share.counts)

    @property
    def ids(self) -> frozenset[str]:
        """Every id of the source that the figure rests on."""
        counts = self.share.counts if self.share else ()
        return frozenset((*self.measure_codes, *(one.code for one in counts)))


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
        chosen_words: Must all stand in the source's own label of that value, by variable.
        sex_variable: The variable that is sex, whatever the source calls it; or empty.
        age_variable: The variable whose values become the category; or empty. Five-year
            bands where it has them, else single years.
        measures: What is in it. All of them are worked out, or none.
        part_variable: The variable whose values shares are worked out from; empty where
            they are worked out from the table's measures.
        is_whole_series: Whether every period is asked for each time, since the source
            works out the earlier ones anew: amounts in the last year's prices.
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
    chosen_words: tuple[tuple[str, tuple[str, ...]], ...] = ()
    part_variable: str = ""
    is_whole_series: bool = False

    @property
    def is_worked_out(self) -> bool:
        """Whether its figures are our own calculation on the source's counts."""
        return any(one.share for one in self.measures)

    @property
    def measure_codes(self) -> tuple[str, ...]:
        """The source's measures that are asked for, each once."""
        every = (code for one in self.measures for code in one.measure_codes)
        return tuple(dict.fromkeys(every))

    @property
    def part_codes(self) -> tuple[str, ...]:
        """The values of the variable of parts that are asked for, each once."""
        shares = (one.share for one in self.measures if one.share)
        every = (count.code for share in shares for count in share.counts)
        return tuple(dict.fromkeys(every)) if self.part_variable else ()


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

    @property
    def county(self) -> str:
        """The code of the county that home lies in."""
        return county_of(self.home)

    def about(self, dataset: FetchDataset) -> "Asked":
        """Return what is asked for of a dataset: always every period, for some."""
        return replace(self, since="", until="") if dataset.is_whole_series else self
