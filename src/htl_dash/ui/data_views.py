"""What the page on data and method shows, cached."""

from datetime import date

from htl_dash.catalogue.glossary import glossary
from htl_dash.catalogue.goals import all_goals
from htl_dash.catalogue.team_models import team_model, team_model_codes
from htl_dash.ui import cached
from htl_dash.ui.cached import home, shared, version
from htl_dash.viewmodels.data_view import DataView, Passage, data_view
from htl_dash.viewmodels.organisation import models_table, organisation
from htl_dash.viewmodels.tables import Table, glossary_table


@shared
def _view(key: str, today: date) -> DataView:
    present = cached.newest_periods(key).keys()
    return data_view(home(), cached.status(), cached.known(), all_goals(), present)


def view() -> DataView:
    """Return sources, gaps and methods."""
    return _view(version(), date.today())


def words() -> Table:
    """Return the glossary as a table."""
    return glossary_table(glossary())


def own_model() -> tuple[Passage, ...]:
    """Return how the municipality has organised its support."""
    return organisation(home().team_model)


def models() -> Table:
    """Return the municipality's model beside the others that are declared."""
    declared = [team_model(code) for code in team_model_codes()]
    return models_table(home().team_model, declared)
