"""A server with PxWebApi 2, as SCB has it.

Source: PxTools/PxApiSpecs, PxAPI-2.yml. Its own /config says how many cells it gives in
an answer and how often it may be asked: that is read first and never assumed.
"""

import json
from dataclasses import dataclass
from functools import cached_property

from htl_dash.domain.fetching import SourceName
from htl_dash.sources.answers import as_json
from htl_dash.sources.cube import Category, ReadError
from htl_dash.sources.json_text import a_list, a_text, an_object, load_json
from htl_dash.sources.pxweb_answer import Question
from htl_dash.sources.pxweb_table import Table, read_codes, read_table_2
from htl_dash.sources.source import SourceError
from htl_dash.sources.transport import Answer, Request, Transport

LONGEST_URL = 2_000
"""Characters. SCB's server answers 404 to addresses that are much longer."""
MOST_FOUND = 100
_EXPRESSION = frozenset("*?()[],")
"""What means something in a list of values in an address, beside the codes."""
_NOT_IN_ADDRESS = {400, 404, 405, 414}
"""What servers answer that do not take this question in an address; it is posted then."""
_SWEDISH = ("lang", "sv")
_FORMAT = ("outputFormat", "json-stat2")


@dataclass(frozen=True, slots=True)
class Found:
    """A table that a search has found."""

    id: str
    label: str


@dataclass(frozen=True)
class PxWeb2:
    """One server."""

    transport: Transport
    source: SourceName
    url: str

    @cached_property
    def most_cells(self) -> int:
        """How many cells it gives in one answer; from now on its pace is kept.

        Raises:
            SourceError: It cannot be had.
            ReadError: It is told in another way than the specification says.
        """
        found = an_object(load_json(self._get("config").content), "/config")
        limits = [
            found.get(name)
            for name in ("maxDataCells", "maxCallsPerTimeWindow", "timeWindow")
        ]
        if not all(type(one) is int and one > 0 for one in limits):
            raise ReadError("cubes.no_limits")
        cells, calls, seconds = (int(str(one)) for one in limits)
        self.transport.pace(self.url, calls, float(seconds))
        return cells

    def table(self, table: str) -> tuple[Answer, Table]:
        """Return a table's metadata, and the answer that it was read from.

        Raises:
            SourceError: It cannot be had; fact `status` is 404 where it is not there.
            ReadError: It is something else.
        """
        answer = self._get(f"tables/{table}/metadata", _SWEDISH)
        return answer, read_table_2(answer.content, table)

    def search(self, words: str) -> tuple[Found, ...]:
        """Return the tables that a search finds; none where it finds too many to tell.

        Raises:
            SourceError: It cannot be had.
            ReadError: It is something else.
        """
        params = (("query", words), ("includeDiscontinued", "true"))
        size = ("pageSize", str(MOST_FOUND))
        content = self._get("tables", _SWEDISH, *params, size).content
        found = an_object(load_json(content), "/tables")
        page = an_object(found.get("page") or {}, "page")
        if page.get("totalPages") not in (None, 0, 1):
            return ()
        every = (an_object(o, "tables") for o in a_list(found.get("tables"), "tables"))
        return tuple(
            Found(a_text(one.get("id"), "id"), a_text(one.get("label"), "label"))
            for one in every
        )

    def codes(self, code_list: str) -> tuple[Category, ...]:
        """Return the values of a code list.

        Raises:
            SourceError: It cannot be had.
            ReadError: It is something else.
        """
        return read_codes(self._get(f"codelists/{code_list}", _SWEDISH).content)

    def ask(self, question: Question) -> Answer:
        """Return the answer to one part, asked in the address or else with a POST.

        Raises:
            SourceError: It cannot be had.
        """
        url = f"{self.url}/tables/{question.table}/data"
        params = [_SWEDISH, _FORMAT]
        for one in question.selection:
            params.append((f"valueCodes[{one.variable}]", ",".join(one.values)))
            if one.code_list:
                params.append((f"codelist[{one.variable}]", one.code_list))
        asked = Request("GET", url, tuple(params), source=self.source)
        values = (code for one in question.selection for code in one.values)
        is_plain = not any(_EXPRESSION & set(code) for code in values)
        if is_plain and len(asked.address) <= LONGEST_URL:
            try:
                return as_json(self.transport.send(asked))
            except SourceError as error:
                if error.facts.get("status") not in _NOT_IN_ADDRESS:
                    raise
        body = json.dumps({"selection": _posted(question)}, ensure_ascii=False)
        params = [_SWEDISH, _FORMAT]
        request = Request("POST", url, tuple(params), body, source=self.source)
        return as_json(self.transport.send(request))

    def _get(self, path: str, *params: tuple[str, str]) -> Answer:
        url = f"{self.url}/{path}"
        request = Request("GET", url, params, source=self.source)
        return as_json(self.transport.send(request))


def _posted(question: Question) -> list[dict[str, object]]:
    found = []
    for one in question.selection:
        chosen: dict[str, object] = {
            "variableCode": one.variable,
            "valueCodes": list(one.values),
        }
        if one.code_list:
            chosen["codelist"] = one.code_list
        found.append(chosen)
    return found
