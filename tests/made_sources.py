"""Whole made-up sources over real sockets, in the shapes of those that are live.

Every number is made up: it is worked out of the codes it is about. The places are those
of 2081, so that a store with the data pack can be filled from here.
"""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import product
from math import prod
from typing import Any

import pytest
from made_fohm import made_fohm
from made_pxweb import MadePxWeb
from replay import Replay, Said, Seen

from htl_dash.catalogue.datasets import fetch_datasets
from htl_dash.domain.fetching import SourceName
from htl_dash.settings import ROOT

HIDDEN = ".."
SCHOOLS = {"34516710": "Tjärnaskolan", "23251345": "Nygårdsskolan"}
BANDS = [f"{first}-{first + 4}" for first in range(0, 80, 5)]


def areas() -> list[dict[str, str]]:
    """The areas of the data pack."""
    with (ROOT / "data/pack/areas.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


REGSO = {a["code"]: a["name"] for a in areas() if a["geography"] == "regso2025"}
DESO = [a["code"] for a in areas() if a["geography"] == "deso2025"]
REGIONS = {
    "20": "Dalarnas län",
    "2081": "Borlänge",
    "2080": "Falun",
    **{code: f"Borlänge ({name})" for code, name in REGSO.items()},
    **{f"{c}_RegSO2025": f"{c} Borlänge ({name})" for c, name in REGSO.items()},
    **{code: code for code in DESO},
    **{f"{code}_DeSO2025": code for code in DESO},
    "0114R001": "Upplands Väsby (Bollstanäs)",
}
"""Both divisions of each kind, as SCB's newer tables have them, and one from elsewhere."""


def years(first: int, last: int) -> dict[str, str]:
    return {str(year): str(year) for year in range(first, last + 1)}


@dataclass(frozen=True)
class Made:
    """A table: its title, its variables with codes and labels, units by measure.

    `parts` makes it a table of counts: which part of everybody each code stands for. Its
    areas have codes of both divisions, and zero or nothing outside a division's years.
    """

    title: str
    variables: Mapping[str, Mapping[str, str]]
    units: Mapping[str, str]
    shift: float = 0.0
    parts: Mapping[str, float] = field(default_factory=dict)

    def value(self, cell: Mapping[str, str]) -> float | str | None:
        """Return a made-up number; None outside a division's years, or hidden."""
        place, year = cell["Region"], int(cell["Tid"])
        if ("_" in place and year < 2024) or (
            re.search("[A-Z]", place) and "_" not in place and year > 2023
        ):
            return 0 if self.parts and place.endswith("R001") else None
        if place.endswith("R017") and year == 2012:
            return HIDDEN
        if self.parts:
            everybody = 900 + sum(map(ord, place)) % 700 + year % 10 * 7
            return int(everybody * prod(self._part(place, c) for c in cell.values()))
        seed = sum(map(ord, "".join(cell.values())))
        return round(5 + seed % 300 / 10 + self.shift, 1)

    def _part(self, place: str, code: str) -> float:
        """Return the part of everybody that a code stands for, other in every place."""
        return self.parts.get(code, 1) * (
            0.85 + sum(map(ord, place + code)) % 30 / 100 if code in self.parts else 1
        )

    def stat(self, chosen: Mapping[str, list[str]] | None = None) -> dict[str, Any]:
        """Return JSON-stat 2 of what is chosen; metadata where nothing is."""
        codes = {
            name: [code for code in values if not chosen or code in chosen[name]]
            for name, values in self.variables.items()
        }
        found: dict[str, Any] = {
            "version": "2.0",
            "class": "dataset",
            "label": self.title,
            "source": "SCB (påhittat)",
            "updated": "2026-01-29T07:00:00Z",
            "role": {"time": ["Tid"], "metric": ["ContentsCode"], "geo": ["Region"]},
            "id": [*codes],
            "size": [len(one) for one in codes.values()],
            "dimension": {n: self._dimension(n, some) for n, some in codes.items()},
        }
        if chosen is None:
            return found
        cells = (dict(zip(codes, one, strict=True)) for one in product(*codes.values()))
        values = [self.value(cell) for cell in cells]
        found["value"] = [None if one == HIDDEN else one for one in values]
        found["status"] = {
            str(at): HIDDEN for at, one in enumerate(values) if one in (None, HIDDEN)
        }
        return found

    def _dimension(self, name: str, codes: list[str]) -> dict[str, Any]:
        labels = {code: self.variables[name][code] for code in codes}
        category: dict[str, Any] = {
            "index": {code: at for at, code in enumerate(codes)},
            "label": labels,
        }
        if name == "ContentsCode" and self.units:
            category["unit"] = {
                code: {"base": self.units[code], "decimals": 1} for code in codes
            }
        extension = {"elimination": name not in ("ContentsCode", "Tid")}
        return {"label": name.lower(), "category": category, "extension": extension}


POOR = Made(
    "Låg respektive hög ekonomisk standard efter region, ålder, tabellinnehåll och år",
    {
        "Region": REGIONS,
        "Alder": {"tot": "totalt", "0-19": "0-19 år", "20-64": "20-64 år"},
        "ContentsCode": {
            "000008AC": "Låg ekonomisk standard, procent",
            "000008AD": "Hög ekonomisk standard, procent",
        },
        "Tid": years(2011, 2024),
    },
    {"000008AC": "procent", "000008AD": "procent"},
)
PEOPLE = Made(
    "Folkmängden efter region, ålder, kön, tabellinnehåll och år",
    {
        "Region": REGIONS,
        "Alder": {
            "totalt": "totalt",
            **{band: f"{band} år" for band in BANDS},
            "80+": "80+ år",
        },
        "Kon": {"1": "män", "2": "kvinnor", "1+2": "totalt"},
        "ContentsCode": {"000007Y7": "Antal"},
        "Tid": years(2021, 2024),
    },
    {"000007Y7": "antal"},
    parts={"1": 0.5, "2": 0.5, "80+": 0.06, **dict.fromkeys(BANDS, 0.05875)},
)
BOTH = {"1+2": "totalt", "1": "män", "2": "kvinnor"}
LABOUR = Made(
    "Arbetsmarknadsstatus efter bostadens belägenhet, region (DeSO/RegSO), kön och ålder",
    {
        "Region": REGIONS,
        "Kon": BOTH,
        "Alder": {"16-64": "16-64 år", "20-64": "20-64 år", "20-65": "20-65 år"},
        "ContentsCode": {
            "0000089X": "antal sysselsatta",
            "0000089W": "antal arbetslösa",
            "0000089V": "antal sysselsatta och arbetslösa (arbetskraften)",
            "0000089Z": "antal utanför arbetskraften",
            "0000089Y": "antal totalt",
        },
        "Tid": years(2020, 2024),
    },
    dict.fromkeys(
        ("0000089X", "0000089W", "0000089V", "0000089Z", "0000089Y"), "antal"
    ),
    parts={
        "20-64": 0.56,
        "0000089X": 0.77,
        "0000089W": 0.06,
        "0000089V": 0.83,
        "0000089Z": 0.17,
    },
)
EDUCATION = Made(
    "Befolkning 25\u201365 år efter region och utbildningsnivå",
    {
        "Region": {code: name for code, name in REGIONS.items() if "_" in code},
        "UtbildningsNiva": {
            "21": "förgymnasial utbildning",
            "3+4": "gymnasial utbildning",
            "5": "eftergymnasial utbildning, mindre än 3 år",
            "6": "eftergymnasial utbildning, 3 år eller mer",
            "US": "uppgift om utbildningsnivå saknas",
        },
        "ContentsCode": {"000007Z6": "Befolkning"},
        "Tid": years(2024, 2025),
    },
    {"000007Z6": "antal"},
    parts={"21": 0.08, "3+4": 0.22, "5": 0.07, "6": 0.11, "US": 0.02},
)
BACKGROUND = Made(
    "Folkmängden efter region, utländsk/svensk bakgrund och kön",
    {
        "Region": REGIONS,
        "UtlBakgrund": {
            "1": "utländsk bakgrund",
            "2": "svensk bakgrund",
            "SA": "totalt",
        },
        "Kon": {"1+2": "totalt"},
        "ContentsCode": {"000007Y4": "Antal"},
        "Tid": years(2022, 2025),
    },
    {"000007Y4": "antal"},
    parts={"1": 0.23, "2": 0.77},
)
HOUSEHOLDS = Made(
    "Antal hushåll efter region, hushållstyp",
    {
        "Region": REGIONS,
        "Hushallstyp": {
            "ESUB": "ensamstående utan barn",
            "ESMB": "ensamstående med barn",
            "OVRIGA": "övriga hushåll",
            "TOTALT": "totalt antal hushåll",
        },
        "ContentsCode": {"000007Y1": "Antal hushåll"},
        "Tid": years(2022, 2025),
    },
    {"000007Y1": "antal"},
    parts={"000007Y1": 0.5, "ESUB": 0.42, "ESMB": 0.07, "OVRIGA": 0.05},
)
INCOME = Made(
    "Inkomststruktur nettoinkomst efter region och kön",
    {
        "Region": REGIONS,
        "Inkomstkomponenter": {
            "10": "löneinkomst",
            "170": "ekonomiskt bistånd",
            "230": "kapitalinkomst",
            "240": "nettoinkomst",
        },
        "Kon": BOTH,
        "ContentsCode": {
            "000008A4": "Medelvärde för samtliga, tkr",
            "000008A2": "Andel med inkomstslag, procent",
        },
        "Tid": years(2022, 2024),
    },
    {"000008A4": "tkr", "000008A2": "procent"},
    shift=40,
)
COUNTED = {
    "TAB6680": LABOUR,
    "TAB6534": EDUCATION,
    "TAB6571": BACKGROUND,
    "TAB6568": HOUSEHOLDS,
}
ELIGIBLE = Made(
    "Andel behöriga till gymnasieskola och högskola efter region och bakgrund",
    {
        "Region": {code: f"Borlänge ({name})" for code, name in REGSO.items()},
        "Bakgrund": {"1+2": "samtliga", "1": "män", "2": "kvinnor"},
        "ContentsCode": {
            "000004VC": "Andel behöriga till gymnasieskolan, procent",
            "000004VD": "Andel behöriga till högskolan, procent",
        },
        "Tid": years(2007, 2023),
    },
    {},
)


class MadeScb:
    """SCB: tables in version 2, and one that only version 1 knows."""

    def __init__(self, replay: Replay) -> None:
        """Begin to answer below /scb and /scb1."""
        self.tables = {"TAB6685": POOR, "TAB6574": PEOPLE, "TAB6683": INCOME, **COUNTED}
        self.eligible = ELIGIBLE
        self.replay = replay
        limits = {"maxDataCells": 15_000, "maxCallsPerTimeWindow": 900, "timeWindow": 1}
        replay.answer("/scb/config", {"apiVersion": "2.3.2", **limits})
        nothing = {"tables": [], "page": {"totalPages": 0, "totalElements": 0}}
        replay.answer("/scb/tables", nothing)
        for name in self.tables:
            path = f"/scb/tables/{name}"
            replay.answer(f"{path}/metadata", self._metadata)
            replay.answer(f"{path}/data", self._asked)
            replay.answer(f"{path}/data", self._posted, method="POST")
        old = "/scb1/AA/AA0003/AA0003H/IntGr8RegSOKon2"
        replay.answer(old, self._metadata_1)
        replay.answer(old, self._posted_1, method="POST")

    def _table(self, seen: Seen) -> Made:
        return self.tables[seen.path.split("/")[3]]

    def _metadata(self, seen: Seen) -> Any:
        return self._table(seen).stat()

    def _asked(self, seen: Seen) -> Any:
        chosen = {
            name.removeprefix("valueCodes[").rstrip("]"): text.split(",")
            for name, text in seen.query.items()
            if name.startswith("valueCodes[")
        }
        return self._table(seen).stat(chosen)

    def _posted(self, seen: Seen) -> Any:
        chosen = {o["variableCode"]: o["valueCodes"] for o in seen.sent["selection"]}
        return self._table(seen).stat(chosen)

    def _metadata_1(self, seen: Seen) -> Any:
        variables = [
            {
                "code": code,
                "text": code.lower(),
                "values": [*values],
                "valueTexts": [*values.values()],
                "time": code == "Tid",
            }
            for code, values in self.eligible.variables.items()
        ]
        return {"title": self.eligible.title, "variables": variables}

    def _posted_1(self, seen: Seen) -> Any:
        query = seen.sent["query"]
        return self.eligible.stat({o["code"]: o["selection"]["values"] for o in query})


class MadeKolada:
    """Kolada: every key figure of the catalogue, with titles made of its own words."""

    def __init__(self, replay: Replay) -> None:
        """Begin to answer below /kolada."""
        measures = [
            one
            for dataset in fetch_datasets().values()
            if dataset.source is SourceName.KOLADA
            for one in dataset.measures
        ]
        self.titles = {one.code: " ".join(one.words) for one in measures}
        self.units = {"V15E208100101": "Gylle skola 7-9", "V11E208100102": "Solen"}
        replay.answer(re.compile("/kolada/kpi/.*"), self._kpi)
        replay.answer(re.compile("/kolada/(data|oudata)/kpi/.*"), self._data)
        replay.answer("/kolada/ou", self._ou)

    def _kpi(self, seen: Seen) -> Any:
        codes = seen.path.rsplit("/", 1)[1].split(",")
        known = [code for code in codes if code in self.titles]
        return envelope(
            [
                {"id": one, "title": self.titles[one], "has_ou_data": one == "N15643"}
                for one in known
            ]
        )

    def _ou(self, seen: Seen) -> Any:
        home = seen.query["municipality"]
        return envelope(
            [
                {"id": code, "municipality": home, "title": title}
                for code, title in self.units.items()
            ]
        )

    def _data(self, seen: Seen) -> Any:
        found = re.fullmatch(
            "/kolada/(?:data|oudata)/kpi/(.*)/(municipality|ou)/([^/]*)(?:/year/(.*))?",
            seen.path,
        )
        assert found
        kind = found[2]
        codes, places, wanted = (
            part.split(",") if part else [] for part in (found[1], found[3], found[4])
        )
        if max(map(len, (codes, places, wanted))) > 25:
            return Said({"detail": "too many"}, 422)
        return envelope(
            [
                {
                    "kpi": kpi,
                    kind: place,
                    "period": int(year),
                    "values": [one],
                }
                for kpi, place, year in product(
                    codes, places, wanted or ["2023", "2024"]
                )
                if year in ("2023", "2024")
                for one in [
                    {
                        "gender": "T",
                        "count": 1,
                        "status": "",
                        "value": sum(map(ord, kpi + place + year)) / 10,
                        "isdeleted": False,
                    }
                ]
            ]
        )


def envelope(values: list[Any]) -> dict[str, Any]:
    return {
        "values": values,
        "next_url": None,
        "previous_url": None,
        "count": len(values),
    }


class MadeSkolverket:
    """Skolverket: two schools, their results, and where they lie."""

    def __init__(self, replay: Replay) -> None:
        """Begin to answer below /skolverket and /register."""
        replay.answer("/skolverket/school-units", self._units)
        school = r"/skolverket/school-units/\d+"
        replay.answer(re.compile(f"{school}/statistics/.*"), self._statistics)
        replay.answer(re.compile(f"{school}/surveys/pupilsgr"), self._survey)
        replay.answer("/register/school-units", self._list)
        replay.answer(re.compile(r"/register/school-units/\d+"), self._unit)

    def _units(self, seen: Seen) -> Any:
        units = [
            {"code": code, "name": name, "geographicalAreaCode": "2081"}
            for code, name in SCHOOLS.items()
        ]
        page = {"size": 100, "totalElements": 2, "totalPages": 1, "number": 0}
        return said({"_embedded": {"listedSchoolUnits": units}, "page": page})

    def _statistics(self, seen: Seen) -> Any:
        dataset = fetch_datasets()["skolverket_schools"]
        values = {
            "ratioOfPupils9thGradeEligibleForNationalProgramYR": (
                "~100",
                "ROUNDED_OFF_DUE_TO_FEW_PUPILS_NOT_ELIGIBLE",
            ),
            "totalNumberOfPupils": ("cirka 240", "EXISTS"),
        }
        body: dict[str, Any] = {"schoolUnit": seen.path.split("/")[3]}
        for one in dataset.measures:
            text, kind = values.get(one.code, ("57,7", "EXISTS"))
            period = {"value": text, "valueType": kind, "timePeriod": "2025/26"}
            body[one.code] = [period]
        return said(body)

    def _survey(self, seen: Seen) -> Any:
        code = seen.path.split("/")[3]
        rows = [
            survey_row(code, when, year) for when in WHEN for year in ("ak5", "ak8")
        ]
        rows[0]["satisfactionRatioCorrespondsFully"] = "-"
        return said({"schoolYearMetrics": rows})

    def _list(self, seen: Seen) -> Any:
        units = [
            {"schoolUnitCode": code, "name": name, "status": "AKTIV"}
            for code, name in SCHOOLS.items()
        ]
        return {"meta": {}, "data": {"type": "schoolunit", "attributes": units}}

    def _unit(self, seen: Seen) -> Any:
        code = seen.path.rsplit("/", 1)[1]
        at = {"latitude": "60.49", "longitude": "15.42"}
        attributes = {
            "displayName": SCHOOLS[code],
            "status": "AKTIV",
            "municipalityCode": "2081",
            "addresses": [{"type": "BESOKSADRESS", "geoCoordinates": at}],
            "headMaster": "Någon Person",
        }
        organizer = {"type": "organizer", "attributes": {"organizerType": "KOMMUN"}}
        data = {"type": "schoolunit", "schoolUnitCode": code, "attributes": attributes}
        return {"meta": {}, "data": data, "included": organizer}


WHEN = ("VT24", "VT26")
QUESTIONS = {
    "security": "Känner du dig trygg i skolan?",
    "satisfaction": "Hur nöjd är du med din skola?",
    "workingEnvironment": "Hur ofta är det arbetsro på lektionerna?",
}


def survey_row(code: str, semester: str, year: str, **other: Any) -> dict[str, Any]:
    """One year's answers at a school, with more in them than anybody asks for."""
    seed = sum(map(ord, f"{code}{semester}{year}"))
    row: dict[str, Any] = {
        "schoolUnitCode": code,
        "semester": semester,
        "noOfAnswers": str(30 + seed % 20),
        "schoolYear": year,
        "noInGroup": "54",
        "answeringFrequency": "88%",
        "recommendAverage": None,
        "recommendQuestionDescription": None,
    }
    for name, words in QUESTIONS.items():
        is_often = name == "workingEnvironment"
        row |= {
            f"{name}Average": f"{5 + seed % 4},{seed % 10}",
            f"{name}RatioCorrespondsFully": None if is_often else f"{40 + seed % 30}%",
            f"{name}RatioCorrespondsWell": None if is_often else "29%",
            f"{name}RatioCorrespondsNotAtAll": None if is_often else "-",
            f"{name}QuestionDescription": words,
        }
    return row | other


def said(body: Any) -> dict[str, Any]:
    return {"status": "OK", "message": "Success", "body": body}


@dataclass
class MadeSources:
    """All of them behind one replay."""

    replay: Replay
    scb: MadeScb
    kolada: MadeKolada
    skolverket: MadeSkolverket
    fohm: MadePxWeb


@pytest.fixture
def made_sources(replay: Replay, monkeypatch: pytest.MonkeyPatch) -> MadeSources:
    """Let every live source be one that is made up."""
    for name, path in {
        "HTL_SCB_URL": "scb",
        "HTL_SCB_V1_URL": "scb1",
        "HTL_KOLADA_URL": "kolada",
        "HTL_SKOLVERKET_URL": "skolverket",
        "HTL_SCHOOL_REGISTER_URL": "register",
        "HTL_FOHM_URL": "v1",
    }.items():
        monkeypatch.setenv(name, f"{replay.url}/{path}")
    return MadeSources(
        replay,
        MadeScb(replay),
        MadeKolada(replay),
        MadeSkolverket(replay),
        made_fohm(replay),
    )
