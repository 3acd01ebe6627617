"""Read a term's workbook that has come back, unless it is for somewhere or something else."""

from htl_dash.domain.municipality import Municipality
from htl_dash.domain.term import Term
from htl_dash.services.given_file import require_no_identity_number
from htl_dash.sources.office_file import FileError, open_office
from htl_dash.sources.term_layout import LAYOUTS, Mark
from htl_dash.sources.term_workbook import TermFile, read_term_file
from htl_dash.text import listing


def read_file(
    content: bytes, municipality: Municipality, wanted: tuple[str, Term] | None = None
) -> TermFile:
    """Return what a workbook says, when it is this municipality's own.

    `wanted` is the school and the term that it must be for, if it matters.

    Raises:
        IdentityNumberError: It holds something shaped like an identity number.
        FileError: It is no workbook of ours, or for somewhere or something else.
    """
    opened = open_office(content)
    require_no_identity_number(opened, [layout.name for layout in LAYOUTS])
    found = read_term_file(opened)
    _require_own(found.mark, municipality, wanted)
    return found


def _require_own(
    mark: Mark, municipality: Municipality, wanted: tuple[str, Term] | None
) -> None:
    if mark.is_training and not municipality.is_training:
        raise FileError("term_file.is_training")
    if municipality.is_training and not mark.is_training:
        raise FileError("term_file.is_real")
    if mark.municipality != municipality.code:
        raise FileError("term_file.other_municipality", name=municipality.name)
    names = {one.unit_code: one.name for one in municipality.pilot_schools}
    if mark.unit_code not in names:
        raise FileError("term_file.other_school", school=listing(list(names.values())))
    if wanted is None:
        return
    unit_code, term = wanted
    if mark.unit_code != unit_code:
        raise FileError("term_file.other_school", school=names[unit_code])
    if mark.term != term:
        raise FileError("term_file.other_term", found=mark.term.code, term=term.code)
