"""Every word that an address can carry, and which numbers can stand there."""

import re
from dataclasses import dataclass
from enum import StrEnum

NUMBER = re.compile(r"\d{1,9}(\.\d{1,3})?")


class Choice(StrEnum):
    """Everything the address can carry: the word in the address is the value."""

    INDICATOR = "indikator"
    GEOGRAPHY = "indelning"
    PERIOD = "period"
    VIEW = "visa"
    AREA = "omrade"
    GOAL = "mal"
    GOAL_INDICATOR = "matt"
    SCHOOL_INDICATOR = "skolmatt"
    SCHOOL = "skola"
    SECTION = "avsnitt"
    DATASET = "serie"
    TARGET = "malvarde"
    TARGET_YEAR = "malar"
    SCHOOL_TAB = TAB = "flik"
    FUNCTION = "roll"
    REGISTER = "blankett"
    TERM = "termin"
    INITIATIVE = "insats"
    MIX_SCHOOL = "mixskola"
    MIX_TERM = "mixtermin"
    MEASURE = "enhet"
    COMPARE = "jamfor"
    VIGNETTE = "vinjett"
    BEGUN = "borjad"
    TICKED = "klart"
    ALTERNATIVES = "alternativ"
    WEIGHTS = "vikt"
    REASONABLE = "rimligt"
    AMONG = "bland"
    CRITERIA = "kriterier"
    POLL = "omgang"
    POLL_CODE = "kod"
    CHILDREN = "barn"
    DECISION = "beslut"
    WHEN = "nar"
    PROBLEM = "problem"
    MEETING = "mote"
    ITEM = "punkt"
    ENDING = "avslut"
    FRAME = "ram"
    FRAME_STEP = "ramsteg"
    QUOTAS = "krav"
    QUOTA_PROMOTIVE = "kravframjande"
    QUOTA_PREVENTIVE = "kravforebyggande"
    QUOTA_REMEDIAL = "kravatgardande"
    TIES = "beroenden"
    NOW_PROMOTIVE = "nuframjande"
    NOW_PREVENTIVE = "nuforebyggande"
    TRIED_PROMOTIVE = "nyframjande"
    TRIED_PREVENTIVE = "nyforebyggande"
    SEK_PER_CHILD = "kronor"
    EFFECT = "effekt"
    BEHIND = "tal"
    BEHIND_HOW = "raknat"
    TRACED_INDICATOR = "talmatt"
    TRACED_GEOGRAPHY = "talindelning"
    TRACED_PLACE = "talplats"
    TRACED_PERIOD = "talperiod"
    TRACED_SEX = "talkon"
    TRACED_CATEGORY = "talgrupp"


@dataclass(frozen=True, slots=True)
class Room:
    """Which numbers may be chosen: from `least` to `most`, with so many decimals.

    `step` is what a click on plus or minus changes.
    """

    least: float
    most: float
    decimals: int
    step: float = 1.0

    def read(self, written: str) -> float | None:
        """Return the number that is written, or None where it is none of these."""
        if not NUMBER.fullmatch(written):
            return None
        value = round(float(written), self.decimals)
        return value if self.inside(value) == value else None

    def inside(self, value: float) -> float:
        """Return the nearest of the numbers that may be chosen."""
        return float(min(max(round(value, self.decimals), self.least), self.most))

    def written(self, value: float) -> str:
        """Return a number as it stands in the address."""
        return f"{value:.{self.decimals}f}"
