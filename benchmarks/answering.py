"""Answer as SCB and Kolada would, with answers as large as they give; all is made up.

`python -m benchmarks.answering PORT`, in a process of its own, so that what it uses is
not counted to the one that asks. Every other time it is asked for figures, one in a
hundred of them has been revised.
"""

import csv
import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count, product
from urllib.parse import parse_qs, urlsplit

from htl_dash.catalogue.datasets import fetch_datasets
from htl_dash.settings import ROOT

POPULATION, KEY_FIGURES = "scb_population", "kolada_school"
POVERTY = "scb_low_economic_standard_0_19"
"""The datasets that are asked for."""


def _real() -> dict[str, str]:
    """Return the areas of 2081 in both divisions, as SCB's tables have them."""
    with (ROOT / "data/pack/areas.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    kinds = {"regso2025": "RegSO2025", "deso2025": "DeSO2025"}
    names = {one["code"]: f"Borlänge ({one['name']})" for one in rows}
    newer = {f"{one['code']}_{kinds[one['geography']]}": one["code"] for one in rows}
    return names | {code: names[plain] for code, plain in newer.items()}


REAL = _real()
AREAS = [*REAL, *(f"2081C{number:04d}" for number in range(9000, 9500 - len(REAL)))]
"""And as many more, that are nowhere, as fill the largest answer that SCB gives."""
BANDS = [f"{first}-{first + 4}" for first in range(0, 50, 5)]
YEARS = [str(year) for year in range(2010, 2025)]
SEXES = {"1": "män", "2": "kvinnor"}
CELLS = len(AREAS) * len(BANDS) * len(SEXES) * len(YEARS)
PLACES = ["2081", *(str(code) for code in range(1001, 1312))]
"""As many as Kolada has municipalities and regions."""
PERIODS = range(1992, 2025)
GENDERS = {"T": 0.0, "K": 2.5, "M": -2.5}
PER_PAGE, MOST_CELLS = 5_000, 150_000
_REVISED = 100
_DATA = re.compile(r"/kolada/data/kpi/([^/]+)/municipality/([^/]+)")
Body = dict[str, object]


def main(port: int) -> None:
    """Answer until somebody ends it."""
    figures = Answers()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._answer()

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self._answer()

        def _answer(self) -> None:
            body = figures.answer(self.path, f"http://{self.headers['Host']}")
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", "application/json; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    ThreadingHTTPServer(("127.0.0.1", port), Handler).serve_forever()


class Answers:
    """Every answer as bytes; those that are large are made before anybody asks."""

    def __init__(self) -> None:
        """Make them."""
        self._times = count()
        self._populations = [_bytes(_population(shift)) for shift in (0, 1)]
        measures = fetch_datasets()[KEY_FIGURES].measures
        self._titles = {one.code: " ".join(one.words) for one in measures}
        self._rows = {
            (code, place): [*_rows(code, place)]
            for code, place in product(self._titles, PLACES)
        }

    def answer(self, target: str, host: str) -> bytes:
        """Return the answer to an address; empty where there is none."""
        path, query = urlsplit(target).path, parse_qs(urlsplit(target).query)
        known: dict[str, Callable[[], Body]] = {
            "/_stcore/health": lambda: {"ok": True},
            "/scb/config": _limits,
            "/scb/tables/TAB6574/metadata": _people,
            "/scb/tables/TAB6685/metadata": _poor,
            "/scb/tables/TAB6685/data": _poverty,
        }
        if path in known:
            return _bytes(known[path]())
        if path == "/scb/tables/TAB6574/data":
            return self._populations[next(self._times) % 2]
        if path.startswith("/kolada/kpi/"):
            codes = path.rpartition("/")[2].split(",")
            known_codes = [one for one in codes if one in self._titles]
            titles = [{"id": one, "title": self._titles[one]} for one in known_codes]
            return _bytes({"values": titles, "next_url": None, "count": len(titles)})
        if found := _DATA.fullmatch(path):
            page = int(query.get("page", ["1"])[0])
            codes, places = (part.split(",") for part in found.groups())
            return self._page(codes, places, page, host + path)
        return b""

    def _page(
        self, codes: Sequence[str], places: Sequence[str], page: int, address: str
    ) -> bytes:
        rows = [row for key in product(codes, places) for row in self._rows[key]]
        begin, end = (page - 1) * PER_PAGE, page * PER_PAGE
        some = rows[begin:end]
        following = f'"{address}?page={page + 1}"' if end < len(rows) else "null"
        head = f'{{"count":{len(some)},"next_url":{following},"previous_url":null'
        return f'{head},"values":[{",".join(some)}]}}'.encode()


def _limits() -> Body:
    calls = {"maxCallsPerTimeWindow": 900, "timeWindow": 1}
    return {"apiVersion": "2.3.2", "maxDataCells": MOST_CELLS, **calls}


def _people() -> Body:
    variables = {
        "Region": {code: REAL.get(code, code) for code in AREAS},
        "Alder": {band: f"{band} år" for band in BANDS},
        "Kon": SEXES,
        "ContentsCode": {"000007Y7": "Antal"},
        "Tid": {year: year for year in YEARS},
    }
    return _table("Folkmängden efter region, ålder, kön och år", variables)


def _poor() -> Body:
    variables = {
        "Region": REAL,
        "Alder": {"0-19": "0-19 år"},
        "ContentsCode": {"000008AC": "Låg ekonomisk standard, procent"},
        "Tid": {year: year for year in YEARS[1:]},
    }
    return _table("Låg ekonomisk standard efter region, ålder och år", variables)


def _table(title: str, variables: Mapping[str, Mapping[str, str]]) -> Body:
    return {
        "version": "2.0",
        "class": "dataset",
        "label": title,
        "source": "SCB (påhittat)",
        "updated": "2026-01-29T07:00:00Z",
        "role": {"time": ["Tid"], "metric": ["ContentsCode"], "geo": ["Region"]},
        "id": [*variables],
        "size": [len(labels) for labels in variables.values()],
        "dimension": {name: _variable(name, of) for name, of in variables.items()},
    }


def _variable(name: str, labels: Mapping[str, str]) -> Body:
    index = {code: at for at, code in enumerate(labels)}
    return {"label": name.lower(), "category": {"index": index, "label": labels}}


def _population(shift: int) -> Body:
    """Return every cell of the table; one in fifty is hidden."""
    within = CELLS // len(AREAS)
    cells = ((at, AREAS[at // within], YEARS[at % len(YEARS)]) for at in range(CELLS))
    values = [
        None
        if at % 50 == 7 or _is_outside(area, year)
        else 20 + at * 7 % 380 + (shift if at % _REVISED == 0 else 0)
        for at, area, year in cells
    ]
    return _people() | _filled(values)


def _poverty() -> Body:
    every = [
        None if _is_outside(area, year) else 5 + (at * 7 + int(year)) % 300 / 10
        for at, area in enumerate(REAL)
        for year in YEARS[1:]
    ]
    return _poor() | _filled(every)


def _filled(values: Sequence[float | None]) -> Body:
    marks = {str(at): ".." for at, value in enumerate(values) if value is None}
    return {"value": values, "status": marks}


def _is_outside(area: str, year: str) -> bool:
    """Whether a year is outside those of an area's division."""
    return area in REAL and ("_" in area) != (year >= "2024")


def _rows(code: str, place: str) -> Iterator[str]:
    for year in PERIODS:
        usual = 20 + sum(map(ord, code + place)) * 7 % 600 / 10 + year % 3 / 2
        values = [
            {
                "gender": gender,
                "count": 1,
                "status": "",
                "value": round(usual + beside, 1),
                "isdeleted": False,
            }
            for gender, beside in GENDERS.items()
        ]
        row = {"kpi": code, "municipality": place, "period": year, "values": values}
        yield json.dumps(row)


def _bytes(body: Body) -> bytes:
    return json.dumps(body, ensure_ascii=False).encode()


if __name__ == "__main__":
    main(int(sys.argv[1]))
