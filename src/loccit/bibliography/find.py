"""Where a style's name leads: to a style of our own, or to one that the CSL project publishes.

Styles written here stand in `styles/` and go before the official one of the same name, which is then called
`NAME-official`: `modern-language-association` is ours, `mla-official` or its full name theirs.
"""

from __future__ import annotations

from pathlib import Path

from loccit import csl
from loccit.bibliography.families import OWN_FOLDER, parent_of

OFFICIAL = "-official"


def find_style(name: str) -> Path:
    """The file of the style `name`. Raises UsageError, naming the nearest, where there is none."""
    if name.endswith(OFFICIAL):
        return csl.find_style(name.removesuffix(OFFICIAL))
    return csl.find_style(name, OWN_FOLDER)


def independent(name: str) -> Path:
    """The file that says how the style `name` prints: its parent's, where it is a dependent one. Raises UsageError."""
    path = find_style(name)
    parent = parent_of(path)
    return csl.find_style(parent) if parent else path


def styles() -> list[tuple[str, str, str]]:
    """(name, title, kind) of every CSL style, our own first; an official one that ours stands before as `-official`."""
    own = [(info.name, info.title, info.category) for info in csl.styles_in(OWN_FOLDER)]
    names = {name for name, _, _ in own}
    return own + [
        (f"{info.name}{OFFICIAL}" if info.name in names else info.name, info.title, info.category)
        for info in csl.search_styles("")
    ]
