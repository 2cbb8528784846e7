"""One formatted reference as fields: cases and statutes, APA and Harvard, Chicago and MLA, Vancouver.

What stands between the marks of a style (a year in brackets, quotation marks, `vol.`) is taken as that style has it;
without italics in a text, where a title ends is told by its full stop. So every value but an address is `likely`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from loccit.formats.dates import month_number
from loccit.formats.reference_names import Creators, creators
from loccit.formats.reference_rest import DAY, after_quoted, after_title, split_title, vancouver
from loccit.record import Confidence
from loccit.record.identifiers import address_doi, normal_doi

_NUMBER = re.compile(r"\s*(?:\[\d{1,4}\]|\(\d{1,4}\)|\d{1,4}\.(?=\s)|[•*–-](?=\s))\s*")
_DATE = r"(?:(?:1[4-9]|20)\d\d[a-z]?(?:[-–/]\d{2,4})?(?:, [^()]{1,40})?|n\.d\.(?:-[a-z])?|in press|forthcoming)"
_APA = re.compile(rf"(?P<head>[^“”\"]{{2,600}}?)\s*\((?P<date>{_DATE})\)\s*[.,:]?\s+(?P<rest>.+)", re.DOTALL)
_AUTHOR_DATE = re.compile(
    r"(?P<head>[^“”\"]{2,400}?)\.? (?P<date>(?:1[5-9]|20)\d\d[a-z]?|n\.d\.)\. (?P<rest>.+)", re.DOTALL
)
_QUOTED = re.compile(r"(?P<head>[^“”\"]{0,400}?)[“\"](?P<title>.+?)[”\"][.,]?\s*(?P<rest>.*)", re.DOTALL)
_VANCOUVER = re.compile(
    r"(?P<head>[^.]{2,600})\. (?P<title>.+?[.?!]) (?P<rest>[^.]+\. ?\d{4}(?: \w{3}(?: \d{1,2})?)?;.+)"
)
_CASE = re.compile(
    r"(?P<title>.{2,150}? v\.? .{2,120}?), (?P<volume>\d+) "
    r"(?P<reporter>[A-Z][A-Za-z. ]*?(?:\d[a-z]{1,2})?\.?(?: ?Supp\. ?\d?d?)?)"
    r" (?P<page>\d+)(?:, (?P<locator>[\d–-]+))? \((?:(?P<court>[^)\d]*?)\s?)(?P<year>\d{4})\)\.?"
)
_STATUTE = re.compile(
    r"(?:(?P<title>.{3,150}?), )?(?P<volume>\d+) (?P<code>U\.S\.C\.(?:A\.)?|C\.F\.R\.|Stat\.|Fed\. Reg\.)"
    r" (?:§§? ?(?P<section>[\w().–-]*[\w)])|(?P<page>\d[\d,]*))(?:,? \((?P<date>[^)]*\d{4})\))?\.?"
)
_URL = re.compile(
    r"(?:https?://|www\.)[^\s<>]+[^\s<>.,;:)\]]|(?<=[,.] )(?:[a-z0-9-]+\.)+[a-z]{2,6}/[^\s<>]*[^\s<>.,;:)\]]"
)
"""An address; MLA leaves its `https://` out."""

_ACCESSED = re.compile(
    r"(?:Accessed|Retrieved|Viewed|Last accessed)(?: on)?:? "
    r"(?P<date>[A-Z][a-z]+\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+\.? \d{4}|\d{4}-\d\d-\d\d)(?:, from|,)?[.:]?\s*"
)
_DAY_LAST = re.compile(r"(?:[”\"]|[.,]|^)\s+([A-Z][a-z]+)(?: (\d{1,2}))?$")
"""The day that Chicago gives behind what the year stands before: `2020. Title. Publisher, March 4`."""

_FROM = re.compile(
    r"\b(?:Retrieved from|Available (?:at|from)|URL):?\s*$|\b(?:https?://)?(?:dx\.)?doi(?:\.org/|: ?)\s*$", re.I
)


@dataclass(slots=True)
class Reading:
    """The fields of a reference: value, the words it was read from, and how sure that is."""

    kind: str = "document"
    style: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    sure: dict[str, Confidence] = field(default_factory=dict)
    creators: list[tuple[Creators, str]] = field(default_factory=list)

    def put(self, variable: str, value: str | None, sure: Confidence = "likely") -> None:
        """Sets a variable that has no value yet."""
        if value and (value := value.strip(" ,;")) and variable not in self.fields:
            self.fields[variable] = value
            self.sure[variable] = sure


def parse(text: str) -> Reading | None:
    """The reading of one reference; None where no style's marks are found."""
    text = _NUMBER.sub("", " ".join(text.split()), count=1) if _NUMBER.match(text) else " ".join(text.split())
    reading = Reading()
    if _law(text, reading):
        return reading
    text = _addresses(text, reading)
    if _law(text, reading):
        return reading
    for style in (_apa, _author_date, _quoted, _numbered, _book):
        if style(text, reading):
            return reading
    return None


def _law(text: str, reading: Reading) -> bool:
    if match := _CASE.fullmatch(text):
        reading.kind, reading.style = "legal_case", "case citation"
        for variable, group in (("title", "title"), ("volume", "volume"), ("container-title", "reporter"),
                                ("page", "page"), ("authority", "court"), ("issued", "year")):  # fmt: skip
            reading.put(variable, match[group])
        return True
    if match := _STATUTE.fullmatch(text):
        reading.kind = "regulation" if match["code"] in ("C.F.R.", "Fed. Reg.") else "legislation"
        reading.style = "code citation"
        for variable, group in (("title", "title"), ("volume", "volume"), ("container-title", "code"),
                                ("section", "section"), ("page", "page"), ("issued", "date")):  # fmt: skip
            reading.put(variable, match[group])
        return True
    return False


def _addresses(text: str, reading: Reading) -> str:
    """Takes DOI, URL and the day of access out of the text; these are certain."""
    if match := _ACCESSED.search(text):
        reading.put("accessed", match["date"], "certain")
        text = (text[: match.start()] + " " + text[match.end() :]).strip()
    for match in list(_URL.finditer(text))[::-1]:
        if address_doi(match[0]):
            reading.put("DOI", match[0][match[0].lower().index("doi.org/") + 8 :], "certain")
        else:
            reading.put("URL", match[0], "certain")
        text = text[: match.start()] + text[match.end() :].lstrip(".,")
    if "DOI" not in reading.fields and (doi := normal_doi(text)):
        at = text.lower().find(doi)
        if at >= 0:
            reading.put("DOI", text[at : at + len(doi)], "certain")
            text = text[:at] + text[at + len(doi) :].lstrip(".,")
    return re.sub(r"\s+([.,])", r"\1", _FROM.sub("", text.strip(" ,;"))).strip(" ,;")


def _apa(text: str, reading: Reading) -> bool:
    match = _APA.fullmatch(text)
    if match is None:
        return False
    head = match["head"].strip()
    found = creators(head)
    if found:
        reading.creators.append((found, head))
    elif head.endswith((".", "]", "?", "!")) and len(head.split()) > 2:
        reading.put("title", head.rstrip("."))
    else:
        return False
    reading.style = "APA"
    reading.put("issued", match["date"])
    rest = match["rest"].strip()
    quoted = re.fullmatch(r"[‘'“\"](.+?)[’'”\"][.,]?\s+(.+)", rest)
    if found and quoted:  # Harvard
        reading.put("title", quoted[1].rstrip(".,"))
        after_quoted(quoted[2], reading)
        return True
    if found:
        title, rest = split_title(rest)
        reading.put("title", title)
    after_title(rest, reading)
    return "title" in reading.fields


def _author_date(text: str, reading: Reading) -> bool:
    match = _AUTHOR_DATE.fullmatch(text)
    head = (match["head"] + "." if re.search(r"\b[A-Z]$", match["head"]) else match["head"]) if match else ""
    found = creators(head) if head else None
    if match is None or found is None:
        return False
    reading.style = "Chicago author-date"
    reading.creators.append((found, head))
    rest = match["rest"].rstrip(". ")
    if (day := _DAY_LAST.search(rest)) and month_number(day[1]) and match["date"].isdigit():
        reading.put("issued", f"{match['date']} {day[1]} {day[2] or ''}")
        rest = rest[: day.start()] + ("”" if rest[day.start()] in '”"' else "") + "."
    reading.put("issued", match["date"])
    if quoted := re.fullmatch(r"[“\"](.+?)[”\"][.,]?\s*(.*)", rest, re.DOTALL):
        reading.put("title", quoted[1].rstrip(".,"))
        after_quoted(quoted[2], reading)
    else:
        title, rest = split_title(rest)
        reading.put("title", title)
        after_title(rest, reading)
    return "title" in reading.fields


def _quoted(text: str, reading: Reading) -> bool:
    match = _QUOTED.fullmatch(text)
    if match is None or not re.search(r"\d{4}|n\.d\.", match["rest"] + "".join(reading.fields)):
        return False
    head = match["head"].strip(" ,")
    found = creators(head) if head else None
    if head and not found:
        return False
    reading.style = "IEEE" if re.match(r"[A-Z]\. ", head) else "MLA or Chicago"
    if found:
        reading.creators.append((found, head))
    reading.put("title", match["title"].rstrip(".,"))
    after_quoted(match["rest"], reading)
    return True


def _numbered(text: str, reading: Reading) -> bool:
    match = _VANCOUVER.fullmatch(text)
    found = creators(match["head"]) if match else None
    if match is None or found is None or not vancouver(match["rest"], reading):
        return False
    reading.style, reading.kind = "Vancouver", "article-journal"
    reading.creators.append((found, match["head"]))
    reading.put("title", match["title"].rstrip("."))
    return True


def _book(text: str, reading: Reading) -> bool:
    """`Family, Given. Title. Place: Publisher, Year.`, `Body. Title. 3 Mar. 2010.`: Chicago's notes, and MLA."""
    for match in re.finditer(r"\. (?=[^a-z\s])", text[:400]):
        head, rest = text[: match.start() + 1], text[match.end() :]
        if "," not in head and re.search(r"\b(?:[A-Z]|Exec|Off|Dept)\.$", head):
            continue  # the full stop of an abbreviation: U.S. Department
        found = creators(head)
        title, tail = split_title(rest)
        dated = re.search(rf"(?:^|, |\()({DAY})\)?[.,]?(?:\s|$)", tail)
        if not found or not title or not dated:
            continue
        reading.style = "MLA or Chicago"
        reading.creators.append((found, head))
        reading.put("title", title)
        if dated.start() == 0:
            reading.put("issued", dated[1])
            tail = tail[dated.end() :]
        after_title(tail, reading)
        reading.put("issued", dated[1])
        if reading.kind == "article-journal" and " v. " in title:
            reading.kind = "legal_case"
        return True
    return False
