"""Why a figure is there, and why one is not; after SDMX OBS_STATUS and CONF_STATUS."""

from enum import StrEnum


class ObsStatus(StrEnum):
    """What kind of figure this is."""

    NORMAL = "normal"
    APPROXIMATE = "approximate"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"


class ConfStatus(StrEnum):
    """Whether the figure may be shown, and who decided that it may not."""

    FREE = "free"
    PUBLISHER = "publisher"
    SMALL_COUNT = "small_count"
    SECONDARY = "secondary"
