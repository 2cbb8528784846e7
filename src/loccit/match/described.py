"""Works that running text describes: `a Feb. 18 audit by the DHS Office of Inspector General`.

A description needs a body that issued it, and with it a day, a title, or the word that it was released. The year is
only taken from the text; where the text gives a day without a year, it stays open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from loccit.match.agencies import full_name, pattern
from loccit.match.mention import MentionKind, Span
from loccit.match.named_numbers import partial_date
from loccit.record import Name, Record

Day = tuple[int, int, int]

_MONTHS = (
    r"Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?"
)
_DAY = rf"(?:(?:{_MONTHS}) \d{{1,2}}(?:, \d{{4}})?|(?:{_MONTHS}),? \d{{4}}|(?:19|20)\d\d)"
_KIND = (
    r"(?:(?:press|news) (?:release|statement)|(?:working|discussion|white|issue|policy) (?:paper|brief)|memo(?:randum)?"
    r"|directive|(?:fact sheet|audit|report|evaluation|assessment|inspection|review|study|analysis|survey|white paper"
    r"|release)(?: report)?)"
)
_ANY_KIND = re.compile(rf"\b{_KIND}\b")
"""Without such a word a sentence describes nothing; the patterns themselves are long, and compiled when needed."""
_ADJECTIVES = (
    r"(?:(?!(?:by|from|of|in|on|that|to|and|for|with|an?|the|this|its|released|issued|published|says?|said)\b)"
    r"[a-z][\w-]* ){0,3}"
)
_ISSUED = r"(?:released|issued|published|put out|rolled out|unveiled|made public|posted)"

_HOLDER = r"(?: [A-Z][\w’'-]+(?: [A-Z]\.)?(?: [A-Z][\w’'-]+){1,2})?"
"""The person who holds an office: `City Controller Ann Roe released a report`."""


class Described(NamedTuple):
    """One description: kind of work, the body's full name ('' while unknown), day, title, and the place."""

    kind: MentionKind
    word: str
    body: str
    day: Day
    title: str
    span: Span


def described_works(sentence: str) -> Iterator[Described]:
    """The works that one sentence describes, in its order; a dated audit or report whose body it does not name too."""
    taken: list[Span] = []
    if not _ANY_KIND.search(sentence):
        return
    for compiled in _patterns():
        for match in compiled.finditer(sentence):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            named = match.groupdict()
            body = full_name(named["body"]) if named.get("body") else ""
            day = read_day(named.get("day") or named.get("day2") or named.get("day3") or "")
            if named.get("body") and not body and not day[1]:
                continue
            taken.append(match.span())
            word = " ".join(named["kind"].split())
            yield Described(_kind(word), word, body, day, _title(sentence, match.end()), match.span())


def suggestion(work: Described) -> Record:
    """The record of a described work: type, body, date and title as far as the text says them."""
    record = Record("webpage" if work.kind == "release" else "report", {})
    if work.title:
        record.fields["title"] = work.title
    if work.body:
        record.fields["author"] = (Name(literal=work.body),)
    if date := partial_date(work.day):
        record.fields["issued"] = date
    record.fields["genre"] = work.word
    return record


def form_of(work: Described) -> str:
    """The normal form of a described work: `U.S. …, Office of Inspector General: audit (02-18)`."""
    year, month, number = work.day
    shown = "-".join(
        ([f"{year:04d}"] if year else []) + ([f"{month:02d}"] if month else []) + ([f"{number:02d}"] if number else [])
    )
    label = f"“{work.title}”" if work.title else work.word
    return f"{work.body}: {label}" + (f" ({shown})" if shown else "")


def read_day(text: str) -> Day:
    """(year, month, day) of `Feb. 18`, `Feb. 18, 2020`, `March 2017` or `2019`; 0 for what is not said."""
    year = re.search(r"\b(?:19|20)\d\d\b", text)
    month = re.search(r"[A-Z][a-z]{2}", text)
    day = re.search(r"\b\d{1,2}\b(?!\d)", text)
    names = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
    number = names.index(month[0]) + 1 if month and month[0] in names else 0
    return (int(year[0]) if year else 0, number, int(day[0]) if day and number else 0)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """The ways of describing, the most telling first; each has a kind, and a body and days as far as it names them."""
    body, kind = rf"(?:the )?(?P<body>{pattern()})", rf"{_ADJECTIVES}(?P<kind>{_KIND})"
    day, day2, day3 = (rf"(?P<day{number}>{_DAY})" for number in ("", "2", "3"))
    a_dated = rf"\b(?:[Aa]n?|[Tt]he|[Ii]ts|[Tt]his) (?:{day},? )?"
    said = "(?:released|issued|published|said|found|wrote)"
    by = rf"(?:released |issued |published )?(?:(?:on |in )?{day2},? )?(?:by|from) {body}"
    on = r"(?:,(?= (?:released|issued|published)))?"
    ways = (
        # a Feb. 18 audit by the DHS Office of Inspector General; a report from the GAO, released on March 4, 2009
        rf"{a_dated}{kind}{on} {by}(?:,? (?:dated |released |issued |published )?(?:on |in )?{day3})?",
        # a Feb. 18 GAO report; a 2019 Pew Research Center study; the GAO's 2009 report
        rf"{a_dated}{_ADJECTIVES}{body}(?:[’']s)? (?:{day2} )?{kind}\b",
        # On Feb. 18 the GAO released a report
        rf"\b[Oo]n {day},? {body}{_HOLDER} {_ISSUED} (?:an?|the|its|this) {kind}\b",
        # the GAO released a report on Feb. 18
        rf"(?:The )?{body}{_HOLDER} (?:on \w+day )?{_ISSUED} (?:an?|the|its|this) (?:{day} )?{kind}(?: on {day2})?",
        # in a Feb. 18 report, the GAO said; according to a report the GAO published
        rf"\b(?:[Ii]n|to) (?:an?|the|its) (?:{day} )?{kind},? (?:{day2},? )?{body} {said}",
        # A Feb. 18 audit verified that …: the body may follow in the next sentences
        rf"\b(?:[Aa]n?|[Tt]he) {day} {kind}\b",
    )
    return tuple(re.compile(way) for way in ways)


def _kind(word: str) -> MentionKind:
    if word.startswith(("press", "news")) or word == "release":
        return "release"
    if word.startswith("memo") or word == "directive":
        return "memo"
    return "study" if word.startswith(("study", "survey", "analysis", "working", "discussion")) else "report"


_TITLED = re.compile(
    r"\s*,?\s*(?:(?:which is |was |is )?(?:titled|entitled|called|headlined)|,)\s*,?\s*"
    r"[“\"‘]([^”\"’]{8,200})[,.]?[”\"’]"
)


def _title(sentence: str, end: int) -> str:
    match = _TITLED.match(sentence, end)
    return match[1].rstrip(",. ") if match else ""
