"""What follows the title in a formatted reference: journal, book, report, newspaper, imprint."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loccit.formats.dates import month_number
from loccit.formats.reference_names import creators

if TYPE_CHECKING:
    from loccit.formats.reference_parse import Reading

_STOP = re.compile(
    r"(?<!\b[A-Z])(?<!\bv)(?<!\bvs)(?<!\bNo)(?<!\bVol)(?<!\bDr)(?<!\bSt)(?<!\bMr)(?<!\bMs)(?<!\bInc)(?<!\bed)(?<!\bU\.S)"
    r"(?<!\bCo)(?<!\bCorp)(?<!\bdiss)(?:\.[”\"’]?|(?<=[?!]))(?=\s+\S|$)"
)
_PAGES = r"(?P<page>(?:[A-Za-z]?\d[\d,.]*[A-Za-z]?\d*)(?:\s?[-–—]\s?[A-Za-z]?\d[\w.]*)?|[ivxlc]+[-–][ivxlc]+)"
_MONTHS = r"(?:[A-Z][a-z]+\.?(?:[-/–][A-Z][a-z]+\.?)?)"
DAY = rf"(?:{_MONTHS} \d{{1,2}}, \d{{4}}|\d{{1,2}} {_MONTHS},? \d{{4}}|{_MONTHS},? \d{{4}}|(?:1[5-9]|20)\d\d)"
_JOURNALS = tuple(
    re.compile(pattern)
    for pattern in (
        # Journal of Borders, vol. 12, no. 3, Spring 2020, pp. 45-67.
        rf"(?P<journal>.+?),? vol\. (?P<volume>[\w.]+)(?:, (?:no|iss)\. (?P<issue>[\w/–-]+))?(?:, (?P<issued>{DAY}))?"
        rf"(?:, pp?\. {_PAGES})?(?:, (?P<later>{DAY}))?",
        # Journal of Borders 12, no. 3 (Spring 2020): 45–67.   Journal 12 (2020): 45–67.
        rf"(?P<journal>.+?),? (?P<volume>\d+)(?:, no\. (?P<issue>[\w/–-]+))?(?: \((?P<issued>[^)]*\d{{4}})\))"
        rf"(?:: {_PAGES})?",
        rf"(?P<journal>.+?),? (?P<volume>\d+), no\. (?P<issue>[\w/–-]+)(?:: {_PAGES})?",
        # Journal of Borders, 12(3), 45–67.   Journal 12 (3): 45–67.   Journal, 12, Article 7.
        rf"(?P<journal>.+?),? (?P<volume>\d+)(?:\s?\((?P<issue>[^)]+)\))?"
        rf"(?:[,:] ?(?:pp?\. ?)?{_PAGES}|, Article (?P<number>\w+))?",
    )
)
_NEWSPAPER = re.compile(
    r"\b(?:Times|Post|Tribune|Herald|Gazette|Guardian|Chronicle|Daily|News|Observer|Star|Sun|Globe|Journal|Press|Telegraph|"
    r"Independent|Examiner|Republic|Sentinel|Dispatch|Inquirer|Register|Courier|Mercury|Reporter|Today|Newspaper)\b"
)
_IMPRINT = re.compile(
    r"(?:(?P<place>[A-Z][^:()\d]{1,60}): )?(?P<publisher>[^:()]+?)(?:, (?P<issued>(?:1[5-9]|20)\d\d))?"
)
_IN = re.compile(
    r"In:? (?P<editors>.+?) ?\((?:Eds?|Hrsg)\.?\),? (?P<book>.+?)(?: \((?P<inner>[^()]*pp?\.[^()]*)\))?\. ?"
    r"(?P<imprint>.*)"
)
_IN_BOOK = re.compile(
    rf"(?:In )?(?P<book>.+?), (?:edited by|ed\.) (?P<editors>.+?)"
    rf"(?:, {_PAGES}|, (?P<imprint2>[^,.]+), (?P<year>\d{{4}}), pp?\. (?P<page2>[\d–-]+))?(?:\. (?P<imprint>.+))?"
)
_THESIS = re.compile(
    r"(?P<genre>(?:Ph\.?D\.?|Doctoral|[Mm]aster[’']?s|M\.?A\.?|B\.?A\.?)[^,]{0,20}(?:diss(?:ertation|\.)|thesis))[.,]* "
    r"(?P<school>[^,]+(?:, [^,\d]+)?)(?:, (?P<issued>\d{4}))?"
)
_SCHOOL = re.compile(
    r"(?P<school>[^,]+(?:, [^,\d]+)?), (?P<genre>(?:Ph\.?D\.?|[Dd]octoral|[Mm]aster[’']?s|M\.?A\.?|B\.?A\.?)"
    r"[^,]{0,20}(?:dissertation|thesis))"
)
_SITE = re.compile(
    rf"(?:In )?(?P<name>[^,]+(?:, [A-Z][^,\d]*)?)(?:[,.] (?P<issued>{DAY}))?(?:, (?:sec|p)\. \w+)?"
    rf"(?:, pp?\. {_PAGES})?"
)
_NUMBER = re.compile(r"(?:Report |Publication )?(?:No\. )?([A-Z]{2,8}[- ]\d[\w/-]*)\.\s+")
_MARKS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r"(?:(\d+(?:st|nd|rd|th)|[Rr]ev\.?|[Ss]econd|[Tt]hird) ed(?:\.|ition))"), "edition", ""),
    (re.compile(r"(?i)\bvol(?:ume|\.)? (\w+)"), "volume", ""),
    (
        re.compile(
            r"(?i)\b(?:working|discussion|policy|staff) paper (?:series )?(?:no\.?|number|#)? ?([\w./-]*\d[\w./-]*)"
        ),
        "number",
        "report",
    ),
    (
        re.compile(
            r"(?i)\b(?:report|publication|doc(?:ument)?|memo(?:randum)?|paper|policy|directive|circular|notice)\.? "
            r"(?:no|number|nr)s?\.? ?([\w./-]+)"
        ),
        "number",
        "report",
    ),
    (re.compile(r"^([A-Z]{2,6}-?\d[\w-]*\d\w*)$"), "number", "report"),
    (re.compile(r"(?i)\bpp?\. ([\w–-]+)"), "page", ""),
)
_BRACKETS: tuple[tuple[str, str], ...] = (
    ("dissertation", "thesis"), ("thesis", "thesis"), ("data set", "dataset"), ("dataset", "dataset"),
    ("press release", "webpage"), ("news release", "webpage"), ("computer software", "software"),
    ("film", "motion_picture"),
    ("video", "motion_picture"), ("podcast", "broadcast"), ("blog post", "post-weblog"), ("tweet", "post"),
    ("unpublished manuscript", "manuscript"), ("map", "map"), ("white paper", "report"), ("fact sheet", "report"),
    ("conference", "paper-conference"), ("testimony", "hearing"), ("editorial", ""), ("review", "review"),
)  # fmt: skip


def split_title(text: str) -> tuple[str, str]:
    """The title, with its brackets, and what follows. It ends at the first full stop that ends a sentence."""
    match = _STOP.search(text)
    if match is None:
        return text.rstrip(". "), ""
    title = text[: match.start()].strip() + match[0].lstrip(".")
    rest = text[match.end() :].strip()
    if bracket := re.match(r"(\[[^\[\]]*\]|\((?:Report|Policy|[A-Z]{2,6}-)[^()]*\))\.?\s*", rest):
        return f"{title} {bracket[1]}", rest[bracket.end() :]
    return title, rest


def after_title(rest: str, reading: Reading) -> None:
    """Places what follows a title without quotation marks, and what stands in brackets after the title."""
    _title_brackets(reading)
    rest = rest.strip(" ,")
    if match := re.match(r"((?:\d+(?:st|nd|rd|th)|[Rr]ev\.|[Ss]econd|[Tt]hird) ed\.)[,.]?\s*", rest):
        reading.put("edition", match[1].removesuffix(" ed."))
        rest = rest[match.end() :]
    if match := _NUMBER.match(rest):
        reading.kind = "report"
        reading.put("number", match[1])
        rest = rest[match.end() :]
    bare = rest.rstrip(". ")
    if match := _IN.fullmatch(rest):
        _chapter(match, reading)
    elif journal := _journal(bare):
        _place(journal, reading, "article-journal")
    elif (match := _THESIS.fullmatch(bare)) or (match := _SCHOOL.fullmatch(bare)):
        _thesis(match, reading)
    elif bare:
        _imprint(bare, reading)
    elif reading.kind == "document" and "URL" in reading.fields:
        reading.kind = "webpage"


def after_quoted(rest: str, reading: Reading) -> None:
    """Places what follows a title in quotation marks: an article, a chapter, a page of a site."""
    rest = rest.strip(" ,")
    bare = rest.rstrip(". ")
    if journal := _journal(bare):
        _place(journal, reading, "article-journal")
    elif match := _THESIS.fullmatch(bare):
        _thesis(match, reading)
    elif (match := _IN.fullmatch(rest)) or (match := _IN_BOOK.fullmatch(bare)):
        _chapter(match, reading)
    elif match := _SITE.fullmatch(bare):
        name = match["name"].strip()
        dated = bool(match["issued"] and re.search(r"[A-Z][a-z]+", match["issued"]))
        news = _NEWSPAPER.search(name) and (dated or re.search(r"[A-Za-z]", reading.fields.get("issued", "")))
        reading.kind = "article-newspaper" if news else "webpage" if "URL" in reading.fields else "article-magazine"
        reading.put("container-title", name)
        reading.put("issued", match["issued"])
        reading.put("page", (match["page"] or "").replace("–", "-"))
    elif match := re.search(rf"({DAY})", bare):
        reading.put("issued", match[1])
        reading.put("container-title", bare[: match.start()].strip(" ,.("), "guess")
        reading.kind = "webpage" if "URL" in reading.fields else "document"


def vancouver(rest: str, reading: Reading) -> bool:
    """`J Borders. 2020 Mar;12(3):45-67.`"""
    match = re.fullmatch(
        rf"(?P<journal>[^.]+(?:\.[^.]+)?)\. ?(?P<issued>\d{{4}}(?: \w{{3}}(?: \d{{1,2}})?)?);(?P<volume>[\w]+)?"
        rf"(?:\((?P<issue>[^)]+)\))?(?::{_PAGES})?\.?(?: (?:Epub|PMID|Available).*)?",
        rest.strip(),
    )
    if match:
        _place(match, reading, "article-journal")
    return bool(match)


def _journal(text: str) -> re.Match[str] | None:
    """A journal with its volume. `Press, 2004` is an imprint, and `Post, May 6, 2019` a day."""
    for form in _JOURNALS:
        match = form.fullmatch(text)
        if match is None or len(match["journal"]) > 150 or re.search(r"\d{4}$|: |^In |, no\.", match["journal"]):
            continue
        found = match.groupdict()
        if ". " in match["journal"] and "later" not in found:  # IEEE abbreviates titles; else a sentence ends there
            continue
        if re.fullmatch(r"1[5-9]\d\d|20\d\d", found["volume"]) and not (found.get("issue") or found.get("page")):
            continue
        if month_number(match["journal"].split()[-1]):
            continue
        return match
    return None


def _place(match: re.Match[str], reading: Reading, kind: str) -> None:
    found = match.groupdict()
    reading.kind = kind
    reading.put("container-title", found.get("journal"))
    for variable in ("volume", "issue", "number"):
        reading.put(variable, found.get(variable))
    reading.put("issued", found.get("issued") or found.get("later"))
    reading.put("page", re.sub(r"\s?[–—-]\s?", "-", found.get("page") or "").rstrip("."))


def _title_brackets(reading: Reading) -> None:
    """`Title (Report No. 12) [Data set]`: the brackets at the end of a title say what it is."""
    title = reading.fields.get("title", "")
    while match := re.search(r"\s*(?:\(([^()]*)\)|\[([^\[\]]*)\])$", title):
        inner = match[1] if match[1] is not None else match[2]
        if match[2] is not None:
            _bracket(inner, reading)
        elif not _marks(inner, reading):
            break
        title = title[: match.start()]
    if title:
        reading.fields["title"] = title


def _bracket(text: str, reading: Reading) -> None:
    for word, kind in _BRACKETS:
        if word in text.lower():
            reading.kind = kind or reading.kind
            genre, _, school = text.partition(", ")
            reading.put("genre", genre if kind == "thesis" else text)
            if kind == "thesis":
                reading.put("publisher", school)
            return
    reading.put("genre", text)


def _marks(text: str, reading: Reading) -> bool:
    """Edition, volume, number and pages in brackets; whether there was any."""
    found = False
    for pattern, variable, kind in _MARKS:
        if match := pattern.search(text):
            found = True
            reading.put(variable, match[1].replace("–", "-"))
            reading.kind = kind or reading.kind
            if kind and (genre := re.match(r"(?i)(?:working|discussion|policy|staff) paper", text)):
                reading.put("genre", genre[0])
    return found


def _chapter(match: re.Match[str], reading: Reading) -> None:
    found = match.groupdict()
    reading.kind = "chapter"
    reading.put("container-title", found["book"])
    if editors := creators(found.get("editors") or ""):
        reading.creators.append((editors._replace(variable="editor"), found["editors"] or ""))
    if inner := found.get("inner"):
        _marks(inner, reading)
    reading.put("page", re.sub(r"\s?[–—]\s?", "-", found.get("page") or found.get("page2") or ""))
    reading.put("publisher", found.get("imprint2"))
    reading.put("issued", found.get("year"))
    if imprint := (found.get("imprint") or "").rstrip(". "):
        _imprint(imprint, reading)


def _thesis(match: re.Match[str], reading: Reading) -> None:
    reading.kind = "thesis"
    reading.put("genre", match["genre"])
    reading.put("publisher", match["school"])
    reading.put("issued", match.groupdict().get("issued"))


def _imprint(text: str, reading: Reading) -> None:
    """`Place: Publisher, Year`, a newspaper, or the name of a site."""
    match = re.fullmatch(rf"(.+?)[,.] ({DAY})(?:, p\. (\w+))?", text)
    if match and (month := re.search(r"[A-Z][a-z]+", match[2])) and month_number(month[0]):
        reading.kind = "article-newspaper" if _NEWSPAPER.search(match[1]) else reading.kind
        reading.put("container-title" if reading.kind == "article-newspaper" else "publisher", match[1])
        reading.put("issued", match[2])
        reading.put("page", match[3])
        return
    dated = re.search(r"\d{4}, [A-Z]", reading.fields.get("issued", ""))
    if dated and (match := re.fullmatch(r"([^,:]+)(?:, (?:p\. )?([A-Z]?\d+(?:[-–]\d+)?))?", text)):
        published = reading.kind == "report" or ("genre" in reading.fields and "URL" not in reading.fields)
        reading.put("publisher" if published else "container-title", match[1])
        reading.put("page", (match[2] or "").replace("–", "-"))
        if reading.kind == "document" and not published:
            reading.kind = "article-newspaper" if _NEWSPAPER.search(match[1]) else "webpage"
        return
    match = _IMPRINT.fullmatch(text)
    if match is None:
        reading.put("publisher", text, "guess")
        return
    reading.put("publisher-place", match["place"])
    reading.put("issued", match["issued"])
    if "URL" in reading.fields and reading.kind == "document":
        reading.kind = "webpage"
    reading.put("container-title" if reading.kind in ("webpage", "post-weblog") else "publisher", match["publisher"])
    if reading.kind == "document":
        reading.kind = "book"
