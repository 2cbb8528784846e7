"""`cs:names` (CSL 1.0.2, Names, Substitute, Label in cs:names)."""

from __future__ import annotations

from typing import NamedTuple

from loccit.csl import richtext
from loccit.csl.compiler import Compiler, Render
from loccit.csl.context import Context
from loccit.csl.formatting import Decorate, affix
from loccit.csl.namelist import NameList
from loccit.csl.names import Name
from loccit.csl.xmltree import Element

# cs:name's own name of an option -> that of the style, citation and bibliography
_INHERITED = {"form": "name-form", "delimiter": "name-delimiter"}


class Label(NamedTuple):
    """A compiled `cs:label` inside `cs:names`."""

    form: str
    plural: str
    before: bool
    decorate: Decorate | None


class Setup(NamedTuple):
    """What a `cs:names` without children inside `cs:substitute` takes over from its parent."""

    names: NameList
    label: Label | None
    delimiter: str


def build(compiler: Compiler, element: Element) -> Render:
    """The function that renders name variables, or what is substituted for them."""
    parent = compiler.inherited
    own = any(child.tag in ("name", "et-al", "label") for child in element.children)
    setup = parent if parent and not own else _setup(compiler, element)
    if parent and "delimiter" in element.attrs:
        setup = setup._replace(delimiter=affix(element.get("delimiter")))
    variables = element.get("variable").split()
    decorate = compiler.decorator(element)
    substitutes = _substitutes(compiler, element, setup)

    def run(c: Context) -> str:
        text = _variables(compiler, c, variables, setup)
        if text:
            return decorate(c, text) if decorate else text
        if text is None and substitutes:
            return _substitute(c, substitutes, decorate)
        return ""

    return run


def _setup(compiler: Compiler, element: Element) -> Setup:
    name = element.find("name") or Element("name", {}, (), "", 0)

    def options(option: str, default: str) -> str:
        if option in name.attrs:
            return name.attrs[option]
        return compiler.option(_INHERITED.get(option, option), default)

    et_al = element.find("et-al") or Element("et-al", {}, (), "", 0)
    names = NameList(options, compiler.locale, compiler.root, name, et_al)
    delimiter = element.attrs.get("delimiter", compiler.option("names-delimiter"))
    return Setup(names, _label(compiler, element), affix(delimiter))


def _label(compiler: Compiler, element: Element) -> Label | None:
    label = element.find("label")
    if label is None:
        return None
    tags = [child.tag for child in element.children]
    before = "name" in tags and tags.index("label") < tags.index("name")
    return Label(label.get("form", "long"), label.get("plural", "contextual"), before, compiler.decorator(label))


def _variables(compiler: Compiler, c: Context, variables: list[str], setup: Setup) -> str | None:
    """The name lists of all `variables`, delimited; None where there are no names."""
    c.called += 1
    lists = [(variable, c.item.names(variable)) for variable in variables if variable not in c.suppressed]
    lists = [(variable, names) for variable, names in lists if names]
    if not lists:
        return None
    if len(lists) == 2:
        lists = _merged(compiler, lists, setup.label)
    c.filled += 1
    c.started = True
    if c.used is not None:
        c.used.extend(variables)
    if setup.names.count:
        return str(sum(setup.names.shown(c, len(names)) for _, names in lists))
    first = c.first_names is None
    texts = []
    for variable, names in lists:
        text = _one(c, names, setup, first)
        if text:
            texts.append(_labelled(compiler, c, text, variable, len(names), setup.label))
        first = False
    return setup.delimiter.join(texts)


def _merged(
    compiler: Compiler, lists: list[tuple[str, tuple[Name, ...]]], label: Label | None
) -> list[tuple[str, tuple[Name, ...]]]:
    """The same persons as editor and translator are rendered once, as editortranslator, where there is that term."""
    if {lists[0][0], lists[1][0]} != {"editor", "translator"} or lists[0][1] != lists[1][1]:
        return lists
    if label is not None and not compiler.locale.term("editortranslator", label.form):
        return lists
    return [("editortranslator", lists[0][1])]


def _one(c: Context, names: tuple[Name, ...], setup: Setup, first: bool) -> str:
    """One name list; the first of a cite or entry is the one that is grouped, collapsed or replaced."""
    index = c.nameset
    c.nameset += 1
    shown, _ = setup.names.parts(c, names, index)
    if first and not c.sorting:
        c.first_parts = (*shown, "et al." if len(shown) < len(names) else "")
        if c.replace is not None:
            shown, whole = c.replace(c.first_parts, shown)
            if whole is not None:
                c.first_names = setup.names.join(c, shown, names)
                return whole
    text = setup.names.join(c, shown, names)
    if first and not c.sorting:
        c.first_names = text
        if c.hide_names:
            return ""
    return text


def _labelled(compiler: Compiler, c: Context, text: str, variable: str, count: int, label: Label | None) -> str:
    if label is None or c.sorting:
        return text
    plural = label.plural == "always" or (label.plural != "never" and count > 1)
    term = richtext.parse(compiler.locale.term(variable, label.form, plural))
    if not term:
        return text
    shown = label.decorate(c, term) if label.decorate else term
    return shown + text if label.before else text + shown


def _substitutes(compiler: Compiler, element: Element, setup: Setup) -> list[Render]:
    substitute = element.find("substitute")
    if substitute is None:
        return []
    renders = []
    outer, compiler.inherited = compiler.inherited, setup
    for child in substitute.children:
        renders.append(compiler.build(child))
        term = compiler.locale.find(child.get("term"), child.get("form", "long")) if "term" in child.attrs else None
        if term is not None and not term.single:
            break  # a term that is defined as empty is a substitute: nothing
    compiler.inherited = outer
    return renders


def _substitute(c: Context, substitutes: list[Render], decorate: Decorate | None) -> str:
    """The first substitute that renders; its variables are used up (CSL 1.0.2, Substitute)."""
    outer, outermost = c.used, not c.substituting
    for render in substitutes:
        c.used, c.substituting = [], True
        called, filled, names = c.called, c.filled, c.first_names
        text = render(c)
        used = c.used
        c.used = outer
        if outermost:
            c.substituting = False
        if text:
            c.called, c.filled = called + 1, filled + 1
            c.suppressed = c.suppressed | set(used)
            if outer is not None:
                outer.extend(used)
            return _as_names(c, text, decorate)
        if c.hide_names and names is None and c.first_names is not None:
            return ""  # there are names, hidden: nothing stands in for them
        c.called, c.filled = called, filled
    return ""


def _as_names(c: Context, text: str, decorate: Decorate | None) -> str:
    """A substituted text stands for the names: it is grouped, collapsed or replaced like them."""
    if c.first_names is None and not c.sorting:
        c.first_names, c.first_parts = text, (text,)
        if c.replace is not None:
            shown, whole = c.replace(c.first_parts, [text])
            text = whole if whole is not None else shown[0]
        elif c.hide_names and not c.cite.suppress_author:  # suppress-author is about names, not a title
            return ""
    return decorate(c, text) if decorate else text
