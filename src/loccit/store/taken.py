"""Which citekeys are taken: told by a quick look where one will do, by all citekeys of the library otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterable

_LOOKS = 8
"""So many quick looks cost about as much as reading all citekeys once."""


class Taken:
    """The citekeys and former citekeys (`ids`) of a library, case-folded, kept up as entries come and go.

    `texts` gives the bytes of its files, `names` all their citekeys, which takes a while in a large library; `known`
    is an index's word, None where it cannot tell.
    """

    def __init__(
        self, texts: Callable[[], Iterable[bytes]], names: Callable[[], set[str]],
        known: Callable[[str], bool | None] = lambda key: None,
    ) -> None:  # fmt: skip
        self._known = known
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
        if key in self._gone:
            return False
        if self._all is None and (told := self._look(key)) is not None:
            return told
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

    def _look(self, key: str) -> bool | None:
        """The index's word; else False where the letters of the key stand in no file at all, in any case."""
        if not key.isascii() or self._looks == _LOOKS:
            return None
        self._looks += 1
        told = self._known(key)
        return told if told is not None or self._may_stand(key) else False

    def _may_stand(self, key: str) -> bool:
        if self._lowered is None:
            self._lowered = [data.lower() for data in self._texts()]
        wanted = key.encode()
        return any(wanted in data or b"\0" in data[:64] for data in self._lowered)
