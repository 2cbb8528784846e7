"""The model's text → LaTeX: the inverse of `latex_read.from_latex`, in Unicode or, for BibTeX, in ASCII."""

from __future__ import annotations

import re
from unicodedata import normalize

from loccit.biblatex.latex_read import MATH
from loccit.biblatex.latex_tables import COMBINING, COMMANDS
from loccit.errors import LibraryError
from loccit.record.markup import split_markup

_GROUP = r"\{(?:[^{}]|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\})*\}"
_VERBATIM = re.compile(
    rf"\\[A-Za-z]+\*?(?:\[[^\]{{}}]*\]|{_GROUP})*|\\\([\s\S]*?\\\)|\\\[[\s\S]*?\\\]|\\[^A-Za-z]|"
    rf"(?=\{{\\[A-Za-z]){_GROUP}|{MATH.pattern}"
)
_SPECIAL = re.compile(r"[\\&%#_$~^{}<`\u00a0\u00ad\u202f–—]|--|''")
_ESCAPES = {
    "&": "\\&", "%": "\\%", "#": "\\#", "_": "\\_", "$": "\\$", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}",
    "\\": "\\textbackslash{}", "\u00a0": "~", "\u00ad": "\\-", "\u202f": "\\,", "–": "--", "—": "---",
    "`": "\\textasciigrave{}", "-": "-{}", "'": "'{}",
}  # fmt: skip
_PLAIN = re.compile(r"[&%#_$~^\\`\u00a0\u00ad\u202f]|(?<![-–—])[–—](?![-–—])|-(?=-)|'(?=')")
_EMPTY, _LEFT = "\ue001", "\ue002"  # stand for `{}` and `{` until the braces of the text are written
_OPENING = {
    "<i>": "\\emph{", "<b>": "\\textbf{", "<sup>": "\\textsuperscript{", "<sub>": "\\textsubscript{",
    "<sc>": "\\textsc{",
}  # fmt: skip
_CLOSING = ("</i>", "</b>", "</sup>", "</sub>", "</sc>", "</span>")


def to_latex(text: str, *, ascii_only: bool = False) -> str:
    """`text` of the model as LaTeX between a value's delimiters; its braces are always balanced.

    `ascii_only`: every character that has a command is written as one, as classic BibTeX needs it.
    """
    if _SPECIAL.search(text) is None:
        return to_ascii(text) if ascii_only and not text.isascii() else text
    parts = split_markup(text)
    out: list[str] = []
    closing: list[str] = []
    for index, part in enumerate(parts):
        if part == '<span class="nocase">':
            # a group that begins with a command protects nothing: it needs braces of its own
            twice = _commanded(parts[index + 1] if index + 1 < len(parts) else "")
            out.append("{{" if twice else "{")
            closing.append("}}" if twice else "}")
        elif part in _OPENING or part.startswith("<span style"):
            out.append(_OPENING.get(part, "\\textsc{"))
            closing.append("}")
        elif part.startswith("</") and part in _CLOSING:
            out.append(closing.pop() if closing else "")
        else:
            out.append(_text(part))
    out += reversed(closing)
    latex = "".join(out)
    return to_ascii(latex) if ascii_only and not latex.isascii() else latex


def _commanded(part: str) -> bool:
    """Whether the LaTeX of this text or tag begins with a backslash."""
    return part in _OPENING or part.startswith("<span style") or _text(part).startswith("\\")


def _text(part: str) -> str:
    """Text without markup: LaTeX in it is copied, everything else is escaped."""
    if "\\" not in part and "$" not in part and "{" not in part and "}" not in part:
        return _PLAIN.sub(lambda match: _ESCAPES[match[0]], part)
    latex = _copied(part, whole=_balanced(part))
    return latex if _balanced(latex) else _copied(part, whole=False)


def _copied(part: str, *, whole: bool) -> str:
    """`part` with the LaTeX in it copied; `whole`: that with unbalanced braces too, as they match across pieces."""
    out: list[str] = []
    position = 0
    for match in _VERBATIM.finditer(part):
        if whole or _balanced(match[0]):
            out += (_escape(part[position : match.start()]), match[0])
            position = match.end()
    return "".join([*out, _escape(part[position:])])


def _escape(text: str) -> str:
    """Text in which nothing is LaTeX. Its braces are `\\{` where they match, else commands."""
    text = _PLAIN.sub(lambda match: _ESCAPES[match[0]].replace("{}", _EMPTY), text) if text else ""
    if "{" in text or "}" in text:
        left, right = ("\\{", "\\}") if _balanced(text) else (f"\\textbraceleft{_EMPTY}", f"\\textbraceright{_EMPTY}")
        text = text.replace("{", _LEFT).replace("}", right).replace(_LEFT, left)
    return text.replace(_EMPTY, "{}")


def _balanced(text: str) -> bool:
    depth = 0
    for sign in text:
        depth += (sign == "{") - (sign == "}")
        if depth < 0:
            return False
    return depth == 0


def to_ascii(text: str) -> str:
    """Every non-ASCII character that has a command as that command; the others stay."""
    return "".join(sign if sign < "\x80" else command_for(sign) or sign for sign in normalize("NFC", text))


def command_for(sign: str) -> str:
    """The LaTeX of one character: `{\\'e}`, `{\\ss}`, `---`; '' where it has none."""
    simple = {"–": "--", "—": "---", "“": "``", "”": "''", "‘": "`", "’": "'", "\u00a0": "~"}.get(sign)
    if simple:
        return simple
    if sign in COMMANDS:
        return f"{{\\{COMMANDS[sign]}}}"
    base, marks = normalize("NFD", sign)[:1], normalize("NFD", sign)[1:]
    if len(marks) == 1 and marks[0] in COMBINING and base.isascii():
        command = COMBINING[marks[0]]
        letter = f"\\{base}" if base in "ij" and command not in ("c", "k", "d", "b") else base
        return f"{{\\{command}{{{letter}}}}}" if command.isalpha() or letter != base else f"{{\\{command}{base}}}"
    return ""


def encode_or_escape(text: str, encoding: str) -> bytes:
    """`text` in an 8-bit `encoding`, what that lacks as LaTeX commands. Raises LibraryError where there is none."""
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        pass
    out = []
    for sign in text:
        try:
            out.append(sign.encode(encoding))
        except UnicodeEncodeError as error:
            if not (command := command_for(sign)):
                raise LibraryError(
                    f"the file is not UTF-8 and '{sign}' has no place in {encoding}", hint="convert the file to UTF-8"
                ) from error
            out.append(command.encode())
    return b"".join(out)
