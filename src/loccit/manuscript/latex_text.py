"""The words of a piece of LaTeX: commands, braces and accents taken off; csquotes' honest marks kept as `[…]`."""

from __future__ import annotations

import re
import unicodedata

_ELISION = re.compile(
    r"\\(?:textelp|textelp\*|l?dots|textellipsis|elp)(?![A-Za-z])\*?(?:\{\})?|\[\s*\\l?dots(?:\{\})?\s*\]"
)
_INSERTION = re.compile(r"\\textins\*?\{([^{}]*)\}")
_DROPPED = re.compile(
    r"\\(?:footnote|footnotetext|label|index|marginpar|footnotemark|hspace|vspace|todo|pdfcomment)\*?(?:\[[^\]]*\])?"
    r"(?:\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\})?"
)
_ACCENTS = {"`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", '"': "\u0308", "=": "\u0304", ".": "\u0307",
            "c": "\u0327", "v": "\u030c", "u": "\u0306", "H": "\u030b", "r": "\u030a", "k": "\u0328"}  # fmt: skip
_ACCENT = re.compile(r"""\\([`'^~"=.]|[cvuHrk](?=[{ ]))\s*(?:\{\s*(\\?[A-Za-z])\s*\}|(\\?[A-Za-z]))""")
_LETTERS = {"ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "aa": "å",
            "AA": "Å", "S": "§", "textsection": "§", "P": "¶", "euro": "€", "texteuro": "€", "pounds": "£", "i": "i",
            "textendash": "–", "textemdash": "—", "textquotesingle": "'", "slash": "/", "textdollar": "$"}  # fmt: skip
_LETTER = re.compile(r"\\(" + "|".join(sorted(_LETTERS, key=len, reverse=True)) + r")(?![A-Za-z])(?:\{\}|\s(?!\s))?")
_OPTIONS = re.compile(r"\\[A-Za-z@]+\*?(?:\[[^\]]*\])*(?=\{)")
_COMMAND = re.compile(r"\\(?:begin|end)\{[^{}]*\}|\\[A-Za-z@]+\*?|\\[,;:!/@>-]")


def plain(text: str) -> str:
    """The text a reader sees of a piece of LaTeX."""
    if "\\" in text or "{" in text:
        text = _DROPPED.sub("", text)
        text = _ELISION.sub(" … ", text)
        text = _INSERTION.sub(r"[\1]", text)
        text = _ACCENT.sub(_accented, text)
        text = _LETTER.sub(lambda found: _LETTERS[found[1]], text)
        text = re.sub(r"\\([%&$#_{}])", r"\1", text.replace("\\\\", " "))
        text = _OPTIONS.sub("", text)
        text = _COMMAND.sub(lambda found: "" if found[0] in ("\\-", "\\/", "\\@") else " ", text)
        text = text.replace("{", "").replace("}", "")
    text = text.replace("~", " ").replace("``", "“").replace("''", "”").replace("---", "—").replace("--", "–")
    return " ".join(text.replace('"=', "-").replace('"-', "").replace("\\ ", " ").split())


def _accented(found: re.Match[str]) -> str:
    letter = (found[2] or found[3]).lstrip("\\")
    return unicodedata.normalize("NFC", letter + _ACCENTS[found[1]])
