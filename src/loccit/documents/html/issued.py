"""The day a page's article was published: published over modified, the printed day over a clock in another zone."""

from __future__ import annotations

import re

from lxml import html

from loccit.documents.bylines import LABEL
from loccit.documents.dates import find_dates
from loccit.documents.html import printed_labels
from loccit.documents.html.claim import Claim, meta_method
from loccit.documents.html.jsonld import Node, text
from loccit.documents.html.page import Page, visible
from loccit.record import Date, parse_edtf

_META = (
    "article:published_time", "citation_publication_date", "citation_date", "citation_online_date", "dc.date.issued",
    "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "dc.date.created", "datepublished", "datecreated",
    "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date",
    "publication-date", "published_time", "og:published_time", "article.published", "cxenseparse:recs:publishtime",
    "date", "article:post_date", "dateissued", "bt:pubdate", "originalpublicationdate", "article_date_original",
    "rnews:datepublished", "date.release", "eprints.date", "prism.publicationdate", "rft.date", "release_date",
    "article:published", "publish_time",
)  # fmt: skip
_STAMP = re.compile(
    r"\s*(\d{4})[-/](\d{2})[-/](\d{2})(?:[T\s]+(\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?"
)
_JAVA = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{2}) \d{2}:\d{2}:\d{2} \w+ (\d{4})")
_CALLED = re.compile(r"date|publi[cs]|pubblic|byline|meta|timestamp|posted|fecha|datum|\bdata\b|dato|erschein")
_PUBLISHED = re.compile(r"(?i)\b(?:originally|first)?\s*(?:published|posted)\b(?=.{0,40}\d)")
_CHANGED = re.compile(r"updated|modified|update-")
_OTHERS = re.compile(r"\b(?:comment|related|footer|teaser|sidebar)")
_PICTURE = re.compile(
    r"(?i)\b(?:photo|image|foto|picture)s?\s*(?:by|:|credit|/)|\bgetty\b|bildrechte|archivbild|(?:bild|foto)\s*:"
)
_MASTHEAD = 12
"""So many elements above the heading, a date without a name is the masthead's: the day on which the page was saved."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_UPDATED = re.compile(
    r"(?i)updated?|modified|aktualisiert|mis à jour|actualizad|aggiornat|bijgewerkt|modific|oppdatert|обновлен|"
    r"atualizad|edited|corrected"
)


_LABELLED = re.compile(
    r"(?i)\s*(?:first\s+)?(?:posted|published|date|issued|released|veröffentlicht|erschienen|stand|publié|paru|publicado|"
    r"pubblicato|gepubliceerd|filed|release date|date published)\b.{0,30}?\d"
)

Place = tuple[str, str, str]
"""A text that may hold the date, its element's tag, and its `datetime`."""


def find(page: Page, node: Node | None) -> Claim | None:
    """The date of publication; None where the page gives none."""
    claims = _stated(page, node)
    printed = _printed(page)
    if claims:
        first = claims[0]
        return _by_print(first, printed)
    for date, shown, where in printed:
        return Claim(date, "printed date", shown, where, "likely")
    return None


def _stated(page: Page, node: Node | None) -> list[Claim]:
    said = [(text((node or {}).get(key)), f"json-ld {key}") for key in ("datePublished", "dateCreated", "uploadDate")]
    said += [(content, meta_method(name)) for content, name in page.every(*_META)]
    for element in (
        *page.items("datePublished"),
        *(e for e in page.elements() if e.tag == "time" and e.get("pubdate")),
    ):
        stated = element.get("datetime") or element.get("content") or visible(element, 400)
        said.append((stated, "microdata datePublished"))
    said.append((_behind_title(page), "end of the title element"))
    return [Claim(date, method, stated) for stated, method in said if stated and (date := read_stamp(stated))]


def _behind_title(page: Page) -> str:
    """`Headline | Outlet | 28.04.2023`: the date that is the last part of the page's title."""
    last = re.split(r"\s[|–—-]\s", " ".join((page.tree.findtext(".//title") or "").split()))[-1]
    found = next(iter(find_dates(last[:40], 1)), None)
    return last if found and (found.start, found.end) == (0, len(last)) else ""


def read_stamp(stated: str) -> Date | None:
    """A date as machines write it (ISO 8601, RFC 2822, epoch seconds), else as people do; None where it is none.

    The day is the one of the zone it is written in.
    """
    if match := _STAMP.match(stated):
        year, month, day, clock, zone = match.groups()
        edtf = f"{year}-{month}-{day}" + (f"T{clock}{_zone(zone)}" if clock else "")
        return parse_edtf(edtf) or parse_edtf(f"{year}-{month}-{day}")
    if match := _JAVA.match(stated):
        stated = f"{match[2]} {match[1]} {match[3]}"
    if re.fullmatch(r"1\d{9}(\d{3})?", stated.strip()):
        import datetime

        moment = datetime.datetime.fromtimestamp(int(stated.strip()[:10]), datetime.UTC)
        return Date((moment.year, moment.month, moment.day), time=moment.strftime("%H:%M:%SZ"))
    if re.fullmatch(r"(?:1[6-9]|20)\d\d(?:[-/](?:0[1-9]|1[0-2]))?", stated.strip()):
        return parse_edtf(stated.strip().replace("/", "-"))
    found = [date for date in find_dates(stated[:80], 1) if not date.yearless and not date.ambiguous]
    return found[0].date if found else None


def _zone(zone: str | None) -> str:
    if zone in (None, ""):
        return ""
    if zone in ("UTC", "GMT"):
        return "Z"
    return zone if zone == "Z" or ":" in str(zone) else f"{str(zone)[:3]}:{str(zone)[3:]}"


def _by_print(claim: Claim, printed: list[tuple[Date, str, str]]) -> Claim:
    """A clock in UTC names another day than the outlet's for some hours: then the day printed on the page counts."""
    date = claim.value
    if not isinstance(date, Date) or not date.time.endswith(("Z", "+00:00")) or len(date.start) < 3:
        return claim
    import datetime

    day = datetime.date(*date.start)
    if any(other.start == date.start for other, _, _ in printed):
        return claim
    for other, shown, where in printed:
        if len(other.start) == 3 and abs((datetime.date(*other.start) - day).days) == 1:
            return Claim(other, f"printed date, with {claim.method}", shown, where)
    return claim


def _printed(page: Page) -> list[tuple[Date, str, str]]:
    """(day, text, element) of dates in the article's head, updates left out.

    First what is labelled as the date, then what is called one, then what is nothing but a date.
    """
    sure = [(shown, "label", "") for shown in printed_labels.values(page, printed_labels.DATES)]
    called: list[tuple[bool, Place]] = []
    bare: list[tuple[bool, Place]] = []
    heading = next((number for number, (element, _) in enumerate(page.named()) if element.tag == "h1"), 0)
    for number, (element, names) in enumerate(page.named()):
        said, own = element.get("aria-label") or "", element.text or ""
        is_called = element.tag == "time" or _CALLED.search(names) is not None or _LABELLED.match(said) is not None
        if not is_called and not _YEAR.search(own) and not LABEL.match(own.lstrip()):
            continue
        if _OTHERS.search(names) or _only_updated(names) or _of_other(page, element):
            continue
        place = (visible(element, 400)[:160] or _attribute(element), str(element.tag), element.get("datetime") or "")
        if _PICTURE.search(place[0]):
            continue
        if _LABELLED.match(place[0][:80]):
            sure.append(place)
        elif is_called:
            called.append((not page.inside(element), place))
        elif number < heading - _MASTHEAD:
            continue
        elif (_is_date(place[0]) or LABEL.match(place[0])) and not page.teased(element):
            bare.append((not page.inside(element), place))
    return _days(page, [*sure, *_own_first(called), *_own_first(bare)])


def _own_first(places: list[tuple[bool, Place]]) -> list[Place]:
    """What stands in the article's own element before what stands beside it."""
    return [place for _, place in sorted(places, key=lambda pair: pair[0])]


def _days(page: Page, places: list[Place]) -> list[tuple[Date, str, str]]:
    """The days of (text, element, its `datetime`); where there is none, the months of texts that are nothing else."""
    language = (page.tree.get("lang") or page.first("og:locale")[0]).casefold()
    # 3/4/2021 is read by the language; in English it is open, for Americans write the month first.
    day_first = True if language[:2] not in ("", "en") else None
    days = [(day, shown, tag) for shown, tag, stamp in places if (day := _day(shown, stamp, day_first=day_first))]
    return days or [(month, shown, tag) for shown, tag, _ in places if (month := _month(shown))]


def _day(shown: str, stamp: str, *, day_first: bool | None) -> Date | None:
    """The day a text names as that of publication, else the first before what is said of a change.

    `stamp` is the element's own machine-readable date: it counts where the text is short of a year or of an order.
    """
    label = _PUBLISHED.search(shown)
    before = shown[label.end() :] if label else _UPDATED.split(shown)[0]
    found = next(iter(find_dates(before, 1, day_first=day_first)), None)
    if found and not found.yearless and not found.ambiguous and len(found.date.start) == 3:
        return found.date._replace(time="")
    if stamp and (date := read_stamp(stamp)) and not _UPDATED.search(shown) and len(date.start) == 3:
        return date._replace(time="")
    return None


def _month(shown: str) -> Date | None:
    found = next(iter(find_dates(shown, 1)), None)
    if found and not found.yearless and len(found.date.start) == 2 and _is_date(shown):
        return found.date
    return None


def _only_updated(names: str) -> bool:
    return not re.search(r"publi[cs]", names) and _CHANGED.search(names) is not None


def _of_other(page: Page, element: html.HtmlElement) -> bool:
    """Whether it is the date of another article: of a teaser, or inside of a lower heading."""
    if page.elsewhere(element):
        return True
    parents = zip(range(4), element.iterancestors(), strict=False)
    return any(parent.tag in ("h2", "h3", "h4") for _, parent in parents)


def _attribute(element: html.HtmlElement) -> str:
    """Scripts fill some elements in; their date then stands in an attribute alone."""
    return next((said[:160] for name in ("aria-label", "title", "datetime") if (said := element.get(name))), "")


def _is_date(shown: str) -> bool:
    """Whether a text is a date and hardly more (a weekday, a clock, a place)."""
    found = next(iter(find_dates(shown[:80], 1)), None)
    if found is None:
        return False
    rest = shown[: found.start] + shown[found.end :]
    return sum(map(str.isalpha, rest)) <= 12
