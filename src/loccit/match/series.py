"""Numbers of report series, in running text and in records alike (`series.toml`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from loccit.match.agencies import short_names
from loccit.match.mention import MentionKind, Span
from loccit.match.tables import table
from loccit.record import Record
from loccit.record.identifiers import normal_report_number


class Found(NamedTuple):
    """One number found: what it names, its normal form, its place, and a record with what it says.

    `unique` where the form says whose number it is; others mean something only beside their issuer's name.
    """

    kind: MentionKind
    form: str
    span: Span
    record: Record
    unique: bool = True


class Series(NamedTuple):
    """One series, as `series.toml` describes it."""

    pattern: re.Pattern[str]
    form: str
    kind: MentionKind
    issuer: str
    fields: dict[str, str]
    near: re.Pattern[str] | None


_TOKENS = {
    "<dash>": r"[-\u2010-\u2013]",
    "<d>": r"\-\u2010-\u2013",
    "<no>": r",? ?(?:[Nn]os?\.? ?|[Nn]r\.? ?|[Nn]umber |#)?",
    "<s>": r"(?:[’']s?)?",
}
_TYPES = {"resolution": "document", "regulation": "regulation", "statute": "legislation", "release": "webpage"}


@cache
def all_series() -> tuple[Series, ...]:
    """The series of `series.toml`."""
    return tuple(
        Series(
            re.compile(rf"(?<![\w/.-]){_expanded(row['pattern'])}(?![\w-]*\w)"), row.get("form", ""),
            row.get("kind", "report"), row.get("issuer", ""), row.get("fields", {}),
            re.compile(row["near"]) if "near" in row else None,
        )
        for row in table("series")["series"]
    )  # fmt: skip


def series_numbers(text: str, around: str = "") -> Iterator[Found]:
    """The numbers of known series in `text`; `around` is what else was said, where words must stand near a number.

    Where two series claim one place the earlier of the table has it.
    """
    taken: list[Span] = []
    for series in all_series():
        if series.near and not series.near.search(around or text):
            continue
        for match in series.pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            if found := _found(series, match):
                taken.append(match.span())
                yield found


def record_forms(record: Record) -> set[str]:
    """The normal forms of the numbers that a record bears: its own, with its series, genre or issuer before it."""
    number = record.text("number") or record.text("collection-number")
    series, genre = record.text("collection-title"), record.text("genre")
    issuers = [text for variable in ("publisher", "authority") if (text := record.text(variable))]
    issuers += [name.literal for name in record.names() if name.literal]
    names = [short for issuer in issuers for short in (issuer, *short_names(issuer))]
    said = [number, record.text("title-short"), record.text("URL"), record.text("DOI"), *record.custom.values()]
    said += [f"{before} No. {number}" for before in (series, genre) if before and number]
    said += [
        f"{name} {before}".strip() + f" No. {number}" for name in names for before in (series, genre, "") if number
    ]
    if record.text("container-title") and record.text("volume"):
        said.append(f"{record.text('volume')} {record.text('container-title')} {record.text('page').split('-')[0]}")
    around = " ".join([*said, *names])
    forms = {found.form for text in said if text for found in series_numbers(text, around)}
    return forms | ({own} if (own := normal_report_number(number)) else set())


def _found(series: Series, match: re.Match[str]) -> Found | None:
    groups = {re.sub(r"\d$", "", name): _tidy(value) for name, value in match.groupdict().items() if value}
    form = series.form.format(**groups) if series.form else normal_report_number(groups.get("number") or match[0])
    if not form:
        return None
    fields = series.fields or {"number": "{form}"}
    record = Record(_TYPES.get(series.kind, "report"), {})
    for name, value in fields.items():
        record.fields[name] = value.format(form=form, **groups)
    if series.issuer:
        record.fields["publisher"] = series.issuer
    return Found(series.kind, form, match.span(), record, bool(series.issuer))


def _tidy(text: str) -> str:
    """One notation for dashes, spaces and thousands: `16 of 2016–17` is `16 2016-17`."""
    text = re.sub(r"[\u2010-\u2015]", "-", text)
    text = re.sub(r"(?<=\d),(?=\d{3}\b)", "", text)
    return " ".join(re.sub(r" of |, ", " ", re.sub(r" ?\(", " (", text)).split())


def _expanded(pattern: str) -> str:
    for token, meaning in _TOKENS.items():
        pattern = pattern.replace(token, meaning)
    return f"(?:{pattern})"
