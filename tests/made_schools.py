"""A school's description, made for tests."""

from dataclasses import replace

from made import HOME

from htl_dash.domain.goal import Dimension
from htl_dash.domain.initiative import (
    Approach,
    Cause,
    Classification,
    Initiative,
    SchoolDescription,
)

SCHOOL = replace(HOME.pilot_schools[0], areas=("2081R001", "2081R004"))
GROUPS = Initiative(
    code="parent_groups",
    title="Föräldragrupper",
    target_group="Vårdnadshavare",
    approach=Classification(None, "Det är inte sagt."),
    level=Classification(None, "Det är inte sagt."),
    setting=Classification(None, "Det är inte sagt."),
)
INFORMATION = replace(
    GROUPS,
    code="information",
    title="Information",
    dimensions=(Dimension.SAFETY,),
    need="Familjer saknar tillit",
    activities=("Berätta", "Lyssna"),
    target_group=None,
    actors=("school", "family_services"),
    approach=Classification(Approach.PREVENTIVE, "Vår klassning."),
)
DESCRIBED = SchoolDescription(
    unit_code=SCHOOL.unit_code,
    source="Kommunens beskrivning.",
    background="Piloten började 2019.",
    causes=(
        Cause(Dimension.HEALTH, "Arenor"),
        Cause(Dimension.SAFETY, "Misstro"),
    ),
    causes_note="Så ska orsakerna läsas.",
    initiatives=(GROUPS, INFORMATION),
    indicators_note="Inget mått är utpekat.",
)
