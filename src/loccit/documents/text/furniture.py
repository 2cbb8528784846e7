"""Furniture of a news page: menus, share buttons, prompts, links to other stories. A rule looks at one line alone."""

from __future__ import annotations

import re

_NETWORK = (
    r"(?:facebook|twitter|x|x \(twitter\)|instagram|tiktok|snapchat|whatsapp|telegram|linkedin|pinterest|reddit|"
    r"flipboard|"
    r"bluesky|threads|youtube|rss|e-?mail|mailto|print|copy|copy link|link copied|copied|tumblr|messenger|sms|"
    r"pocket|signal|viber|line|"
    r"vk|google\+?|google news|apple news|share|save|gift|bookmark|bsky|mastodon)"
)
_NAVIGATION = re.compile(
    rf"(?:{_NETWORK}[\s,|·/]*)+"
    r"|(?:skip|jump|zum|passer|ir|vai|saltar|aller|naar)\s+(?:to\s+|au\s+|al\s+|zum\s+)?(?:main\s+)?(?:content|"
    r"navigation|search|inhalt|contenu|contenido|contenuto)"
    r"|(?:open |close |main |toggle )?(?:menu|navigation|search|suche|recherche|buscar|cerca|zoeken|home|log ?in|"
    r"sign ?in|subscribe|register|"
    r"my account|newsletters?|listen|comments?|kommentare|commentaires|comentarios|back|next|previous|close|play|"
    r"pause|mute|loading\.*|"
    r"advertisement|anzeige|publicité|publicidad|pubblicità|annons|reklam[ae]?|sponsored(?: content)?|ad|read more|"
    r"mehr|lire plus|leer más|"
    r"show more|view all|see all|see more|weiterlesen|more|up next|now playing|print(?: this)?(?: page| article)?|"
    r"read in app|top|contents?)"
    r"|social sharing|share (?:this|on|via|with|article|story|options|full article)\b.{0,300}|"
    r"see more sharing options|hide message bar"
    r"|copy article link.*|(?:de|in)s?crease article font size|font size|text size.*|leave a (?:comment|reply).*|"
    r"post a comment.*"
    r"|(?:please )?enter your (?:comment|name|email).*|comment:|name:|\d+ comments?|view \d+ (?:images?|photos?|"
    r"comments?)|\d+ (?:images|photos)"
    r"|\d+ of \d+ \|?|(?:image|photo|slide|bild|foto) \d+(?: (?:of|/|von) \d+)?"
    r"|\d{1,2}:\d{2}(?::\d{2})?|duration \d.*|\d+ (?:second|minute|hour|day|week|month|year)s? ago|(?:an?|"
    r"one) (?:hour|minute|day) ago"
    r"|\d+[ -]?min(?:ute)?s?\.?(?: (?:read|lesezeit|de lecture|de lectura|di lettura|leestijd))?|(?:reading|"
    r"estimated read) time:?.*|lesezeit:?.*"
    r"|temps de lecture.*|tiempo de lectura.*"
    r"|you are here:?.*|breadcrumbs?|.{1,30}(?: [›»>] .{1,40}){1,5}|[_\W\d]{1,40}",
    re.IGNORECASE,
)
_PROMPT = re.compile(
    r"\b(?:sign up|signing up|subscribe|subscribing|newsletters?|abonnieren|abonnez|suscr[ií]b\w+|iscriviti|"
    r"download (?:the|our) app|get the .{0,40}app|"
    r"push notifications?|your inbox|enable javascript|html5|privacy policy|terms (?:of (?:use|service)|"
    r"and conditions)|"
    r"cookies?|recaptcha|donate|donation|make a (?:gift|contribution)|support our|become a (?:member|subscriber)|"
    r"get in touch|send us (?:a|your)|e-?mail us|contact us|follow us|join (?:us|our|the conversation)|like us on|"
    r"preferred source|already a subscriber|"
    r"free trial|log in to|create an account|whatsapp channel|click here|tap here|learn more\b|read our|"
    r"hear from you|check our|our news page|republish|creative commons|connect with us|receive emails|"
    r"stay (?:informed|in the loop|up to date|connected))\b",
    re.IGNORECASE,
)
_PROMPT_LINE = re.compile(
    r"(?:story|article) continues (?:below|after).*|(?:article|post) continues.*|continue reading.*|get (?:daily|"
    r"the latest|started|breaking).*"
    r"|follow [^.]{2,60}:?|more (?:videos?|stories|news|trending)|latest (?:news|stories|headlines)|"
    r"trending(?: now)?|most (?:read|popular|viewed|shared)"
    r"|related(?: \w+){0,2}|you may (?:also )?like.*|(?:editor'?s?|our) picks?|recommended.*|popular|see also|"
    r"don'?t miss|"
    r"stick to the facts|report (?:an )?error.*|journalistic standards.*|corrections and clarifications.*|"
    r"about (?:us|the author|this story).*"
    r"|©.*|copyright\b.*|\(c\) ?\d{4}.*|all rights reserved.*|alle rechte.*|tous droits.*|todos los derechos.*|"
    r".{0,60}\ball rights reserved\b.*"
    r"|tags?:?|topics?:?|(?:last )?(?:updated|published) .{1,20} ago|read next|.{3,30} category|keywords?:.*|"
    r"categor(?:y|ies):?.*|in this (?:article|story).*",
    re.IGNORECASE,
)
_TAGS = re.compile(
    r"(?:(?:filed|published|posted) (?:under|in)|tagged|tags|topics|keywords|schlagwörter|"
    r"mots-clés)\s?:.{0,1000}(?<!\.)",
    re.IGNORECASE,
)
_RELATED = re.compile(
    r"(?i:related|more|read more|read also|also read|see also|see|must read|read|watch|watch now|listen|video|live|"
    r"gallery|in pictures|explainer|"
    r"don'?t miss|recommended|dig deeper|mehr zum thema|lesen sie auch|lire aussi|à lire aussi|lea también|"
    r"leggi anche|lees ook|läs också|"
    r"читайте также)\s*(?:[:|–—]|\s-\s)\s*\S.*"
    r"|(?i:more (?:on|from|about|in)) [A-ZÀ-Þ0-9].{0,80}"
    r"|(?:More|Read|See|Also|Next|Watch|Related|MORE|READ|SEE|WATCH)(?: [A-ZÀ-Þ‘'“\"0-9]\S*){2,}.*"
    r"|.{0,140}\b\d+ (?:min|minute|hour|day|week|month)s? ago\b.*",
)


def is_navigation(text: str) -> bool:
    """Menus, buttons, counters, share bars, rules of dashes."""
    return len(text) <= 400 and _NAVIGATION.fullmatch(text) is not None


def is_prompt(text: str) -> bool:
    """Asks the reader to do something: subscribe, follow, accept; or is small print of the page.

    A sentence of the article can hold the same words (a story about newsletters), so a long line must speak to the
    reader (`you`, `our`, `we`, an imperative start) to be taken as one.
    """
    if _TAGS.fullmatch(text):
        return True
    if len(text) <= 160 and _PROMPT_LINE.fullmatch(text):
        return True
    if len(text) > 600 or _PROMPT.search(text) is None or re.search(r"[“\"‘]\s*(?:we|our|you)\b", text, re.IGNORECASE):
        return False
    return (len(text) <= 60 and not text.endswith(".")) or re.search(
        r"\b(?:you|your|our|us|we|my|i agree)\b", text, re.IGNORECASE
    ) is not None


def is_related(text: str) -> bool:
    """A link to another story, by its prefix (`RELATED:`, `More …`) or its age (`2 days ago`)."""
    if len(text) > 220:
        return False
    return _RELATED.fullmatch(text) is not None and not re.search(r"[.!]$", text)
