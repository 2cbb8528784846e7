"""The colours of the page, light and dark, as custom properties of CSS. A test measures their contrast (WCAG 2.2)."""

from __future__ import annotations

LIGHT = {
    "page": "#fbfaf7", "card": "#ffffff", "sunken": "#f2efe8", "ink": "#1f2328", "muted": "#595f69",
    "line": "#dcd7cc", "edge": "#8b8678", "accent": "#1d4f7c", "focus": "#b3541e", "warn": "#8f4a08",
    "scholarship": "#2f6a9c", "books": "#7b4f9e", "law": "#a63d40", "reports": "#2b7a57", "news": "#a85b0a",
    "other": "#6c7078",
}  # fmt: skip
DARK = {
    "page": "#15171b", "card": "#1c1f25", "sunken": "#23272e", "ink": "#e9e6df", "muted": "#a9aeb8",
    "line": "#363b44", "edge": "#7d8491", "accent": "#8fbdea", "focus": "#f0a868", "warn": "#f0b671",
    "scholarship": "#79b0e4", "books": "#c2a0e3", "law": "#ee9391", "reports": "#76c8a2", "news": "#e7ab66",
    "other": "#a7adb8",
}  # fmt: skip

TEXT = ("ink", "muted", "accent", "warn")
"""Colours of text: at least 4.5 : 1 on every ground (success criterion 1.4.3)."""
MARKS = ("edge", "focus", "scholarship", "books", "law", "reports", "news", "other")
"""Colours of marks, lines and focus: at least 3 : 1 on every ground (1.4.11)."""
GROUNDS = ("page", "card", "sunken")


def properties(colours: dict[str, str]) -> str:
    """The colours as declarations."""
    return "".join(f"--{name}:{value};" for name, value in colours.items())


def schemes() -> str:
    """The rules that choose the colours: the system's wish, then the page's switch; on paper always light."""
    light, dark = f"color-scheme:light;{properties(LIGHT)}", f"color-scheme:dark;{properties(DARK)}"
    return (
        f":root{{{light}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"
        f"@media print{{:root{{--page:#ffffff;--sunken:#f4f2ee;}}}}\n"
        f"@media screen{{:root:has(#scheme-light:checked){{{light}}}\n"
        f":root:has(#scheme-dark:checked){{{dark}}}}}\n"
    )
