"""Decisions that running text names: by reporter (through eyecite), and by the parties (`Arizona v. United States`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from loccit.match.mention import Span
from loccit.match.series import Found
from loccit.record import Date, Record

if TYPE_CHECKING:
    from eyecite.models import FullCaseCitation

_REPORTER_LIKE = re.compile(r"\b\d{1,4} (?:[A-Z][A-Za-z.’']{0,8} ?){1,4}(?:[2-5](?:d|th|rd|nd) )?_?\d{1,6}\b")
"""What may be a citation of a reporter; only then is eyecite loaded, whose import takes 0.3 s."""

_PARTY_WORD = r"(?:[A-Z][\w’'&.-]*|of|the|and|for|on|de|la|&)"
_PARTY = rf"(?:(?:In re|Ex parte) )?[A-Z][\w’'&.-]*(?:,? (?:Inc|Corp|LLC|Co|Ltd)\.?| {_PARTY_WORD}){{0,16}}"
_CASE = re.compile(rf"(?P<first>{_PARTY}) (?P<against>vs?\.?) (?P<second>[A-Z][\w’'&.-]*(?: {_PARTY_WORD}){{0,8}})")
_LEADING = re.compile(
    r"^(?:(?:In|The|A|An|On|As|But|And|See|Under|After|Since|Before|Because|While|Citing|That|This|Its|Both|Cf\.?|E\.g\."
    r"|Also|When|Court|Supreme|Justices?|Judge|Circuit|District|Federal|U\.S\.(?= Supreme)|decision|ruling|case|of|the"
    r"|and|for|on|in)\b[.,]? ?)+"
)  # fmt: skip
_TRAILING = re.compile(r"(?:[\s,]+(?:of|the|and|for|on|de|la|&|In|The|On|At|Court|Judge|Justice))+$")
_IN_COURT = re.compile(
    r"\b(?:[Cc]ourts?|[Rr]uling|ruled|[Dd]ecision|[Ll]awsuit|(?<!of )[Jj]ustices?(?! Department)|[Jj]udges?|[Oo]pinion"
    r"|[Cc]ase|held|Circuit|[Aa]ppeal)\b"
)
_SPORTS = re.compile(r"\b(?:game|match|season|coach|quarterback|playoffs?|[Ll]eague|tournament|bout|Bowl|Cup)\b")


def reporter_citations(text: str) -> Iterator[Found]:
    """Decisions by volume, reporter and page; the parties, court and year as far as the text gives them."""
    if not _REPORTER_LIKE.search(text):
        return
    from eyecite import get_citations
    from eyecite.models import FullCaseCitation

    for citation in get_citations(text):
        if not isinstance(citation, FullCaseCitation) or not citation.groups.get("page"):
            continue
        groups, metadata = citation.groups, citation.metadata
        reporter = str(citation.corrected_reporter())  # type: ignore[no-untyped-call]  # eyecite's own
        form = f"{groups['volume']} {reporter} {groups['page']}"
        record = Record("legal_case", {"container-title": reporter, "volume": groups["volume"], "page": groups["page"]})
        names = [_clean(side or "") for side in (metadata.plaintiff, metadata.defendant)]
        if all(names):
            record.fields["title"] = " v. ".join(names)
        if metadata.year and re.fullmatch(r"\d{4}", str(metadata.year)):
            record.fields["issued"] = Date((int(metadata.year),))
        yield Found("case", form, _span(citation), record)


def _span(citation: FullCaseCitation) -> Span:
    start, end = citation.span()  # type: ignore[no-untyped-call]  # eyecite's own
    return int(start), int(end)


def named_cases(text: str) -> Iterator[Found]:
    """Decisions by their parties. `vs.` is rather a fixture, unless a court is spoken of."""
    for match in _CASE.finditer(text):
        first, second = _clean(match["first"]), _clean(match["second"])
        if not first or not second or _SPORTS.search(text):
            continue
        if match["against"] != "v." and not _IN_COURT.search(text):
            continue
        form = f"{first} v. {second}"
        start = match.start() + match["first"].find(first)
        span: Span = (start, match.start("second") + len(second))
        yield Found("case", form, span, Record("legal_case", {"title": form}))


_DOCKETED = re.compile(
    r"(?:\b(?:(?:Civ(?:il|\.) )?(?:[Cc]ase|[Aa]ction|[Dd]ocket)|Dkt\.)[,:]? )?(?:\bNos?\. ?)?"
    r"(?P<full>\b\d:\d{2}-(?:cv|cr|mc|md|mj|CV|CR)-\d{3,5}\b(?:-[A-Z]{2,4})?)"
    r"|(?:\b(?:[Cc]ase|[Aa]ction|[Dd]ocket) )?\bNos?\. (?P<short>\d{2}-\d{2,5})\b"
)


def docketed_cases(text: str) -> Iterator[Found]:
    """Decisions by their docket: `No. 2:07-cv-02513`; `No. 17-2991` only where a court is spoken of."""
    for match in _DOCKETED.finditer(text):
        if match["short"] and not re.search(r"\b(?:Cir|Ct|Supreme Court)\b", text) and not _IN_COURT.search(text):
            continue
        number = f"No. {match['full'] or match['short']}"
        yield Found("case", number, match.span(), Record("legal_case", {"number": number}))


def _clean(party: str) -> str:
    """A party's name without the words of the sentence around it."""
    party = _LEADING.sub("", party.strip(" ,.;()"))
    return _TRAILING.sub("", party).strip(" ,;")
