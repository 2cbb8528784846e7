"""JSON-LD of a page: all its nodes, also from graphs, lists and what is not quite JSON; the article among them.

Schema.org terms; JSON-LD 1.1 §4. No context is fetched.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from loccit.documents.decode import without_controls
from loccit.documents.html.page import Page

Node = dict[str, Any]

_MAX_SCRIPT = 3_000_000
_MAX_NODES = 4000
_DEPTH = 40
"""Values nested deeper than any vocabulary has them are not looked into."""
_NAMESPACE = re.compile(r"^(?:https?://schema\.org/|schema:)")
_LONG = re.compile(r'"(?:https?:(?://|\\/\\/)schema\.org(?:/|\\/)|schema:)\w+"\s*:|"@(?:list|set)"\s*:')

ARTICLES = frozenset(
    """Article NewsArticle ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle BackgroundNewsArticle
    ReviewNewsArticle AskPublicNewsArticle SatiricalArticle AdvertiserContentArticle ScholarlyArticle TechArticle
    MedicalScholarlyArticle BlogPosting LiveBlogPosting SocialMediaPosting Report Review CreativeWork""".split()
)


def load(page: Page) -> None:
    """Fills `page.nodes`: every object with a type in the page's JSON-LD, references by `@id` resolved."""
    by_id: dict[str, Node] = {}
    for script in page.tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            said = script.text or ""
            for value in _values(said):
                _flatten(_compacted(value) if _LONG.search(said) else value, page.nodes, by_id)
    for node in page.nodes:
        for key in ("author", "creator", "publisher", "contributor", "isPartOf"):
            if key in node:
                node[key] = _resolve(node[key], by_id)


def _compacted(value: Any, depth: int = 0) -> Any:
    """Terms without their namespace, lists and sets as lists: JSON-LD's expanded and prefixed forms (§4.1, §4.3)."""
    if depth > _DEPTH:
        return None
    if isinstance(value, list):
        return [_compacted(item, depth + 1) for item in value]
    if isinstance(value, dict):
        for wrapper in ("@list", "@set"):
            if wrapper in value:
                return _compacted(value[wrapper], depth + 1)
        return {_NAMESPACE.sub("", str(key)): _compacted(inner, depth + 1) for key, inner in value.items()}
    return value


def types(node: Node) -> set[str]:
    """The node's types without their namespace."""
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return {str(name).rpartition("/")[2].rpartition(":")[2] for name in names if name}


def main_article(page: Page, titles: list[str], address: str) -> Node | None:
    """The node of the page's own article: of an article's type, agreeing with the page's titles and address."""
    best: tuple[float, int] | None = None
    wanted = [_key(title) for title in titles if title]
    for number, node in enumerate(page.nodes):
        kinds = types(node)
        if not kinds & ARTICLES and not (kinds & {"WebPage", "ItemPage"} and "datePublished" in node):
            continue
        score = 3.0 if kinds & (ARTICLES - {"CreativeWork", "Review"}) else 0.5
        name = _key(text(node.get("headline")) or text(node.get("name")))
        if name and any(name.startswith(key[:40]) or key.startswith(name[:40]) for key in wanted if key):
            score += 3
        elif name and wanted:
            score -= 2
        if address and any(address.rstrip("/") == str(link).rstrip("/") for link in _links(node)):
            score += 2
        score += sum(1 for key in ("author", "datePublished", "publisher") if node.get(key))
        if best is None or score > best[0]:
            best = (score, number)
    return page.nodes[best[1]] if best and best[0] > 1 else None


def text(value: Any, depth: int = 0) -> str:
    """A JSON-LD value as text: the string, the `@value` or `name` of an object, the first of a list."""
    if depth > _DEPTH:
        return ""
    if isinstance(value, list):
        return next((found for item in value if (found := text(item, depth + 1))), "")
    if isinstance(value, dict):
        return text(value.get("name") or value.get("@value") or "", depth + 1)
    return " ".join(without_controls(html.unescape(str(value))).split()) if isinstance(value, str | int | float) else ""


def as_list(value: Any, depth: int = 0) -> list[Any]:
    """The value, or the values of a list of lists, without empty ones."""
    if isinstance(value, list):
        return [found for item in value for found in as_list(item, depth + 1)] if depth <= _DEPTH else []
    return [value] if value else []


def _links(node: Node) -> Iterator[Any]:
    for key in ("url", "@id", "mainEntityOfPage"):
        value = node.get(key)
        yield value.get("@id") if isinstance(value, dict) else value


def _values(script: str) -> Iterator[Any]:
    """The JSON values in a script. Comments, CDATA marks, raw line ends and trailing commas are forgiven."""
    script = script[:_MAX_SCRIPT].strip()
    decoder = json.JSONDecoder(strict=False)
    for mend in (str, _mended):
        attempt = mend(script)
        values, position = [], 0
        try:
            while position < len(attempt):
                value, position = decoder.raw_decode(attempt, position)
                values.append(value)
                while position < len(attempt) and attempt[position] in " \t\r\n;,":
                    position += 1
        except (ValueError, RecursionError):
            if not values:
                continue
        yield from values
        return


def _mended(script: str) -> str:
    # Quantifiers are bounded: a script of a million spaces is read in one pass.
    script = re.sub(
        r"<!--|-->|/{0,2}\*?[ \t]{0,8}<!\[CDATA\[\s{0,8}\*?/?|/{0,2}\*?[ \t]{0,8}\]\]>\s{0,8}\*?/?", "", script
    )
    if "&quot;" in script and '"' not in script:
        script = html.unescape(script)
    script = re.sub(r"^[ \t]{0,80}//.*$", "", script, flags=re.MULTILINE)
    return re.sub(r",\s{0,200}(?=[}\]])", "", script).strip(" \t\r\n;")


def _flatten(value: Any, nodes: list[Node], by_id: dict[str, Node]) -> None:
    stack = [value]
    while stack and len(nodes) < _MAX_NODES:
        item = stack.pop()
        if isinstance(item, list):
            stack.extend(reversed(item))
        elif isinstance(item, dict):
            if "@type" in item:
                nodes.append(item)
            identity = item.get("@id")
            if isinstance(identity, str) and len(item) > 1:
                by_id.setdefault(identity, item)
            for key in ("mainEntity", "@graph", "mainEntityOfPage", "hasPart", "liveBlogUpdate"):
                inner = item.get(key)
                if isinstance(inner, list | dict) and key != "liveBlogUpdate":
                    stack.append(inner)


def _resolve(value: Any, by_id: dict[str, Node], depth: int = 0) -> Any:
    if isinstance(value, list) and depth <= _DEPTH:
        return [_resolve(item, by_id, depth + 1) for item in value]
    if isinstance(value, dict) and set(value) <= {"@id", "@type"}:
        return by_id.get(str(value.get("@id")), value)
    return value


def _key(title: str) -> str:
    return re.sub(r"[\W_]+", "", title.casefold())
