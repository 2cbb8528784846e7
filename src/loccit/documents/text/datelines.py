"""Lines that give a date of publication, and openings that give place and agency (`KYIV, May 24 (Reuters) — `)."""

from __future__ import annotations

import re
from typing import NamedTuple

from loccit.documents.dates import FoundDate, find_dates
from loccit.documents.months import WEEKDAYS

_PUBLISHED = (
    r"first published|published|posted|publi[ée]e?|publicado|pubblicato|veröffentlicht|gepubliceerd|publicerad|"
    r"publisert|"
    r"created|erstellt|issued|released|release date|opublikowano|yayın\w+|опубликовано|stand|date|datum|fecha|data"
)
_UPDATED = (
    r"last (?:updated|modified|edited|revised)|updated|modified|edited|aktualisiert|mis à jour|modifié|actualizado|"
    r"aggiornato|"
    r"bijgewerkt|son güncelleme|güncelle\w+|uppdaterad|oppdatert|atualizado|обновлено"
)
_LABEL = re.compile(rf"\b(?P<updated>{_UPDATED})\b|\b(?P<published>{_PUBLISHED})\b", re.IGNORECASE)
_REMAINS = re.compile(
    rf"\b(?:{_UPDATED}|{_PUBLISHED}|on|at|am|pm|a\.m\.?|p\.m\.?|le|el|il|den|um|uhr|à|às|kl|h|hrs|local time|and|"
    r"[ECMP][SD]?T|BST|CES?T|EES?T|WES?T|IST|JST|KST|AES?T|AED?T|NZD?ST|SAST|WIB|(?:GMT|UTC)(?:\s?[+-]\d{{1,2}})?|Z|"
    r"MSK|Eastern|Pacific|Central|"
    r"\d+[ -]min(?:ute)?s?(?: read)?|print)\b|\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?|[\s,.:;|·•/()–—-]",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^(?P<place>[A-ZÀ-ÞА-Я][A-ZÀ-ÞА-Я.'’ /-]{2,40}(?:,\s(?:[A-Z][\w.]+\s?){1,3})?)"
    r"(?:,\s(?P<date>[^()—–:;]{3,25}?))?\s*(?:\((?P<agency>[^()]{2,40})\))?\s*(?:—|–|--|-)\s*(?=\S)"
)
_NAMED_DAY = re.compile(rf"^,?\s*(?:{'|'.join(day for day in WEEKDAYS if len(day) > 3)})\b", re.IGNORECASE)
"""The day of the week behind a date, as news databases print it: `March 9, 2025 Sunday`."""
_PARENTHESIS = re.compile(r"^\((?P<inside>[^()]{2,90})\)\s*(?:—|–|--|-)?\s*(?=[“\"‘'(A-ZÀ-ÞА-Я])")


class Opening(NamedTuple):
    """What stands before the first sentence; `length` is how much of the line it takes."""

    length: int
    place: str = ""
    date: str = ""
    source: str = ""


def date_line(text: str) -> tuple[FoundDate, ...]:
    """The dates of a line that holds nothing else but labels and times; () where it holds more."""
    if len(text) > 160:
        return ()
    dates = find_dates(text, 4)
    return tuple(dates) if dates and not without_dates(text) else ()


def without_dates(text: str) -> str:
    """`text` without dates, times and what labels them: what is left is something else."""
    text = re.sub(r"(?<=[a-zß-ÿ])(?=(?:Published|Updated|Posted)\b)", " ", text)
    for found in reversed(find_dates(text, 4)):
        text = text[: found.start] + " " + _NAMED_DAY.sub("", text[found.end :])
    kept = _REMAINS.sub(" ", text)
    return " ".join(kept.split())


def is_update(text: str, found: FoundDate) -> bool:
    """Whether the last label before the date says it is of a later change, not of publication."""
    labels = list(_LABEL.finditer(text, 0, found.start))
    return bool(labels and labels[-1]["updated"])


def is_publication(text: str, found: FoundDate) -> bool:
    """Whether the last label before the date says it is of publication."""
    labels = list(_LABEL.finditer(text, 0, found.start))
    return bool(labels and labels[-1]["published"])


def opening(text: str) -> Opening | None:
    """The place, date and agency a first paragraph opens with; None where it opens with its sentence."""
    if match := _PARENTHESIS.match(text):
        return Opening(match.end(), source=match["inside"].strip())
    match = _OPENING.match(text[:200])
    if match is None or not (match["agency"] or match["place"].split(",")[0].isupper()):
        return None
    return Opening(match.end(), match["place"].strip(), (match["date"] or "").strip(), (match["agency"] or "").strip())
