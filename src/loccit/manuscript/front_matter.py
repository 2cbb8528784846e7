"""YAML at the head of a Markdown file, and `_quarto.yml`: what they say of citations and files."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from loccit.errors import Problem
from loccit.manuscript.model import Document

FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S)
_KEY = re.compile(r"(?<![\w\\])@(\*|\{[^{}\n]+\}|\w(?:\w|[:.#$%&\-+?<>~/](?=\w))*)")
_FIELD = re.compile(r"^(nocite|bibliography|references|abstract|subtitle|title|thanks)\s*:", re.M)


def read_front_matter(document: Document, front: re.Match[str]) -> None:
    """Adds what `nocite`, `bibliography` and the texts of the front matter (abstract, thanks) cite."""
    if not _FIELD.search(front[1]) and "@" not in front[1]:
        return
    values, problem = _load(front[1], document.file)
    if problem:
        document.problems.append(problem)
        return
    bibliography = values.get("bibliography")
    names = bibliography if isinstance(bibliography, list) else [bibliography] if bibliography else []
    document.bibliographies += [str(name) for name in names]
    references = values.get("references")
    for one in references if isinstance(references, list) else []:
        document.defined |= {str(one["id"])} if isinstance(one, dict) and "id" in one else set()
    for name in ("nocite", "title", "subtitle", "abstract", "thanks"):
        for key in _KEY.findall(_text(values.get(name))):
            if key == "*":
                document.cites_all = document.cites_all or name == "nocite"
                continue
            place = front.start(1) + max(0, front[1].find(f"@{key}"))
            document.cite([key.strip("{}")], place, place + len(key) + 1, silent=True)


def _text(value: Any) -> str:
    return " ".join(map(_text, value)) if isinstance(value, list) else str(value or "")


def _load(text: str, file: str) -> tuple[dict[str, Any], Problem | None]:
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


def quarto_files(project: Path, text: str) -> tuple[list[Path], str, list[Problem]]:
    """The files of a Quarto project in reading order, and what its own `nocite` says."""
    values, problem = _load(text, str(project))
    book = values.get("book") or values.get("manuscript") or {}
    listed = [*_chapters(book.get("chapters")), *_chapters(book.get("appendices"))] if isinstance(book, dict) else []
    render = (values.get("project") or {}).get("render") if isinstance(values.get("project"), dict) else None
    folder = project.parent
    files = [folder / name for name in listed]
    if not files and isinstance(render, list):
        files = [path for pattern in render if not str(pattern).startswith("!") for path in _glob(folder, str(pattern))]
    if not files:
        files = [path for path in sorted(folder.rglob("*.[qR]md")) if not _hidden(path.relative_to(folder))]
    return files, _text(values.get("nocite")), [problem] if problem else []


def _glob(folder: Path, pattern: str) -> list[Path]:
    return sorted(folder.glob(pattern)) if not Path(pattern).is_absolute() and ".." not in pattern else []


def _hidden(path: Path) -> bool:
    return any(part.startswith(("_", ".")) for part in path.parts)


def _chapters(listed: Any) -> list[str]:
    """The files under `chapters:`, those of its parts too."""
    names: list[str] = []
    for one in listed if isinstance(listed, list) else []:
        if isinstance(one, str):
            names.append(one)
        elif isinstance(one, dict):
            names += [one[name] for name in ("file", "part", "href") if str(one.get(name, "")).endswith("md")]
            names += _chapters(one.get("chapters"))
    return names
