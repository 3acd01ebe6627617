"""What a decision freezes: the document as it was shown, and what it was made from."""

from dataclasses import dataclass

from htl_dash.viewmodels.document import Document, Fact, Section


@dataclass(frozen=True, slots=True)
class FrozenView:
    """One view that the document shows: its address with every choice that was made.

    Its sections are `count` of the document's, from number `first` on.
    """

    address: str
    first: int
    count: int


@dataclass(frozen=True, slots=True)
class Frozen:
    """A document and what it was made from.

    `data_version` and `work_version` name what the store held then, and `methods` the
    code that worked the numbers out, each with its fingerprint.
    """

    document: Document
    views: tuple[FrozenView, ...]
    data_version: str
    work_version: str
    methods: tuple[Fact, ...]

    def sections_of(self, view: FrozenView) -> tuple[Section, ...]:
        """Return the sections of one view as they were."""
        return self.document.sections[view.first : view.first + view.count]
