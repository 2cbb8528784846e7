"""How two rows compare, field by field: each comparison gives one of a few named levels, each level its points.

Points are natural log-odds, rounded, as measured on labelled sets of bibliographic records (the weights of Fellegi and
Sunter, 'A theory for record linkage', 1969). A field that either side lacks says nothing.
"""

from __future__ import annotations

from typing import NamedTuple

from rapidfuzz.fuzz import ratio, token_set_ratio

from loccit.match.normalise import LINK_WORDS, abbreviated_share
from loccit.match.row import Row


class Level(NamedTuple):
    """A named outcome of a comparison: its field, its points, and the reason it gives ('' where it gives none)."""

    field: str
    name: str
    points: float
    reason: str = ""


UNKNOWN = Level("", "unknown", 0.0)

TITLE_SAME = Level("title", "same", 5.0, "same title")
TITLE_SAME_SHORT = Level("title", "same, but short", 2.0, "same short title")
TITLE_NEAR = Level("title", "nearly the same", 3.5, "nearly the same title")
TITLE_GENERIC = Level("title", "same, but generic", 0.5, "same generic title")
TITLE_ALONE = Level("title", "nothing else known", 2.5, "nothing else is known of either")
TITLE_TRANSLATED = Level("title", "another title of the same pages", -5.0, "another title for the same pages")
TITLE_PART = Level("title", "one continues the other", 2.0, "one title continues the other")
TITLE_CLOSE = Level("title", "close", 0.0, "similar title")
TITLE_FAR = Level("title", "some words", -4.0)
TITLE_OTHER = Level("title", "other", -7.0)

AUTHORS_SAME = Level("authors", "same", 2.5, "same authors")
AUTHORS_MOST = Level("authors", "most", 0.5, "most authors the same")
AUTHORS_SOME = Level("authors", "some", -2.0, "some authors the same")
AUTHORS_OTHER = Level("authors", "other", -5.0, "other authors")

YEAR_SAME = Level("year", "same", 2.0, "same year")
YEAR_NEXT = Level("year", "next", -1.5, "a year apart")
YEAR_OTHER = Level("year", "other", -5.0, "other year")

CONTAINER_SAME = Level("container", "same", 2.0, "same journal")
CONTAINER_PART = Level("container", "part", 0.0, "similar journal")
CONTAINER_OTHER = Level("container", "other", -3.0, "other journal")
CONTAINER_UNLIKE = Level("container", "proceedings under another name", -1.0, "other name of the proceedings")

VOLUME_SAME = Level("volume", "same", 2.0, "same volume")
VOLUME_OTHER = Level("volume", "other", -3.0, "other volume")
ISSUE_SAME = Level("issue", "same", 1.0, "same issue")
ISSUE_OTHER = Level("issue", "other", -1.5, "other issue")

PAGES_SAME = Level("pages", "same", 4.0, "same pages")
PAGES_FIRST = Level("pages", "same first page", 2.5, "same first page")
PAGES_OVERLAP = Level("pages", "overlapping", 0.0, "overlapping pages")
PAGES_OTHER = Level("pages", "other", -2.5, "other pages")

DOI_SAME = Level("doi", "same", 6.0, "same DOI")
DOI_OTHER = Level("doi", "other", -5.0, "other DOI")
ID_SAME = Level("id", "same", 7.0, "same identifier")
NUMBER_SAME = Level("number", "same", 5.0, "same report number")
ADDRESS_SAME = Level("address", "same", 4.0, "same address")
ISBN_SAME = Level("isbn", "same", 3.0, "same ISBN")

ABSTRACT_SAME = Level("abstract", "same", 4.0, "same abstract")
ABSTRACT_CLOSE = Level("abstract", "close", 0.5, "similar abstract")
ABSTRACT_OTHER = Level("abstract", "other", -3.0, "other abstract")

NUMERALS_OTHER = Level("numerals", "other", -2.5, "other numbers in the title")


def levels(x: Row, y: Row) -> list[Level]:
    """All levels of the pair that say something; the title's first."""
    found = [
        title_level(x, y),
        author_level(x, y),
        year_level(x, y),
        container_level(x, y),
        *place_levels(x, y),
        *identifier_levels(x, y),
        abstract_level(x, y),
    ]
    if (found[0] is TITLE_OTHER or found[0] is TITLE_FAR) and _same_extent(x, y, found):
        found[0] = TITLE_TRANSLATED
    said = [level for level in found if level is not UNKNOWN]
    return [TITLE_SAME, TITLE_ALONE] if said == [TITLE_SAME] else said


_PLACE = (AUTHORS_SAME, YEAR_SAME, VOLUME_SAME, PAGES_SAME)


def _same_extent(x: Row, y: Row, found: list[Level]) -> bool:
    """The same authors on the same three or more pages of the same volume: two works cannot both stand there."""
    if x.pages[2] - x.pages[1] < 2 or any(level not in found for level in _PLACE):
        return False
    if ISSUE_SAME not in found and ABSTRACT_SAME not in found:
        return False  # a journal may count its pages from 1 in every issue
    return not any(level in found for level in (CONTAINER_OTHER, ISSUE_OTHER, ABSTRACT_OTHER, DOI_OTHER))


def title_level(x: Row, y: Row) -> Level:
    """Titles by the share of letters in common; a title of a word or two says little."""
    a, b = x.title, y.title
    if not a or not b:
        return UNKNOWN
    if "generic" in x.marks and "generic" in y.marks:
        return TITLE_GENERIC if ratio(a, b, score_cutoff=80) else TITLE_OTHER
    if a == b:
        return TITLE_SAME if len(a) >= 25 else TITLE_SAME_SHORT
    score = ratio(a, b, score_cutoff=60)
    if score >= 95:
        return TITLE_NEAR if len(a) >= 25 else TITLE_SAME_SHORT
    short, long = (a, b) if len(a) < len(b) else (b, a)
    if long.startswith(short + " "):
        return TITLE_PART if len(short) >= 20 else TITLE_CLOSE if len(short) >= 10 else TITLE_FAR
    if len(short) >= 20 and long.endswith(" " + short):
        return TITLE_PART if len(short) >= 40 else TITLE_CLOSE
    if score >= 85:
        return TITLE_CLOSE
    return TITLE_FAR if score >= 70 else TITLE_OTHER


def author_level(x: Row, y: Row) -> Level:
    """The share of the shorter list's words that the other has; a list may be cut by `et al.` or lack given names."""
    a, b = x.authors, y.authors
    if not a or not b:
        return UNKNOWN
    if a == b:
        return AUTHORS_SAME
    first, second = set(a), set(b)
    share = len(first & second) / min(len(first), len(second))
    if share == 1:
        return AUTHORS_SAME
    if share < 0.8:
        share = max(share, token_set_ratio(" ".join(a), " ".join(b)) / 100 - 0.1)
    if share >= 0.75:
        return AUTHORS_MOST
    return AUTHORS_SOME if share >= 0.4 else AUTHORS_OTHER


def year_level(x: Row, y: Row) -> Level:
    """Years: the same, next to each other (online and in print), or apart."""
    if not x.year or not y.year:
        return UNKNOWN
    apart = abs(x.year - y.year)
    return YEAR_SAME if not apart else YEAR_NEXT if apart == 1 else YEAR_OTHER


def container_level(x: Row, y: Row) -> Level:
    """Journals: the same, one an abbreviation of the other, or other."""
    a, b = x.container, y.container
    if not a or not b:
        return UNKNOWN
    if a is b or a == b:
        return CONTAINER_SAME
    share = abbreviated_share(a, b)
    if share < 0.6 and (is_acronym(a, b) or is_acronym(b, a)):
        return CONTAINER_SAME
    if share >= 0.6:
        return CONTAINER_SAME if share == 1 else CONTAINER_PART
    return CONTAINER_UNLIKE if is_proceedings(x) and is_proceedings(y) else CONTAINER_OTHER


def is_proceedings(row: Row) -> bool:
    """Papers of a conference, whose proceedings are named in as many ways as there are databases."""
    return row.family == "paper" or not _PROCEEDINGS.isdisjoint(row.container.split())


_PROCEEDINGS = frozenset("proceedings proc conference conf symposium symp workshop congress lncs".split())


def is_acronym(a: str, b: str) -> bool:
    """`a` begins with the initials of `b`: `icis …` and `international conference on information systems`."""
    short = a.partition(" ")[0]
    if not 3 <= len(short) <= 7:
        return False
    words = b.split()
    initials = "".join([w[0] for w in words])
    return short == initials or short == "".join([w[0] for w in words if w not in LINK_WORDS])


def place_levels(x: Row, y: Row) -> tuple[Level, Level, Level]:
    """Volume, issue and pages."""
    volume = issue = UNKNOWN
    if x.volume and y.volume:
        volume = VOLUME_SAME if x.volume == y.volume else VOLUME_OTHER
    if x.issue and y.issue:
        issue = ISSUE_SAME if x.issue == y.issue else ISSUE_OTHER
    return volume, issue, page_level(x, y)


def page_level(x: Row, y: Row) -> Level:
    """Pages: the same, from the same first page, overlapping, or other."""
    _, first, last = x.pages
    _, start, end = y.pages
    if not first or not start:
        return UNKNOWN
    if first == start:
        return PAGES_SAME if last == end else PAGES_FIRST
    if last == start or end == first:
        return PAGES_OTHER  # the next article begins on the page where this one ends
    return PAGES_OVERLAP if first < end and start < last else PAGES_OTHER


def identifier_levels(x: Row, y: Row) -> list[Level]:
    """Identifiers, and the numbers within the titles."""
    found = []
    if x.doi and y.doi:
        found.append(DOI_SAME if x.doi == y.doi else DOI_OTHER)
    if x.ids and y.ids and not set(x.ids).isdisjoint(y.ids):
        found.append(ID_SAME)
    if x.number and x.number == y.number:
        found.append(NUMBER_SAME)
    if x.address and x.address == y.address:
        found.append(ADDRESS_SAME)
    if x.isbn and x.isbn == y.isbn:
        found.append(ISBN_SAME)
    if x.numerals != y.numerals and x.title and y.title:
        found.append(NUMERALS_OTHER)
    return found


def abstract_level(x: Row, y: Row) -> Level:
    """Abstracts by their beginnings."""
    a, b = x.abstract, y.abstract
    if len(a) < 40 or len(b) < 40:
        return UNKNOWN
    if a == b:
        return ABSTRACT_SAME
    length = min(len(a), len(b))
    score = ratio(a[:length], b[:length], score_cutoff=50)
    return ABSTRACT_SAME if score >= 93 else ABSTRACT_CLOSE if score >= 75 else ABSTRACT_OTHER
