"""A list of names as text: delimiters, `and`, et-al (CSL 1.0.2, Name and Et-al)."""

from __future__ import annotations

import re
from collections.abc import Callable

from . import marks as m
from . import richtext
from .context import Context
from .formatting import affix, format_marks
from .locale import Locale
from .nameform import NameForm
from .names import FAMILY_FIRST, OTHERS, Name
from .xmltree import Element


class NameList:
    """The settings of one `cs:name` and `cs:et-al` for whole lists."""

    def __init__(
        self, options: Callable[[str, str], str], locale: Locale, root: Element, element: Element, et_al: Element
    ) -> None:
        self.form = NameForm(options, root, element)
        self.count = options("form", "long") == "count"
        self.delimiter = affix(options("delimiter", ", "))
        self.before_last = options("delimiter-precedes-last", "contextual")
        self.before_et_al = options("delimiter-precedes-et-al", "contextual")
        kind = options("and", "")
        term = {"text": locale.term("and"), "symbol": locale.term("and", "symbol") or "&"}.get(kind, "")
        self.conjunction = _spaced(richtext.parse(term))
        self.has_and = bool(kind) and bool(term.strip())
        self.order = options("name-as-sort-order", "")
        self.limits = (_int(options("et-al-min", "")), _int(options("et-al-use-first", ""), -1))
        self.subsequent = (
            _int(options("et-al-subsequent-min", "")) or self.limits[0],
            _int(options("et-al-subsequent-use-first", ""), self.limits[1]),
        )
        self.use_last = options("et-al-use-last", "") == "true"
        opening = format_marks(et_al)
        text = richtext.parse(locale.term(et_al.get("term", "et-al")))
        self.et_al = f"{opening}{text}{m.END * len(opening)}" if text else ""

    def shown(self, c: Context, total: int) -> int:
        """How many of `total` names et-al abbreviation leaves."""
        minimum, first = self.limits
        if c.cite.position not in ("", "first") and c.area == "citation":
            minimum, first = self.subsequent
        if c.names_max is not None:
            minimum, first = c.names_max[0] or minimum, c.names_max[1] or first
        if not minimum or total < minimum or first < 0 or first >= total:
            return total
        return first

    def parts(self, c: Context, names: tuple[Name, ...], index: int) -> tuple[list[str], int]:
        """The rendered names that are shown, and how many were meant to be without disambiguation."""
        known = len(names) - (len(names) > 1 and names[-1] == OTHERS)
        base = min(self.shown(c, len(names)), known)
        count = max(base, min(c.dis.names.get(index, 0), known))
        form = self.form
        out = []
        for position in range(count):
            name = names[position]
            level = form.base
            if c.levels or c.dis.givens:
                level = max(level, self._level(c, name, index, position))
            inverted = self.order == "all" or (self.order == "first" and not position)
            out.append(form.text(name, level, inverted, c.sorting))
        if c.trace is not None:
            c.trace.append((names, count, form))
        return out, base

    def _level(self, c: Context, name: Name, index: int, position: int) -> int:
        """The level disambiguation asks for: in all cites, or in this one."""
        everywhere = 0 if c.levels_primary and (index or position) else c.levels.get(name, 0)
        return max(everywhere, c.dis.givens.get((index, position), 0))

    def last(self, c: Context, names: tuple[Name, ...], shown: int) -> str:
        """The last name after an ellipsis (et-al-use-last), empty where it does not apply."""
        use = self.use_last if c.names_max is None or not c.names_max[2] else c.names_max[2] == "true"
        if not use or len(names) - shown < 2 or names[-1] == OTHERS:
            return ""
        return self.form.text(names[-1], self.form.base, self.order == "all", c.sorting)

    def join(self, c: Context, shown: list[str], names: tuple[Name, ...]) -> str:
        """The whole list."""
        total = len(names)
        if len(shown) < total:
            return self._abbreviated(c, shown, names)
        if c.sorting:
            return "\t".join(shown)  # before a space: a first author's only work precedes those with others
        if not self.has_and or len(shown) < 2:
            return self.delimiter.join(shown)
        *before, last = shown
        inverted = (
            names[total - 2].latin
            and not names[total - 2].literal
            and (self.order == "all" or (self.order == "first" and total == 2))
        )
        delimited = self._precedes(self.before_last, len(shown) > 2, inverted)
        joint = self.delimiter if delimited else " "
        return f"{self.delimiter.join(before)}{joint.rstrip(' ')}{self.conjunction}{last}"

    def _abbreviated(self, c: Context, shown: list[str], names: tuple[Name, ...]) -> str:
        text = ("\t" if c.sorting else self.delimiter).join(shown)
        if last := self.last(c, names, len(shown)):
            return f"{text}{self.delimiter}… {last}" if text else last
        if c.sorting or not self.et_al or not shown:
            return text
        inverted = self.order == "all" or (self.order == "first" and len(shown) == 1)
        delimited = self._precedes(self.before_et_al, len(shown) > 1, inverted)
        space = "" if FAMILY_FIRST.match(m.strip(self.et_al)) else " "  # no space before 等
        return f"{text}{self.delimiter if delimited else space}{self.et_al}"

    def _precedes(self, rule: str, several: bool, inverted: bool) -> bool:
        if rule == "after-inverted-name":
            return inverted
        return rule == "always" or (rule == "contextual" and several)


_UNSPACED = re.compile("[\u0590-\u05ff]")  # Hebrew writes its 'and' onto the name


def _spaced(term: str) -> str:
    """The word `and` with the spaces around it, where its script has them."""
    before = "" if FAMILY_FIRST.match(term) or _UNSPACED.match(term) else " "
    after = "" if not term or term[-1].isspace() or FAMILY_FIRST.match(term[-1]) else " "
    return f"{before}{term}{after}"


def _int(text: str, default: int = 0) -> int:
    return int(text) if text.strip().isdecimal() else default
