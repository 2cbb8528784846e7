"""What a rendering function sees: the item, the cite, and what has been rendered so far."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .items import Item
    from .nameform import NameForm
    from .names import Name


# (the first names of this entry, rendered one by one) -> (those names with substitutes, the whole or None)
Replace = Callable[[tuple[str, ...], list[str]], tuple[list[str], str | None]]


class Disambiguation:
    """How far one item's cites differ from the default form (CSL 1.0.2, Disambiguation)."""

    __slots__ = ("condition", "givens", "group", "names", "order", "suffix")

    def __init__(self) -> None:
        self.names: dict[int, int] = {}  # name list -> number of names shown
        self.givens: dict[tuple[int, int], int] = {}  # (name list, name) -> level: 1 initials, 2 full
        self.condition = 0  # how many `disambiguate="true"` hold
        self.suffix = ""  # the year-suffix
        self.group = self.order = 0  # the set of cites that the suffix tells apart, and the place in it

    def copy(self) -> Disambiguation:
        """An independent copy."""
        new = Disambiguation()
        new.names, new.givens = dict(self.names), dict(self.givens)
        new.condition, new.suffix = self.condition, self.suffix
        return new


PLAIN = Disambiguation()


class Cite:
    """One reference to an item inside a citation, as CSL-JSON's citation-item has it."""

    __slots__ = ("author_only", "composite", "first_note", "id", "label", "locator", "near_note",
                 "position", "prefix", "suffix", "suppress_author")  # fmt: skip

    def __init__(self, id: str, **values: Any) -> None:  # noqa: A002 - CSL-JSON's own word
        self.id = id
        self.locator = str(values.get("locator") if values.get("locator") is not None else "").strip()
        self.label = str(values.get("label") or "page")
        self.prefix = str(values.get("prefix") or "")
        self.suffix = str(values.get("suffix") or "")
        self.suppress_author = values.get("suppress-author") in (True, 1, "true")
        self.author_only = values.get("author-only") in (True, 1, "true")
        self.composite = values.get("composite") in (True, 1, "true")
        position = values.get("position")
        self.position = POSITIONS.get(str(position), "") if position is not None else ""
        self.near_note = bool(values.get("near-note"))
        self.first_note = values.get("first-reference-note-number") or 0


# citeproc-js's numbers for positions, as fixtures and word processors send them
POSITIONS = {"0": "first", "1": "subsequent", "2": "ibid", "3": "ibid-with-locator", "first": "first",
             "subsequent": "subsequent", "ibid": "ibid", "ibid-with-locator": "ibid-with-locator"}  # fmt: skip
NO_CITE = Cite("")


class Context:
    """The state of rendering one cite or one entry; made anew for each."""

    __slots__ = (
        "area",
        "called",
        "cite",
        "conditions",
        "dis",
        "explicit_suffix",
        "filled",
        "first_names",
        "first_parts",
        "hide_names",
        "item",
        "levels",
        "levels_primary",
        "names_max",
        "nameset",
        "number",
        "probing",
        "replace",
        "sorting",
        "started",
        "substituting",
        "suffix_done",
        "suppressed",
        "text",
        "trace",
        "used",
        "year_hidden",
        "year_text",
    )

    def __init__(self, item: Item, area: str, cite: Cite = NO_CITE, dis: Disambiguation = PLAIN) -> None:
        self.item, self.area, self.cite, self.dis = item, area, cite, dis
        self.number = 0  # citation-number
        self.called = self.filled = 0  # variables called, and those not empty (CSL 1.0.2, Group)
        self.conditions = 0  # `disambiguate` conditions met so far
        self.suppressed: set[str] = set()  # variables used up by a substitution
        self.used: list[str] | None = None  # variables rendered, while a substitution is tried
        self.started = True  # something stands before: a term is not capitalised
        self.sorting = False
        self.names_max: tuple[int, int, str] | None = None  # names-min, -use-first, -use-last of a sort key
        self.nameset = 0  # name lists rendered so far
        self.first_names: str | None = None  # what the first cs:names rendered
        self.first_parts: tuple[str, ...] = ()
        self.replace: Replace | None = None  # subsequent-author-substitute
        self.hide_names = False  # suppress-author, or a collapsed cite
        self.levels: dict[Name, int] = {}  # given-name levels that hold in all cites
        self.levels_primary = False  # … but only for the first name of a cite
        self.probing = False  # only looking whether cites differ
        self.trace: list[tuple[tuple[Name, ...], int, NameForm]] | None = None
        self.suffix_done = False  # the year-suffix has been rendered
        self.explicit_suffix = False  # the style renders the year-suffix variable itself
        self.substituting = False
        self.text = ""  # the result
        self.year_text = ""  # the first year rendered, without its suffix
        self.year_hidden = False  # collapsing shows the year-suffix only
