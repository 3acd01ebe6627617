"""What children have chosen, as a series for the release log.

Each criterion is a question of its own to all who were asked, so choices are never
summed over criteria. Nor are they over schools: a sum would tell what one of them hides.
"""

from sqlalchemy import Connection

from htl_dash.catalogue.protection import protection_rules
from htl_dash.disclosure.design import TOTAL, Axis, Key, design
from htl_dash.disclosure.frozen import CountSeries
from htl_dash.services.counted import WITH, WITHOUT, WORK
from htl_dash.store.children_choices import choices

RULE = "children"
"""The rule in data/catalogue/protection that protects them."""
CHOICES = f"{WORK}:children"


def choices_series(connection: Connection) -> CountSeries | None:
    """Return all that children have chosen as one series; None where nothing is."""
    found = choices(connection)
    if not found:
        return None
    counts: dict[Key, int] = {}
    for one in found:
        place = (one.unit_code, one.term, one.criterion)
        counts[*place, WITH] = one.chosen
        counts[*place, WITHOUT] = one.asked - one.chosen
    axes = (
        *(
            Axis(name, tuple(sorted({key[at] for key in counts})), {})
            for at, name in enumerate(("school", "term", "criterion"))
        ),
        Axis("part", (WITH, WITHOUT), {}),
    )
    views = (
        {
            "school": (unit,),
            "term": (term,),
            "criterion": (criterion,),
            "part": (WITH, TOTAL),
        }
        for unit, term, criterion, part in counts
        if part == WITH
    )
    rule = protection_rules()[RULE].rule
    return CountSeries(CHOICES, design(axes, views), counts, rule)
