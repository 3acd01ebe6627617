"""What the columns of a table that somebody sends are taken to be, and by whose word."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class ColumnRole(StrEnum):
    """What a column of a table holds.

    MEASURE_NAME says in words or by id what VALUE is a figure of, where rows are long;
    MEASURE is a column of figures that its own heading names.
    """

    PLACE_CODE = "place_code"
    PLACE_NAME = "place_name"
    PERIOD = "period"
    SEX = "sex"
    CATEGORY = "category"
    MEASURE_NAME = "measure_name"
    VALUE = "value"
    MEASURE = "measure"
    IGNORED = "ignored"


@dataclass(frozen=True, slots=True)
class TableChoices:
    """What somebody has said of a table, where it is not taken as it was recognised.

    Attributes:
        roles: What a column is, by its key (its heading, made unique within the table).
        indicators: The indicator that a measure is, by the measure as it is written;
            empty for one that is not to be taken in.
        publisher: Who has published the figures, where the file does not say.
        period: What the figures are about, where the file does not say.
    """

    roles: Mapping[str, ColumnRole] = field(default_factory=dict)
    indicators: Mapping[str, str] = field(default_factory=dict)
    publisher: str = ""
    period: str = ""
