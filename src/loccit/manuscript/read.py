"""Reading a manuscript: each file in its syntax, and the files it includes, each once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from loccit.errors import Problem
from loccit.manuscript.model import Document, Manuscript
from loccit.manuscript.projects import PROJECTS, project_files
from loccit.manuscript.registry import SYNTAXES, syntax_of

_MOST_FILES = 5_000
_LARGEST = 100_000_000  # bytes of one text file


def read_manuscript(paths: Sequence[Path]) -> Manuscript:
    """The manuscript in `paths`: files, a `_quarto.yml` or `_bookdown.yml`, or folders with one.

    What cannot be read is a problem; a file that is there twice, or includes itself, is read once.
    """
    manuscript = Manuscript()
    seen: set[Path] = set()
    for path in paths:
        _add(manuscript, path, seen, None)
    _share_macros(manuscript)
    return manuscript


def _share_macros(manuscript: Manuscript) -> None:
    """Reads those LaTeX files again that use macros which another file of the manuscript defines."""
    macros = {name: macro for document in manuscript.documents for name, macro in document.macros.items()}
    if not macros:
        return
    from loccit.manuscript.latex import read_latex
    from loccit.manuscript.latex_macros import telling

    names = {*telling(macros), *(name for name in macros if name.startswith("set:"))}
    for document in manuscript.documents:
        foreign = [name.removeprefix("set:") for name in names if name not in document.macros]
        syntax = syntax_of(Path(document.file), document.text[:4000])
        if syntax and syntax.function == "read_latex" and any(name in document.text for name in foreign):
            again = read_latex(Path(document.file), document.text, macros)
            document.citations, document.quotations, document.prose = again.citations, again.quotations, again.prose
            document.cites_all = again.cites_all


def _add(manuscript: Manuscript, path: Path, seen: set[Path], parent: Document | None) -> None:
    """Reads `path` and, after it, what it includes (without recursion in Python: inclusions may be deep)."""
    waiting: list[tuple[Path, int, Document | None]] = [(path, 0, parent)]
    while waiting and len(seen) < _MOST_FILES:
        current, place, by = waiting.pop()
        try:
            real = current.resolve()
        except (OSError, RuntimeError):
            continue
        if real in seen:
            continue
        seen.add(real)
        if current.is_dir() or current.name in PROJECTS:
            _project(manuscript, current, seen)
            continue
        document = _document(current, by, manuscript)
        if document:
            manuscript.documents.append(document)
            if by and by is not parent:
                by.children.append((place, document))
            waiting += [(name, at, document) for name, at in reversed(list(_included(document, path)))]


def _included(document: Document, main: Path) -> Iterable[tuple[Path, int]]:
    """What a file includes; LaTeX looks for it beside the main file, others beside the file itself."""
    for name, place in document.includes:
        beside = main.parent / name.relative_to(Path(document.file).parent) if _under(name, document) else name
        yield (beside if not name.is_file() and beside.is_file() else name), place


def _under(name: Path, document: Document) -> bool:
    return name.is_relative_to(Path(document.file).parent)


def _document(path: Path, by: Document | None, manuscript: Manuscript) -> Document | None:
    """One file read. What another file includes and is not there, or is no text of a manuscript, is its own affair."""
    problem = ""
    try:
        if path.stat().st_size > _LARGEST:
            problem = f"it is larger than {_LARGEST // 1_000_000} MB"
        data = b"" if problem else path.read_bytes()
    except FileNotFoundError:
        problem = "there is no such file"
    except OSError as error:
        problem = (error.strerror or str(error)).lower()
    syntax = None if problem else syntax_of(path, data[:4000].decode("utf-8", "replace"))
    if not problem and syntax is None:
        known = ", ".join(ending for one in SYNTAXES for ending in one.endings[:1])
        problem = f"its syntax is not known (known: {known})"
    if problem:
        if by is None or (problem.startswith("there is no") and not by.file.endswith(".aux")):
            where = by.file if by else str(path)
            what = f"{path.name}: {problem}" if by else f"cannot be read: {problem}"
            found = Problem("manuscript-unreadable", what, "warning" if by else "error", where)
            (
                by.problems.append(found)
                if by
                else manuscript.documents.append(Document(str(path), "", problems=[found]))
            )
        return None
    assert syntax is not None
    return syntax.read(path, "" if syntax.binary else _decoded(data))


def _decoded(data: bytes) -> str:
    """The text of a file: by its byte-order mark, else UTF-8, else Windows-1252 as older editors write."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace").replace("\r\n", "\n")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _project(manuscript: Manuscript, path: Path, seen: set[Path]) -> None:
    """The files of a project of Quarto or bookdown."""
    from loccit.manuscript.front_matter import FRONT, read_front_matter

    folder = path if path.is_dir() else path.parent
    here = [folder / name for name in PROJECTS if (folder / name).is_file()]
    project = path if path in here else here[0] if here else None
    if project is None:
        what = "there is no _quarto.yml or _bookdown.yml in this folder"
        problem = Problem("manuscript-unreadable", what, file=str(path), hint="name the files")
        manuscript.documents.append(Document(str(path), "", problems=[problem]))
        return
    text = _decoded(project.read_bytes())
    files, problems = project_files(project, text)
    head = Document(str(project), f"---\n{text}\n---\n", problems=problems)
    if (front := FRONT.match(head.text)) and not problems:
        read_front_matter(head, front)
    head.citations = [one._replace(line=one.line - 1) for one in head.citations]  # the file has no line of dashes
    manuscript.documents.append(head)
    for file in files:
        _add(manuscript, file, seen, head)
