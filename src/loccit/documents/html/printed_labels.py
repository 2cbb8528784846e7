"""Values behind a printed label: `<dt>Author</dt><dd>…`, `<th>Date</th><td>…`, `<strong>Date</strong> …`."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import html

from loccit.documents.html.page import Page, visible

AUTHORS = frozenset(
    """author; authors; author(s); written by; by; reporter; autor; autorin; autoren; autorin/autor; autor/in;
    autor/-in; auteur; auteurs; autore; autori; autora; autores; auteur(s); forfatter; författare; tekijä; autorzy;
    автор; авторы; 作者; 記者; 記者名""".replace("\n   ", "").split("; ")
)
DATES = frozenset(
    """date; published; publication date; date published; published on; posted; posted on; release date; released;
    issued; date issued; issue date; filed; date filed; datum; veröffentlicht; veröffentlicht am; erschienen;
    erscheinungsdatum; fecha; fecha de publicación; publicado; date de publication; publié le; data; data di
    pubblicazione; data de publicação; publicatiedatum; gepubliceerd; publisert; publicerad; дата; дата публикации;
    опубликовано""".replace("\n   ", "").split("; ")
)
_TAGS = frozenset(("dt", "th", "td", "strong", "b", "span", "label", "div", "p", "h3", "h4", "em"))


def values(page: Page, labels: frozenset[str]) -> Iterator[str]:
    """What stands behind each element whose whole text is one of `labels`, in the page's order."""
    for element in page.elements():
        if element.tag not in _TAGS:
            continue
        said = (element.text or "").strip()
        if not said or len(said) > 30 or len(element) or said.rstrip(" :：").casefold() not in labels:
            continue
        if not page.elsewhere(element) and (value := _behind(element)):
            yield value


def _behind(label: html.HtmlElement) -> str:
    """The text right after a label, else the element after it."""
    if tail := " ".join((label.tail or "").split()).strip(" :："):
        return tail[:200]
    after = label.getnext()
    return visible(after, 400)[:200] if after is not None and isinstance(after.tag, str) else ""
