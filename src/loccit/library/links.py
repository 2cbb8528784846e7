"""Files that hold links, not sources: bookmarks of a desktop, lists of addresses or identifiers, a browser's bookmarks.

`.url` (Windows), `.webloc` (macOS), `.desktop` (Linux), text with one address, identifier or Markdown link a line, and
the `bookmarks.html` that every browser exports. What they name is looked up as if it had been typed.
"""

from __future__ import annotations

import re

from loccit.lookup import Request, recognise

MOST_BYTES = 4 * 1024 * 1024
_SHORTCUT = re.compile(r"\s*\[(?:InternetShortcut|Desktop Entry|\{[0-9A-F-]+\})", re.IGNORECASE)
_SHORTCUT_URL = re.compile(r"^URL(?:\[\$e\])?\s*=\s*(\S+)", re.IGNORECASE | re.MULTILINE)
_BOOKMARKS = re.compile(r"\s*<!DOCTYPE NETSCAPE-Bookmark-file-1>", re.IGNORECASE)
_BOOKMARK = re.compile(r"<A\s[^>]*?HREF=\"([^\"]+)\"", re.IGNORECASE)
_MARKER = re.compile(r"^\s*(?:[-*•]|\d{1,4}[.)])\s+")
"""What people put before each line of a list."""
_MARKDOWN = re.compile(r"\[[^\]]*\]\((\S+?)(?:\s+\"[^\"]*\")?\)")


def links(head: bytes) -> bool:
    """Whether the file that begins with `head` holds nothing but links."""
    if head.startswith(b"bplist00") or head.lstrip().startswith(b"<?xml"):
        return _is_webloc(head)
    text = head.decode("utf-8-sig", "replace")
    if _SHORTCUT.match(text) or _BOOKMARKS.match(text):
        return True
    lines = _lines(text if len(head) < 4096 else text[: text.rfind("\n")])
    return bool(lines) and all(recognise(line) for line in lines)


def requests(data: bytes) -> list[Request]:
    """What the file names, each once, in its order."""
    return list(dict.fromkeys(request for link in _addresses(data) if (request := recognise(link))))


def _addresses(data: bytes) -> list[str]:
    if data.startswith(b"bplist00") or data.lstrip().startswith(b"<?xml"):
        return _webloc(data)
    text = data.decode("utf-8-sig", "replace")
    if _SHORTCUT.match(text):
        return _SHORTCUT_URL.findall(text)[:1]
    if _BOOKMARKS.match(text):
        from html import unescape

        return [unescape(link) for link in _BOOKMARK.findall(text)]
    return _lines(text)


def _lines(text: str) -> list[str]:
    """The lines that say something, without list markers; what stands behind `#` and a blank is a comment."""
    lines = (_MARKER.sub("", re.sub(r"(?:^|\s)#(?:\s.*|$)", "", line)).strip() for line in text.splitlines())
    return [_MARKDOWN.sub(r"\1", line) if _MARKDOWN.fullmatch(line) else line for line in lines if line]


def _is_webloc(head: bytes) -> bool:
    return len(head) < 20_000 and b"URL" in head and b"WebMainResource" not in head and bool(_webloc(head))


def _webloc(data: bytes) -> list[str]:
    import plistlib
    from xml.parsers.expat import ExpatError

    try:
        found = plistlib.loads(data)
    except (plistlib.InvalidFileException, ExpatError, ValueError, OverflowError, RecursionError):
        return []
    link = found.get("URL") if isinstance(found, dict) else None
    return [link] if isinstance(link, str) else []
