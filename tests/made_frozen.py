"""A small frozen decision with every kind of part in it, made for tests."""

from datetime import date

from htl_dash.viewmodels.chart_data import (
    Axis,
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
)
from htl_dash.viewmodels.frozen_parts import Frozen, FrozenView
from htl_dash.viewmodels.sources import SourceNote
from htl_dash.viewmodels.tables import Table
from htl_dash.viewmodels.values import State

PER_CENT = Numbers(1, "\u00a0%")
AXIS = Axis(0.0, 60.0, ((0.0, "0\u00a0%"), (60.0, "60\u00a0%")))
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
TABLE = Table(
    name="prov",
    title="Låg ekonomisk standard",
    shown_columns=("Område", "Andel"),
    shown=(("Norr", "59\u00a0%"), ("Söder", "visas inte")),
    columns=("Område", "Andel"),
    rows=(("Norr", 0.1 + 0.2), ("Söder", None), ("Väster", 7)),
    notes=("Ungefär.",),
    sources=(NOTE,),
)
ROWS = RowChart(
    title="Norr: 59\u00a0%",
    measured="Andel, 2024",
    mark=RowMark.DOT,
    rows=(
        Row("Norr", 59.0, 56.5, 61.4, "59\u00a0%", State.SHOWN, Tone.HIGHER),
        Row("Söder", None, None, None, "visas inte", State.HIDDEN),
    ),
    axis=AXIS,
    rule=Rule("Hela kommunen", 18.0, "Hela kommunen 18\u00a0%"),
    numbers=PER_CENT,
    key="Strecken visar osäkerhet.",
    alt="Norr 59\u00a0%",
    source="Källa: SCB.",
)
STACKED = StackedChart(
    title="Mixen",
    measured="Timmar",
    parts=(Part("Främjande", Tone.PROMOTIVE), Part("Åtgärdande", Tone.REMEDIAL)),
    hidden_name="Dolt",
    rows=(StackedRow("Skola", (40.0, 50.0), 10.0, "Främjande 40\u00a0%"),),
    numbers=PER_CENT,
    alt="Mixen",
    source="",
)
LINES = LineChart(
    title="Borlänge över tid",
    measured="Andel",
    series=(
        Series("Borlänge", Tone.OWN, ((LinePoint(2023.0, 1 / 3),),), "33\u00a0%"),
        Series("Mitten", Tone.MIDDLE, ((LinePoint(2023.0, 27.0),),), "27\u00a0%"),
    ),
    band=(((2023.0, 20.0, 40.0),),),
    band_label="Åtta av tio",
    breaks=((2023.0, "Ny definition."),),
    periods=((2023.0, "2023"),),
    ticks=((2023.0, "2023"),),
    axis=AXIS,
    numbers=PER_CENT,
    alt="Borlänge 33\u00a0%",
    source="Källa: Kolada.",
)
DOCUMENT = Document(
    name="beslut_2026-11-25",
    title='Föräldragrupper "ett" år till',
    subtitle="Beslut fattat den 25 november 2026",
    facts=(Fact("Beslutsdag", "25 november 2026"),),
    sections=(
        Section("Vi beslutar", (Paragraph("Vi fortsätter.\tAlltid."),)),
        Section("Norr: 59\u00a0%", (Paragraph("Andel", True), ROWS, TABLE), True),
        Section("Mer", (STACKED, LINES, Listing(("Ett", "Två \U0001f600")))),
    ),
    sources=("SCB, TAB6685",),
    notes=("Låst.",),
    signatures=(Signature("Samordnare", "25 november 2026"),),
    day=date(2026, 11, 25),
    version="0123456789ab",
)
FROZEN = Frozen(
    document=DOCUMENT,
    views=(FrozenView("./omraden?visa=laget&omrade=2081R013", 1, 1),),
    data_version="0123456789ab-fedcba987654",
    work_version="3-1-0",
    methods=(Fact("stats", "0011223344ff"),),
)
