"""Who publishes tables of which family, and whom a file names as its source."""

from collections.abc import Iterable

from htl_dash.domain.table_family import Family
from htl_dash.sources.table_families.words import known, plain
from htl_dash.text import t

_NAMES = {
    "table_words.name_scb": Family.PXWEB,
    "table_words.name_school": Family.SIRIS,
    "table_words.name_insurance": Family.INSURANCE,
    "table_words.name_welfare": Family.WELFARE,
    "table_words.name_kolada": Family.KOLADA,
    "table_words.name_youth": Family.YOUTH,
}


def family_of(publisher: str) -> Family | None:
    """Return the family of a publisher's tables; None for others than those we know."""
    said = plain(publisher)
    if said in known("table_words.marks_scb"):
        return Family.PXWEB
    return next((one for key, one in _NAMES.items() if said == plain(t(key))), None)


def other_source(lines: Iterable[str]) -> str:
    """Return the authority that a line of its own names as its source.

    Only authorities that publish statistics are taken at their word. Anybody can write
    who a source is, and the municipality's own figures are not protected.
    """
    names = {plain(one): one.strip() for one in t("table_words.authorities").split(",")}
    for line in lines:
        before, colon, after = line.partition(":")
        if colon and plain(before) in known("table_words.source"):
            said = plain(after).rstrip(". ")
            for name, told in names.items():
                if said == name or said.startswith(
                    (f"{name},", f"{name} (", f"{name}.")
                ):
                    return told
    return ""
