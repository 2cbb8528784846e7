"""LaTeX → the model's text: accents, ligatures, dashes, quotes, markup; math and unknown commands stay as they are.

In the text of the model a backslash is always LaTeX, `$…$` is math where pandoc's rule for it holds (no blank inside
the signs, no digit behind them), and `{\\name …}` a group that was not understood. The inverse is `to_latex`.
"""

from __future__ import annotations

import re
from unicodedata import normalize

from loccit.biblatex.latex_tables import ACCENTS, CONTROLS, QUOTES, SWITCHES, SYMBOLS, TAGS, TRANSPARENT

MATH = re.compile(r"(?<!\\)\$(?=[^\s$])[^$]*(?<=[^\s$\\])\$(?!\d)")
NOCASE = '<span class="nocase">'
_SPECIAL = re.compile(r"[\\{}$~`\t\r\n\f\v]").search
_TOKEN = re.compile(
    r"\\(?P<word>[A-Za-z]+)\*?(?P<blank>\s*)|\\(?P<sign>[\s\S])|(?P<math>\$\$?)|(?P<plain>[^\\{}$~`'\-\s]+)|"
    r"(?P<dash>-+)|(?P<space>\s+)|[\s\S]"
)
_BRACES = re.compile(r"\\?[{}]")
_SIMPLE = re.compile(r"\{([^{}]*)\}")
_DOLLAR = "\ue000"  # stands for a literal dollar sign until it is known whether one can be written bare
_MARGIN = re.compile(r"[ \t\r\n]+")
_PARAGRAPH = re.compile(r"\s*\n\s*\n\s*")
_DEEPEST = 60  # levels of braces that are read; what is nested deeper is kept as it is


def from_latex(latex: str, *, nocase: bool = True, paragraphs: bool = False) -> str:
    """`latex`, a value without its outer delimiters, as text of the model.

    `nocase`: braces that protect capitals become `<span class="nocase">`; else they are dropped. White space is
    collapsed, but `paragraphs` keeps empty lines.
    """
    # one class of characters and three searches: four times as fast as one expression for all
    if _SPECIAL(latex) is None and "--" not in latex and "''" not in latex and "  " not in latex:
        return latex.strip()
    if paragraphs and "\n" in latex:
        parts = _PARAGRAPH.split(latex.replace("\r\n", "\n").strip())
        return "\n\n".join(filter(None, (from_latex(part, nocase=nocase) for part in parts)))
    if "\\" not in latex and "$" not in latex and "`" not in latex and "''" not in latex:
        text = _without_commands(latex, nocase)
        if text is not None:
            return text
    return _Reader(latex, nocase).text()


def _without_commands(latex: str, nocase: bool) -> str | None:
    """The common case: braces one deep, dashes, ties. None where it is more."""
    if "--" in latex:
        latex = latex.replace("---", "—").replace("--", "–")
    if "{" in latex:
        latex = _SIMPLE.sub(NOCASE + r"\1</span>" if nocase else r"\1", latex).replace(NOCASE + "</span>", "")
        if "{" in latex:
            return None
    if "}" in latex:
        return None
    return _MARGIN.sub(" ", latex.replace("~", "\u00a0")).strip(" ")


class _Reader:
    """One value, read token by token."""

    def __init__(self, latex: str, nocase: bool) -> None:
        self.latex = latex
        self.nocase = nocase
        self.position = 0
        self.depth = 0
        self.math: list[str] = []

    def text(self) -> str:
        out = self._until_close()
        while self.position < len(self.latex):  # a closing brace too many
            out += self.latex[self.position] + self._until_close_after(1)
        out = _MARGIN.sub(" ", out).strip(" ")
        if _DOLLAR in out:
            plain = out.replace(_DOLLAR, "$")
            out = plain if MATH.findall(plain) == self.math else out.replace(_DOLLAR, "\\$")
        return out

    def _until_close_after(self, count: int) -> str:
        self.position += count
        return self._until_close()

    def _until_close(self) -> str:
        """The text up to the `}` of this level, which stays unread, or to the end."""
        out: list[str] = []
        while self.position < len(self.latex):
            match = _TOKEN.match(self.latex, self.position)
            assert match is not None, "the last alternative takes any character"
            token = match[0]
            if token == "}":
                break
            self.position = match.end()
            if match["plain"] or match["space"]:
                out.append(token)
            elif match["word"]:
                out.append(self._word(match))
            elif match["sign"]:
                out.append(self._sign(match))
            elif match["math"]:
                out.append(self._math(match))
            elif match["dash"]:
                out.append(token.replace("---", "—").replace("--", "–"))
            elif token == "{":
                out.append(self._group(match.start()))
            else:
                out.append(self._quote(token))
        return "".join(out)

    def _quote(self, token: str) -> str:
        if token == "~":
            return "\u00a0"
        if token == "\\":  # the last character of the value
            return "\\textbackslash{}"
        if self.latex.startswith(token, self.position):
            self.position += 1
            return "“" if token == "`" else "”"
        if token == "`":
            return "‘"
        before = self.latex.rfind("`", 0, self.position - 1)
        return "’" if before >= 0 and self.latex[before - 1 : before] != "`" and self._closes(before) else "'"

    def _closes(self, before: int) -> bool:
        """Whether the `'` just read ends the quotation that the grave accent at `before` opened."""
        inner = self.latex[before + 1 : self.position - 1]
        behind = self.latex[self.position : self.position + 1]
        return "'" not in inner.replace("''", "") and not behind.isalnum()

    def _group(self, start: int) -> str:
        """A `{…}` that belongs to no command; its `{` is read."""
        end = self._close_of(start)
        if end < 0 or self.depth >= _DEEPEST:
            self.position = end + 1 if end >= 0 else len(self.latex)
            return self.latex[start : self.position]
        if self.latex.startswith("\\", start + 1):
            return self._commanded(start, end)
        inner = self._inside()
        return f"{NOCASE}{inner}</span>" if self.nocase and inner and self.depth == 0 else inner

    def _commanded(self, start: int, end: int) -> str:
        """A group that begins with a command: a letter with an accent, a switch, or not understood."""
        match = _TOKEN.match(self.latex, start + 1)
        word = match["word"] if match else None
        if word in SWITCHES and match is not None:
            self.position = match.end()
            tag = SWITCHES[word]
            return f"<{tag}>{self._inside()}</{tag}>"
        if word and not (word in ACCENTS or word in SYMBOLS or word in TAGS or word in TRANSPARENT or word in QUOTES):
            self.position = end + 1
            return self.latex[start : end + 1]
        return self._inside()

    def _inside(self) -> str:
        """The text up to the closing brace, which is read too."""
        self.depth += 1
        inner = self._until_close()
        self.depth -= 1
        self.position += 1
        return inner

    def _word(self, match: re.Match[str]) -> str:
        word: str = match["word"]
        if word in SYMBOLS:
            self._skip_empty()
            return SYMBOLS[word]
        if word in ACCENTS:
            return self._accent(word, match)
        opened = self.latex.startswith("{", self.position) and self._close_of(self.position) > 0
        if opened and self.depth < _DEEPEST and (word in TAGS or word in TRANSPARENT or word in QUOTES):
            start = self.position
            self.position += 1
            if word in ("url", "nolinkurl", "path"):
                self.position = self._close_of(start) + 1
                return self.latex[start + 1 : self.position - 1]
            depth, self.depth = self.depth, -1  # braces inside an argument protect as they do outside
            inner = self._inside()
            self.depth = depth
            if word in TAGS:
                return f"<{TAGS[word]}>{inner}</{TAGS[word]}>" if inner else ""
            return f"{QUOTES[word][0]}{inner}{QUOTES[word][1]}" if word in QUOTES else inner
        return self._verbatim(match)

    def _verbatim(self, match: re.Match[str]) -> str:
        """An unknown command with the arguments that stand right behind it."""
        position = match.end("word") + (match[0][len(match["word"]) + 1 :].startswith("*"))
        while position < len(self.latex) and self.latex[position] in "{[":
            end = self._close_of(position) if self.latex[position] == "{" else self.latex.find("]", position)
            if end < 0:
                break
            position = end + 1
        self.position = position
        return self.latex[match.start() : position]

    def _sign(self, match: re.Match[str]) -> str:
        sign: str = match["sign"]
        if sign in ACCENTS:
            return self._accent(sign, match)
        if sign == "$":
            return _DOLLAR
        if sign in "{}":
            return sign
        if sign in "([":
            end = self.latex.find("\\)" if sign == "(" else "\\]", self.position)
            if end >= 0:
                self.position = end + 2
                return self.latex[match.start() : self.position]
        return CONTROLS.get(sign, match[0])

    def _accent(self, command: str, match: re.Match[str]) -> str:
        """A letter with an accent: `\\'e`, `\\'{e}`, `\\'{\\i}`, `\\v s`."""
        start = self.position
        if self.latex.startswith("{", start):
            end = self._close_of(start)
            if end < 0 or self.depth >= _DEEPEST:
                return match[0]
            self.position += 1
            base = self._inside()
        else:
            token = _TOKEN.match(self.latex, start)
            if token is None or token[0] == "}" or token["math"]:
                return {"~": "~", "^": "^"}.get(command, match[0])
            if token["word"] or token["sign"]:
                self.position = token.end()
                base = self._word(token) if token["word"] else self._sign(token)
            else:
                self.position += 1
                base = self.latex[start]
        if not base:
            return {"~": "~", "^": "^"}.get(command, "")
        letter = {"ı": "i", "ȷ": "j"}.get(base[0], base[0])
        return normalize("NFC", letter + ACCENTS[command]) + base[1:]

    def _math(self, match: re.Match[str]) -> str:
        """`$…$` as it is; as `\\(…\\)` where its blanks would let it be taken for money."""
        fence: str = match["math"]
        end = self.latex.find(fence, self.position)
        while end > 0 and self.latex[end - 1] == "\\":
            end = self.latex.find(fence, end + 1)
        if end < 0:
            return _DOLLAR * len(fence)
        inner = self.latex[self.position : end]
        self.position = end + len(fence)
        whole = f"${inner}$"
        if len(fence) == 1 and "$" not in inner and MATH.fullmatch(whole) and not self._digit_next():
            self.math.append(whole)
            return whole
        return f"\\({inner}\\)" if inner and len(fence) == 1 else f"\\[{inner}\\]" if inner else ""

    def _digit_next(self) -> bool:
        return self.latex[self.position : self.position + 1].isdigit()

    def _skip_empty(self) -> None:
        """`\\ss{}`: the empty group only ends the command."""
        if self.latex.startswith("{}", self.position):
            self.position += 2

    def _close_of(self, start: int) -> int:
        """The `}` of the `{` at `start`, by counting all braces; -1 where there is none."""
        depth = 0
        for match in _BRACES.finditer(self.latex, start):
            sign = match[0]
            if len(sign) == 2:
                continue
            depth += 1 if sign == "{" else -1
            if depth == 0:
                return match.start()
        return -1
