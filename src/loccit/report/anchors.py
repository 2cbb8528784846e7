"""The ids of the entries, and links to them."""

from __future__ import annotations

import re

from loccit.report.data import Work
from loccit.report.markup import escape


class Anchors:
    """The ids of the entries: `ref-oig2020cap`; letters that a fragment would have to escape become hyphens."""

    def __init__(self, citekeys: tuple[str, ...]) -> None:
        self._ids: dict[str, str] = {}
        taken: set[str] = set()
        for number, citekey in enumerate(citekeys, 1):
            name = "ref-" + re.sub(r"[^A-Za-z0-9_.:-]", "-", citekey)
            if name in taken:
                name = f"{name}--{number}"
            while name in taken:
                name += "-"
            taken.add(name)
            self._ids[citekey] = name

    def __contains__(self, citekey: object) -> bool:
        return citekey in self._ids

    def __getitem__(self, citekey: str) -> str:
        return self._ids[citekey]

    def link(self, citekey: str, text: str) -> str:
        """A link to the entry where it is on the page, else the text."""
        if citekey not in self._ids:
            return escape(text)
        return f'<a href="#{self._ids[citekey]}">{escape(text)}</a>'

    def described(self, work: Work) -> str:
        """A link to the work, and its title behind it where its name is not that."""
        return self.link(work.citekey, work.name) + escape(work.full.removeprefix(work.name))
