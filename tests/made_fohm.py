"""The Public Health Agency, made up: two tables of children's answers, per county.

They are laid out as its own are: words for codes, sexes without a total, single years of
age, years two by two, and a measure that only the answers have. Every number is made up.
"""

from collections.abc import Mapping
from typing import Any

from made_pxweb import MadePxWeb, MadeTable, variable
from replay import Replay

REGION = variable(
    "Region",
    "00 = 00 Riket\n20 = 20 Dalarnas län\n22 = 22 Västernorrlands län\n"
    "24 = 24 Västerbottens län",
)
AGE = variable("Ålder", "11 = 11 år\n13 = 13 år\n15 = 15 år")
SEX = variable("Kön", "1 = Pojkar\n2 = Flickor")
BULLYING_PATH = "A_Folkhalsodata/C_HBSC/Regionalt/Skolan/Mobbning/MobbningReg.px"
COMPLAINTS_PATH = "A_Folkhalsodata/C_HBSC/Regionalt/Halsa/Halsobesvar/HalsobesvarReg.px"


def share(cell: Mapping[str, str]) -> float | str:
    """Return a made-up per cent; boys of 13 in Dalarna are not told."""
    if (cell["Region"], cell["Ålder"], cell["Kön"]) == ("20", "13", "1"):
        return ".."
    often = sum(map(ord, cell.get("Hur ofta", "") + cell.get("Besvär", ""))) % 3
    return (
        int(cell["Region"]) % 7 + int(cell["Ålder"]) - 8 + 3 * int(cell["Kön"]) - often
    )


BULLYING = MadeTable(
    id="bullying",
    path=BULLYING_PATH,
    title="Mobbning i skolan efter region, kön, ålder och år. Andel (procent).",
    variables=(
        REGION,
        variable("Kategori", "Mobbad i skolan senaste månaderna"),
        variable("Hur ofta", "2-3 ggr/månad\nMinst 1 gång/vecka"),
        AGE,
        SEX,
        variable("År", "2017-2018\n2021-2022", role="time"),
    ),
    cell=share,
    can_be_left_out=frozenset({"Region", "Kön"}),
)
COMPLAINTS = MadeTable(
    id="complaints",
    path=COMPLAINTS_PATH,
    title="Hälsobesvär efter besvär, frekvens, kön, ålder, region och år",
    variables=(
        REGION,
        variable("Besvär", "Känt sig nere\nOnt i ryggen"),
        variable(
            "Antal ggr senaste halvåret", "Ung. varje dag\n> 1 gång/vecka\nMer sällan"
        ),
        AGE,
        SEX,
        variable("År", "2021-2022", role="time"),
    ),
    cell=share,
)


def invent_measure(answer: dict[str, Any]) -> dict[str, Any]:
    """Add the one measure that PxWeb 1 invents in what it answers."""
    category = {
        "index": {"EliminatedValue": 0},
        "label": {"EliminatedValue": "Andel (procent)"},
        "unit": {"EliminatedValue": {"base": "procent", "decimals": 0}},
    }
    one = {"label": "ContentsCode", "category": category}
    return answer | {
        "id": [*answer["id"], "ContentsCode"],
        "size": [*answer["size"], 1],
        "dimension": answer["dimension"] | {"ContentsCode": one},
        "role": answer["role"] | {"metric": ["ContentsCode"]},
    }


def made_fohm(replay: Replay, bullying: MadeTable = BULLYING) -> MadePxWeb:
    """Return the agency, answering below `url_1`."""
    made = MadePxWeb(replay, older=(bullying, COMPLAINTS))
    made.change = invent_measure
    return made
