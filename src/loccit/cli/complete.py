"""Completion on the Tab key: citekeys, tags, fields of a query, styles, formats. Silent where anything is amiss."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from loccit.errors import LoccitError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from loccit.library import Library

_MOST = 200
FIELDS = ("author:", "title:", "tag:", "type:", "year:", "has:snapshot", "missing:", "container:", "number:")


def citekeys(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Citekeys that begin with what was typed."""
    library = _library(ctx)
    try:
        return _items(library.index.keys(incomplete, _MOST)) if library else []
    except (LoccitError, OSError):
        return []


def tags(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Tags in use that begin with what was typed."""
    return _items(tag for tag in _tags(ctx) if tag.startswith(incomplete))


def query(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The fields of a query; behind `tag:`, the tags."""
    if incomplete.startswith("tag:"):
        return _items(f"tag:{tag}" for tag in _tags(ctx) if tag.startswith(incomplete[4:]))
    return _items(field for field in FIELDS if field.startswith(incomplete))


def styles(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Names of styles that begin with what was typed."""
    from loccit.csl import style_names

    return _items(name for name in style_names() if name.startswith(incomplete))


def formats(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Names of formats that begin with what was typed."""
    from loccit.formats import FORMATS

    return _items(known.name for known in FORMATS if known.name.startswith(incomplete))


def _items(words: Iterable[str]) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    found = []
    for word in words:
        found.append(CompletionItem(word))
        if len(found) == _MOST:
            break
    return found


def _tags(ctx: click.Context) -> list[str]:
    library = _library(ctx)
    try:
        return list(library.index.counts().tags) if library else []
    except (LoccitError, OSError):
        return []


def _library(ctx: click.Context) -> Library | None:
    from loccit.cli.base import State

    folder = ctx.find_root().params.get("library")
    try:
        return State(folder, "never", False).library()
    except (LoccitError, OSError):
        return None
