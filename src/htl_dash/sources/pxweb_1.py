"""A server with PxWeb 1: SCB's older address, and the Public Health Agency's.

Source: The PxWeb API 1. GET of a table's path gives its metadata, POST with a query its
figures. Each server has limits of its own, and no address that tells them.
"""

import json
from dataclasses import dataclass
from urllib.parse import quote

from htl_dash.domain.fetching import SourceName
from htl_dash.sources.answers import as_json
from htl_dash.sources.pxweb_answer import Question
from htl_dash.sources.pxweb_table import Table, read_table_1
from htl_dash.sources.transport import Answer, Request, Transport

CALLS, SECONDS = 10, 10.0


@dataclass(frozen=True, slots=True)
class PxWeb1:
    """One server. `most_cells` is the most that it gives in one answer."""

    transport: Transport
    source: SourceName
    url: str
    most_cells: int

    def __post_init__(self) -> None:
        """Keep to the pace that these servers have."""
        self.transport.pace(self.url, CALLS, SECONDS)

    def table(self, path: str) -> tuple[Answer, Table]:
        """Return a table's metadata, and the answer that it was read from.

        Raises:
            SourceError: It cannot be had; fact `status` is 404 where it is not there.
            ReadError: It is no table.
        """
        request = Request("GET", self._address(path), source=self.source)
        answer = as_json(self.transport.send(request))
        return answer, read_table_1(answer.content, path)

    def ask(self, question: Question) -> Answer:
        """Return the answer to one part.

        Raises:
            SourceError: It cannot be had.
        """
        query = [
            {
                "code": one.variable,
                "selection": {"filter": "item", "values": list(one.values)},
            }
            for one in question.selection
        ]
        whole = {"query": query, "response": {"format": "json-stat2"}}
        body = json.dumps(whole, ensure_ascii=False)
        url = self._address(question.table)
        request = Request("POST", url, body=body, source=self.source)
        return as_json(self.transport.send(request))

    def _address(self, path: str) -> str:
        return f"{self.url}/{quote(path.strip('/'))}"
