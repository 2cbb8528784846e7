"""Elements -> functions: a style is compiled once, macro by macro as they are first called."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from .context import Context
from .formatting import Decorate, case_language, decorator
from .locale import Locale
from .style import Style
from .xmltree import Element

if TYPE_CHECKING:
    from .elements.names import Setup

Render = Callable[[Context], str]


def nothing(c: Context) -> str:
    """The rendering of an empty element."""
    return ""


class Compiler:
    """Compiles the elements of one style for one area (`citation` or `bibliography`) and locale."""

    def __init__(self, style: Style, locale: Locale, area: str) -> None:
        self.style, self.locale, self.area = style, locale, area
        self.root = style.root
        area_element = style.bibliography if area == "bibliography" else style.citation
        self.area_element = area_element or Element(area, {}, (), "", 0)
        self.lang = case_language(style.default_locale)
        self.inherited: Setup | None = None  # of the cs:names in whose cs:substitute we are
        self._macros: dict[str, Render] = {}

    def option(self, name: str, default: str = "") -> str:
        """An inheritable option: of the area, else of the style (CSL 1.0.2, Inheritable Name Options)."""
        return self.area_element.attrs.get(name, self.root.attrs.get(name, default))

    def decorator(self, element: Element, affixes: bool = True) -> Decorate | None:
        """What `element` does to its text."""
        return decorator(element, self.lang, affixes)

    def build(self, element: Element, delimiter: str = "") -> Render:
        """The function that renders `element`; `delimiter` is that of the enclosing group."""
        from .elements import choose, date, group, label, names, number, text

        if element.tag == "choose":
            return choose.build(self, element, delimiter)
        builders: dict[str, Callable[[Compiler, Element], Render]] = {
            "text": text.build,
            "number": number.build,
            "label": label.build,
            "group": group.build,
            "date": date.build,
            "names": names.build,
        }
        builder = builders.get(element.tag)
        return builder(self, element) if builder else nothing

    def sequence(self, elements: tuple[Element, ...], delimiter: str = "") -> Render:
        """The function that renders `elements` one after the other, delimited."""
        renders = [self.build(element, delimiter) for element in elements]
        if not renders:
            return nothing
        if len(renders) == 1:
            return renders[0]
        join = delimiter.join

        def run(c: Context) -> str:
            return join([text for render in renders if (text := render(c))])

        return run

    def macro(self, name: str) -> Render:
        """The function that renders the macro `name`; compiled when it is first called."""

        def first(c: Context) -> str:
            render = self._macros.get(name)
            if render is None:
                element = self.style.macros.get(name)
                render = self._macros[name] = self.sequence(element.children) if element else nothing
            return render(c)

        return first
