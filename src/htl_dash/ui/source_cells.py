"""Tables to take away, with the place of each number at its source."""

from htl_dash.domain.geography import Geography
from htl_dash.domain.trail import Key
from htl_dash.services.behind import source_cells
from htl_dash.ui.cached import engine, shared, version
from htl_dash.viewmodels.tables import Table, with_cells
from htl_dash.viewmodels.ways import FileKeys


# Whole series: to look up hundreds of keys in the cache takes longer than to read them.
@shared
def _cells(key: str, series: tuple[tuple[str, Geography], ...]) -> dict[Key, str]:
    return source_cells(engine(), series)


def placed(content: Table, keys: FileKeys) -> Table:
    """Return a table whose rows in files say where their figures stand at the source."""
    series = {(key[0], Geography(key[1])) for row in keys for key in row}
    if not series:
        return content
    return with_cells(content, keys, _cells(version(), tuple(sorted(series))))
