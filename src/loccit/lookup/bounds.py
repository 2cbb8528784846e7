"""A deadline for a whole request: a server may not hold it open by sending a byte now and then, in head or body."""

from __future__ import annotations

from collections.abc import Callable


class Bounds:
    """When the request under way has to be over, by `clock`."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self.until = float("inf")

    def left(self, timeout: float | None) -> float | None:
        """The time-out of the next step; not more than what is left. None where there is no limit."""
        left = self.until - self._clock()
        return timeout if left == float("inf") else max(0.0, left if timeout is None else min(timeout, left))
