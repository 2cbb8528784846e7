"""Bounds: time, size, redirects, retries, pauses, cache, offline, and which addresses are asked at all."""

from __future__ import annotations

import socket
from dataclasses import replace
from email.utils import formatdate
from time import time

import pytest

from loccit.lookup import Settings
from loccit.lookup.faults import Fault
from loccit.lookup.fetch import Fetcher
from loccit.lookup.guard import check_address, is_private, public_addresses
from tests.lookup.server import Server


def fault_of(settings: Settings, address: str, waits: list[float] | None = None) -> Fault:
    """The fault of one request, without waiting for the pauses."""
    fetcher = Fetcher(settings, (waits if waits is not None else []).append)
    try:
        with pytest.raises(Fault) as raised:
            fetcher.get(address)
    finally:
        fetcher.close()
    return raised.value


def get(settings: Settings, address: str, waits: list[float] | None = None) -> bytes:
    """The body of one answer."""
    fetcher = Fetcher(settings, (waits if waits is not None else []).append)
    try:
        return fetcher.get(address).data
    finally:
        fetcher.close()


def test_a_body_that_never_ends_is_left(server: Server, settings: Settings) -> None:
    fault = fault_of(replace(settings, deadline=0.2, retries=0), f"{server.address}/drip")
    assert fault.code == "lookup-timeout"


def test_a_head_that_never_ends_is_left(server: Server, settings: Settings) -> None:
    fault = fault_of(replace(settings, deadline=0.2, retries=0), f"{server.address}/slow-head")
    assert fault.code == "lookup-timeout"


def test_a_server_that_says_nothing_is_left(server: Server, settings: Settings) -> None:
    waits: list[float] = []
    fault = fault_of(replace(settings, read_timeout=0.1, retries=2), f"{server.address}/silent", waits)
    assert fault.code == "lookup-timeout"
    assert waits == [0.5, 1.0]


def test_a_body_that_is_too_large_is_left(server: Server, settings: Settings) -> None:
    fault = fault_of(replace(settings, max_bytes=100_000), f"{server.address}/large")
    assert fault.code == "lookup-too-large"


def test_a_body_that_breaks_off_is_a_fault(server: Server, settings: Settings) -> None:
    assert fault_of(replace(settings, retries=1), f"{server.address}/broken").code == "lookup-unreachable"


@pytest.mark.parametrize("path", ["circle", "hop/30"])
def test_redirects_end(server: Server, settings: Settings, path: str) -> None:
    assert fault_of(settings, f"{server.address}/{path}").code == "lookup-redirects"
    assert len(server.asked) <= settings.max_redirects + 2


def test_retry_after_is_heeded(server: Server, settings: Settings) -> None:
    waits: list[float] = []
    assert get(settings, f"{server.address}/busy?times=2&after=7", waits) == b"at last"
    assert waits == [7.0, 7.0]


def test_retry_after_may_be_a_date(server: Server, settings: Settings) -> None:
    waits: list[float] = []
    when = formatdate(time() + 12, usegmt=True).replace(" ", "%20").replace(",", "%2C")
    assert get(settings, f"{server.address}/busy?times=1&after={when}", waits) == b"at last"
    assert 9 < waits[0] < 13


def test_a_wait_that_is_too_long_is_not_waited_for(server: Server, settings: Settings) -> None:
    waits: list[float] = []
    fault = fault_of(settings, f"{server.address}/busy?times=9&after=3600", waits)
    assert (fault.code, waits) == ("lookup-busy", [])


def test_a_refusal_is_not_repeated(server: Server, settings: Settings) -> None:
    fault = fault_of(settings, f"{server.address}/forbidden")
    assert fault.code == "lookup-refused"
    assert "save the page" in fault.problem("x").text()
    assert len(server.asked) == 1


def test_requests_to_one_host_keep_their_distance(server: Server, settings: Settings) -> None:
    waits: list[float] = []
    fetcher = Fetcher(replace(settings, pause=1.5), waits.append, clock=lambda: 100.0)
    fetcher.get(f"{server.address}/page")
    fetcher.get(f"{server.address}/page?again")
    fetcher.close()
    assert waits == [1.5]


def test_an_answer_is_asked_for_once(server: Server, settings: Settings) -> None:
    assert get(settings, f"{server.address}/page") == get(settings, f"{server.address}/page#part")
    assert len(server.asked) == 1


def test_an_old_answer_is_asked_for_again(server: Server, settings: Settings) -> None:
    get(settings, f"{server.address}/page")
    get(replace(settings, cache_days=0.0), f"{server.address}/page")
    assert len(server.asked) == 2


def test_a_damaged_cache_is_as_good_as_none(server: Server, settings: Settings) -> None:
    first = get(settings, f"{server.address}/page")
    assert settings.cache is not None
    for file in settings.cache.iterdir():
        file.write_bytes(file.read_bytes()[:-3])
    assert get(settings, f"{server.address}/page") == first
    assert len(server.asked) == 2


def test_offline_asks_nobody_and_knows_what_was_asked(server: Server, settings: Settings) -> None:
    offline = replace(settings, offline=True, cache_days=0.0)
    assert fault_of(offline, f"{server.address}/page").code == "lookup-offline"
    first = get(settings, f"{server.address}/page")
    assert get(offline, f"{server.address}/page") == first
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/", "http://localhost:8080/", "http://[::1]/", "http://10.1.2.3/", "http://169.254.169.254/latest/",
        "http://192.168.0.1/", "http://0x7f000001/", "http://127.1/", "http://2130706433/", "http://[::ffff:10.0.0.1]/",
        "http://printer.local/", "http://100.64.0.1/", "http://0.0.0.0/", "http://[fe80::1]/", "http://224.0.0.1/",
    ],
)  # fmt: skip
def test_private_addresses_are_refused(settings: Settings, address: str) -> None:
    fault = fault_of(replace(settings, allow_private=False), address)
    assert fault.code == "lookup-private-address"


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "ftp://example.org/", "javascript:alert(1)", "http://", "//x", "http://a:99999999/", "x"],
)
def test_only_web_addresses_are_asked(settings: Settings, address: str) -> None:
    assert fault_of(settings, address).code == "lookup-address"


def test_a_password_in_an_address_is_not_sent(settings: Settings) -> None:
    assert fault_of(settings, "http://me:secret@127.0.0.1/").code == "lookup-address"


def test_a_redirect_into_the_private_network_is_refused(
    server: Server, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    # For this test the server's own address counts as public.
    monkeypatch.setattr("loccit.lookup.guard.is_private", lambda address: address != "127.0.0.1")
    guarded = replace(settings, allow_private=False)
    assert get(guarded, f"{server.address}/page")
    fault = fault_of(guarded, f"{server.address}/to?where=http://169.254.169.254/latest/meta-data")
    assert fault.code == "lookup-private-address"
    fault = fault_of(guarded, f"{server.address}/to?where=file:///etc/passwd")
    assert fault.code == "lookup-address"


def test_a_name_of_a_private_address_is_refused_where_the_connection_is_made(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    private = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("10.0.0.7", 80))]
    monkeypatch.setattr("loccit.lookup.guard.socket.getaddrinfo", lambda *_, **__: private)
    fault = fault_of(replace(settings, allow_private=False), "http://innocent.example.org/")
    assert fault.code == "lookup-private-address"


def test_a_name_with_one_private_address_among_public_ones_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in ("93.184.216.34", "10.0.0.7")]
    monkeypatch.setattr("loccit.lookup.guard.socket.getaddrinfo", lambda *_, **__: both)
    with pytest.raises(Fault):
        public_addresses("innocent.example.org", 80, allow_private=False)


def test_an_unknown_host_is_a_fault(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_answer(*_: object, **__: object) -> None:
        raise socket.gaierror("no such name")

    monkeypatch.setattr("loccit.lookup.guard.socket.getaddrinfo", no_answer)
    assert fault_of(settings, "http://nowhere.example.org/").code == "lookup-unreachable"


def test_public_addresses_pass() -> None:
    check_address("https://example.org/a?b#c", allow_private=False)
    check_address("http://93.184.216.34:8080/", allow_private=False)
    assert not is_private("93.184.216.34")
    assert is_private("not an address")
