"""A finding in words, together with how it was worked out."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence or two; `methods` are names under `[method]` in text/sv."""

    text: str
    methods: tuple[str, ...]

    @property
    def plain(self) -> str:
        """The words alone, for a figure's text alternative."""
        return self.text.replace("**", "")
