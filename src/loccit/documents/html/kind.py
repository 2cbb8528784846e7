"""What kind of work a page is: newspaper or magazine article, blog post, paper, release, report, plain page."""

from __future__ import annotations

import re

from loccit.documents.html.claim import Claim
from loccit.documents.html.jsonld import ARTICLES, Node, types
from loccit.documents.html.page import Page

PRESS_RELEASE = "press release"
"""The method of the claim that a page is one: it says where the genre comes from."""

_NEWS_TYPES = {
    "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "BackgroundNewsArticle",
    "ReviewNewsArticle", "AskPublicNewsArticle", "LiveBlogPosting",
}  # fmt: skip
_BLOG_TYPES = {"BlogPosting", "SocialMediaPosting"}
_PRESS_WORDS = re.compile(
    r"(?i)\b(news|times|post|herald|gazette|tribune|chronicle|journal|star|sun|telegraph|guardian|mirror|express|daily|"
    r"courier|observer|standard|mail|independent|press|reporter|examiner|inquirer|dispatch|register|sentinel|globe|"
    r"citizen|argus|record|leader|advocate|zeitung|nachrichten|allgemeine|tageblatt|kurier|anzeiger|morgenpost|"
    r"presse|figaro|monde|libération|parisien|país|mundo|diario|jornal|correio|corriere|repubblica|stampa|gazzetta|"
    r"dagblad|dagbladet|tidning|avisen|pravda|gazeta|новости|газета|haber|shimbun)\b"
)
_MAGAZINES = frozenset(
    """thenation rollingstone time timemagazine theatlantic thenewyorker newyorker newsweek wired theeconomist
    harpersmagazine motherjones nationalreview thenewrepublic newrepublic reason thespectator newstatesman prospect
    foreignpolicy foreignaffairs vanityfair esquire forbes fortune bloombergbusinessweek theweek macleans thewalrus
    derspiegel spiegel stern focus profil lexpress lepoint lobs lespresso panorama scientificamerican newscientist
    nationalgeographic smithsonianmagazine popularmechanics variety billboard entertainmentweekly people
    restofworld""".split()
)
"""Magazines whose pages call their pieces news articles: a list of outlets is data, and comes last."""
_MAGAZINE = re.compile(r"(?i)magazine|magazin\b|revista|\bweekly review\b")
_RELEASE = re.compile(
    r"(?i)\b(press|news|media) releases?\b|pressemitteilung|communiqué de presse|comunicado de prensa"
)
_PRESS_PATH = re.compile(
    r"(?i)/(press-releases?|news-releases?|newsroom/releases?|news/releases?|pressemitteilung(en)?)/"
)


def find(page: Page, node: Node | None, outlet: str, address: str) -> Claim:
    """The CSL type, by what the page declares, then by its outlet and address; a plain page where nothing tells."""
    kinds = types(node) if node else _microdata(page)
    if "ScholarlyArticle" in kinds or page.first("citation_journal_title")[0]:
        return Claim("article-journal", "scholarly article", ", ".join(sorted(kinds)) or "citation_journal_title")
    if _PRESS_PATH.search(address) or _RELEASE.fullmatch(page.first("article:section", "og:type", "dc.type")[0]):
        return Claim("webpage", PRESS_RELEASE, address)
    if "Report" in kinds or page.first("citation_technical_report_number")[0]:
        return Claim("report", "report", ", ".join(sorted(kinds)))
    news = bool(kinds & _NEWS_TYPES)
    if (news or kinds & {"Article"} or _article(page)) and is_magazine(page, outlet):
        return Claim("article-magazine", "outlet is a magazine", outlet, "", "likely")
    if news:
        return Claim("article-newspaper", "json-ld type", ", ".join(sorted(kinds)))
    if kinds & _BLOG_TYPES and not _PRESS_WORDS.search(outlet):
        return Claim("post-weblog", "json-ld type", ", ".join(sorted(kinds)))
    if _PRESS_WORDS.search(outlet) and (node or _article(page)):
        return Claim("article-newspaper", "article of an outlet of the press", outlet, "", "likely")
    if (node and "WebPage" not in kinds) or _article(page):
        return Claim("webpage", "article of a website", outlet, "", "likely")
    return Claim("webpage", "page", "", "", "likely")


def is_magazine(page: Page, outlet: str) -> bool:
    """Whether the outlet calls itself a magazine, or is one everybody knows."""
    said = " ".join(
        content for content, _ in page.every("article:publisher", "og:site_name", "og:description", "twitter:site")[:3]
    )
    return bool(_MAGAZINE.search(f"{outlet} {said}")) or re.sub(r"\W", "", outlet.casefold()) in _MAGAZINES


def _microdata(page: Page) -> set[str]:
    """The schema.org types of the page's microdata."""
    stated = (element.get("itemtype") or "" for element in page.tree.xpath("//*[@itemtype]")[:20])
    return {kind for item in stated for one in item.split() if (kind := one.rstrip("/").rpartition("/")[2]) in ARTICLES}


def _article(page: Page) -> bool:
    return page.first("og:type")[0].lower() in ("article", "news", "newsarticle")
