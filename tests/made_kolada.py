"""A made-up Kolada behind a replay: its form, its paging and its limits."""

import re
from typing import Any

from drawn import table
from replay import Replay, Said, Seen

MOST_IDS = 25


class MadeKolada:
    """Answers from what is drawn: kpi, place (municipality or ou), period, gender, value.

    An empty value is null with status Missing. Further columns (count, status,
    isdeleted) may be drawn too. More than 25 ids in a segment is 422, as it is there.
    """

    def __init__(
        self,
        replay: Replay,
        drawn: str,
        titles: dict[str, str],
        units: str = "",
        per_page: int = 5000,
    ) -> None:
        """Begin to answer below /v3."""
        self.base = f"{replay.url}/v3"
        self.ignores_filters = False
        self._titles = titles
        self._units = table(units) if units else []
        self._rows = table(drawn)
        self._per_page = per_page
        replay.answer(re.compile("/v3/kpi/.*"), self._kpi)
        replay.answer(re.compile("/v3/(data|oudata)/.*"), self._data)
        replay.answer("/v3/ou", self._ou)

    def _kpi(self, seen: Seen) -> Any:
        ids = seen.path.removeprefix("/v3/kpi/").split(",")
        if len(ids) > MOST_IDS:
            return _too_long()
        known = [code for code in ids if code in self._titles]
        return self._page(
            seen,
            [
                {
                    "id": code,
                    "title": self._titles[code],
                    "is_divided_by_gender": True,
                    "has_ou_data": any("V15" in r["place"] for r in self._of(code)),
                }
                for code in known
            ],
        )

    def _ou(self, seen: Seen) -> Any:
        wanted = seen.query["municipality"]
        return self._page(
            seen,
            [
                {
                    "id": one["id"],
                    "municipality": one["municipality"],
                    "title": one["title"],
                }
                for one in self._units
                if self.ignores_filters or one["municipality"] == wanted
            ],
        )

    def _data(self, seen: Seen) -> Any:
        _, _, kind, *segments = seen.path.split("/")
        asked = dict(zip(segments[::2], segments[1::2], strict=True))
        ids = {name: text.split(",") for name, text in asked.items()}
        if any(len(some) > MOST_IDS for some in ids.values()):
            return _too_long()
        name = "ou" if kind == "oudata" else "municipality"
        found: dict[tuple[str, str, str], list[Any]] = {}
        for row in self._rows:
            is_asked = self.ignores_filters or (
                row["kpi"] in ids["kpi"]
                and row["place"] in ids[name]
                and row["period"] in ids.get("year", [row["period"]])
            )
            if is_asked and row["place"].startswith("V") == (name == "ou"):
                key = (row["kpi"], row["place"], row["period"])
                found.setdefault(key, []).append(_value(row))
        return self._page(
            seen,
            [
                {"kpi": kpi, name: place, "period": int(period), "values": values}
                for (kpi, place, period), values in found.items()
            ],
        )

    def _of(self, code: str) -> list[dict[str, str]]:
        return [row for row in self._rows if row["kpi"] == code]

    def _page(self, seen: Seen, rows: list[Any]) -> Any:
        at = int(seen.query.get("page", "1"))
        begin, end = (at - 1) * self._per_page, at * self._per_page
        root = self.base.removesuffix("/v3")
        others = "".join(f"{k}={v}&" for k, v in seen.query.items() if k != "page")
        following = f"{root}{seen.path}?{others}page={at + 1}"
        return {
            "values": rows[begin:end],
            "next_url": following if end < len(rows) else None,
            "previous_url": None,
            "count": len(rows[begin:end]),
        }


def _value(row: dict[str, str]) -> dict[str, Any]:
    number = row["value"]
    return {
        "gender": row["gender"],
        "count": int(row.get("count") or 1),
        "status": row.get("status") or ("" if number else "Missing"),
        "value": float(number) if number else None,
        "isdeleted": row.get("isdeleted") == "yes",
    }


def _too_long() -> Said:
    return Said({"detail": "Too many ids"}, 422)
