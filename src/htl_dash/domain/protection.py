"""How figures of one origin are protected; declared in the catalogue."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """Which counts may not be known.

    Attributes:
        minimum_count: Counts from one up to but not including this are hidden.
        hides_zeros: Whether a zero is hidden too. Any zero may be hidden for the sake
            of another cell, so a hidden cell never says that there is somebody.
        complements: Axes on which the rest of the total is held to the same rule: few
            who failed are as exposed as few who passed.
        minimum_group: The least total along `complements` for its parts to be shown
            (Skolverket: ten pupils at a school).
        together: Axes whose parts are all hidden if one of them is (both sexes).
    """

    minimum_count: int = 5
    hides_zeros: bool = False
    complements: tuple[str, ...] = ()
    minimum_group: int = 0
    together: tuple[str, ...] = ()

    def is_small(self, value: float) -> bool:
        """Whether a count may not be shown as it is."""
        return 0 < value < self.minimum_count or (value == 0 and self.hides_zeros)


@dataclass(frozen=True, slots=True)
class ProtectionRule:
    """A declared rule. `is_done` where figures come protected already.

    They then pass as they are, and the rule says what the leak guard demands of them.
    """

    name: str
    title: str
    text: str
    is_done: bool
    rule: Rule
