"""Captions and credits of pictures, told by how they name their source."""

from __future__ import annotations

import re

_CREDIT = re.compile(
    r"(?:(?:photo|image|picture|video|illustration|graphic|foto|bild|credit|crédit|photograph|file photo|getty|"
    r"reuters|alamy)s?"
    r"(?:\s+(?:by|credit|courtesy(?: of)?|from|via|provided by|illustration))*\s*[:：/]?\s*(?:©\s*)?[^.!?]{0,80})"
    r"|(?:getty(?: images)?|(?:ap|afp|reuters|epa|dpa|file|stock|submitted|courtesy) ?(?:photo|image)s?|"
    r"shutterstock|alamy|istock|unsplash|pixabay|wikimedia commons)[^.!?]{0,60}"
    r"|©\s*[^.!?]{2,60}|\(?(?:photo|image|picture|credit|foto|bild|courtesy)\s?:[^()]{2,80}\)?",
    re.IGNORECASE,
)
_CREDIT_WORDS = re.compile(
    r"^(?:photo|image|picture|video|illustration|graphic|foto|bild|credit|crédit|photograph|"
    r"file photo)s?\s*(?:[:：/]|\b(?:by|credit|courtesy|from|via|provided)\b)"
    r"|^(?:getty|shutterstock|alamy|istock|unsplash|pixabay|wikimedia)|^(?:ap|afp|reuters|epa|dpa|file|"
    r"stock) ?(?:photo|image)|^©|^\((?:photo|image|picture|credit|foto)",
    re.IGNORECASE,
)
# `(AP Photo/Jane Doe)`, `(Image: Getty)`, `(Jane Doe/CBC)`, `(Fox News)`, `[Source: …]` at the very end.
_TAIL = re.compile(
    r"[(\[](?P<credit>(?:(?:ap|afp|reuters|file|courtesy|handout|getty|photo|image|picture|credit|video|foto|bild|"
    r"source|pic|via)\b[^()\[\]]{0,100})"
    r"|[^()\[\]]{2,60}\b(?:via|photo|images|getty|reuters|ap|afp)\b[^()\[\]]{0,40})[)\]]\.?$"
    r"|(?:\bphoto(?:graph)?s?:?\s(?:by\s)?|\bcredit:\s|\bgetty images$|\bfoto:\s|\bbild:\s|\bcrédit:\s|©\s)[^.]{0,60}$",
    re.IGNORECASE,
)
_SLASH_TAIL = re.compile(r"[(\[](?P<credit>[A-ZÀ-Þ][^()\[\]/]{1,50}\s?/\s?[A-ZÀ-Þ@][^()\[\]]{1,60})[)\]]\.?$")
_BARE_TAIL = re.compile(r"[.!?]\s\((?P<credit>[A-ZÀ-Þ][\w.&’' -]{1,40})\)$")
# What a caption says of the people in it.
_SEEN = re.compile(
    r"\b(?:pictured|seen here|shown here|in this (?:\w+ )?(?:photo|image|picture)|this (?:photo|image|"
    r"combination of photos)|"
    r"file photo|left to right|(?:from|second from) (?:left|right)|\(left\)|\(right\)|, left,|, right,|, center,|"
    r"undated photo|handout)\b",
    re.IGNORECASE,
)


# `…, in Birmingham, Alabama, April 14, 2024.`: a caption dates what it shows, after a comma and without `on`.
_DATED = re.compile(
    r"[^.!?]{20,260}(?:[A-Z][a-z]{1,8}\.[^.!?]{1,200}){0,3},\s(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,\s)?"
    r"(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z.]{0,7}\s\d{1,2},\s\d{4}(?:,\s(?:in|at|"
    r"near)\s[^!?]{3,60})?\."
)


def is_credit(text: str) -> bool:
    """Names the maker of a picture and says nothing else: `Getty`, `PHOTO: …`, `(Image: …)`."""
    return len(text) <= 120 and (_CREDIT_WORDS.search(text) is not None and _CREDIT.fullmatch(text) is not None)


def is_caption(text: str) -> bool:
    """Describes a picture: ends in a credit, or speaks of what is seen in it."""
    if len(text) > 700:
        return False
    if re.match(r"(?:FILE|File)\s?(?:photo\s?)?[-–—:]", text) or (len(text) < 350 and _DATED.fullmatch(text)):
        return True
    return bool(
        _TAIL.search(text)
        or _SLASH_TAIL.search(text)
        or _BARE_TAIL.search(text)
        or (len(text) < 300 and _SEEN.search(text))
    )


def caption_credit(text: str) -> str:
    """Who a caption credits in its brackets; '' where it has none."""
    match = _BARE_TAIL.search(text) or _SLASH_TAIL.search(text) or _TAIL.search(text)
    return (match["credit"] or "").strip() if match else ""
