"""Checks: dates that are no dates, or cannot be."""

from __future__ import annotations

from collections.abc import Iterator

from loccit.checks.base import Check, Context, Finding
from loccit.record import Date, Record


def _dates(record: Record) -> Iterator[tuple[str, Date]]:
    for variable, value in record.fields.items():
        if isinstance(value, Date):
            yield variable, value


def _malformed(record: Record, context: Context) -> Iterator[Finding]:
    for variable, date in _dates(record):
        if date.literal and any(c.isdigit() for c in date.literal):
            yield Finding(
                variable, f"'{date.literal}' is not a date loccit can read", "write it as 2020-02-18, 2020-02 or 2020"
            )


def _future(record: Record, context: Context) -> Iterator[Finding]:
    today = tuple(int(part) for part in context.today.split("-")) if context.today else ()
    for variable, date in _dates(record):
        season = len(date.start) > 1 and date.start[1] > 12
        point = date.start[:1] if season else date.start
        if today and point and point > today[: len(point)]:
            yield Finding(variable, f"{date.text()} lies in the future")


def _order(record: Record, context: Context) -> Iterator[Finding]:
    issued, original = record.date("issued"), record.date("original-date")
    if issued and original and issued.start and original.start:
        size = min(len(issued.start), len(original.start))
        if original.start[:size] > issued.start[:size]:
            yield Finding(
                "original-date", f"the original ({original.text()}) is later than this issue ({issued.text()})"
            )
    accessed = record.date("accessed")
    if issued and accessed and accessed.start and issued.start:
        size = min(len(issued.start), len(accessed.start))
        if accessed.start[:size] < issued.start[:size]:
            yield Finding("accessed", f"accessed ({accessed.text()}) before it was issued ({issued.text()})")


def _news_day(record: Record, context: Context) -> Iterator[Finding]:
    issued = record.date()
    if record.type == "article-newspaper" and issued and issued.start and len(issued.start) < 3:
        yield Finding("issued", f"a news article is cited by its day, and only {issued.text()} is known")


CHECKS = (
    Check(
        "date-malformed", "error", "a date is not written as a date",
        "Styles sort and print by the parts of a date; what is not understood is printed as it stands, or not at all.",
        _malformed,
    ),
    Check(
        "date-future", "warning", "a date lies in the future",
        "Mostly a typing mistake, or day and month exchanged.",
        _future,
    ),
    Check(
        "date-order", "warning", "dates of one record contradict each other",
        "A reprint cannot be older than its original, nor can a page be read before it was there.",
        _order,
    ),
    Check(
        "date-news-day", "warning", "a news article without its day",
        "APA, Chicago and MLA cite news by the full date.",
        _news_day,
    ),
)  # fmt: skip
