"""httpx over connections that are guarded: the one place that touches the network."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from loccit.lookup.guard import guarded_backend

if TYPE_CHECKING:
    import httpx

    from loccit.lookup.bounds import Bounds
    from loccit.lookup.settings import Settings


def make_client(settings: Settings, bounds: Bounds) -> httpx.Client:
    """A client without redirects, cookies or settings from the environment."""
    import httpx

    timeout = httpx.Timeout(settings.read_timeout, connect=settings.connect_timeout)
    headers = {"User-Agent": settings.user_agent()}
    if settings.contact:
        headers["From"] = settings.contact
    transport = httpx.HTTPTransport(proxy=settings.proxy) if settings.proxy else _guarded_transport(settings, bounds)
    return httpx.Client(transport=transport, timeout=timeout, headers=headers, follow_redirects=False, trust_env=False)


def _guarded_transport(settings: Settings, bounds: Bounds) -> httpx.BaseTransport:
    import httpcore
    import httpx

    faults = {
        httpcore.ConnectTimeout: httpx.ConnectTimeout,
        httpcore.ReadTimeout: httpx.ReadTimeout,
        httpcore.WriteTimeout: httpx.WriteTimeout,
        httpcore.PoolTimeout: httpx.PoolTimeout,
        httpcore.ConnectError: httpx.ConnectError,
        httpcore.NetworkError: httpx.NetworkError,
        httpcore.ProtocolError: httpx.RemoteProtocolError,
        httpcore.UnsupportedProtocol: httpx.UnsupportedProtocol,
    }

    def translated(fault: Exception) -> Exception:
        for kind, other in faults.items():
            if isinstance(fault, kind):
                return other(str(fault))
        return httpx.TransportError(str(fault))

    known = (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol)

    class Body(httpx.SyncByteStream):
        """The body of an answer, its faults as httpx names them."""

        def __init__(self, response: httpcore.Response) -> None:
            self._response = response

        def __iter__(self) -> Iterator[bytes]:
            try:
                yield from self._response.iter_stream()
            except known as fault:
                raise translated(fault) from fault

        def close(self) -> None:
            self._response.close()

    class Guarded(httpx.BaseTransport):
        """Requests over a pool whose connections are guarded."""

        def __init__(self) -> None:
            context = httpx.create_ssl_context(trust_env=False)
            backend = guarded_backend(bounds, allow_private=settings.allow_private)
            self._pool = httpcore.ConnectionPool(ssl_context=context, network_backend=backend, max_connections=4)

        def handle_request(self, request: httpx.Request) -> httpx.Response:
            url = httpcore.URL(
                scheme=request.url.raw_scheme,
                host=request.url.raw_host,
                port=request.url.port,
                target=request.url.raw_path,
            )
            inner = httpcore.Request(
                request.method, url, headers=request.headers.raw, content=None, extensions=request.extensions
            )
            try:
                response = self._pool.handle_request(inner)
            except known as fault:
                raise translated(fault) from fault
            return httpx.Response(
                response.status, headers=response.headers, stream=Body(response), extensions=response.extensions
            )

        def close(self) -> None:
            self._pool.close()

    return Guarded()
