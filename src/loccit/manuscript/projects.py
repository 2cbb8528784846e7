"""Manuscripts of many files: Quarto's `_quarto.yml` and bookdown's `_bookdown.yml` name them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from loccit.errors import Problem
from loccit.manuscript.front_matter import load_yaml

PROJECTS = ("_quarto.yml", "_quarto.yaml", "_bookdown.yml", "_bookdown.yaml")
_DEEPEST = 5  # parts within parts


def project_files(project: Path, text: str) -> tuple[list[Path], list[Problem]]:
    """The files of a project in reading order."""
    values, problem = load_yaml(text, str(project))
    files = _bookdown(project.parent, values) if "bookdown" in project.name else _quarto(project.parent, values)
    return files, [problem] if problem else []


def _quarto(folder: Path, values: dict[str, Any]) -> list[Path]:
    book = values.get("book") or values.get("manuscript") or {}
    listed: list[str] = []
    if isinstance(book, dict):
        listed = [*_chapters(book.get("chapters"), 0), *_chapters(book.get("appendices"), 0)]
        listed = listed or _chapters([book.get("article")], 0)
    render = (values.get("project") or {}).get("render") if isinstance(values.get("project"), dict) else None
    files = [folder / name for name in listed]
    if not files and isinstance(render, list):
        files = [path for pattern in render if not str(pattern).startswith("!") for path in _glob(folder, str(pattern))]
    if not files:
        files = [path for path in sorted(folder.rglob("*.[qR]md")) if not _hidden(path.relative_to(folder))]
    return files


def _bookdown(folder: Path, values: dict[str, Any]) -> list[Path]:
    """What `rmd_files` lists (for each format, or for all); else all, the index first."""
    listed = values.get("rmd_files")
    if isinstance(listed, dict):
        listed = [name for names in listed.values() if isinstance(names, list) for name in names]
    if isinstance(listed, list):
        return [folder / name for name in dict.fromkeys(map(str, listed))]
    below = "**/*.Rmd" if values.get("rmd_subdir") else "*.Rmd"
    files = [path for path in sorted(folder.glob(below)) if not _hidden(path.relative_to(folder))]
    return sorted(files, key=lambda path: path.name != "index.Rmd")


def _glob(folder: Path, pattern: str) -> list[Path]:
    return sorted(folder.glob(pattern)) if not Path(pattern).is_absolute() and ".." not in pattern else []


def _hidden(path: Path) -> bool:
    return any(part.startswith(("_", ".")) for part in path.parts)


def _chapters(listed: Any, depth: int) -> list[str]:
    """The files under `chapters:`, those of its parts too."""
    names: list[str] = []
    for one in listed if isinstance(listed, list) and depth < _DEEPEST else []:
        if isinstance(one, str):
            names.append(one)
        elif isinstance(one, dict):
            names += [one[name] for name in ("file", "part", "href") if str(one.get(name, "")).endswith("md")]
            names += _chapters(one.get("chapters"), depth + 1)
    return names
