"""What servers and their guards say instead of the page that was asked for, also under a status of 200."""

from __future__ import annotations

import re

from loccit.documents.html.page import Page, visible

_THING = r"(?:web ?)?(?:page|content|article|story|document|file|site|url|link|item|resource)s?"
_WHO = r"(?:the|this|that|your|requested|our|which|you(?:['’]re| are)?|looking for|requested|we|i|it|has|have|been)"
_GONE = re.compile(
    r"(?i)\W*(?:error\W*)?(?:40[0-9]|41[0-9]|50[0-9])\b.{0,40}$"
    rf"|\W*(?:(?:oops|sorry|uh-?oh|whoops|hmm+|error|we['’]re sorry)\W+(?:but )?)?(?:{_WHO} )*"
    rf"(?:(?:can['’]?t|can ?not|couldn['’]?t|could not|unable to) (?:seem to )?(?:find|locate) (?:{_WHO} )*{_THING}"
    rf"|{_THING} (?:{_WHO} )*(?:is |was |could |can |cannot |can['’]t |couldn['’]t |does |doesn['’]t |has been |no )*"
    r"(?:not |no longer |be )*(?:found|available|exists?|removed|moved|missing|unavailable))\W*(?:anymore)?\W*"
    r"(?:[|–—-].{0,40})?$"
    r"|(?:not found|forbidden|bad gateway|service (?:temporarily )?unavailable|internal server error)\W*$"
    r"|seite (?:wurde )?(?:leider )?nicht gefunden|page (?:introuvable|non trouvée)|página no (?:encontrada|existe)"
    r"|pagina non trovata|pagina (?:kon )?niet (?:worden )?gevonden|página não encontrada"
    r"|sid(?:e|en|an)(?: \w+)? (?:ble )?(?:ikke|inte) (?:funnet|fundet|hittades|hittas)|sivua ei löyt"
    r"|stron[ay] nie (?:została )?znalezion|страниц[аы] не (?:найден|существует)|сторінк[аи] не знайден"
    r"|sayfa bulunamadı|stránka nen[ai]|ページが見つかりません|页面不存在|페이지를 찾을 수 없"
)
_GUARD = re.compile(
    r"(?i)\W*(?:access (?:to this page has been )?denied|just a moment|attention required|pardon our interruption"
    r"|are you (?:a )?(?:human|robot)|(?:please )?verify(?:ing)? (?:that )?you are (?:a )?human|security check\b"
    r"|checking your browser|please enable (?:cookies|javascript)|request unsuccessful|robot check"
    r"|(?:log|sign) ?in(?: required| to continue)?\W*$|seite gesperrt)"
)


def says(page: Page, title: str) -> str:
    """What a page says that is an error or a guard's and no source; '' where it is a source.

    Its title and its headings are asked: many servers put the site's name alone into the title.
    """
    headings = [shown for element in page.tree.iter("h1") if len(shown := visible(element, 200)) < 120][:3]
    own = " ".join((page.tree.findtext(".//title") or "").split())
    for said in (title, own):
        if said and len(said) < 120 and (_GONE.match(said) or _GUARD.match(said)):
            return said
    # A hidden form has its heading too (`Log in`): a heading counts where it says that the page is not there.
    return next((said for said in headings if _GONE.match(said)), "")
