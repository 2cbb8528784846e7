"""Text with the model's markup as plain text, Markdown or HTML: a list of references, one a paragraph."""

from __future__ import annotations

import html
import re

from loccit.record.markup import plain, split_markup

_MARKDOWN = {
    "<i>": "*",
    "</i>": "*",
    "<b>": "**",
    "</b>": "**",
    "<sup>": "^",
    "</sup>": "^",
    "<sub>": "~",
    "</sub>": "~",
}


def render(references: list[str], target: str) -> str:
    """The references in `target` (text, markdown, html)."""
    if target == "text":
        return "\n".join(plain(text) for text in references) + "\n"
    if target == "markdown":
        return "\n\n".join(_markdown(text) for text in references) + "\n"
    items = "\n".join(f'  <div class="csl-entry">{_html(text)}</div>' for text in references)
    return f'<div class="csl-bib-body">\n{items}\n</div>\n'


def _markdown(text: str) -> str:
    parts = split_markup(text)
    return "".join(
        _MARKDOWN.get(part, "")
        if part.startswith("<") and part.endswith(">")
        else re.sub(r"([\\`*_\[\]<>])", r"\\\1", part)
        for part in parts
    )


def _html(text: str) -> str:
    parts = split_markup(text)
    return "".join(
        part if part.startswith("<") and part.endswith(">") else html.escape(part, quote=False) for part in parts
    )
