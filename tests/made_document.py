"""A document with one of everything, the same one frozen, and ways to read its files."""

import io
from dataclasses import replace
from datetime import date

from pptx import Presentation
from pypdf import PdfReader

from htl_dash.viewmodels.chart_data import (
    LineChart,
    LinePoint,
    Numbers,
    Part,
    Row,
    RowChart,
    RowMark,
    Rule,
    Series,
    StackedChart,
    StackedRow,
    Tone,
)
from htl_dash.viewmodels.document import (
    Document,
    Fact,
    Listing,
    Paragraph,
    Section,
    Signature,
    sealed,
)
from htl_dash.viewmodels.document_charts import axis
from htl_dash.viewmodels.frozen_parts import Frozen, FrozenView
from htl_dash.viewmodels.sources import SourceNote
from htl_dash.viewmodels.tables import Table
from htl_dash.viewmodels.values import State

PER_CENT = Numbers(1, "\u00a0%")
HIDDEN, MISSING = "visas inte, för att skydda enskilda", "uppgift saknas"
ROWS = (
    Row("Ängar", 59.0, 57.1, 61.2, "59,0 % (57,1–61,2 %)", State.SHOWN, Tone.HIGHER),
    Row("Romme", 10.5, 8.3, 12.9, "10,5 % (8,3–12,9 %)", State.SHOWN, Tone.LOWER),
    Row("Forssa", 18.0, 15.0, 21.0, "18,0 % (15,0–21,0 %)", State.SHOWN, Tone.SAME),
    Row("Amsberg", None, None, None, HIDDEN, State.HIDDEN),
    Row("Kupolen", None, None, None, MISSING, State.MISSING),
)
DOTS = RowChart(
    title="Ängar har 59,0 %, säkert högre",
    measured="Andel 2024, per område.",
    mark=RowMark.DOT,
    rows=ROWS,
    axis=axis([0.0, 61.2], PER_CENT, from_zero=True),
    rule=Rule("hela kommunen", 18.2, "hela kommunen 18,2 %"),
    numbers=PER_CENT,
    key="Strecken visar 95 % osäkerhet.",
    alt="Ängar 59,0 %; Romme 10,5 %; Amsberg visas inte",
    source="Källa: SCB TAB6685, uttag 12 december 2024.",
)
BARS = replace(DOTS, title="Staplar: 59,0 % i Ängar", mark=RowMark.BAR)
STACKED = StackedChart(
    title="Arbetet är till 40 % främjande",
    measured="Timmar, hösten 2026.",
    parts=(Part("Främjande", Tone.PROMOTIVE), Part("Åtgärdande", Tone.REMEDIAL)),
    hidden_name="osäkert",
    rows=(
        StackedRow("I skolan", (40.0, 30.0), 30.0, "Främjande 40 %, Åtgärdande 30 %"),
        StackedRow("På fritiden", (75.0, 25.0), 0.0, "Främjande 75 %, Åtgärdande 25 %"),
    ),
    numbers=Numbers(0, "\u00a0%"),
    alt="I skolan: Främjande 40 %",
    source="",
)
PERIODS = ((2010.0, "2010"), (2011.0, "2011"), (2012.0, "2012"), (2013.0, "2013"))


def points(*pairs: tuple[float, float]) -> tuple[LinePoint, ...]:
    """Return places on the time axis with their values."""
    return tuple(LinePoint(x, value) for x, value in pairs)


OWN = Series(
    "Borlänge",
    Tone.OWN,
    (points((2010, 90.1), (2011, 91.3)), points((2012, 80.2), (2013, 77.2))),
    "77,2 %",
)
FALUN = Series(
    "Falun", Tone.PEER, (points((2010, 92.0)), points((2013, 78.4))), "78,4 %"
)
LINES = LineChart(
    title="Borlänge 2013: 77,2 %",
    measured="Behöriga, 2010–2013.",
    series=(FALUN, OWN),
    band=(((2010, 70, 95), (2011, 71, 95)), ((2012, 72, 96), (2013, 72, 96))),
    band_label="Fältet: åtta av tio kommuner",
    breaks=((2012.0, "Nya krav för behörighet."),),
    periods=PERIODS,
    ticks=PERIODS,
    axis=axis([70, 96], PER_CENT, from_zero=False),
    numbers=PER_CENT,
    alt="Borlänge 2010 90,1 %, 2013 77,2 %",
    source="Källa: Kolada (RKA) N15428.",
)


def table(*rows: tuple[str, ...]) -> Table:
    """Return a table with these rows, two columns each."""
    names = ("Insats", "Väntat utfall")
    return Table("insatser", "Insatser i år", names, rows, names, rows, ("Obs.",), ())


TABLE = table(("Föräldragrupper", "Fler vuxna på 12 möten"), ("Läxhjälp", MISSING))


NOTE = SourceNote(
    dataset="scb_made",
    title="Prov",
    publisher="SCB",
    table="TAB6685",
    url="https://www.scb.se/",
    period="2024",
    retrieved="uttag 24 september 2026",
    loaded="25 november 2026",
    licence="CC0",
    cautions=("Alla åldrar.",),
    rows="2",
    sha256="ab" * 32,
    version="1",
    derived=False,
    line="SCB TAB6685",
    text="",
)
SHARES = Table(
    name="prov",
    title="Låg ekonomisk standard",
    shown_columns=("Område", "Andel"),
    shown=(("Norr", "59\u00a0%"), ("Söder", "visas inte")),
    columns=("Område", "Andel"),
    rows=(("Norr", 0.1 + 0.2), ("Söder", None), ("Väster", 7)),
    notes=("Ungefär.",),
    sources=(NOTE,),
)


def document(*sections: Section, **changes: object) -> Document:
    """Return a document with these sections, or with one of everything."""
    usual = (
        Section("Läget", (Paragraph("Trenden är 3,5 enheter upp."), LINES, DOTS)),
        Section("Arbetet", (STACKED, BARS, TABLE), starts_page=True),
        Section("Okänt", (Listing(("Vad det kostar", "Hur 17 barn mår")),)),
    )
    made = Document(
        name="dokument",
        title="Jämlik trygghet",
        subtitle="Borlänge, läget",
        facts=(Fact("Beslutat", "Kommunstyrelsen, maj 2018"),),
        sections=sections or usual,
        sources=("Behöriga: Kolada (RKA) N15428, uttag 12 september 2023",),
        notes=("Saknad uppgift är aldrig noll.",),
        signatures=(Signature("Samordnare", "25 november 2026"),),
        day=date(2026, 11, 25),
        version="36a7b716b941",
    )
    return sealed(replace(made, **changes))  # type: ignore[arg-type]


PARTS = (
    Section("Vi beslutar", (Paragraph("Vi fortsätter.\tAlltid."),)),
    Section("Norr: 59\u00a0%", (Paragraph("Andel", is_muted=True), DOTS, SHARES), True),
    Section("Mer", (STACKED, LINES, Listing(("Ett", "Två \U0001f600")))),
)
"""Parts of every kind, and what somebody may have typed in them."""
FROZEN = Frozen(
    document=document(*PARTS),
    views=(FrozenView("./omraden?visa=laget&omrade=2081R013", 1, 1),),
    data_version="0123456789ab-fedcba987654",
    work_version="3-1-0",
    methods=(Fact("stats", "0011223344ff"),),
)


def pages(body: bytes) -> list[str]:
    """Return the text of every page, with single ordinary spaces."""
    read = PdfReader(io.BytesIO(body)).pages
    return [" ".join(page.extract_text().split()) for page in read]


def deck(body: bytes):
    """Open slides again."""
    return Presentation(io.BytesIO(body))


def slide_texts(slide) -> str:
    """Return everything that is written on a slide, in its shapes and tables."""
    found = []
    for shape in slide.shapes:
        if shape.has_text_frame:
            found.append(shape.text_frame.text)
        if shape.has_table:
            found += [cell.text for row in shape.table.rows for cell in row.cells]
    return "\n".join(found)


def large(sections: int = 20, **changes: object) -> Document:
    """Return a document that takes a second or two to make slides of."""
    many = [
        Section(f"Del {n}", (replace(LINES, title=f"Linjer {n}"), DOTS, BARS, TABLE))
        for n in range(sections)
    ]
    return document(*many, **changes)
