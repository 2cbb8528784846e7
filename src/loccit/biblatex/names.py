"""Names in BibTeX's three forms, BibLaTeX's extended form, and bodies in braces (biblatex manual §2.3.3, btxhak)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from loccit.biblatex.latex import from_latex, to_latex
from loccit.record import Name, Names

OTHERS = Name(literal="others")
"""`and others`: there are more names than the source gives."""

_BLANK = re.compile(r"[\t\r\n]").search
_EXTENDED = re.compile(
    r"\s*(?:family|given|prefix|suffix|useprefix|id|nameoptions|sortingnamekeytemplatename)\s*=", re.I
)
_TOKEN = re.compile(r"\{|\}|,|[\s~]+|\\[\s\S]|[^{},\s~\\]+")
_AND_WORD = re.compile(r"(?:^|\s)and(?:\s|$)", re.IGNORECASE)


def parse_names(latex: str) -> Names:
    """All names of a name list, its LaTeX without delimiters. `and others` ends it with `OTHERS`."""
    return tuple([name for part in split_and(latex) if (name := parse_name(part)) is not None])


def split_and(latex: str) -> list[str]:
    """A list split at each `and` outside braces, white space around the items taken off."""
    latex = latex.strip()
    if "{" not in latex and _BLANK(latex) is None and latex[:4] != "and " and latex[-4:] != " and":
        parts = latex.split(" and ")
        if len(parts) == latex.lower().count(" and ") + 1:
            return parts
    found: list[str] = []
    start = depth = 0
    for match in _ITEM.finditer(latex):
        sign = match[0]
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
        elif depth <= 0:
            found.append(latex[start : match.start()].strip())
            start = match.end()
    return [*found, latex[start:].strip()]


_ITEM = re.compile(r"[{}]|(?<!\S)and(?!\S)", re.IGNORECASE)


@lru_cache(maxsize=1 << 15)
def parse_name(latex: str) -> Name | None:
    """One name; None where there is nothing."""
    if "{" in latex or "\\" in latex or "~" in latex or "=" in latex or "--" in latex:
        return _parse_odd(latex)
    parts = latex.split(",")
    if len(parts) == 2:
        family = parts[0].split()
        if len(family) == 1 and parts[1]:
            return Name(family[0], " ".join(parts[1].split()))
    words = [part.split() for part in parts]
    return OTHERS if words == [["others"]] else _arrange(words, str)


def _parse_odd(latex: str) -> Name | None:
    """A name with braces, commands or `key=value` parts."""
    latex = latex.strip()
    if _EXTENDED.match(latex):
        return _extended(latex)
    parts = _tokens(latex)
    if len(parts) == 1 and len(parts[0]) == 1 and (body := _whole_group(parts[0][0])) is not None:
        return Name(literal=_plain(body)) if _plain(body) else None
    return _arrange(parts, _plain)


def _arrange(parts: list[list[str]], text: type[str] | object) -> Name | None:
    """BibTeX's rules over the words between the commas."""
    read = _plain if text is _plain else str
    if len(parts) == 1:
        words = parts[0]
        low = next((i for i, word in enumerate(words[:-1]) if _is_low(word)), None)
        if low is None:
            given, prefix, family = words[:-1], [], words[-1:]
        else:
            high = max(i for i, word in enumerate(words[:-1]) if _is_low(word))
            given, prefix, family = words[:low], words[low : high + 1], words[high + 1 :]
        suffix: list[str] = []
    else:
        words = parts[0]
        high = max((i for i, word in enumerate(words[:-1]) if _is_low(word)), default=-1)
        prefix, family = words[: high + 1], words[high + 1 :]
        suffix = parts[1] if len(parts) > 2 else []
        given = parts[1] if len(parts) == 2 else [word for part in parts[2:] for word in part]
    name = Name(
        family=read(" ".join(family)),
        given=read(" ".join(given)),
        suffix=read(" ".join(suffix)),
        non_dropping_particle=read(" ".join(prefix)),
    )
    return name if any(name) else None


def _is_low(word: str) -> bool:
    """Whether a word belongs to a prefix: its first letter outside braces is lower-case; `{\\'e}` is one."""
    if "{" not in word and "\\" not in word:
        letter = next((c for c in word if c.isalpha()), "")
        return letter.islower()
    depth = 0
    index = 0
    while index < len(word):
        sign = word[index]
        if sign == "{" and depth == 0 and word.startswith("\\", index + 1):
            return next((c for c in from_latex(word[index:], nocase=False) if c.isalpha()), "").islower()
        if sign == "\\" and depth == 0:
            return next((c for c in from_latex(word[index:], nocase=False) if c.isalpha()), "").islower()
        depth += (sign == "{") - (sign == "}")
        if depth == 0 and sign.isalpha():
            return sign.islower()
        index += 1
    return False


def _tokens(latex: str) -> list[list[str]]:
    """Words between commas; braces hold words and commas together, `~` parts words."""
    parts: list[list[str]] = [[]]
    word = ""
    depth = 0
    for match in _TOKEN.finditer(latex):
        sign = match[0]
        if depth <= 0 and (sign == "," or sign.isspace() or sign[0] in "~"):
            if word:
                parts[-1].append(word)
                word = ""
            if sign == ",":
                parts.append([])
            continue
        depth += (sign == "{") - (sign == "}")
        word += sign
    if word:
        parts[-1].append(word)
    return parts


def _whole_group(word: str) -> str | None:
    """What is in a word that is one pair of braces, and no letter with an accent."""
    if not word.startswith("{") or not word.endswith("}") or word.startswith("{\\"):
        return None
    depth = 0
    for index, sign in enumerate(word):
        depth += (sign == "{") - (sign == "}")
        if depth == 0 and index < len(word) - 1:
            return None
    return word[1:-1]


def _plain(latex: str) -> str:
    return from_latex(latex, nocase=False)


def _extended(latex: str) -> Name:
    """`given=Jan, family=Berg, prefix=van, useprefix=false` (biblatex manual §3.13, extended name format)."""
    values: dict[str, str] = {}
    for part in _split_commas(latex):
        key, _, value = part.partition("=")
        value = value.strip().strip('"')
        body = _whole_group(value)
        values[key.strip().lower()] = _plain(body if body is not None else value)
    dropping = values.get("useprefix", "").lower() == "false"
    prefix = values.get("prefix", "")
    return Name(
        family=values.get("family", ""),
        given=values.get("given", ""),
        suffix=values.get("suffix", ""),
        dropping_particle=prefix if dropping else "",
        non_dropping_particle="" if dropping else prefix,
    )


def _split_commas(latex: str) -> list[str]:
    return [" ".join(words) for words in _tokens(latex)]


def format_names(names: Iterable[Name], *, ascii_only: bool = False, extended: bool = True) -> str:
    """A name list in LaTeX. `extended`: BibLaTeX's form may be used for what BibTeX's forms cannot say."""
    return " and ".join(filter(None, (format_name(name, ascii_only=ascii_only, extended=extended) for name in names)))


def format_name(name: Name, *, ascii_only: bool = False, extended: bool = True) -> str:
    """One name: `van der Berg, Jr, Jan`, `{A Body}`, or `family=…, given=…` where only that keeps its parts."""
    if name == OTHERS:
        return "others"
    if name.literal:
        return "{" + to_latex(name.literal, ascii_only=ascii_only) + "}"
    parts = (name.family, name.given, name.suffix, name.dropping_particle, name.non_dropping_particle)
    family, given, suffix, dropping, prefix = (_safe(to_latex(part, ascii_only=ascii_only)) for part in parts)
    if extended and (dropping or not family or (not given and " " in family) or _EXTENDED.match(family)):
        pairs = (
            ("family", family),
            ("given", given),
            ("suffix", suffix),
            ("prefix", " ".join(filter(None, (dropping, prefix)))),
            ("useprefix", "false" if dropping else ""),
        )
        return ", ".join(f"{key}={_grouped(value)}" for key, value in pairs if value)
    plain = _comma_form(family, given, suffix, dropping, prefix)
    if not ascii_only and " " in family and parse_name(plain) != name:  # `Fontcuberta i Morral`, `van Gogh` as a family
        return _comma_form(_braced(family), given, suffix, dropping, prefix)
    return plain


def _comma_form(family: str, given: str, suffix: str, dropping: str, prefix: str) -> str:
    last = " ".join(filter(None, (dropping, prefix, family)))
    if not given and not suffix:
        return last if prefix or " " not in last else _braced(last)
    return ", ".join(part for part in (last, suffix, given) if part) if given else f"{last}, {suffix}, {{}}"


def _safe(latex: str) -> str:
    """A part of a name in braces, where a comma or `and` in it would end the name."""
    return _braced(latex) if "," in latex or _AND_WORD.search(latex) else latex


def _braced(latex: str) -> str:
    return latex if _whole_group(latex) is not None else f"{{{latex}}}"


def _grouped(value: str) -> str:
    return f"{{{value}}}" if (" " in value or "=" in value) and _whole_group(value) is None else value
