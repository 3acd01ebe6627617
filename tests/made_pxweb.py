"""A made-up PxWeb server, in both versions, with tables drawn beside the assertion.

It refuses what a real one refuses: codes that it does not have, too many cells, too long
addresses, a variable that must be chosen. Cells are given by a function of their codes.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import product
from math import prod

from made_cubes import json_stat_dict
from replay import Replay, Said, Seen

from htl_dash.sources.cube import Category, Cube, Dimension

Cell = Callable[[Mapping[str, str]], float | str | None]
CONFIG = {"maxDataCells": 150_000, "maxCallsPerTimeWindow": 1000, "timeWindow": 1}
LONGEST_URL = 2_100


def variable(code: str, drawn: str, *, label: str = "", role: str = "") -> Dimension:
    """Return a variable from lines such as `2081 = Borlänge; unit`."""
    categories = []
    for line in filter(None, map(str.strip, drawn.splitlines())):
        value, _, text = line.partition("=")
        words, _, unit = (text or value).partition(";")
        value, words, unit = value.strip(), words.strip(), unit.strip()
        categories.append(Category(value, words, unit, 1 if unit else None))
    return Dimension(code, label or code.lower(), tuple(categories), role)


@dataclass
class MadeTable:
    """A table. `lists` are code lists of its first variable: values only they have."""

    id: str
    path: str
    title: str
    variables: tuple[Dimension, ...]
    cell: Cell
    lists: Mapping[str, Dimension] = field(default_factory=dict)
    can_be_left_out: frozenset[str] = frozenset()

    def cube(self, chosen: Mapping[str, list[str]], code_list: str = "") -> Cube:
        """Return the part of the table that is chosen, in the table's own order."""
        kept = []
        for one in self.variables:
            every = self.lists[code_list] if self._is_listed(one, code_list) else one
            if one.code not in chosen and one.code in self.can_be_left_out:
                continue
            wanted = chosen[one.code]
            known = {each.code: each for each in every.categories}
            if not wanted or set(wanted) - known.keys():
                raise LookupError(one.code)
            categories = tuple(e for e in every.categories if e.code in wanted)
            kept.append(Dimension(one.code, one.label, categories, one.role))
        names = [one.code for one in kept]
        codes = product(*([each.code for each in one.categories] for one in kept))
        cells = [self.cell(dict(zip(names, each, strict=True))) for each in codes]
        values = [None if isinstance(one, str) else one for one in cells]
        marks = {at: one for at, one in enumerate(cells) if isinstance(one, str)}
        return Cube(self.title, tuple(kept), values, marks, source="SCB", table=self.id)

    def _is_listed(self, one: Dimension, code_list: str) -> bool:
        return bool(code_list) and one is self.variables[0]


class MadePxWeb:
    """The server: `url` of version 2 and `url_1` of version 1, each with its tables."""

    def __init__(self, replay: Replay, *tables: MadeTable, older: tuple = ()) -> None:
        """Answer for tables in version 2, and for `older` in version 1."""
        self.config = dict(CONFIG)
        self.change: Callable[[dict], object] = lambda answer: answer
        self.replay = replay
        self.url, self.url_1 = f"{replay.url}/v2", f"{replay.url}/v1"
        self.found: dict[str, list[str]] = {}
        self._tables = {one.id: one for one in tables}
        self._older = {one.path: one for one in older}
        replay.answer("/v2/config", lambda seen: self.config)
        replay.answer("/v2/tables", self._search)
        replay.answer(re.compile(r"/v2/tables/[^/]+/metadata"), self._metadata)
        for method in ("GET", "POST"):
            replay.answer(
                re.compile(r"/v2/tables/[^/]+/data"), self._data, method=method
            )
        replay.answer(re.compile(r"/v2/codelists/.+"), self._list)
        replay.answer(re.compile(r"/v1/.+"), self._metadata_1)
        replay.answer(re.compile(r"/v1/.+"), self._data_1, method="POST")

    def asked(self, path: str) -> list[Seen]:
        """Return the requests whose path ends so."""
        return [one for one in self.replay.requests if one.path.endswith(path)]

    def _search(self, seen: Seen) -> dict:
        ids = self.found.get(seen.query["query"], [])
        tables = [{"id": one, "label": self._tables[one].title} for one in ids]
        return {"tables": tables, "page": {"totalPages": 1}}

    def _metadata(self, seen: Seen) -> object:
        table = self._tables.get(seen.path.split("/")[-2])
        if table is None:
            return Said({"title": "Non-existent table", "status": 404}, 404)
        found = json_stat_dict(Cube(table.title, table.variables, [], {}))
        for at, one in enumerate(table.variables):
            extension = {"elimination": one.code in table.can_be_left_out}
            if at == 0:
                lists = [{"id": name, "type": "Valueset"} for name in table.lists]
                extension["codelists"] = lists
            found["dimension"][one.code]["extension"] = extension
        return found

    def _list(self, seen: Seen) -> object:
        name = seen.path.rsplit("/", 1)[-1]
        lists = [one.lists[name] for one in self._tables.values() if name in one.lists]
        if not lists:
            return Said({"status": 404}, 404)
        values = [{"code": e.code, "label": e.label} for e in lists[0].categories]
        return {"id": name, "values": values}

    def _data(self, seen: Seen) -> object:
        table = self._tables[seen.path.split("/")[-2]]
        if seen.method == "POST":
            chosen = {
                one["variableCode"]: one["valueCodes"] for one in seen.sent["selection"]
            }
            lists = [one.get("codelist", "") for one in seen.sent["selection"]]
        else:
            if sum(map(len, (*seen.query, *seen.query.values()))) > LONGEST_URL:
                return Said(b"", 404)
            named = {n: v for n, v in seen.query.items() if n.startswith("valueCodes[")}
            chosen = {name[11:-1]: one.split(",") for name, one in named.items()}
            lists = [v for n, v in seen.query.items() if n.startswith("codelist[")]
        most = self.config["maxDataCells"]
        return self._given(table, chosen, "".join(lists), most)

    def _metadata_1(self, seen: Seen) -> object:
        table = self._older.get(seen.path.removeprefix("/v1/"))
        if table is None:
            return Said(b"<html>404</html>", 404)
        variables = [
            {
                "code": one.code,
                "text": one.label,
                "values": [each.code for each in one.categories],
                "valueTexts": [each.label for each in one.categories],
                **({"time": True} if one.role == "time" else {}),
                **({"elimination": True} if one.code in table.can_be_left_out else {}),
            }
            for one in table.variables
        ]
        return {"title": table.title, "variables": variables}

    def _data_1(self, seen: Seen) -> object:
        table = self._older[seen.path.removeprefix("/v1/")]
        chosen = {one["code"]: one["selection"]["values"] for one in seen.sent["query"]}
        return self._given(table, chosen, "", 100_000)

    def _given(
        self,
        table: MadeTable,
        chosen: Mapping[str, list[str]],
        code_list: str,
        most: int,
    ) -> object:
        if prod(map(len, chosen.values())) > most:
            return Said({"title": "Too many cells selected", "status": 403}, 403)
        try:
            cube = table.cube(chosen, code_list)
        except LookupError as error:
            return Said({"title": f"Missing selection: {error}", "status": 400}, 400)
        return self.change(json.loads(json.dumps(json_stat_dict(cube))))
