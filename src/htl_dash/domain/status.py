"""Why a figure is there, and why one is not; after SDMX OBS_STATUS and CONF_STATUS."""

from enum import StrEnum


class ObsStatus(StrEnum):
    """What kind of figure this is."""

    NORMAL = "normal"
    APPROXIMATE = "approximate"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"


class ConfStatus(StrEnum):
    """Whether the figure may be shown, and who decided that it may not.

    SMALL_COUNT and SECONDARY are for the protector. Readers are told PROTECTED: which of
    the two it was would say how small the count is.
    """

    FREE = "free"
    PUBLISHER = "publisher"
    SMALL_COUNT = "small_count"
    SECONDARY = "secondary"
    PROTECTED = "protected"
