"""Titles of several parts: BibLaTeX's `title`, `subtitle` and `maintitle` ↔ CSL's `title` and `volume-title`.

CSL has no subtitle: `title` is both, with a colon (or after `?`, `!`, `.` a blank) between them. In a work of several
volumes `maintitle` is that of the work: CSL's `title` (or `container-title`), and the volume has `volume-title`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from loccit.biblatex.latex import from_latex
from loccit.biblatex.vocabulary import BOOKS, PARTS
from loccit.record import Record, Value

Put = Callable[[str, Value, str, str], None]

SUBTITLES = {"title": "subtitle", "booktitle": "booksubtitle", "journaltitle": "journalsubtitle",
             "journal": "journalsubtitle", "issuetitle": "issuesubtitle", "maintitle": "mainsubtitle"}  # fmt: skip
_CUSTOM = "biblatex:"


def join_titles(
    record: Record, values: Mapping[str, str], variable: str, title: str, name: str, latex: str, put: Put
) -> None:
    """Sets `variable` from the title read from the field `name`, its subtitle and the work's main title."""
    whole = joined(title, values.get(SUBTITLES.get(name, ""), ""))
    main = values.get("maintitle")
    if main and ((name == "title" and record.type in BOOKS) or (name == "booktitle" and record.type in PARTS)):
        put(variable, joined(from_latex(main), values.get("mainsubtitle", "")), name, latex)
        record.fields["volume-title"] = whole
        return
    put(variable, whole, name, latex)


def joined(title: str, sub: str) -> str:
    """`title`, and behind it `sub`, which is LaTeX."""
    if not sub:
        return title
    return f"{title}{' ' if title.endswith(('?', '!', '.', ':', '—', '–')) else ': '}{from_latex(sub)}"


def split_title(record: Record, name: str, title: str) -> tuple[str, str]:
    """`title` without its subtitle, and that in LaTeX, where it was read from two fields and still ends with it."""
    sub = record.custom.get(_CUSTOM + SUBTITLES.get(name, ""), "")
    if sub:
        text = from_latex(sub)
        for between in (": ", " "):
            head = title.removesuffix(between + text)
            if head != title and joined(head, sub) == title:
                return head, sub
    return title, ""
