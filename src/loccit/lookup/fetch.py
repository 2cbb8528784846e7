"""One GET, politely and within bounds: cache, pauses, retries, redirects, size and time."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from datetime import date
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from loccit.lookup.answer import Answer
from loccit.lookup.bounds import Bounds
from loccit.lookup.cache import Cache
from loccit.lookup.faults import Fault, NotFound
from loccit.lookup.guard import check_address
from loccit.lookup.settings import Settings

if TYPE_CHECKING:
    import httpx

_AGAIN = frozenset((408, 425, 429, 500, 502, 503, 504))
_MOVED = frozenset((301, 302, 303, 307, 308))
_ANYTHING = "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.5"


class Fetcher:
    """Fetches addresses. `sleep` and `clock` can be replaced, so that tests do not wait."""

    def __init__(
        self,
        settings: Settings,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.settings = settings
        self._sleep = sleep
        self._clock = clock
        self._cache = Cache(settings.cache, settings.cache_days)
        self._client: httpx.Client | None = None
        self._bounds = Bounds(clock)
        self._last: dict[str, float] = {}

    def get(self, address: str, accept: str = _ANYTHING, pause: float | None = None) -> Answer:
        """The answer to a GET. Raises `Fault`: offline, refused, not found, too large, too slow, unreachable."""
        address = address.strip().partition("#")[0]
        check_address(address, allow_private=self.settings.allow_private)
        if kept := self._cache.get(address, accept, any_age=self.settings.offline):
            return kept
        if self.settings.offline:
            raise Fault("lookup-offline", f"{address} was not asked: offline", "run it again without --offline")
        answer = self._with_retries(address, accept, self.settings.pause if pause is None else pause)
        self._cache.put(address, accept, answer)
        return answer

    def close(self) -> None:
        """Let go of the connections."""
        if self._client is not None:
            self._client.close()

    def _with_retries(self, address: str, accept: str, pause: float) -> Answer:
        import httpx

        for attempt in range(self.settings.retries + 1):
            last = attempt == self.settings.retries
            try:
                return self._follow(address, accept, pause)
            except _Busy as busy:
                if last or busy.wait > self.settings.longest_wait:
                    raise Fault("lookup-busy", f"{_host(address)} answers {busy.status}", "try again later") from None
                self._sleep(busy.wait or _backoff(attempt))
            except httpx.TimeoutException:
                if last:
                    raise Fault("lookup-timeout", f"{_host(address)} does not answer", "try again later") from None
                self._sleep(_backoff(attempt))
            except httpx.HTTPError as fault:
                if last:
                    raise Fault(
                        "lookup-unreachable", f"{_host(address)}: {_reason(fault)}", "check the connection"
                    ) from None
                self._sleep(_backoff(attempt))
        raise AssertionError("the last attempt returns or raises")

    def _follow(self, address: str, accept: str, pause: float) -> Answer:
        """One request with its redirects, each checked like the first."""
        self._bounds.until = until = self._clock() + self.settings.deadline
        seen = [address]
        for _ in range(self.settings.max_redirects + 1):
            answer = self._once(seen[-1], accept, pause, until)
            if isinstance(answer, Answer):
                return answer
            target = urljoin(seen[-1], answer).partition("#")[0]
            check_address(target, allow_private=self.settings.allow_private)
            if target in seen:
                raise Fault("lookup-redirects", f"{_host(address)} redirects in a circle", "check the address")
            if urlsplit(seen[-1]).scheme == "https" and urlsplit(target).scheme == "http":
                target = "https" + target[4:]  # never from a secured connection to an open one
            seen.append(target)
        raise Fault("lookup-redirects", f"{_host(address)} redirects too often", "check the address")

    def _once(self, address: str, accept: str, pause: float, until: float) -> Answer | str:
        """The answer of one request, or the address it points to."""
        if self._client is None:
            self._client = self._make_client()
        self._be_polite(_host(address), pause)
        with self._client.stream("GET", address, headers={"Accept": accept}) as response:
            if response.status_code in _MOVED and (target := response.headers.get("Location")):
                return str(target)
            if response.status_code in _AGAIN:
                raise _Busy(response.status_code, _retry_after(response.headers.get("Retry-After", "")))
            if response.status_code in (404, 410):
                raise NotFound(address)
            if response.status_code >= 300:
                raise Fault(
                    "lookup-refused",
                    f"{_host(address)} answers {response.status_code}",
                    _what_next(response.status_code),
                )
            data = self._body(response, until)
            kind, charset = _content_type(response.headers.get("Content-Type", ""))
            return Answer(address, data, kind, charset, day=date.today().isoformat())

    def _make_client(self) -> httpx.Client:
        from loccit.lookup.network import make_client

        settings = self.settings
        headers = {"User-Agent": settings.user_agent()} | ({"From": settings.contact} if settings.contact else {})
        return make_client(
            self._bounds,
            headers,
            read_timeout=settings.read_timeout,
            connect_timeout=settings.connect_timeout,
            allow_private=settings.allow_private,
            proxy=settings.proxy,
        )

    def _body(self, response: httpx.Response, until: float) -> bytes:
        """The body, unless it is too large or does not end in time."""
        limit = self.settings.max_bytes
        parts, size = [], 0
        for part in response.iter_bytes():
            size += len(part)
            parts.append(part)
            if size > limit:
                raise Fault(
                    "lookup-too-large", f"the answer is larger than {limit:,} bytes", "download it and import the file"
                )
            if self._clock() > until:
                raise Fault("lookup-timeout", "the answer does not end", "download it and import the file")
        return b"".join(parts)

    def _be_polite(self, host: str, pause: float) -> None:
        """Wait until `pause` seconds have passed since the last request to the host."""
        now = self._clock()
        wait = self._last.get(host, now - pause) + pause - now
        if wait > 0:
            self._sleep(wait)
        self._last[host] = self._clock()


class _Busy(Exception):  # noqa: N818 - it is caught a few lines above
    """The server asks to come back, after `wait` seconds if it says so."""

    def __init__(self, status: int, wait: float) -> None:
        super().__init__(status)
        self.status = status
        self.wait = wait


def _backoff(attempt: int) -> float:
    """Half a second, one, two, four."""
    return 0.5 * float(2**attempt)


def _retry_after(text: str) -> float:
    """Seconds of a Retry-After header, a number or a date (RFC 9110 §10.2.3); 0 where it says nothing."""
    text = text.strip()
    if re.fullmatch(r"\d{1,6}", text):
        return float(text)
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - time.time())
    except (TypeError, ValueError):
        return 0.0


def _content_type(header: str) -> tuple[str, str]:
    kind, _, rest = header.partition(";")
    match = re.search(r"charset\s*=\s*\"?([\w.:-]+)", rest, re.IGNORECASE)
    return kind.strip().lower(), match[1].lower() if match else ""


def _host(address: str) -> str:
    return urlsplit(address).netloc


def _reason(fault: Exception) -> str:
    return str(fault).splitlines()[0][:120] if str(fault) else type(fault).__name__


def _what_next(status: int) -> str:
    if status in (401, 402, 403, 451):
        return "open it in a browser, save the page, and import the file"
    return "check the address"
