"""Cached results, keyed by the versions of the data and of the catalogue.

Everything here is frozen and has passed the disclosure door, so all sessions share it
as it is (`cache_resource`): no copy, no unpickling. The first argument of every cached
function is the version: new data makes new entries, and the old ones fall out. (It must
not begin with an underscore: Streamlit leaves such arguments out of the cache's key.)
"""

from datetime import date
from threading import local

import streamlit as st
from sqlalchemy import Engine

from htl_dash import settings
from htl_dash.catalogue.fingerprint import catalogue_fingerprint
from htl_dash.catalogue.municipalities import municipality
from htl_dash.domain.geography import Geography
from htl_dash.domain.indicator import Indicator
from htl_dash.domain.municipality import AreaName, Municipality
from htl_dash.domain.trail import NO_TRAIL, Trail
from htl_dash.domain.units import Unit
from htl_dash.services.area_comparison import area_periods
from htl_dash.services.coverage import coverage
from htl_dash.services.known import known_in
from htl_dash.services.map_points import MapPoints, map_points
from htl_dash.services.opening import open_store, store_version
from htl_dash.services.status import DatasetStatus, StoreStatus, store_status
from htl_dash.services.work import work_version as registered_version
from htl_dash.viewmodels.sources import SourceNote, source_notes, sources_line

shared = st.cache_resource(max_entries=1000, show_spinner=False)
_run = local()
"""Every run of a page has a thread of its own."""
COUNTS = (Unit.PERSONS, Unit.DWELLINGS, Unit.CLASS)
"""Units that are the size of something and not a condition to compare."""


def today() -> date:
    """Return the day it is where the server is."""
    return date.today()


def home() -> Municipality:
    """Return the municipality the app runs for."""
    return municipality(settings.municipality_code())


@st.cache_resource(max_entries=20, show_spinner=False)
def _known(key: str, *, withdrawn: bool) -> dict[str, Indicator]:
    return known_in(engine(), withdrawn=withdrawn)


def known() -> dict[str, Indicator]:
    """Return every indicator there is to show, own ones too, by code."""
    return _known(version(), withdrawn=False)


def known_once() -> dict[str, Indicator]:
    """Return every indicator there is or has been, for what was written of it then."""
    return _known(version(), withdrawn=True)


def indicator(code: str) -> Indicator:
    """Return the indicator with this code, also where it has been taken back."""
    return known_once()[code]


@st.cache_resource(show_spinner=False)
def _engine(url: str) -> Engine:
    return open_store(url)


def engine() -> Engine:
    """Return the store, opened once; StoreError if it cannot be read."""
    return _engine(settings.database_url())


def begin_run() -> None:
    """Ask the store once what version it has; the rest of the run keeps to it."""
    _run.version = _version()


def version() -> str:
    """Return the version that keys every cache: one and the same through a run."""
    known: str | None = getattr(_run, "version", None)
    return known or _version()


def _version() -> str:
    return f"{store_version(engine())}-{catalogue_fingerprint()[:12]}"


def work_version() -> str:
    """Return the version that keys what is registered: it changes with every save."""
    return f"{version()}-{registered_version(engine())}"


@shared
def _status(key: str, today: date) -> StoreStatus:
    return store_status(engine(), today)


def status() -> StoreStatus:
    """Return what the store holds, as of today."""
    return _status(version(), date.today())


@shared
def newest_periods(key: str) -> dict[tuple[str, Geography], str]:
    """Return the newest period of each indicator in each geography."""
    return coverage(engine())


@shared
def area_geometry(key: str, geography: Geography) -> MapPoints:
    """Return where names and schools stand on the map."""
    return map_points(engine(), settings.pack_folder(), geography)


def area_names(geography: Geography) -> tuple[AreaName, ...]:
    """Return the areas of one division by name, as the municipality calls them."""
    codes = area_geometry(version(), geography).points
    names = [name for name in home().area_names if name.code in codes]
    return tuple(sorted(names, key=lambda name: name.name))


def reading_order(geography: Geography) -> tuple[Indicator, ...]:
    """Return the indicators of one division in the municipality's reading order."""
    return home().in_reading_order(
        one
        for one in known().values()
        if geography in one.levels and one.unit not in COUNTS
    )


@shared
def _periods(key: str, code: str, geography: Geography) -> tuple[str, ...]:
    return area_periods(engine(), indicator(code), geography)


def periods(code: str, geography: Geography) -> tuple[str, ...]:
    """Return the periods with figures in one division, latest first."""
    return _periods(version(), code, geography)


def _datasets() -> dict[int, DatasetStatus]:
    return {one.id: one for one in status().datasets}


def sources(snapshots: tuple[int, ...]) -> tuple[SourceNote, ...]:
    """Return where the figures of a view come from."""
    return source_notes(_datasets(), snapshots)


def source_line(
    snapshots: tuple[int, ...], code: str = "", trail: Trail = NO_TRAIL
) -> str:
    """Return the line under a figure that says where it, and each number, comes from."""
    table = indicator(code).source.table if code else ""
    return sources_line(sources(snapshots), table, trail)
