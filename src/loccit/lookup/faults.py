"""Why a look-up gave nothing: a fault inside this package, a `Problem` at its edge."""

from __future__ import annotations

from loccit.errors import Problem


class Fault(Exception):  # noqa: N818 - it never leaves the package: `problem` is what callers see
    """A request that cannot be answered, with a stable code, what happened and what to do next."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.hint = hint

    def problem(self, source: str) -> Problem:
        """The fault as callers report it."""
        return Problem(self.code, str(self), file=source, hint=self.hint)


class NotFound(Fault):
    """The service answers, and does not have it."""

    def __init__(self, address: str) -> None:
        super().__init__("lookup-not-found", f"{address} has no such record", "check the identifier")
