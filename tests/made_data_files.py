"""Files that colleagues send, and what was read in them, drawn for tests."""

from drawn import table

from htl_dash.domain.geography import Geography
from htl_dash.domain.mark import read_mark
from htl_dash.domain.observation import Incoming
from htl_dash.sources.raw_table import Cell, RawFigure

HEADINGS = (
    "Skola;Skol-enhetskod;Skolkommun;Kommun-kod;Typ av huvudman;Antal elever;"
    "Andel (%) elever som uppfyllt betygskriterierna i alla ämnen;"
    "Andel (%) elever behöriga till yrkesprog.;Genomsnittligt meritvärde (17 ämnen)"
)
FIRST_ROW = 7
"""Where the rows of schools begin in a file from SIRIS."""
_USUAL = {
    "place": "",
    "name": "",
    "period": "2024",
    "sex": "_T",
    "category": "_T",
    "measure": "merit_value_17",
    "text": "",
    "row": "2",
}


def raws(drawn: str) -> tuple[RawFigure, ...]:
    """Read drawn figures of a file; what is left out is the same in all rows."""
    found = []
    for at, given in enumerate(table(drawn), start=2):
        row = _USUAL | {"row": str(at)} | given
        mark = read_mark(row["text"])
        assert mark
        cell = Cell("", int(row["row"]), "C", row["measure"], f"R{row['row']}C3")
        found.append(
            RawFigure(
                place=row["place"],
                place_name=row["name"],
                period=row["period"],
                sex=row["sex"],
                category=row["category"],
                measure=row["measure"],
                mark=mark,
                text=row["text"],
                cell=cell,
            )
        )
    return tuple(found)


def incoming(drawn: str) -> tuple[Incoming, ...]:
    """Read drawn figures as they are on their way into the store."""
    return tuple(
        Incoming(
            indicator=raw.measure,
            geography=Geography.MUNICIPALITY
            if len(raw.place) == 4
            else Geography.SCHOOL,
            ref_area=raw.place,
            time_period=raw.period,
            sex=raw.sex,
            category=raw.category,
            obs_value=raw.mark.value,
            numerator=None,
            denominator=None,
            obs_status=raw.mark.obs_status,
            conf_status=raw.mark.conf_status,
            symbol=raw.mark.symbol,
            source_cell=raw.cell.place,
        )
        for raw in raws(drawn)
    )


def siris(*rows: str, period: str = "2024/25", headings: str = HEADINGS) -> bytes:
    """Return a file as SIRIS exports it: a mark, a preamble, headings, rows and notes.

    A row is 'name;code;count;passed;eligible;merit'; all schools are in Borlänge.
    """
    pad = ";" * headings.count(";")
    lines = [
        f"Statistik från Skolverket, https://www.skolverket.se{pad}",
        pad,
        f"Grundskola - Slutbetyg årskurs 9, samtliga elever{pad}",
        f"Valt läsår: {period}{pad}",
        pad,
        headings,
        *map(_school_row, rows),
        pad,
        f"Uppgift saknas visas med (.).{pad}",
        f";När uppgiften bygger på få elever visas (..).{pad[1:]}",
    ]
    return ("\ufeff" + "\n".join(lines) + "\n").encode()


def _school_row(row: str) -> str:
    name, code, *figures = row.split(";")
    return ";".join((name, code, "Borlänge", "2081", "Kommunal", *figures))
