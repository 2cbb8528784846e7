"""Versions: two states of one work, kept apart and related. A rule returns its reason, or '' where it does not hold."""

from __future__ import annotations

import re

from loccit.match import levels as lv
from loccit.match.legal import case_relation
from loccit.match.normalise import LINK_WORDS, fold
from loccit.match.row import Row
from loccit.record import Record
from loccit.record.identifiers import normal_doi

_DRAFT_GENRE = re.compile(
    r"\b(?:working|discussion|research|staff|conference|seminar|technical) papers?\b|\bpreprints?\b|\bpre print\b"
    r"|\bmanuscript\b|\bdraft\b|\bssrn\b|\bmimeo\b|\bunpublished\b|\barxiv\b|\bpostprint\b"
    r"|\bmpra\b|\bnber\b|\biza dp\b|\bepub ahead\b"
)
_DRAFT_SITES = re.compile(
    r"(?:ssrn\.com|arxiv\.org|biorxiv\.org|medrxiv\.org|osf\.io|psyarxiv\.com|nber\.org/papers|repec\.org|bepress\.com|hal\.science"
    r"|preprints\.org|researchsquare\.com|iza\.org/en/publications/dp|zenodo\.org)"
)
_DRAFT_DOI = (
    "10.2139/",
    "10.48550/",
    "10.3386/",
    "10.1101/",
    "10.31219/",
    "10.31234/",
    "10.21203/",
    "10.20944/",
    "10.31235/",
)
"""Registrants of preprints and working papers: SSRN, arXiv, NBER, bioRxiv and medRxiv, OSF, Research Square, …"""
_SPAN = 10
"""Years between a working paper and its article; beyond, the same title is another work."""


def version(a: Record, b: Record, x: Row, y: Row, found: list[lv.Level]) -> str:
    """Why `b` is another version of `a`'s work; '' where nothing says so."""
    seen = frozenset(found)
    for reason in (
        case_relation(a, b)[1],
        _numbered_report(a, b, x, y),
        _number_family(x, y),
        _edition(a, b, x, y, seen),
        _draft_and_article(a, b, x, y, seen),
        _update(x, y, seen),
        _published_twice(x, y, seen),
    ):
        if reason:
            return reason
    return ""


def is_draft(record: Record) -> bool:
    """Says itself that it is a working paper, preprint or manuscript, and stands in no volume of a journal."""
    if record.type == "manuscript":
        return True
    if is_published(record) and (record.text("volume") or record.text("page")):
        return False
    if normal_doi(record.text("DOI")).startswith(_DRAFT_DOI):
        return True
    words = (
        "genre",
        "medium",
        "note",
        "status",
        "collection-title",
        "publisher",
        "container-title",
        "annote",
        "archive",
        "source",
    )
    said = fold(" ; ".join([record.text(word) for word in words] + list(record.custom.values())))
    return bool(_DRAFT_GENRE.search(said) or _DRAFT_SITES.search(record.text("URL").lower()))


def is_published(record: Record) -> bool:
    """Stands in a journal, a book or proceedings, or is a book."""
    if record.type in ("book", "chapter"):
        return True
    return record.type.startswith(("article-", "paper-")) and bool(record.text("container-title"))


def _close_in_time(x: Row, y: Row) -> bool:
    return not (x.year and y.year) or abs(x.year - y.year) <= _SPAN


def same_main_title(x: Row, y: Row, seen: frozenset[lv.Level]) -> bool:
    """The same title, or one that goes on where the other ends, or the same first five words at least."""
    if seen & {lv.TITLE_SAME, lv.TITLE_SAME_SHORT, lv.TITLE_NEAR, lv.TITLE_PART}:
        return True
    shared = 0
    for one, other in zip(x.title.split(), y.title.split(), strict=False):
        if one != other:
            break
        shared += 1
    return shared >= 5 and shared * 2 >= min(len(x.title.split()), len(y.title.split()))


def _draft_and_article(a: Record, b: Record, x: Row, y: Row, seen: frozenset[lv.Level]) -> str:
    """A working paper and what became of it: the same people and main title, in some years' reach."""
    if not seen & {lv.AUTHORS_SAME, lv.AUTHORS_MOST} or not same_main_title(x, y, seen) or not _close_in_time(x, y):
        return ""
    first, second = is_draft(a), is_draft(b)
    if first and second and x.number == y.number and x.year == y.year:
        return ""
    if first or second:
        return "two working papers of the same work" if first and second else "working paper and published version"
    unpublished = {"report", "thesis", "speech", "article"}
    kinds = {a.type, b.type}
    if kinds & unpublished and (is_published(a) != is_published(b)) and len(kinds) == 2:
        if "thesis" in kinds:
            return "thesis and published version"
        return "" if _progress_report(x) != _progress_report(y) else "report or paper and published version"
    return "conference paper and article" if kinds == {"paper-conference", "article-journal"} else ""


def _progress_report(row: Row) -> bool:
    """Reports on a project by quarter or year are no versions of the paper that came of it."""
    return "report" in row.title.split()


def _numbered_report(a: Record, b: Record, x: Row, y: Row) -> str:
    """The same report number with another title or year: the report was updated under its number."""
    if not x.number or x.number != y.number or not _one_issuer(a, b):
        return ""
    other_title = lv.title_level(x, y) in (lv.TITLE_FAR, lv.TITLE_OTHER, lv.TITLE_CLOSE)
    other_date = x.year and y.year and x.year != y.year
    if other_title or other_date:
        return f"the same report number {x.number} with another {'title' if other_title else 'date'}"
    return ""


def _one_issuer(a: Record, b: Record) -> bool:
    """Not two bodies that number their reports alike: the issuers' names share a word, or one is not named."""
    bodies = [set(fold(f"{r.text('publisher')} {r.text('author')}").split()) - LINK_WORDS for r in (a, b)]
    return not bodies[0] or not bodies[1] or bool(bodies[0] & bodies[1])


_FAMILY = re.compile(r"([A-Z]+-\d{2,4}-\d+)([A-Z]{1,3})?")


def _number_family(x: Row, y: Row) -> str:
    """GAO-08-1075 and GAO-08-1075T: a report and the testimony, reprint or correspondence of its number."""
    first, second = _FAMILY.fullmatch(x.number), _FAMILY.fullmatch(y.number)
    if first and second and first[1] == second[1] and first[2] != second[2]:
        return f"report numbers of one family: {x.number}, {y.number}"
    return ""


def _edition(a: Record, b: Record, x: Row, y: Row, seen: frozenset[lv.Level]) -> str:
    """Books by the same people under the same title in another edition, or years apart under another ISBN."""
    if not (same_main_title(x, y, seen) and seen & {lv.AUTHORS_SAME, lv.AUTHORS_MOST}) or "volume" in x.marks ^ y.marks:
        return ""
    one, other = edition_number(a), edition_number(b)
    if (a.text("edition") or b.text("edition")) and one != other and "0" not in (one, other):
        return "different editions"
    if a.type == b.type == "book" and lv.ISBN_SAME not in seen and lv.YEAR_OTHER in seen:
        return "different editions"
    return ""


_NUMBER_WORDS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def edition_number(record: Record) -> str:
    """`2`, `2nd ed.` and `Second` are `2`; no edition is `1`; what is no number is kept folded ('0' for revisions)."""
    text = fold(record.text("edition"))
    if not text:
        return "1"
    if digits := re.search(r"\d+", text):
        return digits[0].lstrip("0") or "0"
    for number, word in enumerate(_NUMBER_WORDS, 1):
        if word in text.split():
            return str(number)
    return text


def _update(x: Row, y: Row, seen: frozenset[lv.Level]) -> str:
    """A title that announces an update of the other's: `…: Report Update`."""
    if "update" not in x.marks ^ y.marks or not seen & {lv.TITLE_PART, lv.TITLE_CLOSE, lv.TITLE_NEAR}:
        return ""
    return "one is an update of the other" if lv.AUTHORS_OTHER not in seen else ""


def _published_twice(x: Row, y: Row, seen: frozenset[lv.Level]) -> str:
    """The same people, title and kind of source, in another journal or as a meeting abstract."""
    if not seen & {lv.TITLE_SAME, lv.TITLE_NEAR} or lv.AUTHORS_SAME not in seen or not _close_in_time(x, y):
        return ""
    if x.family not in _SCHOLARLY or y.family not in _SCHOLARLY:
        return ""
    if "meeting" in x.marks ^ y.marks:
        return "meeting abstract and article"
    return "published in two places" if lv.CONTAINER_OTHER in seen and lv.DOI_SAME not in seen else ""


_SCHOLARLY = frozenset(("article", "paper", "chapter"))
