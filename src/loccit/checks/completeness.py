"""Checks: is everything there that a reference of this type needs?"""

from __future__ import annotations

from collections.abc import Iterator

from loccit.checks.base import Check, Context, Finding
from loccit.checks.required import missing_expected, missing_required
from loccit.errors import typed
from loccit.record import Record


def _required(record: Record, context: Context) -> Iterator[Finding]:
    for need in missing_required(record):
        yield _lack(record, need, "has no")


def _expected(record: Record, context: Context) -> Iterator[Finding]:
    for need in missing_expected(record):
        yield _lack(record, need, "would print better with")


def _lack(record: Record, need: str, verb: str) -> Finding:
    first = need.partition("|")[0].partition("+")[0]
    words = need.replace("|", " or ").replace("+", " and ")
    return Finding(first, f"{record.type} {verb} {words}", typed("set", record.citekey, f"{first}=…"))


def _untagged(record: Record, context: Context) -> Iterator[Finding]:
    if context.tags and not set(record.keywords) & context.tags:
        yield Finding("keyword", "no tag of the vocabulary", typed("tag", "suggest", record.citekey))


def _type_unknown(record: Record, context: Context) -> Iterator[Finding]:
    if record.type == "document" and any(key.endswith(":type") for key in record.custom):
        kind = next(value for key, value in record.custom.items() if key.endswith(":type"))
        yield Finding("type", f"type '{kind}' is not known and is cited as a plain document")


CHECKS = (
    Check(
        "field-missing", "error", "a field that the type requires is missing",
        "Without it a style cannot form the reference: a report without a title, an article without its journal.",
        _required,
    ),
    Check(
        "field-expected", "warning", "a field that styles print for the type is missing",
        "The reference can be formed, but a reader will look for the volume, the pages or the address.",
        _expected,
    ),
    Check(
        "tag-missing", "warning", "the record has no tag of the vocabulary",
        "It will not be found by topic, and the counts by tag leave it out.",
        _untagged,
    ),
    Check(
        "type-unknown", "warning", "the type of the entry is not known",
        "It is cited as a plain document; a type that styles know gives a better reference.",
        _type_unknown,
    ),
)  # fmt: skip
