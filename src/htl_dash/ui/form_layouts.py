"""Which fields stand beside each other on each form, section by section."""

from collections.abc import Iterator
from dataclasses import dataclass

from htl_dash.domain.flow import FLOW_PARTS
from htl_dash.domain.record import RecordKind


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a form: a heading (under `section_form` in the text) and its rows."""

    name: str
    rows: tuple[tuple[str, ...], ...]


def batched(names: tuple[str, ...], most: int) -> Iterator[tuple[str, ...]]:
    """Give rows of at most so many fields."""
    for at in range(0, len(names), most):
        yield names[at : at + most]


CYCLE = "cycle"
LAYOUTS: dict[RecordKind, tuple[Section, ...]] = {
    RecordKind.VOLUME: (
        Section(
            "amounts",
            (
                ("planned_hours", "actual_hours"),
                ("planned_sek", "actual_sek"),
                ("planned_reach", "actual_reach"),
            ),
        ),
        Section("follow_up", (("follow_up",),)),
    ),
    RecordKind.FLOW: tuple(
        Section(part, tuple(batched(counts, 2 if len(counts) == 4 else 3)))
        for part, counts in FLOW_PARTS.items()
    ),
    RecordKind.INITIATIVE: (
        Section(
            "base",
            (
                ("title", "target_group"),
                ("status", "first_term", "last_term"),
                ("kind", "responsible"),
            ),
        ),
        Section(
            "why",
            (
                ("dimensions",),
                ("need", "expected_outcome"),
                ("indicators",),
            ),
        ),
        Section("how", (("activities",), ("actors",))),
        Section(
            "classes",
            (
                ("approach", "approach_reason"),
                ("level", "level_reason"),
                ("setting", "setting_reason"),
            ),
        ),
        Section(CYCLE, (("plan", "lessons"),)),
    ),
    RecordKind.PROBLEM: (
        Section(
            "problem",
            (
                ("title",),
                ("description", "evidence"),
                ("dimensions",),
                ("level", "raised_by"),
            ),
        ),
    ),
}
"""The forms. `status` of a problem is set by what is done, not written."""
