"""The outlet a page belongs to, and its publisher."""

from __future__ import annotations

import re

from loccit.documents.html import address
from loccit.documents.html.address import host
from loccit.documents.html.claim import Claim, meta_method
from loccit.documents.html.jsonld import Node, as_list, text, types
from loccit.documents.html.page import Page, key, visible
from loccit.documents.html.title import headings

_META = ("og:site_name", "citation_journal_title", "citation_newspaper_title", "rft.jtitle", "dc.publisher",
         "application-name", "apple-mobile-web-app-title", "publisher", "article:publisher",
         "twitter:app:name:iphone")  # fmt: skip

_SECOND_LEVEL = ("co", "com", "org", "net", "gov", "ac", "or", "ne", "gob", "edu", "govt")


def names(page: Page, node: Node | None) -> list[str]:
    """Every name the page gives the site or its publisher: for telling them from titles and authors."""
    found = [content for content, _ in page.every(*_META) if not re.match(r"(?i)https?:|\d+$", content)]
    for item in (
        node,
        *(n for n in page.nodes if "WebSite" in str(n.get("@type")) or "Organization" in str(n.get("@type"))),
    ):
        if item is None:
            continue
        if item is node:
            found += [text(item.get("publisher")), text(item.get("sourceOrganization"))]
            found += [text(whole) for whole in as_list(item.get("isPartOf")) if not _is_page(whole)]
        else:
            found += [text(item.get("name")), text(item.get("alternateName"))]
    tail = re.split(r"\s+[|–—•·*»-]\s+", " ".join((page.tree.findtext(".//title") or "").split()))
    if len(tail) > 1 and len(tail[-1]) < 40 and any(_alike(tail[-1], name) for name in found if name):
        found.append(tail[-1])
    handle = page.first("twitter:site")[0].lstrip("@")
    found += _of_host(host(address.find(page, node, "")[0]))
    own = {key(head) for head in headings(page)}
    return [name for name in dict.fromkeys([*found, handle]) if 1 < len(name) < 80 and key(name) not in own]


def _of_host(name: str) -> list[str]:
    """`example` and `example.co.uk` of `news.example.co.uk`: how the outlet writes itself, but for spaces."""
    labels = name.split(".")
    cut = -3 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL else -2
    return [labels[cut], ".".join(labels[cut:])] if len(labels) > 1 else []


def _is_page(whole: object) -> bool:
    """Some pages say that the article is part of the page it stands on."""
    return isinstance(whole, dict) and bool(types(whole) & {"WebPage", "ItemPage", "Article", "NewsArticle"})


def find(page: Page, node: Node | None) -> Claim | None:
    """The outlet's name as it writes itself; None where the page does not say."""
    claims = [Claim(content, meta_method(name), content) for content, name in page.every(*_META[:4])]
    if node and (publisher := text(node.get("publisher"))):
        claims.append(Claim(publisher, "json-ld publisher", publisher))
    for element in page.items("publisher"):
        inner = element.xpath(".//*[@itemprop='name']")
        said = inner[0].get("content") or visible(inner[0]) if inner else element.get("content") or ""
        if said:
            claims.append(Claim(said, "microdata publisher", said))
    claims += [Claim(content, f"meta {name}", content) for content, name in page.every(*_META[4:7])]
    for claim in claims:
        name = str(claim.value)
        if (name != name.lower() or " " in name) and not re.search(r"(?i)^https?:|\.(com|org|net|[a-z]{2})/?$", name):
            return claim
    behind = _behind_title(page)
    if claims and not (behind and key(str(behind.value)) == key(str(claims[0].value))):
        return claims[0]._replace(confidence="likely")
    return behind


def _behind_title(page: Page) -> Claim | None:
    """What stands behind the article's heading in the page's title is the site's name."""
    title = " ".join((page.tree.findtext(".//title") or "").split())
    for head in headings(page):
        match = re.fullmatch(r"(.+?)\s*(?:[|»•·*]|\s[–—-])\s*([^|»•·*]{2,40})", title)
        if match and key(match[1]) == key(head) and not re.search(r"\d", match[2]):
            return Claim(match[2].strip(), "behind the heading in the title element", title, "", "likely")
    return None


def _alike(one: str, other: str) -> bool:
    a, b = key(one), key(other)
    return bool(a and b) and (a in b or b in a)
