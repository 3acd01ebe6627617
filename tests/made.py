"""Small indicators, municipalities and comparisons, made for tests."""

from dataclasses import replace

from drawn import table

from htl_dash.disclosure.release import ReleasedCell
from htl_dash.domain.geography import Geography
from htl_dash.domain.goal import Dimension
from htl_dash.domain.indicator import (
    Denominator,
    Direction,
    Indicator,
    Source,
    Uncertainty,
)
from htl_dash.domain.municipality import (
    AreaName,
    MapView,
    Municipality,
    Peer,
    PilotSchool,
)
from htl_dash.domain.received import Arrival
from htl_dash.domain.status import ConfStatus, ObsStatus
from htl_dash.domain.team_model import (
    ConsentFor,
    Named,
    Rhythm,
    TeamLevel,
    TeamModel,
)
from htl_dash.domain.units import Unit
from htl_dash.services.area_comparison import AreaComparison, ComparedArea
from htl_dash.services.figures import AreaFigure, estimate
from htl_dash.services.status import DatasetStatus
from htl_dash.stats.estimate import Estimate, Method, compare

EVERYONE = Denominator("Alla i området", 0, 120, None, approximate=True)
SHARE = Indicator(
    code="low_economic_standard",
    title="Låg ekonomisk standard, alla åldrar",
    short_title="Låg ekonomisk standard",
    question="Hur stor andel?",
    finding="lever med låg ekonomisk standard",
    unit=Unit.PERCENT,
    decimals=0,
    direction=Direction.LOWER_IS_BETTER,
    dimensions=(Dimension.SAFETY,),
    definition="Andel personer.",
    denominator=EVERYONE,
    uncertainty=Uncertainty.WILSON,
    uncertainty_reason="",
    source=Source("SCB", "TAB6685", "https://www.scb.se/"),
    levels=(Geography.REGSO_2025, Geography.DESO_2025),
    cautions=("Gäller alla åldrar.",),
    breaks=(),
    class_limits=(),
    how_to_get="",
    nearest=None,
)
INCOME = replace(
    SHARE,
    code="mean_net_income",
    title="Nettoinkomst i genomsnitt",
    short_title="Nettoinkomst",
    finding="",
    unit=Unit.KSEK,
    decimals=0,
    direction=Direction.NEUTRAL,
    uncertainty=Uncertainty.NONE,
    uncertainty_reason="Ett medelvärde utan känd spridning.",
)
MODEL = TeamModel(
    code="made",
    name="HTL",
    description="Team kring barn.",
    source="Kommunens beskrivning.",
    age_from=None,
    age_to=None,
    rhythm=Rhythm.UNKNOWN,
    consent=ConsentFor.UNKNOWN,
    feedback_days=None,
    tests_cases=5,
    actors=(Named("school", "Skolan"), Named("family_services", "IFO")),
    functions=(Named("coordinator", "Samordnare"), Named("head_teacher", "Rektor")),
    levels=(TeamLevel("Skola", "Ger råd.", None, "Kommunen."),),
)
HOME = Municipality(
    code="2081",
    name="Borlänge",
    possessive="Borlänges",
    county="Dalarnas län",
    geographies=(Geography.REGSO_2025, Geography.DESO_2025),
    area_names=(
        AreaName("2081R001", "Bullermyren", "Bullermyren–Hagalund", "Bullermyren"),
        AreaName("2081R002", "Romme", "Romme by", "Romme"),
        AreaName("2081R003", "Amsberg", "Amsberg med omnejd", "Amsberg"),
        AreaName("2081R004", "Jakobsgårdarna", "Jakobsgårdarna", "Jakobsgårdarna"),
    ),
    pilot_schools=(
        PilotSchool("34516710", "Tjärnaskolan", "Tjärnaskolan", (), "Ett antagande."),
    ),
    peers=(Peer("2080", "Falun"), Peer("2085", "Ludvika")),
    team_model=MODEL,
    map_view=MapView(60.487, 15.42, 11.9),
    reading_order=("low_economic_standard",),
    targets=(),
    mix_aim=None,
    stale_after_years=3,
)


def cell(
    area: str = "2081R001",
    value: float | None = 59.0,
    period: str = "2024",
    geography: Geography = Geography.REGSO_2025,
    indicator: str = "low_economic_standard",
    obs_status: str = "normal",
    conf_status: str = "free",
    snapshot_id: int = 1,
    symbol: str = "",
) -> ReleasedCell:
    """Return a cell that has passed the disclosure door."""
    return ReleasedCell(
        indicator,
        geography,
        area,
        period,
        "_T",
        "_T",
        value,
        None,
        None,
        ObsStatus(obs_status),
        ConfStatus(conf_status),
        snapshot_id,
        symbol,
    )


def figure(
    indicator: Indicator, value: float | None, people: float | None = None, **cells: str
) -> AreaFigure:
    """Return one place's figure; `cells` change the cell."""
    return estimate(indicator, cell(value=value, **cells), people)


HIDDEN = figure(SHARE, None, obs_status="missing", conf_status="publisher")
MISSING = figure(SHARE, None, obs_status="missing")


def compared_areas(
    drawn: str,
    indicator: Indicator = SHARE,
    reference: float | None = None,
    period: str = "2024",
    geography: Geography = Geography.REGSO_2025,
) -> AreaComparison:
    """Return drawn areas compared; columns code, value and, if any, people and state.

    `value` is on the publisher's scale; `reference` on the 0-1 scale for shares.
    """
    whole = None
    if reference is not None:
        whole = Estimate(reference, None, None, Method.WEIGHTED_MEAN)
    return AreaComparison(
        indicator,
        geography,
        period,
        tuple(_area(row, indicator, reference, period) for row in table(drawn)),
        whole,
        (1,),
    )


def _area(
    row: dict[str, str], indicator: Indicator, reference: float | None, period: str
) -> ComparedArea:
    status = {
        "hidden": {"obs_status": "missing", "conf_status": "publisher"},
        "missing": {"obs_status": "missing"},
        "not_applicable": {"obs_status": "not_applicable"},
    }.get(row.get("state", ""), {})
    value = float(row["value"]) if row["value"] else None
    people = float(row["people"]) if row.get("people") else None
    found = figure(indicator, value, people, area=row["code"], period=period, **status)
    certainty = None
    if found.estimate and reference is not None:
        certainty = compare(found.estimate, reference)
    return ComparedArea(row["code"], found, certainty)


def dataset_status(**changes: object) -> DatasetStatus:
    """Return the status of one dataset."""
    fields: dict[str, object] = {
        "id": 1,
        "dataset": "scb_one",
        "title": "Låg ekonomisk standard",
        "publisher": "SCB",
        "table": "TAB6685",
        "url": "https://www.scb.se/",
        "period": "2024",
        "retrieved": "2026-09-24",
        "age_days": 59,
        "loaded_at": "2026-11-22T07:30:00+00:00",
        "licence": "CC0 1.0",
        "derived": False,
        "cautions": ("Gäller alla åldrar.",),
        "rows": 1234,
        "sha256": "ab" * 32,
        "sequence": 1,
        "arrival": Arrival.PACK,
    }
    return DatasetStatus(**(fields | changes))  # type: ignore[arg-type]
