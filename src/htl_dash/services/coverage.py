"""Use case: which indicators have figures where, and how new the newest are."""

from sqlalchemy import Engine

from htl_dash.domain.geography import Geography
from htl_dash.store.observations import ObservationRepository


def coverage(engine: Engine) -> dict[tuple[str, Geography], str]:
    """Return the newest period with a row, by indicator and geography."""
    with engine.connect() as connection:
        return ObservationRepository(connection).newest_periods()
