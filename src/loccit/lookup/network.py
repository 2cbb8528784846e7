"""Connections to checked addresses, each step within the deadline, under httpx. Imported with the first request."""

from __future__ import annotations

import ssl
from collections.abc import Iterable, Iterator
from typing import Any

import httpcore
import httpx

from loccit.lookup.bounds import Bounds
from loccit.lookup.guard import public_addresses

_FAULTS: tuple[tuple[type[Exception], type[httpx.TransportError]], ...] = (
    (httpcore.ConnectTimeout, httpx.ConnectTimeout),
    (httpcore.ReadTimeout, httpx.ReadTimeout),
    (httpcore.WriteTimeout, httpx.WriteTimeout),
    (httpcore.PoolTimeout, httpx.PoolTimeout),
    (httpcore.ConnectError, httpx.ConnectError),
    (httpcore.NetworkError, httpx.NetworkError),
    (httpcore.ProtocolError, httpx.RemoteProtocolError),
    (httpcore.UnsupportedProtocol, httpx.UnsupportedProtocol),
)
_KNOWN = (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol)


def _translated(fault: Exception) -> httpx.TransportError:
    """A fault of httpcore as httpx names it."""
    kind = next((other for known, other in _FAULTS if isinstance(fault, known)), httpx.TransportError)
    return kind(str(fault))


class BoundedStream(httpcore.NetworkStream):
    """Passes everything on, with the time that is left as the longest time-out."""

    def __init__(self, inner: httpcore.NetworkStream, bounds: Bounds) -> None:
        self._inner = inner
        self._bounds = bounds

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Raises httpcore.ReadTimeout once the deadline of the request has passed."""
        left = self._bounds.left(timeout)
        if left == 0.0:
            raise httpcore.ReadTimeout("the deadline of the request has passed")
        return self._inner.read(max_bytes, left)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """As the stream below."""
        self._inner.write(buffer, timeout)

    def close(self) -> None:
        """As the stream below."""
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The secured stream, bounded as well."""
        return BoundedStream(
            self._inner.start_tls(ssl_context, server_hostname, self._bounds.left(timeout)), self._bounds
        )

    def get_extra_info(self, info: str) -> Any:
        """As the stream below."""
        return self._inner.get_extra_info(info)


class GuardedBackend(httpcore.NetworkBackend):
    """Resolves, checks, and connects to what was checked: a second answer of the name server changes nothing."""

    def __init__(self, bounds: Bounds, *, allow_private: bool) -> None:
        self._inner = httpcore.SyncBackend()
        self._bounds = bounds
        self._allow_private = allow_private

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Raises `Fault` for a host that is not public; tries its addresses in turn."""
        addresses = public_addresses(host, port, allow_private=self._allow_private)
        for address in addresses[:-1]:
            try:
                inner = self._inner.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
            return BoundedStream(inner, self._bounds)
        inner = self._inner.connect_tcp(addresses[-1], port, timeout, local_address, socket_options)
        return BoundedStream(inner, self._bounds)


class _Body(httpx.SyncByteStream):
    """The body of an answer, its faults as httpx names them."""

    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        try:
            yield from self._response.iter_stream()
        except _KNOWN as fault:
            raise _translated(fault) from fault

    def close(self) -> None:
        self._response.close()


class GuardedTransport(httpx.BaseTransport):
    """GET requests over a pool of guarded connections; certificates are checked, the environment is not read."""

    def __init__(self, bounds: Bounds, *, allow_private: bool) -> None:
        context = httpx.create_ssl_context(trust_env=False)
        backend = GuardedBackend(bounds, allow_private=allow_private)
        self._pool = httpcore.ConnectionPool(ssl_context=context, network_backend=backend, max_connections=4)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """One request over the wire."""
        scheme, host, target = request.url.raw_scheme, request.url.raw_host, request.url.raw_path
        url = httpcore.URL(scheme=scheme, host=host, port=request.url.port, target=target)
        inner = httpcore.Request(
            request.method, url, headers=request.headers.raw, content=None, extensions=request.extensions
        )
        try:
            response = self._pool.handle_request(inner)
        except _KNOWN as fault:
            raise _translated(fault) from fault
        return httpx.Response(
            response.status, headers=response.headers, stream=_Body(response), extensions=response.extensions
        )

    def close(self) -> None:
        """Let go of the connections."""
        self._pool.close()


def make_client(
    bounds: Bounds,
    headers: dict[str, str],
    *,
    read_timeout: float,
    connect_timeout: float,
    allow_private: bool = False,
    proxy: str = "",
) -> httpx.Client:
    """A client without redirects, cookies or settings from the environment. A proxy resolves names itself."""
    timeout = httpx.Timeout(read_timeout, connect=connect_timeout)
    guarded = GuardedTransport(bounds, allow_private=allow_private)
    transport: httpx.BaseTransport = httpx.HTTPTransport(proxy=proxy) if proxy else guarded
    return httpx.Client(transport=transport, timeout=timeout, headers=headers, follow_redirects=False, trust_env=False)
