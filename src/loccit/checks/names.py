"""Checks: names that are no names of persons, or are not written as such."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loccit.checks.base import Check, Context, Finding
from loccit.errors import typed
from loccit.record import Name, Record

_BODY = re.compile(
    r"(?i)\b(department|office|agency|bureau|committee|commission|council|university|institute|ministry|court|"
    r"association|foundation|center|centre|service|administration|enforcement|department of|inspector general|"
    r"news|press|reuters|newsroom|editorial board|congress|senate|house of representatives|police|sheriff's office)\b"
)
_ROLE = re.compile(
    r"(?i)^(staff( (writer|reporter)s?)?|admin|administrator|editors?|editorial|newsroom|webmaster|anonymous|unknown"
    r"|n/?a|various)$"
)


def _names(record: Record) -> Iterator[tuple[str, Name]]:
    for variable, value in record.fields.items():
        if isinstance(value, tuple) and value and isinstance(value[0], Name):
            for name in value:
                yield variable, name


def _capitals(record: Record, context: Context) -> Iterator[Finding]:
    for variable, name in _names(record):
        if (
            not name.literal
            and len(name.family) > 3
            and name.family.isupper()
            and (not name.given or name.given.isupper())
        ):
            yield Finding(variable, f"'{name.text()}' is in capitals", "styles that want capitals make them")


def _role(record: Record, context: Context) -> Iterator[Finding]:
    for variable, name in _names(record):
        if _ROLE.match(name.text()):
            yield Finding(
                variable, f"'{name.text()}' is a role, not a name", "leave it out; the reference starts with the title"
            )


def _body_as_person(record: Record, context: Context) -> Iterator[Finding]:
    for variable, name in _names(record):
        if not name.literal and name.given and _BODY.search(name.text()):
            yield Finding(
                variable, f"'{name.sort_text()}' looks like a body, and is read as a person",
                typed("set", record.citekey, f"{variable}={{{name.text()}}}"),
            )  # fmt: skip


def _by(record: Record, context: Context) -> Iterator[Finding]:
    for variable, name in _names(record):
        if re.match(r"(?i)(by|von|par|por|photo|photograph)\s+\S+\s+\S", name.text()) and re.match(
            r"(?i)by|photo", name.text()
        ):
            yield Finding(variable, f"'{name.text()}' holds words that are not the name")


def _mail(record: Record, context: Context) -> Iterator[Finding]:
    for variable, name in _names(record):
        if "@" in name.text() or "http" in name.text():
            yield Finding(variable, f"'{name.text()}' holds an address")


def _twice(record: Record, context: Context) -> Iterator[Finding]:
    for variable, value in record.fields.items():
        if isinstance(value, tuple) and value and isinstance(value[0], Name):
            for name in {name for name in value if value.count(name) > 1}:
                yield Finding(variable, f"'{name.text()}' stands twice")


CHECKS = (
    Check(
        "name-capitals", "warning", "a name is in capitals",
        "It is printed so in every style, beside others that are not.",
        _capitals,
    ),
    Check(
        "name-role", "error", "a role instead of a name",
        "'Staff' sorts under S and is cited as (Staff, 2020). A work without a named author starts with its title.",
        _role,
    ),
    Check(
        "name-body", "warning", "a body is read as a person",
        "'Security, U. S. D. of H.' A name in braces is printed as it stands.",
        _body_as_person,
    ),
    Check(
        "name-words", "warning", "a name with words that are not part of it",
        "'By Jane Doe' sorts under B.",
        _by,
    ),
    Check(
        "name-address", "warning", "a name with a mail or web address in it",
        "It is printed in the reference.",
        _mail,
    ),
    Check(
        "name-twice", "error", "a name stands twice in one list",
        "A mistake of the source or of an earlier import.",
        _twice,
    ),
)  # fmt: skip
