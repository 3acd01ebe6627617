"""The register's schools: of the right municipality, and without a single person."""

import json
from typing import Any

import pytest
from made_fetching import dataset
from replay import Seen

from htl_dash.domain.fetching import Asked, SourceName
from htl_dash.domain.geography import School
from htl_dash.sources.exchange import Fault
from htl_dash.sources.school_register import MOST_UNITS, SchoolRegister
from htl_dash.sources.source import SourceError
from htl_dash.sources.transport import Transport

WANTED = dataset(SourceName.SCHOOL_REGISTER, divisions=())
ASKED = Asked("2081", ("2081",))
PERSONS = {
    "headMaster": "Pelle Sträng",
    "email": "rektor@exempel.se",
    "phoneNumber": "0243-740 00",
    "url": "https://exempel.se/pelle",
}
ORGANIZER = {
    "type": "organization",
    "organizationNumber": "8112189876",
    "attributes": {"displayName": "Firma Pelle Sträng", "organizerType": "KOMMUN"},
}
ADDRESSES = [
    {
        "type": "POSTADRESS",
        "careOfAddress": "c/o Pelle",
        "geoCoordinates": {"latitude": "1.0", "longitude": "1.0"},
    },
    {
        "type": "BESOKSADRESS",
        "streetAddress": "Pellevägen 1",
        "geoCoordinates": {
            "latitude": "60.466943",
            "longitude": "15,448622",
            "coordinateSweRefN": "6703397,097",
        },
    },
]


def unit(code: str, **other: Any) -> Any:
    known = {
        "displayName": f"Skola {code}",
        "status": "AKTIV",
        "municipalityCode": "2081",
        "schoolTypes": ["GR"],
        "addresses": ADDRESSES,
        **PERSONS,
    }
    return {
        "meta": {"created": "2026-11-22"},
        "data": {
            "type": "schoolunit",
            "schoolUnitCode": code,
            "attributes": known | other,
        },
        "included": ORGANIZER,
    }


class MadeRegister:
    """Some made-up units behind a replay."""

    def __init__(self, replay, *units: Any) -> None:
        """Begin to answer below /v2."""
        self.base = f"{replay.url}/v2"
        self.units = {one["data"]["schoolUnitCode"]: one for one in units}
        replay.answer("/v2/school-units", self._list)
        for code, one in self.units.items():
            replay.answer(f"/v2/school-units/{code}", one)

    def _list(self, seen: Seen) -> Any:
        assert seen.query["municipality_code"] == "2081"
        rows = [
            {
                "schoolUnitCode": code,
                "name": one["data"]["attributes"]["displayName"],
                "status": one["data"]["attributes"]["status"],
            }
            for code, one in self.units.items()
        ]
        return {
            "meta": {"extractDate": "2026-11-22"},
            "data": {"type": "schoolunit", "attributes": rows},
        }


@pytest.fixture
def transport():
    with Transport(sleep=lambda seconds: None) as opened:
        yield opened


@pytest.fixture
def register(transport, replay):
    """Return a client of a register with some units."""

    def opening(*units: Any):
        return SchoolRegister(transport, MadeRegister(replay, *units).base)

    return opening


def fetched(client, asked=ASKED, wanted=WANTED):
    return [(p, tuple(client.fetch(wanted, p))) for p in client.parts(wanted, asked)]


def problem(act) -> str:
    with pytest.raises(SourceError) as found:
        act()
    return str(found.value.facts["problem"])


def test_schools_come_with_place_provider_and_status(register):
    independent = unit("24147931", status="VILANDE", displayName="Immanuelskolan")
    independent["included"] = {"attributes": {"organizerType": "ENSKILD"}}
    client = register(unit("34516710", displayName=" Tjärnaskolan "), independent)
    reading = client.read(WANTED, ASKED, fetched(client))
    at = (60.466943, 15.448622)
    assert reading.schools == (
        School("24147931", "Immanuelskolan", "2081", "independent", *at, "", ""),
        School("34516710", "Tjärnaskolan", "2081", "municipal", *at, "", ""),
    )
    assert reading.statuses == {"24147931": "VILANDE", "34516710": "AKTIV"}
    assert not list(reading.figures)
    assert client.check(WANTED, ASKED) == ()


def test_no_person_number_or_address_reaches_the_bytes_that_are_kept(register):
    client = register(unit("34516710"))
    kept = [page for _, pages in fetched(client) for page in pages]
    text = b"".join(page.content for page in kept).decode()
    for secret in ("Pelle", "rektor@", "740", "8112189876", "Firma", "exempel.se"):
        assert secret not in text
    assert [page.is_redacted for page in kept] == [False, True]
    assert json.loads(kept[1].content)["data"]["attributes"]["addresses"] == [
        {
            "type": "POSTADRESS",
            "geoCoordinates": {"latitude": "1.0", "longitude": "1.0"},
        },
        {
            "type": "BESOKSADRESS",
            "geoCoordinates": {"latitude": "60.466943", "longitude": "15,448622"},
        },
    ]


@pytest.mark.parametrize(
    "addresses",
    [
        None,
        [],
        "Pellevägen 1",
        [{"type": "BESOKSADRESS"}],
        [{"type": "BESOKSADRESS", "geoCoordinates": None}],
        [
            {
                "type": "BESOKSADRESS",
                "geoCoordinates": {"latitude": "0", "longitude": "0"},
            }
        ],
        [
            {
                "type": "BESOKSADRESS",
                "geoCoordinates": {"latitude": "60.4", "longitude": None},
            }
        ],
        [
            {
                "type": "BESOKSADRESS",
                "geoCoordinates": {"latitude": "nan", "longitude": "15.4"},
            }
        ],
    ],
)
def test_a_place_that_is_not_known_is_none_and_not_zero(register, addresses):
    client = register(unit("34516710", addresses=addresses))
    (one,) = client.read(WANTED, ASKED, fetched(client)).schools
    assert (one.latitude, one.longitude) == (None, None)


def test_who_runs_a_school_is_not_guessed(register):
    state = unit("34516710")
    state["included"] = {"attributes": {"organizerType": "STAT"}}
    without = unit("34516711")
    del without["included"]
    client = register(state, without)
    schools = client.read(WANTED, ASKED, fetched(client)).schools
    assert [one.provider for one in schools] == ["", ""]


def test_an_ignored_filter_is_seen_at_the_first_unit(register, replay):
    client = register(unit("10000001", municipalityCode="0120"), unit("34516710"))
    assert "0120" in problem(lambda: fetched(client))
    assert replay.paths().count("/v2/school-units/34516710") == 0


def test_a_list_of_the_whole_country_is_refused_before_any_unit(register, replay):
    rows = [{"schoolUnitCode": str(10**7 + n)} for n in range(MOST_UNITS + 1)]
    client = register(unit("34516710"))
    replay.answer("/v2/school-units", {"data": {"attributes": rows}})
    assert str(MOST_UNITS + 1) in problem(lambda: client.parts(WANTED, ASKED))
    assert replay.paths() == ["/v2/school-units"]


def test_units_can_be_chosen_by_what_the_register_knows(register, replay):
    client = register(unit("34516710"))
    chosen = (("school_type", "GR, FKLASS"), ("status", "AKTIV"))
    client.parts(dataset(SourceName.SCHOOL_REGISTER, choose=chosen), ASKED)
    assert replay.requests[0].query["school_type"] in ("GR", "FKLASS")
    assert replay.requests[0].query["status"] == "AKTIV"
    unknown = dataset(SourceName.SCHOOL_REGISTER, choose=(("skolform", "GR"),))
    assert "skolform" in problem(lambda: client.parts(unknown, ASKED))


@pytest.mark.parametrize(
    ("found", "told"),
    [
        ({}, "ingen lista"),
        ([], "ingen lista"),
        ({"data": {"attributes": {}}}, "ingen lista"),
        ({"data": {"attributes": ["x"]}}, "ingen lista"),
        ({"data": {"attributes": []}}, "0 skolenheter"),
        ({"data": {"attributes": [{"schoolUnitCode": "../x"}]}}, "../x"),
    ],
)
def test_a_list_that_is_none_is_refused(register, replay, found, told):
    client = register(unit("34516710"))
    replay.answer("/v2/school-units", found)
    assert told in problem(lambda: client.parts(WANTED, ASKED))


@pytest.mark.parametrize(
    ("found", "told"),
    [
        ({}, "inga uppgifter"),
        ({"data": None}, "inga uppgifter"),
        ({"data": {"schoolUnitCode": "34516710"}}, "inga uppgifter"),
        (unit("11111111"), "annan skolenhet: 11111111"),
    ],
)
def test_a_unit_that_is_another_is_refused(register, replay, found, told):
    client = register(unit("34516710"))
    replay.answer("/v2/school-units/34516710", found)
    assert told in problem(lambda: fetched(client))


def test_a_unit_that_is_listed_and_not_there_is_an_error(register, replay):
    client = register(unit("34516710"))
    replay.answer("/v2/school-units/34516710", {}, status=404)
    with pytest.raises(SourceError) as found:
        fetched(client)
    assert found.value.facts["fault"] is Fault.NOT_FOUND


def test_only_some_of_the_units_is_an_error(register):
    client = register(unit("34516710"), unit("34516711"))
    answers = fetched(client)
    told = problem(lambda: client.read(WANTED, ASKED, answers[:-1]))
    assert "2 skolenheter men uppgifter har kommit om 1" in told
    assert problem(lambda: client.read(WANTED, ASKED, answers[1:]))
