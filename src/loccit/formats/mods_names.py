"""A MODS `name` element: who, and in which role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loccit.formats import roles
from loccit.formats.names import person, read_name, read_natural
from loccit.formats.xmltools import child, children, text_of
from loccit.record import Name

if TYPE_CHECKING:
    from lxml.etree import _Element


def name_of(element: _Element) -> tuple[str, Name]:
    """(CSL variable, name). A conference's variable is `event-title`; '' is a role the model has no variable for."""
    parts: dict[str, list[str]] = {}
    for part in children(element, "namePart"):
        parts.setdefault(part.get("type") or "", []).append(text_of(part))
    kind = element.get("type") or ""
    if kind == "conference":
        return "event-title", Name(literal=" ".join(parts.get("", [])))
    return _variable(element), _name(element, kind, parts)


def _name(element: _Element, kind: str, parts: dict[str, list[str]]) -> Name:
    whole = " ".join(parts.get("", [])).rstrip(", ")
    if parts.get("family"):
        terms = " ".join(parts.get("termsOfAddress", []))
        suffix = terms if terms.rstrip(".") in ("Jr", "Sr", "II", "III", "IV") else ""
        return person(" ".join(parts["family"]), " ".join(parts.get("given", [])), suffix)
    if not whole:
        whole = text_of(element, "displayForm") or " ".join(parts.get("given", []))
    if kind == "corporate":
        return Name(literal=whole)
    if "," in whole:
        return read_name(whole)
    return read_natural(whole) if kind == "personal" else Name(literal=whole)


def _variable(element: _Element) -> str:
    """By the first role that is known; a name without one is an author's."""
    terms = [text_of(term) for role in children(element, "role") for term in children(role, "roleTerm")]
    terms += [text_of(role) for role in children(element, "role") if child(role, "roleTerm") is None]
    terms = [term for term in terms if term]
    if not terms:
        return "author"
    for term in terms:
        if found := roles.variable(term, "?").strip("?"):
            return found
    return "" if any(roles.variable(term, "?") == "" for term in terms) else "contributor"
