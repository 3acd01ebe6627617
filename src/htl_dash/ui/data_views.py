"""What the page on data and method shows, cached."""

from datetime import date

from htl_dash.catalogue.glossary import glossary
from htl_dash.catalogue.goals import all_goals
from htl_dash.catalogue.indicators import all_indicators
from htl_dash.ui import cached
from htl_dash.ui.cached import home, shared, version
from htl_dash.viewmodels.data_view import DataView, data_view
from htl_dash.viewmodels.tables import Table, glossary_table


@shared
def _view(key: str, today: date) -> DataView:
    present = cached.newest_periods(key).keys()
    return data_view(home(), cached.status(), all_indicators(), all_goals(), present)


def view() -> DataView:
    """Return sources, gaps, methods and organisation."""
    return _view(version(), date.today())


def words() -> Table:
    """Return the glossary as a table."""
    return glossary_table(glossary())
