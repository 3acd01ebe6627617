"""A source is asked patiently and politely, and an answer is whole or an error."""

import gzip
import json
import ssl
from datetime import UTC, datetime, timedelta
from shutil import which
from subprocess import run

import httpx
import pytest
import respx
from pytest_httpserver import HTTPServer

from htl_dash.domain.fetching import SourceName
from htl_dash.sources import transport as way_out
from htl_dash.sources.source import SourceError, StoppedError
from htl_dash.sources.transport import Attempt, Fault, Request, Transport, json_of

URL = "https://api.example.se/v3/data"
ASKED = Request("GET", URL, source=SourceName.KOLADA)


class Time:
    """A clock that goes when somebody sleeps."""

    def __init__(self) -> None:
        """Begin on a Sunday morning."""
        self.now = datetime(2026, 11, 22, 7, 30, tzinfo=UTC)
        self.slept = 0.0

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        self.now += timedelta(seconds=seconds)
        self.slept += seconds


@pytest.fixture
def time():
    return Time()


@pytest.fixture
def log():
    return []


@pytest.fixture
def open_way(time, log):
    """Return a transport whose jitter is always the longest, with other settings."""
    opened = []

    def opening(**settings):
        given = {
            "log": log.append,
            "sleep": time.sleep,
            "clock": lambda: time.now,
            "random": lambda: 1.0,
        }
        opened.append(Transport(**given | settings))
        return opened[-1]

    yield opening
    for one in opened:
        one.__exit__(None, None, None)


def refused(transport: Transport, request: Request = ASKED) -> SourceError:
    with pytest.raises(SourceError) as found:
        transport.send(request)
    return found.value


@respx.mock
def test_an_answer_has_its_bytes_and_how_it_came(open_way):
    respx.get(URL, params={"page": "2"}).respond(json={"å": 1})
    answer = open_way().send(Request("GET", URL, (("page", "2"),)))
    assert json_of(answer) == {"å": 1}
    kept = answer.received()
    assert kept.origin == f"{URL}?page=2"
    assert kept.content == answer.content
    assert kept.received_at == "2026-11-22T07:30:00+00:00"
    assert (kept.media_type, kept.encoding) == ("application/json", "utf-8")
    assert not kept.is_redacted
    assert answer.received(is_redacted=True).is_redacted


@respx.mock
def test_a_question_can_be_posted_and_is_kept_with_its_answer(open_way):
    route = respx.post(URL).respond(json=[])
    question = json.dumps({"selection": []})
    answer = open_way().send(Request("POST", URL, body=question))
    assert answer.received().request == question
    sent = route.calls.last.request
    assert json.loads(sent.content) == {"selection": []}
    assert sent.headers["content-type"] == "application/json"


@respx.mock
def test_sources_are_told_who_asks_and_whom_to_turn_to(open_way, monkeypatch):
    route = respx.get(URL).respond(json=[])
    monkeypatch.setenv("HTL_CONTACT", "data@exempel.se\r\nX-Evil: 1)")
    open_way().send(ASKED)
    agent = route.calls.last.request.headers["user-agent"]
    assert agent.startswith("HTL-Dash/")
    assert agent.endswith("(+data@exempel.seX-Evil: 1)")


@respx.mock
@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_what_passes_is_asked_again(open_way, time, log, status):
    respx.get(URL).mock(side_effect=[httpx.Response(status)] * 2 + [_fine()])
    assert json_of(open_way().send(ASKED)) == []
    assert [one.status for one in log] == [status, status, 200]
    assert [one.attempt for one in log] == [1, 2, 3]
    assert time.slept == pytest.approx(1 + 2)


@respx.mock
def test_pauses_grow_have_jitter_and_end(open_way, time, log):
    respx.get(URL).respond(503)
    error = refused(open_way(random=lambda: 0.0))
    assert len(log) == way_out.MOST_ATTEMPTS
    assert time.slept == pytest.approx((1 + 2 + 4 + 8) / 2)
    assert error.facts["fault"] is Fault.DOWN
    assert error.facts["status"] == 503


@respx.mock
@pytest.mark.parametrize(
    ("asked", "seconds"),
    [
        ("7", 7),
        ("0", 0),
        ("Sun, 22 Nov 2026 07:30:09 GMT", 9),
        ("Sun, 22 Nov 2020 07:30:09 GMT", 0),
        ("in a while", 1),
        ("", 1),
        ("-5", 1),
    ],
)
def test_a_pause_that_the_source_asks_for_is_kept(open_way, time, asked, seconds):
    busy = httpx.Response(429, headers={"Retry-After": asked})
    respx.get(URL).mock(side_effect=[busy, _fine()])
    open_way().send(ASKED)
    assert time.slept == pytest.approx(seconds)


@respx.mock
def test_a_source_that_asks_for_a_long_pause_is_left_for_another_time(open_way, time):
    respx.get(URL).respond(429, headers={"Retry-After": "86400"})
    assert refused(open_way()).facts["fault"] is Fault.BUSY
    assert time.slept == 0


@respx.mock
@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (httpx.ConnectError("no"), Fault.CONNECT),
        (httpx.ConnectTimeout("no"), Fault.TIMEOUT),
        (httpx.ReadTimeout("no"), Fault.TIMEOUT),
        (httpx.ReadError("no"), Fault.CUT),
        (httpx.RemoteProtocolError("no"), Fault.CUT),
        (httpx.ProxyError("no"), Fault.PROXY),
    ],
)
def test_a_broken_connection_is_tried_again_and_then_told(open_way, log, error, fault):
    respx.get(URL).mock(side_effect=error)
    told = refused(open_way())
    assert told.facts["fault"] is fault
    assert told.facts["source"] == "Kolada"
    is_silent = fault is Fault.TIMEOUT
    most = way_out.MOST_SILENT if is_silent else way_out.MOST_ATTEMPTS
    assert [one.fault for one in log] == [fault] * most
    assert {one.status for one in log} == {None}


def test_certificates_are_verified(open_way):
    pool = open_way()._client._transport._pool
    assert pool._ssl_context.verify_mode is ssl.CERT_REQUIRED
    assert pool._ssl_context.check_hostname


@respx.mock
@pytest.mark.parametrize(
    ("status", "fault"),
    [
        (400, Fault.BAD_REQUEST),
        (401, Fault.FORBIDDEN),
        (403, Fault.FORBIDDEN),
        (404, Fault.NOT_FOUND),
        (407, Fault.PROXY),
        (410, Fault.GONE),
        (414, Fault.UNPROCESSABLE),
        (422, Fault.UNPROCESSABLE),
        (418, Fault.UNEXPECTED),
        (304, Fault.UNEXPECTED),
        (501, Fault.DOWN),
    ],
)
def test_a_refusal_is_told_apart_and_not_tried_again(open_way, log, status, fault):
    respx.get(URL).respond(status)
    told = refused(open_way())
    assert (told.facts["fault"], told.facts["status"]) == (fault, status)
    assert len(log) == 1


@respx.mock
@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"detail": "Missing selection for\nmandantory variable"}, "Missing selection"),
        ({"error": "This endpoint is deprecated."}, "This endpoint is deprecated."),
        ({"detail": "x" * 900}, "x" * 200),
        ({"detail": 7}, ""),
        ([], ""),
        ("<html>Proxy</html>", ""),
    ],
)
def test_what_the_source_says_itself_is_passed_on(open_way, body, said):
    text = body if isinstance(body, str) else json.dumps(body)
    respx.get(URL).respond(400, text=text)
    problem = str(refused(open_way()).facts["problem"])
    if said:
        assert f"Källan säger själv: {said}" in problem
        assert len(problem) < 300
    else:
        assert "säger själv" not in problem


@respx.mock
def test_an_answer_shorter_than_promised_counts_as_none(open_way, log):
    short = httpx.Response(200, headers={"Content-Length": "99"}, text="[]")
    respx.get(URL).mock(side_effect=[short, _fine()])
    assert json_of(open_way().send(ASKED)) == []
    assert [one.fault for one in log] == [Fault.CUT, ""]


@respx.mock
@pytest.mark.parametrize("status", [200, 404])
def test_what_is_packed_twice_is_not_unpacked(open_way, status):
    # A part of 64 kB could hold 60 GB, and be unpacked before any of it is counted.
    packed = gzip.compress(gzip.compress(b" " * 5000))
    twice = [("Content-Encoding", "gzip"), ("Content-Encoding", "gzip")]
    respx.get(URL).respond(status, content=packed, headers=twice)
    assert refused(open_way()).facts["fault"] is Fault.UNEXPECTED


@respx.mock
def test_too_large_an_answer_is_refused_unpacked_too(open_way, log):
    packed = gzip.compress(b" " * 5000)
    respx.get(URL).respond(content=packed, headers={"Content-Encoding": "gzip"})
    told = refused(open_way(most_bytes=4000))
    assert told.facts["fault"] is Fault.TOO_LARGE
    assert len(log) == 1
    assert json_of(_packed(open_way())) == []


def _packed(transport: Transport) -> object:
    body = gzip.compress(b"[]")
    respx.get(URL).respond(content=body, headers={"Content-Encoding": "gzip"})
    return transport.send(ASKED)


@respx.mock
def test_an_answer_that_never_ends_is_given_up(open_way, time):
    def drip():
        while True:
            time.sleep(60)
            yield b" "

    respx.get(URL).mock(side_effect=lambda request: httpx.Response(200, content=drip()))
    assert refused(open_way()).facts["fault"] is Fault.TIMEOUT


@respx.mock
@pytest.mark.parametrize(
    ("begin", "to", "method", "is_followed"),
    [
        ("https://a.se/x", "/y", "GET", True),
        ("https://a.se/x", "https://a.se/y", "GET", True),
        ("http://a.se/x", "https://a.se/y", "GET", True),
        ("https://a.se/x", "http://a.se/y", "GET", False),
        ("https://a.se/x", "https://b.se/y", "GET", False),
        ("https://a.se/x", "//b.se/y", "GET", False),
        ("https://a.se/x", "https://a.se:444/y", "GET", False),
        ("https://a.se/x", "file:///etc/passwd", "GET", False),
        ("https://a.se/x", "/y", "POST", False),
    ],
)
def test_only_the_same_host_is_followed(open_way, begin, to, method, is_followed):
    respx.request(method, begin).respond(302, headers={"Location": to})
    respx.get(url__regex=r"https://a.se/y").respond(json=[1])
    request = Request(method, begin)
    if is_followed:
        answer = open_way().send(request)
        assert json_of(answer) == [1]
        assert answer.url == "https://a.se/y"
    else:
        assert refused(open_way(), request).facts["fault"] is Fault.REDIRECT


@respx.mock
def test_a_source_that_points_at_itself_is_left(open_way, log):
    respx.get(URL).respond(302, headers={"Location": URL})
    assert refused(open_way()).facts["fault"] is Fault.REDIRECT
    assert len(log) == way_out.MOST_REDIRECTS


@respx.mock
def test_a_stop_is_heeded_before_between_and_while_waiting(open_way, time, log):
    respx.get(URL).respond(503)
    with pytest.raises(StoppedError):
        open_way(is_stopped=lambda: True).send(ASKED)
    assert not log
    begun = time.now
    with pytest.raises(StoppedError):
        open_way(is_stopped=lambda: (time.now - begun).total_seconds() > 3).send(ASKED)
    assert len(log) == 3
    assert time.slept < 3.5


@respx.mock
def test_a_host_is_not_asked_more_often_than_agreed(open_way, time):
    respx.get(url__startswith="https://").respond(json=[])
    transport = open_way()
    transport.pace(URL, calls=5, seconds=1)
    for _ in range(5):
        transport.send(ASKED)
    assert time.slept == 0
    for _ in range(6):
        transport.send(ASKED)
    assert time.slept == pytest.approx(2)
    transport.send(Request("GET", "https://other.example.se/"))
    assert time.slept == pytest.approx(2)


@respx.mock
def test_the_log_says_what_was_asked_and_no_secret(open_way, log):
    respx.post(url__startswith="https://").respond(json=["svar"])
    address = "https://user:hemlig@api.example.se/x?Key=hemlig&year=2024"
    open_way().send(Request("POST", address, body='{"hemlig":1}'))
    (found,) = log
    assert found == Attempt(
        at="2026-11-22T07:30:00.000+00:00",
        method="POST",
        url="https://api.example.se/x?Key=***&year=2024",
        attempt=1,
        status=200,
        milliseconds=0,
        size=8,
        fault="",
    )


@pytest.mark.parametrize(
    "url", ["", "api.kolada.se/v3", "ftp://a.se/", "http://", "x:"]
)
def test_an_address_that_is_none_is_told_as_one(open_way, url):
    told = refused(open_way(), Request("GET", url))
    assert told.facts["fault"] is Fault.ADDRESS


def _fine() -> httpx.Response:
    return httpx.Response(200, json=[])


@pytest.fixture
def self_signed(tmp_path):
    """A server whose certificate nobody has signed but itself."""
    if not (openssl := which("openssl")):
        pytest.skip("openssl is not here")
    made = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext"
    key, cert = str(tmp_path / "key.pem"), str(tmp_path / "cert.pem")
    names = "subjectAltName=DNS:localhost,IP:127.0.0.1"
    run(
        [openssl, *made.split(), names, "-keyout", key, "-out", cert],
        check=True,
        capture_output=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    with HTTPServer(host="127.0.0.1", ssl_context=context) as server:
        server.expect_request("/x").respond_with_json([1])
        yield server.url_for("/x"), cert


def test_a_certificate_that_is_not_accepted_stops_at_once(
    open_way, log, self_signed, monkeypatch
):
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    url, certificate = self_signed
    told = refused(open_way(), Request("GET", url))
    assert told.facts["fault"] is Fault.CERTIFICATE
    assert "SSL_CERT_FILE" in str(told.facts["cure"])
    assert len(log) == 1
    monkeypatch.setenv("SSL_CERT_FILE", certificate)
    assert json_of(open_way().send(Request("GET", url))) == [1]


def test_a_cut_connection_is_mended_by_asking_again(open_way, replay, log):
    replay.answer("/x", [1, 2])
    replay.fail_once("/x", cut=True)
    replay.fail_once("/x", drop=True)
    replay.fail_once("/x", status=429, headers={"Retry-After": "0"})
    answer = open_way().send(Request("GET", f"{replay.url}/x"))
    assert json_of(answer) == [1, 2]
    assert [one.fault for one in log] == [Fault.CUT, Fault.CUT, Fault.BUSY, ""]


def test_a_slow_answer_is_given_up_and_asked_for_again(open_way, replay, log):
    replay.answer("/x", [])
    replay.fail_once("/x", after=0.5)
    slow = open_way(timeout=httpx.Timeout(0.1))
    assert json_of(slow.send(Request("GET", f"{replay.url}/x"))) == []
    assert [one.fault for one in log] == [Fault.TIMEOUT, ""]


def test_a_port_that_nobody_listens_on_is_told(open_way, log):
    told = refused(open_way(), Request("GET", "http://127.0.0.1:9/x"))
    assert told.facts["fault"] in {Fault.CONNECT, Fault.PROXY, Fault.DOWN}
    assert len(log) == way_out.MOST_ATTEMPTS


def test_swedish_signs_come_over_the_wire_in_addresses_and_answers(open_way, replay):
    replay.answer("/kpi", {"title": "Tjärna Ängar"}, query={"title": "å ä"})
    answer = open_way().send(Request("GET", f"{replay.url}/kpi", (("title", "å ä"),)))
    assert json_of(answer) == {"title": "Tjärna Ängar"}
