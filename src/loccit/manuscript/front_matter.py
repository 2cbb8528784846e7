"""YAML at the head of a Markdown file: what it says of citations and bibliographies."""

from __future__ import annotations

import re
from typing import Any

from loccit.errors import Problem
from loccit.manuscript.model import Document

FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S)
_KEY = re.compile(r"(?<![\w\\])@(\*|\{[^{}\n]+\}|\w(?:\w|[:.#$%&\-+?<>~/](?=\w))*)")
_FIELD = re.compile(r"^(nocite|bibliography|references)\s*:", re.M)
_NO_TEXT = ("header-includes", "include-before", "include-after", "pre-render", "post-render")


def read_front_matter(document: Document, front: re.Match[str]) -> None:
    """Adds what `nocite`, `bibliography` and the texts of the front matter (abstract, thanks) cite."""
    if not _FIELD.search(front[1]) and "@" not in front[1]:
        return
    values, problem = load_yaml(front[1], document.file)
    if problem:
        document.problems.append(problem)
        return
    bibliography = values.get("bibliography")
    names = bibliography if isinstance(bibliography, list) else [bibliography] if bibliography else []
    document.bibliographies += [str(name) for name in names]
    references = values.get("references")
    for one in references if isinstance(references, list) else []:
        document.defined |= {str(one["id"])} if isinstance(one, dict) and "id" in one else set()
    for name, text in _texts(values):
        for key in _KEY.findall(text):
            if key == "*":
                document.cites_all = document.cites_all or name == "nocite"
                continue
            place = front.start(1) + max(0, front[1].find(f"@{key}"))
            document.cite([key.strip("{}")], place, place + len(key) + 1, silent=True)


def _texts(values: dict[str, Any]) -> list[tuple[str, str]]:
    """The fields that are running text, whatever their name (pandoc prints any): a lone `@name` is somebody's account.

    Each list and mapping is gone into once: YAML's aliases may hold themselves.
    """
    found: list[tuple[str, str]] = []
    seen: set[int] = set()
    waiting: list[tuple[str, Any]] = [(str(name), value) for name, value in reversed(values.items())]
    while waiting:
        name, value = waiting.pop()
        if isinstance(value, str):
            prose = " " in value.strip() or value.lstrip().startswith("[")
            found += [(name, value)] if name == "nocite" or (prose and name not in _NO_TEXT) else []
        elif isinstance(value, (list, dict)) and id(value) not in seen:
            seen.add(id(value))
            inner = value.items() if isinstance(value, dict) else ((name, one) for one in value)
            waiting += reversed([(str(key), one) for key, one in inner])
    return found


def load_yaml(text: str, file: str) -> tuple[dict[str, Any], Problem | None]:
    """The mapping that a piece of YAML holds."""
    import yaml

    try:
        values = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        said = getattr(error, "problem", None) or "cannot be read"
        return {}, Problem("front-matter-malformed", f"the front matter is no YAML: {said}", "warning", file, line)
    return (values if isinstance(values, dict) else {}), None
