"""What kind of work a page is: newspaper or magazine article, blog post, paper, release, report, plain page."""

from __future__ import annotations

import re

from loccit.documents.html.address import host
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
    r"(?i)\b(news|newspaper|paper|times|post|herald|gazette|tribune|chronicle|journal|star|sun|telegraph|guardian|mirror|express|daily|"
    r"courier|observer|standard|mail|independent|press|reporter|examiner|inquirer|dispatch|register|sentinel|globe|"
    r"citizen|argus|record|leader|advocate|\w*zeitung|\w*nachrichten|allgemeine|\w*blatt|kurier|"
    r"\w*anzeiger|\w*post|presse|figaro|monde|libération|parisien|país|mundo|diario|jornal|correio|corriere|repubblica|stampa|gazzetta|"
    r"\w*dagblad(?:et)?|\w*tidning(?:en)?|\w*avisen?|\w*avis|pravda|gazeta|новости|газета|haber|shimbun)\b"
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
_NEWSPAPER_LINK = re.compile(
    r"(?i)/(?:obituaries|death-notices|classifieds?|e-?edition|e-?paper|print-edition|letters-to-the-editor|traueranzeigen)"
    r"(?:/|$)|(?:facebook|twitter|x|instagram)\.com/\w*newspaper\w*/?$"
)
_RELEASE_LINE = re.compile(
    r"(?i)(?:(?:press|news|media) release|(?:for )?immediate release|pressemitteilung|communiqué de presse|"
    r"comunicado de prensa)"
)
_REPORT = re.compile(r"(?i)\b(?:technical|research|project|working) (?:report|paper)\b|^report$")
_THESIS = re.compile(r"(?i)\b(?:thesis|dissertation)\b")
_PLATFORMS = re.compile(
    r"(?i)^(?:medium|substack)\b|\b(?:medium\.com|substack\.com|blogspot\.\w+|wordpress\.com|tumblr\.com)$"
)
"""Places where anybody publishes: what stands there is a post, whatever type the platform gives it. Data, and last."""
_PRESS_PATH = re.compile(
    r"(?i)/(press-?releases?|news-?releases?|media-?releases?|newsroom/releases?|news/releases?|opa/pr|"
    r"pressemitteilung(en)?|comunicados?-de-prensa|communiques?-de-presse)/"
)


def find(page: Page, node: Node | None, outlet: str, address: str, *, signed: bool = False) -> Claim:
    """The CSL type, by what the page declares, then by its outlet and address; a plain page where nothing tells."""
    kinds = types(node) if node else _microdata(page)
    if "ScholarlyArticle" in kinds or page.first("citation_journal_title", "rft.jtitle")[0]:
        return Claim("article-journal", "scholarly article", ", ".join(sorted(kinds)) or "names a journal")
    stated = page.first("dc.type", "dcterms.type", "citation_type", "eprints.type")[0]
    if "Report" in kinds or page.first("citation_technical_report_number")[0] or _REPORT.search(stated):
        return Claim("report", "report", stated or ", ".join(sorted(kinds)))
    if page.first("citation_dissertation_institution")[0] or _THESIS.search(stated):
        return Claim("thesis", "thesis", stated or "citation_dissertation_institution")
    if _PRESS_PATH.search(address) or _released(page):
        return Claim("webpage", PRESS_RELEASE, address)
    news = bool(kinds & _NEWS_TYPES)
    if (news or kinds & {"Article"} or _article(page)) and is_magazine(page, outlet):
        return Claim("article-magazine", "outlet is a magazine", outlet, "", "likely")
    if kinds and _PLATFORMS.search(f"{page.first('og:site_name', 'al:ios:app_name')[0]} {host(address)}"):
        return Claim("post-weblog", "platform of blogs and letters", address, "", "likely")
    if news:
        return Claim("article-newspaper", "json-ld type", ", ".join(sorted(kinds)))
    if kinds & _BLOG_TYPES and not _PRESS_WORDS.search(outlet):
        return Claim("post-weblog", "json-ld type", ", ".join(sorted(kinds)))
    if _PRESS_WORDS.search(outlet) and (node or signed or _article(page)):
        return Claim("article-newspaper", "article of an outlet of the press", outlet, "", "likely")
    if (node or kinds or _article(page)) and (sign := _newspaper_site(page)):
        return Claim("article-newspaper", "article of a site with a newspaper's parts", sign, "", "likely")
    if page.first("rft.btitle")[0]:
        return Claim("book", "COinS of a book", page.first("rft.btitle")[0])
    if (node and "WebPage" not in kinds) or _article(page):
        return Claim("webpage", "article of a website", outlet, "", "likely")
    return Claim("webpage", "page", "", "", "likely")


def _released(page: Page) -> bool:
    """Whether a page calls itself a press release: its section, or a line of its own beside the heading."""
    if _RELEASE.fullmatch(page.first("article:section", "og:type", "dc.type")[0]):
        return True
    lines = (" ".join((element.text or "").split()) for element in page.head() if element.tag not in ("a", "h1"))
    return any(len(line) < 40 and _RELEASE_LINE.fullmatch(line.strip(" :")) for line in lines)


def _newspaper_site(page: Page) -> str:
    """The link that shows a newspaper's site: its death notices, its printed edition, an account named newspaper."""
    for link in page.tree.iter("a"):
        if _NEWSPAPER_LINK.search(link.get("href") or ""):
            return str(link.get("href"))
    return ""


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
