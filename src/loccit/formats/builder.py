"""`Builder`: a draft being filled from tagged values; and the draft of a record that could not be read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from loccit.errors import Problem
from loccit.formats.names import settle
from loccit.record import Date, Draft, Evidence, Name, Record
from loccit.record.identifiers import normal_doi

RAW_LIMIT = 100_000
"""Characters of an unreadable record that are kept in its draft; the file itself has the rest."""


@lru_cache(maxsize=4096)
def evidence(method: str) -> Evidence:
    """The evidence of a value that stood in its own tag: one object for all records."""
    return Evidence(method)


_DOI = re.compile(r"10\.\d{4,9}/[\w./()-]*\w", re.ASCII)
"""A DOI as it should be, with nothing to clean."""

_KNOWN: dict[str, dict[str, Evidence]] = {}
"""By label and tag."""


class Builder:
    """Gathers one record. The first value of a variable wins; every other is kept in `custom` under its tag.

    `prefix` goes before the tags in `custom` (`ris:C7`), `label` before them in evidence (`RIS T1`).
    """

    __slots__ = ("_known", "draft", "fields", "label", "names", "prefix", "record")

    def __init__(self, format_name: str, label: str, source: str = "", line: int = 0) -> None:
        self.record = Record()
        self.fields = self.record.fields
        self.draft = Draft(self.record, source=source, format=format_name, line=line)
        self.names: dict[str, list[Name]] = {}
        self.prefix = format_name
        self.label = label
        self._known = _KNOWN.setdefault(label, {})

    def evidence(self, tag: str) -> Evidence:
        """The evidence of a value of `tag`: one object for all records."""
        found = self._known.get(tag)
        if found is None:
            found = evidence(f"{self.label} {tag}")
            if len(self._known) < 4096:
                self._known[tag] = found
        return found

    def put(self, variable: str, value: str, tag: str) -> bool:
        """Sets a text variable unless it has a value; another value is kept under its tag, an equal one is not."""
        present = self.fields.get(variable)
        if present is None:
            self.fields[variable] = value
            self.draft.evidence[variable] = self.evidence(tag)
            return True
        if present != value:
            self.keep(tag, value)
        return False

    def date(self, variable: str, value: Date, tag: str) -> None:
        """Sets a date variable; a later value wins only where it says the same more precisely."""
        present = self.fields.get(variable)
        if isinstance(present, Date) and not _refines(value, present):
            if not _says_no_more(value, present):
                self.keep(tag, value.text())
            return
        self.fields[variable] = value
        self.draft.evidence[variable] = self.evidence(tag)

    def name(self, variable: str, name: Name, tag: str) -> None:
        """Adds a name to a name variable, in the order of the source."""
        if variable not in self.names:
            self.names[variable] = []
            self.fields[variable] = ()  # holds its place in the order of the source
            self.draft.evidence[variable] = self.evidence(tag)
        self.names[variable].append(name)

    def doi(self, value: str, tag: str) -> None:
        """The DOI in `value`; one that is malformed stays as it is for a check to find, other text is kept aside."""
        if _DOI.fullmatch(value):
            self.put("DOI", value, tag)
        elif doi := normal_doi(value):
            self.put("DOI", doi_as_written(value, doi), tag)
        elif value.startswith("10.") and "/" in value:
            self.put("DOI", value, tag)
        else:
            self.keep(tag, value)

    def keywords(self, words: Iterable[str]) -> None:
        """Adds tags, each once."""
        for word in words:
            if (word := word.strip()) and word not in self.record.keywords:
                self.record.keywords.append(word)

    def keep(self, tag: str, value: str) -> None:
        """Keeps what has no home in the model; values of one tag stand on lines of their own."""
        key = f"{self.prefix}:{tag}"
        present = self.record.custom.get(key)
        self.record.custom[key] = value if present is None else f"{present}\n{value}"

    def guess(self, variable: str, method: str, text: str = "") -> None:
        """Marks a value as read by a rule that is usually, not always, right."""
        self.draft.evidence[variable] = Evidence(method, text, confidence="likely")

    def problem(self, code: str, message: str, *, line: int = 0, hint: str = "", severity: str = "warning") -> None:
        """Adds a problem of this record."""
        level = "error" if severity == "error" else "warning"
        self.draft.problems.append(
            Problem(code, message, level, self.draft.source, line or self.draft.line, hint=hint)  # type: ignore[arg-type]
        )

    def done(self, *, bare_names: bool = True) -> Draft:
        """The draft. `bare_names`: names without a comma may be persons in reading order (`names.settle`)."""
        for variable, names in self.names.items():
            self.fields[variable] = settle(names) if bare_names else tuple(names)
        return self.draft


def failed(format_name: str, source: str, line: int, raw: str, code: str, message: str, hint: str = "") -> Draft:
    """The draft of a record that could not be read: its text kept, its line named."""
    problem = Problem(code, message, "error", source, line, hint=hint)
    return Draft(source=source, format=format_name, line=line, raw=raw[:RAW_LIMIT], failed=True, problems=[problem])


def doi_as_written(text: str, normal: str) -> str:
    """The DOI in its source's letter case, without address, prefix or trailing punctuation."""
    at = text.lower().find(normal)
    return text[at : at + len(normal)] if at >= 0 else normal


def pages(first: str, last: str) -> str:
    """`first-last`, or `first` alone where it holds the range already or nothing follows."""
    if not first or not last or first == last or first.endswith(f"-{last}"):
        return first or last
    return f"{first}-{last}"


def split_pages(page: str) -> tuple[str, str]:
    """`193-194` as its two ends, where it is one plain range; else all of it, and nothing."""
    first, dash, last = page.partition("-")
    return (first, last) if dash and first and last and "-" not in last and "," not in page else (page, "")


def _refines(value: Date, present: Date) -> bool:
    """Whether `value` is a date within `present` and says more."""
    if value.literal or not value.start:
        return False
    if present.literal:
        return True
    within = value.start[: len(present.start)] == present.start
    return within and (len(value.start) > len(present.start) or (value.end is not None and present.end is None))


def _says_no_more(value: Date, present: Date) -> bool:
    if value.literal or present.literal:
        return value.text() == present.text()
    return value.end is None and present.start[: len(value.start)] == value.start
