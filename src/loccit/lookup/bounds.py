"""A deadline for a whole request: a server may not hold it open by sending a byte now and then, in head or body."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ssl
    from typing import Any

    import httpcore


class Bounds:
    """When the request under way has to be over, by `clock`."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self.until = float("inf")

    def left(self, timeout: float | None) -> float | None:
        """The time-out of the next step; not more than what is left. None where there is no limit."""
        left = self.until - self._clock()
        return timeout if left == float("inf") else max(0.0, left if timeout is None else min(timeout, left))


def bounded_stream(inner: httpcore.NetworkStream, bounds: Bounds) -> httpcore.NetworkStream:
    """`inner`, each of whose steps ends within `bounds`."""
    import httpcore

    class Bounded(httpcore.NetworkStream):
        """Passes everything on, with a shorter time-out."""

        def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
            left = bounds.left(timeout)
            if left == 0.0:
                raise httpcore.ReadTimeout("the deadline of the request has passed")
            return inner.read(max_bytes, left)

        def write(self, buffer: bytes, timeout: float | None = None) -> None:
            inner.write(buffer, timeout)

        def close(self) -> None:
            inner.close()

        def start_tls(
            self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
        ) -> httpcore.NetworkStream:
            return bounded_stream(inner.start_tls(ssl_context, server_hostname, bounds.left(timeout)), bounds)

        def get_extra_info(self, info: str) -> Any:
            return inner.get_extra_info(info)

    return Bounded()
