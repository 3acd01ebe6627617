"""A finding in words, together with how it was worked out."""

from dataclasses import dataclass

from htl_dash.domain.trail import NO_TRAIL, Trail


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence or two; `methods` are names under `[method]` in text/sv.

    `trail` leads to the figures that it is worked out from.
    """

    text: str
    methods: tuple[str, ...]
    trail: Trail = NO_TRAIL

    @property
    def plain(self) -> str:
        """The words alone, for a figure's text alternative."""
        return self.text.replace("**", "")
