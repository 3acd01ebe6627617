"""What a look fifteen years ahead rests on: assumptions, each with where it is from."""

from dataclasses import dataclass
from enum import StrEnum


class Quantity(StrEnum):
    """What must be assumed about children's needs and about what is done.

    Needs are low, early or high. Shares are of children, flows are shares of a state
    each year. An effect is how much a flow is changed where everybody is reached, and a
    price is what it costs per child to get 63 per cent of the way there.
    """

    CHILDREN = "children"
    EARLY_NOW = "early_now"
    HIGH_NOW = "high_now"
    LOW_TO_EARLY = "low_to_early"
    EARLY_TO_HIGH = "early_to_high"
    EARLY_TO_LOW = "early_to_low"
    HIGH_TO_EARLY = "high_to_early"
    CHILDHOOD_YEARS = "childhood_years"
    EARLY_AT_START = "early_at_start"
    PROMOTIVE_EFFECT = "promotive_effect"
    PREVENTIVE_EFFECT = "preventive_effect"
    REMEDIAL_EFFECT = "remedial_effect"
    PROMOTIVE_PRICE = "promotive_price"
    PREVENTIVE_PRICE = "preventive_price"
    REMEDIAL_PRICE = "remedial_price"

    @property
    def is_effect(self) -> bool:
        """Whether it may be below zero: work can do harm."""
        return self in (
            Quantity.PROMOTIVE_EFFECT,
            Quantity.PREVENTIVE_EFFECT,
            Quantity.REMEDIAL_EFFECT,
        )

    @property
    def is_share(self) -> bool:
        """Whether it is a share of children, 0-1."""
        amounts = (Quantity.CHILDREN, Quantity.CHILDHOOD_YEARS)
        prices = (
            Quantity.PROMOTIVE_PRICE,
            Quantity.PREVENTIVE_PRICE,
            Quantity.REMEDIAL_PRICE,
        )
        return not self.is_effect and self not in (*amounts, *prices)


@dataclass(frozen=True, slots=True)
class Assumption:
    """A number that nobody has measured here, how far off it may be, and its source.

    `lower` and `upper` are limits at 95 per cent, as wide as our doubt.
    """

    quantity: Quantity
    title: str
    value: float
    lower: float
    upper: float
    source: str
