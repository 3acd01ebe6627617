"""Use case: say everything that is wrong with a data pack."""

from pathlib import Path

from htl_dash.domain.errors import PackError
from htl_dash.services.initialise import undeclared
from htl_dash.sources.pack import check_pack, read_pack
from htl_dash.text import t


def pack_problems(folder: Path) -> list[str]:
    """Return every problem as a Swedish sentence; none when the pack is sound.

    Indicators without a definition count as problems; they can be told only of a pack
    that can be read.
    """
    problems = check_pack(folder)
    try:
        pack = read_pack(folder)
    except PackError:
        return problems
    return problems + [
        t("initialise.undeclared", file=file, code=code)
        for file, code in undeclared(pack)
    ]
