"""Who signed a page's article: persons apart from agencies, outlets, roles and photographers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from lxml import html

from loccit.documents.bylines import LABEL, is_role, parse_byline
from loccit.documents.html import printed_labels
from loccit.documents.html.claim import meta_method
from loccit.documents.html.jsonld import Node, as_list, text, types
from loccit.documents.html.page import Page, key, visible
from loccit.documents.persons import agency, has_given_name, is_person, person
from loccit.record import Name

_META = (
    "citation_author", "dc.creator", "dcterms.creator", "author", "parsely-author", "sailthru.author", "byl",
    "article:author", "article:author_name", "article.author", "cxenseparse:author", "dc.contributor", "rnews:author",
    "content-author", "article_author", "eprints.creators_name", "rft.au",
)  # fmt: skip
_FAMILY_FIRST = (
    "citation_author",
    "dc.creator",
    "dcterms.creator",
    "dc.contributor",
    "eprints.creators_name",
    "rft.au",
)
_BODY_TYPES = {"Organization", "NewsMediaOrganization", "Corporation", "WebSite"}
_BYLINE = re.compile(
    r"(?:^|[\s_-])(?:by-?line|author|writer|reporter|autor|auteur|autore|contributor|firma|verfasser|forfatter|journalist|skribent|signature)",
    re.IGNORECASE,
)
_NOT_BYLINE = re.compile(
    r"comment|related|teaser|recommend|footer|sidebar|promo|author-?(bio|image|photo|avatar|img|social|desc|box)|authorinfo|"
    r"caption|photo|card|most-?read|more-?from|newsletter|collections?__|trending|latest",
    re.IGNORECASE,
)
_PHOTO = re.compile(
    r"(?i)\b(photo(graph)?s?|image|picture|illustration|video|graphic)s?\s*(by|:|credit)|\bgetty\b|\bshutterstock\b"
)
_BIOGRAPHY = re.compile(r"\b(?:is|was|are|ist|est|es|è)\s+(?:a|an|the|one|ein|eine|un|une|una|il|la|le|el)\b")
_ADMIN = re.compile(
    r"/(?:author|user|profile)/(?:admin|administrator|editor|webmaster|newsroom|staff)\b", re.IGNORECASE
)
_PROFILE = re.compile(
    r"/(?:authors?|staff|profiles?|by|people|contributors?|journalists?|reporters?|autor(?:es)?|auteur)/[^/?#]+"
)
_CJK_NAME = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{1,5}[ \u3000・]?[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{1,6}"
)
# Korean bylines set the role behind the name, and the place before it.
_KOREAN = re.compile(r"([\uac00-\ud7af]{2,4})\s*(?:선임|수석|인턴|객원)?\s*(?:기자|특파원|논설위원|통신원)")


@dataclass(slots=True)
class Signed:
    """One place's statement of who signed: `method` and `shown` are its evidence."""

    method: str
    shown: str
    people: list[Name] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)


def find(page: Page, node: Node | None, outlets: list[str], context: str) -> Signed | None:
    """Who signed, by the page's best statement; `context` is the article's text, for the case of names in capitals.

    JSON-LD says it best, then meta elements, then what is printed as a byline. A printed byline that names all of them
    and more is the fuller one (metadata often stop at the first author).
    """
    outlet_keys = {key(name) for name in outlets if name}
    stated = [found for found in (_of_node(node, outlet_keys, context), *_of_meta(page, outlet_keys, context)) if found]
    printed = _printed(page, outlet_keys, context)
    first = next((one for one in (*stated, *printed) if one.people), None)
    if first in stated and first is not None:
        first = _fuller(first, [*stated, *printed])
    if first is None:
        first = next((one for one in (*stated, *printed) if one.bodies), None)
    if first and not first.bodies:
        first.bodies = next((one.bodies for one in (*printed, *stated) if one.bodies), [])
    return first


def of_body(page: Page, text: str) -> tuple[Signed | None, str]:
    """Who signs in the text's first paragraph, and the text without it.

    Many small outlets publish everything as one user, and set the writer's name above the article: a paragraph that is
    nothing but a person's name, or a byline with its `By`.
    """
    first, _, rest = text.partition("\n\n")
    if not rest or len(first) > 90 or first.endswith((".", "!", "?", ":")):
        return None, text
    byline = parse_byline(first, text)
    labelled = byline and LABEL.match(first)
    bare = is_person(first) and first != first.casefold() and (has_given_name(first) or not _is_heading(page, first))
    if byline and byline.people and (labelled or bare):
        return Signed("byline above the text", first, byline.people, byline.agencies), rest
    return None, text


def _is_heading(page: Page, shown: str) -> bool:
    """Whether a text stands as a heading on the page: `Fast Facts` has the shape of a name."""
    return any(visible(e, 400) == shown for e in page.head() if e.tag in ("h2", "h3", "h4", "h5"))


def _fuller(first: Signed, others: list[Signed]) -> Signed:
    """Another statement that names everybody `first` names, and more."""
    best = first
    for other in others:
        names, more = {_name_key(n) for n in best.people}, {_name_key(n) for n in other.people}
        if names < more:
            best = other
    return best


def _of_node(node: Node | None, outlets: set[str], context: str) -> Signed | None:
    if node is None:
        return None
    signed = Signed("json-ld author", "")
    for role in ("author", "creator"):
        for item in as_list(node.get(role)):
            name = _item_name(item)
            if isinstance(item, dict) and _ADMIN.search(str(item.get("url") or item.get("@id") or "")):
                continue
            signed.shown = f"{signed.shown}; {name}".strip("; ")
            body = isinstance(item, dict) and bool(types(item) & _BODY_TYPES)
            _add(signed, name, outlets, context, body=body)
        if signed.people or signed.bodies:
            break
    return signed if signed.shown else None


def _item_name(item: Any) -> str:
    """The name of an author object; some pages put a list of names into one object."""
    if isinstance(item, dict):
        name = item.get("name") or " ".join(str(item.get(part) or "") for part in ("givenName", "familyName")).strip()
        return ", ".join(text(one) for one in name) if isinstance(name, list) else text(name)
    return text(item)


def _of_meta(page: Page, outlets: set[str], context: str) -> list[Signed]:
    found = []
    for name in _META:
        signed = Signed(meta_method(name), "")
        for content, _ in page.every(name):
            if not re.match(r"(?i)https?:|www\.|@|/", content) and not re.fullmatch(r"[a-z0-9._-]+", content):
                signed.shown = f"{signed.shown}; {content}".strip("; ")
                _add(signed, _turned(content) if name in _FAMILY_FIRST else content, outlets, context)
        if signed.shown:
            found.append(signed)
    return found


def _turned(name: str) -> str:
    """`Family, Given`, as catalogues and Highwire's tags write names, in reading order."""
    family, comma, given = name.partition(",")
    turned = f"{given.strip()} {family.strip()}"
    return turned if comma and "," not in given and is_person(turned) else name


def _printed(page: Page, outlets: set[str], context: str) -> list[Signed]:
    """What stands as a byline on the page, in its order, then what only reads as one (`By Jane Doe`)."""
    named: list[_Printed] = []
    unnamed: list[_Printed] = []
    seen: set[str] = set()
    near = len(page.named())
    for number, (element, called) in enumerate((*page.named(), *page.above())):
        is_byline = bool(_BYLINE.search(called)) or element.tag == "address"
        if not (is_byline or (number < near and _reads_as_byline(element))):
            continue
        if _NOT_BYLINE.search(called) or _inside_other(page, element):
            continue
        shown = visible(element, 400)
        if not 3 < len(shown) < (240 if is_byline else 120) or shown in seen:
            continue
        seen.add(shown)
        signed = _of_byline(element, _unpictured(shown), outlets, context, linked=is_byline)
        if (signed.people or signed.bodies) and (is_byline or not page.teased(element)):
            (named if is_byline else unnamed).append(_Printed(not page.inside(element), _row(element), signed))
        if len(named) >= 12:
            break
    for shown in printed_labels.values(page, printed_labels.AUTHORS):
        signed = Signed("labelled byline", shown)
        _add(signed, shown, outlets, context)
        if signed.people or signed.bodies:
            unnamed.append(_Printed(True, None, signed))
    # What stands in the article's own element comes before what stands beside it.
    return [one.signed for group in (_in_rows(named), unnamed) for one in sorted(group, key=lambda one: one.beside)]


class _Printed(NamedTuple):
    """A byline as printed: whether it stands beside the article's element, and the row of its like it stands in."""

    beside: bool
    row: object
    signed: Signed


def _row(element: html.HtmlElement) -> object:
    """What elements share that stand side by side, or each in one of like boxes side by side."""
    parents = [*element.iterancestors()][:2]
    called = [(one.tag, one.get("class")) for one in (element, *parents[:1])]
    return (*called, parents[-1]) if parents else None


def _in_rows(printed: list[_Printed]) -> list[_Printed]:
    """Bylines of one person each that stand side by side, called the same, are one byline of all of them."""
    rows: dict[int, _Printed] = {}
    for number, one in enumerate(printed):
        first = next((other for other in rows.values() if other.row == one.row), None)
        if first is None or len(one.signed.people) != 1:
            rows[number] = one
        elif one.signed.people[0] not in first.signed.people:
            first.signed.people += one.signed.people
            first.signed.shown += f"; {one.signed.shown}"
    return list(rows.values())


def _reads_as_byline(element: html.HtmlElement) -> bool:
    """Whether an element without a telling name begins as a byline, or links to a person's page."""
    if element.tag == "a":
        return bool(_PROFILE.search(element.get("href") or ""))
    return bool(element.text and LABEL.match(f"{element.text.strip()} X"))


def _of_byline(element: html.HtmlElement, shown: str, outlets: set[str], context: str, *, linked: bool) -> Signed:
    """Who one byline names: each name in an element of its own, else its text, else its links."""
    signed = Signed("byline", shown)
    by_admin = any(_ADMIN.search(link.get("href") or "") for link in element.iter("a"))
    if not shown or by_admin or _PHOTO.search(shown) or _BIOGRAPHY.search(shown):
        return signed
    apart = [said for part in element.iterdescendants() if not len(part) and is_person(said := visible(part, 400))]
    rest = _without(shown, apart)
    if apart and ((len(apart) > 1 and len(rest) < 0.3 * len(shown)) or is_role(re.sub(r"(?i)\bby\b", "", rest))):
        for name in apart:
            _add(signed, name, outlets, context, only_persons=True)
        return signed
    _add(signed, _without_date(shown), outlets, context)
    links = [visible(link, 400) for link in element.iter("a") if visible(link, 400)] if linked else []
    # A name beside the links would be left out: then the links are not all of them.
    if not signed.people and not re.search(r"\b(?:and|und|et|y|e|og|och|en)\b", _without(shown, links)):
        for link in links:
            _add(signed, link, outlets, context, only_persons=True)
    return signed


def _without(shown: str, parts: list[str]) -> str:
    for part in parts:
        shown = shown.replace(part, " ", 1)
    return shown


def _unpictured(shown: str) -> str:
    """The byline without the parts that name who took the pictures."""
    parts = [part.strip() for part in re.split(r"[|•·;]", shown)]
    return " | ".join(part for part in parts if not _PHOTO.search(part)) if len(parts) > 1 else shown


def _inside_other(page: Page, element: html.HtmlElement) -> bool:
    """Whether it stands in a part of the page that is about other articles or readers."""
    return page.elsewhere(element) or any(
        _NOT_BYLINE.search(ancestor.get("class") or "") for ancestor in list(element.iterancestors())[:6]
    )


def _without_date(shown: str) -> str:
    """The byline up to where a date, a clock or a count of minutes begins."""
    from loccit.documents.dates import find_dates

    dates = find_dates(shown, 1)
    if dates and dates[0].start > 4:
        shown = shown[: dates[0].start]
    shown = re.split(
        r"(?i)\b(?:posted|published|updated|last updated|\d+ min(ute)?s? read|\d{1,2}:\d{2}|today)\b", shown
    )[0]
    return re.sub(r"(?i)\b(?:twitter|facebook|email|follow|bio|linkedin|instagram)\b|@\w+|\S+@\S+", " ", shown).strip(
        " ,·•|-–—"
    )


def _add(
    signed: Signed, name: str, outlets: set[str], context: str, *, body: bool = False, only_persons: bool = False
) -> None:
    """Put what `name` holds (a person, several, an agency, an outlet, a role) where it belongs."""
    name = re.sub(r"(?i)\S+@\S+|\(https?:[^)]*\)|https?:\S+", " ", name).strip(" ,;|")
    if not name or len(name) > 240:
        return
    if agency(name):
        _append(signed.bodies, agency(name))
        return
    if key(name) in outlets or body:
        if body and not is_person(name) and key(name) not in outlets and not only_persons:
            _append(signed.bodies, name)
        if not body or not is_person(name):
            return
    if korean := _KOREAN.findall(name):
        signed.people += [found for one in korean if (found := Name(literal=one)) not in signed.people]
        return
    for part in re.split(r"\s*;\s*", name):
        byline = parse_byline(part, context)
        people = byline.people if byline else _bare(part, context)
        for one in people:
            if not _is_user(key(one.text()), outlets) and _name_key(one) not in {
                _name_key(other) for other in signed.people
            }:
                signed.people.append(one)
        for wire in byline.agencies if byline else []:
            _append(signed.bodies, wire)


def _is_user(name: str, outlets: set[str]) -> bool:
    """Whether a name is the outlet's, or that of its user: the outlet's with a letter or two behind."""
    return name in outlets or any(name[:-cut] in outlets for cut in (1, 2))


def _bare(name: str, context: str) -> list[Name]:
    """A name alone, or with a position behind its comma that is no known role."""
    if _CJK_NAME.fullmatch(name):
        return [Name(literal=name)]
    name = LABEL.sub("", name)
    first = name.partition(",")[0].strip()
    return [person(one, context) for one in dict.fromkeys((name, first)) if is_person(one)][:1]


def _append(names: list[str], name: str) -> None:
    if name not in names:
        names.append(name)


def _name_key(name: Name) -> str:
    return key(name.text())
