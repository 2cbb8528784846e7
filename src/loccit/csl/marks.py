"""The private marks inside rendered text: formatting, quotes, blocks.

Rendering builds plain strings, so that joining and comparing them costs nothing; what is not text stands in
them as C0 control characters, which no item can contain (`richtext.clean` takes them out). The last step
(`serialize`) turns marks into the tags of an output format.
"""

from __future__ import annotations

ITALIC, OBLIQUE, ROMAN = "\x01", "\x02", "\x03"
SMALL_CAPS, FULL_CAPS = "\x04", "\x05"
BOLD, LIGHT, MEDIUM = "\x06", "\x07", "\x08"
UNDERLINE, NO_UNDERLINE = "\x0e", "\x0f"
SUP, SUB, BASELINE = "\x10", "\x11", "\x12"
END = "\x13"  # closes the innermost of the above, NOCASE and blocks
NOCASE = "\x14"
OPEN_QUOTE, CLOSE_QUOTE = "\x15", "\x16"
BLOCK, LEFT_MARGIN, RIGHT_INLINE, INDENT = "\x17", "\x18", "\x19", "\x1a"
GUARD = "\x1b"  # between two characters of a value: leave their punctuation alone
FLIP = "\x7f"  # before a format mark or a quote that comes from the item's own text

# attribute -> value -> mark (CSL 1.0.2, Formatting), the outermost first
FORMATS: tuple[tuple[str, dict[str, str]], ...] = (
    ("vertical-align", {"sup": SUP, "sub": SUB, "baseline": BASELINE}),
    ("text-decoration", {"underline": UNDERLINE, "none": NO_UNDERLINE}),
    ("font-weight", {"bold": BOLD, "light": LIGHT, "normal": MEDIUM}),
    ("font-variant", {"small-caps": SMALL_CAPS, "normal": FULL_CAPS}),
    ("font-style", {"italic": ITALIC, "oblique": OBLIQUE, "normal": ROMAN}),
)
DISPLAYS = {"block": BLOCK, "left-margin": LEFT_MARGIN, "right-inline": RIGHT_INLINE, "indent": INDENT}

# mark -> the kind of formatting it belongs to, to know what nested marks flip against
KIND = {mark: name for name, values in FORMATS for mark in values.values()}
NEUTRAL = {ROMAN, FULL_CAPS, MEDIUM, NO_UNDERLINE, BASELINE}
NEUTRAL_OF = {"font-style": ROMAN, "font-variant": FULL_CAPS, "font-weight": MEDIUM,
              "text-decoration": NO_UNDERLINE, "vertical-align": BASELINE}  # fmt: skip
OPENERS = frozenset(KIND) | {NOCASE} | frozenset(DISPLAYS.values())
ALL = "\x01-\x08\x0e-\x1b\x7f"  # for a regular expression's character class
_STRIP = dict.fromkeys((*range(1, 9), *range(14, 28), 127))


def strip(text: str) -> str:
    """`text` without its marks; a quote's place is lost too."""
    return text.translate(_STRIP)
