"""The made-up municipality: its areas, its schools and the two it is compared with."""

from dataclasses import dataclass

HOME, PEERS = "0000", ("0001", "0002")
NAMES = {HOME: "Övningsby", "0001": "Jämförby", "0002": "Grannköping"}

REGSO = {
    "0000R001": "Björkdungen",
    "0000R002": "Granbacken",
    "0000R003": "Klövervallen",
    "0000R004": "Lillsjön",
    "0000R005": "Stenmossen-Rävkullen",
    "0000R006": "Tallhöjden",
    "0000R007": "Åkerby",
    "0000R008": "Ängsvreten",
}
"""What the areas are called in the made-up register."""


@dataclass(frozen=True)
class Deso:
    """One small area: where it lies, how many live there and how hard it is for them.

    `hardship` and `rental` go from 0 to 1 and steer the made-up figures. `letter` is
    its place in LAYOUT.
    """

    code: str
    letter: str
    parent: str
    people: int
    hardship: float
    rental: float


DESO = (
    Deso("0000A0010", "A", "0000R006", 1150, 0.10, 0.05),
    Deso("0000A0020", "D", "0000R004", 1240, 0.22, 0.12),
    Deso("0000A0030", "I", "0000R007", 1080, 0.34, 0.14),
    Deso("0000A0040", "J", "0000R007", 1310, 0.27, 0.08),
    Deso("0000A0050", "n", "0000R005", 1190, 0.41, 0.30),
    Deso("0000B1010", "B", "0000R006", 1560, 0.06, 0.03),
    Deso("0000B1020", "C", "0000R004", 1390, 0.30, 0.22),
    Deso("0000C1010", "e", "0000R002", 1720, 0.97, 0.95),
    Deso("0000C1020", "f", "0000R002", 1840, 0.80, 0.88),
    Deso("0000C1030", "g", "0000R001", 1610, 0.62, 0.70),
    Deso("0000C1040", "h", "0000R003", 1680, 0.24, 0.35),
    Deso("0000C1050", "k", "0000R008", 1950, 0.71, 0.82),
    Deso("0000C1060", "l", "0000R003", 1470, 0.18, 0.20),
    Deso("0000C1070", "m", "0000R001", 1530, 0.48, 0.55),
)

LAYOUT = """
. A A A B B B C . .
A A A e f B B C C .
A I e e f f g C C D
I I h h k f g g D D
I J h h k k m g D D
J J h l k k m m n D
J J l l l m m n n n
. J J l l l n n n .
"""
"""Which small area each square of the map belongs to, north at the top. A dot is outside."""


@dataclass(frozen=True)
class School:
    """One made-up school: its first and last grade and where on the map it stands.

    Grade 0 is the preschool class. `cohort` is how many pupils a grade has. `at` counts
    squares of LAYOUT from its north-western corner, to the right and down; like in the
    real register only schools with grade 9 have a place.
    """

    code: str
    name: str
    grades: tuple[int, int]
    cohort: int
    at: tuple[float, float] | None = None
    deso: str = ""


SCHOOLS = (
    School("00000001", "Norra övningsskolan", (0, 6), 52),
    School("00000002", "Södra övningsskolan", (0, 6), 46),
    School("00000003", "Västra övningsskolan 7-9", (7, 9), 96, (2.4, 5.4), "0000C1040"),
    School("00000004", "Östra övningsskolan 7-9", (7, 9), 84, (6.5, 2.4), "0000C1030"),
)


def desos_of(regso: str) -> tuple[str, ...]:
    """Return the codes of the small areas inside a larger one."""
    return tuple(one.code for one in DESO if one.parent == regso)
