"""LaTeX that is no running text: comments, verbatim text, addresses, what `\\iffalse` and `\\endinput` take out."""

from __future__ import annotations

import re

from loccit.manuscript.blank import blank_spans

_BEGIN = re.compile(  # whichever begins first: a comment may speak of \begin{verbatim}, and verbatim text of %
    r"\\begin\{(?P<environment>comment|[vV]erbatim\*?|BVerbatim|lstlisting|minted|filecontents\*?|alltt)\}"
    r"|\\(?P<false>iffalse)(?![a-zA-Z])|\\(?P<end>end\{document\}|endinput(?![A-Za-z]))"
    r"|\\(?:verb|lstinline(?:\[[^\]\n]*\])?)\*?(?P<delimiter>[^\w\s*{\[])(?:(?!(?P=delimiter))[^\n])*(?P=delimiter)"
    r"|\\(?:lstinline(?:\[[^\]\n]*\])?|mintinline\{\w*\})\{(?:[^{}]|\{[^{}]*\})*\}"
    r"|\\(?:url|path|nolinkurl|href)\s*\{[^{}\n]*\}|(?P<escape>\\[^a-zA-Z])|%[^\n]*"
)
_FI = re.compile(r"\\fi(?![a-zA-Z])")


def without_skipped(text: str) -> str:
    """`text` with all that blanked; what is never closed is left as it is."""
    spans: list[tuple[int, int]] = []
    unclosed: set[str] = set()
    position = 0
    while (found := _BEGIN.search(text, position)) is not None:
        position = found.end()
        if found["escape"]:
            continue
        closed = "\\fi" if found["false"] else f"\\end{{{found['environment']}}}" if found["environment"] else ""
        if found["end"]:
            position = len(text)
        elif closed in unclosed:
            continue
        elif closed:
            end = _closed(text, closed, position)
            if end < 0:
                unclosed.add(closed)
                continue
            position = end
        spans.append((found.start(), position))
    return blank_spans(text, spans)


def _closed(text: str, mark: str, position: int) -> int:
    """The place after what closes; -1 where nothing does."""
    if mark == "\\fi":
        fi = _FI.search(text, position)
        return fi.end() if fi else -1
    place = text.find(mark, position)
    return place + len(mark) if place >= 0 else -1
