"""What commands that read and write files share: what is given, and what is wrong in it."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from htl_dash.domain.errors import HtlError
from htl_dash.text import listing, number, t

if TYPE_CHECKING:
    from htl_dash.domain.municipality import Municipality
    from htl_dash.services.given_file import Refusal

REFUSED = 2
"""The exit code where something in a file must be mended."""


class GivenFileError(HtlError):
    """What is asked for cannot be done. `text_key` says why, and the cure."""

    def __init__(self, text_key: str, **facts: object) -> None:
        """Keep what is wrong, and its facts."""
        super().__init__(**facts)
        self.text_key = text_key


def require_function(home: "Municipality", function: str) -> None:
    """Check that a function is one of the municipality's; GivenFileError otherwise."""
    known = [one.code for one in home.team_model.functions]
    if function not in known:
        raise GivenFileError("term_file.unknown_function", known=listing(known))


def read_given(file: Path) -> bytes:
    """Return what is in a file; GivenFileError where it cannot be read."""
    try:
        return file.read_bytes()
    except OSError:
        raise GivenFileError("term_file.not_read", file=file) from None


def write_new(file: Path, content: bytes) -> None:
    """Write a file that is not there yet; GivenFileError where that cannot be done."""
    try:
        with file.open("xb") as written:
            written.write(content)
    except FileExistsError:
        raise GivenFileError("term_file.exists", file=file) from None
    except OSError:
        raise GivenFileError("term_file.not_written", file=file) from None


def refused_lines(refused: "tuple[Refusal, ...]") -> Iterator[str]:
    """Give everything that stops a file, a line each, and how to go on."""
    from htl_dash.viewmodels.import_view import by_sheet

    for sheet in by_sheet(refused):
        for line in sheet.lines:
            yield t("term_file.in_sheet", sheet=sheet.sheet, place=line)
    if all(one.can_be_accepted for one in refused):
        yield t("term_file.warned_cli")
    else:
        yield t("term_file.not_stored", count=number(len(refused)))


def as_dict(one: "Refusal") -> dict[str, object]:
    """Return what stops a file as JSON has it."""
    from htl_dash.viewmodels.import_view import reason_of

    place = one.place
    return {
        "sheet": place.sheet,
        "row": place.row,
        "column": place.column or None,
        "heading": place.heading or None,
        "value": one.value or None,
        "reason": reason_of(one),
    }


def whole_file(error: HtlError) -> dict[str, object]:
    """Return what stops a file as a whole, as JSON has it."""
    nowhere: dict[str, object] = dict.fromkeys(
        ("sheet", "row", "column", "heading", "value")
    )
    return nowhere | {"reason": t(error.text_key, **error.facts)}
