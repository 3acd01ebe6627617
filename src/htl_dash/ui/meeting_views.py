"""What the start page shows, cached."""

from datetime import date

from htl_dash.domain.indicator import Indicator
from htl_dash.domain.municipality import Municipality
from htl_dash.domain.period import end_year
from htl_dash.services.changes import data_changes
from htl_dash.services.gaps import AreaGap, largest_gaps
from htl_dash.ui import cached
from htl_dash.ui.cached import engine, home, shared, version
from htl_dash.viewmodels.meeting_view import Meeting, meeting


@shared
def _meeting(key: str, today: date) -> Meeting:
    place = home()
    return meeting(
        place,
        _gaps(place),
        data_changes(engine()),
        cached.status(),
        _stale(key, today.year - place.stale_after_years),
        cached.known(),
    )


def _gaps(place: Municipality) -> tuple[AreaGap, ...]:
    """Return the gaps in the coarsest division; none where there are no areas."""
    if not place.geographies:
        return ()
    coarsest = place.geographies[0]
    return largest_gaps(engine(), place, cached.reading_order(coarsest), coarsest)


def start_page() -> Meeting:
    """Return the start page as of today."""
    return _meeting(version(), date.today())


def _stale(key: str, oldest: int) -> tuple[tuple[Indicator, str], ...]:
    """Return indicators whose newest figure anywhere is `oldest` or older."""
    newest: dict[str, str] = {}
    for (code, _), period in cached.newest_periods(key).items():
        newest[code] = max(period, newest.get(code, ""))
    return tuple(
        (cached.indicator(code), period)
        for code, period in sorted(newest.items())
        if end_year(period) <= oldest and cached.indicator(code).dimensions
    )


def source(view: Meeting) -> str:
    """Return the line that says where the start page's figures come from."""
    return cached.source_line(view.snapshots, trail=view.everything)
