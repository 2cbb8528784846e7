"""Which citekeys are taken: told by a quick look where one will do, by all citekeys of the library otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterable

_LOOKS = 8
"""So many quick looks cost about as much as reading all citekeys once."""


class Taken:
    """The citekeys and former citekeys (`ids`) of a library, case-folded, kept up as entries come and go.

    `texts` gives the bytes of its files, `names` all their citekeys, which takes a while in a large library.
    """

    def __init__(self, texts: Callable[[], Iterable[bytes]], names: Callable[[], set[str]]) -> None:
        self._texts = texts
        self._names = names
        self._lowered: list[bytes] | None = None
        self._all: set[str] | None = None
        self._looks = 0
        self._added: set[str] = set()
        self._gone: set[str] = set()

    def __contains__(self, key: object) -> bool:
        if not isinstance(key, str) or key in self._added:
            return isinstance(key, str)
        if key in self._gone or (self._all is None and self._is_nowhere(key)):
            return False
        if self._all is None:
            self._all = self._names()
        return key in self._all

    def add(self, key: str) -> None:
        """From now on it is taken."""
        self._gone.discard(key)
        self._added.add(key)

    def discard(self, key: str) -> None:
        """From now on it is free."""
        self._added.discard(key)
        self._gone.add(key)

    def _is_nowhere(self, key: str) -> bool:
        """True where the letters of the key stand in no file at all, in any case: then no entry has it."""
        if not key.isascii() or self._looks == _LOOKS:
            return False
        self._looks += 1
        if self._lowered is None:
            self._lowered = [data.lower() for data in self._texts()]
        wanted = key.encode()
        return not any(wanted in data or b"\0" in data[:64] for data in self._lowered)
