"""The layers of ARCHITECTURE.md: imports point one way, third-party code stays in its room."""

from __future__ import annotations

import ast
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[1] / "src" / "loccit"
LAYERS = (
    {"errors", "record"},
    {"biblatex", "csl"},
    {"formats", "documents", "lookup", "match", "tags", "checks", "bibliography", "manuscript", "report"},
    {"store", "index"},
    {"library"},
    {"cli"},
)
LEVEL = {package: level for level, packages in enumerate(LAYERS) for package in packages}
ROOMS = {
    "pybtex": {"biblatex", "bibliography"},
    "eyecite": {"match"},
    "docx": {"csl"},
    "rapidfuzz": {"match", "manuscript", "tags", "checks"},
    "pypdfium2": {"documents"},
    "sqlite3": {"index"},
    "click": {"cli"},
    "rich": {"cli"},
    "textual": {"cli"},
    "httpx": {"lookup"},
    "httpcore": {"lookup"},
}


def modules() -> list[tuple[str, set[str]]]:
    """(package, imports) of every file; the package of loccit/__init__.py is `''`, which every layer may import."""
    found = []
    for path in sorted(SOURCE.rglob("*.py")):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        package = "" if parts == ("__init__",) else parts[0]
        found.append((package, imports(ast.parse(path.read_text(encoding="utf-8")), ("loccit", *parts))))
    return found


def imports(tree: ast.Module, here: tuple[str, ...]) -> set[str]:
    """Every dotted name imported anywhere in the file: at its top, inside functions, under TYPE_CHECKING."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = ".".join(here[: len(here) - node.level]) + "." if node.level else ""
            names |= {f"{above}{node.module or ''}.{alias.name}".replace("..", ".") for alias in node.names}
    return names


def test_every_package_has_a_layer() -> None:
    assert {package for package, _ in modules()} - {""} <= set(LEVEL) | {"help", "__main__"}


def test_imports_point_to_lower_layers() -> None:
    wrong = []
    for package, names in modules():
        for name in names:
            top, _, rest = name.partition(".")
            target = rest.partition(".")[0]
            if top != "loccit" or target == package or target not in LEVEL:
                continue
            if LEVEL.get(package, len(LAYERS)) <= LEVEL[target] and {package, target} - LAYERS[0]:
                wrong.append(f"{package} imports {name}")
    assert wrong == []


def test_the_model_knows_only_itself() -> None:
    for package, names in modules():
        if package in ("errors", "record"):
            allowed = {"errors", "record"} if package == "record" else {"errors"}
            inside = {name.split(".")[1] for name in names if name.startswith("loccit.")}
            assert inside <= allowed


def test_third_party_code_stays_in_its_room() -> None:
    wrong = []
    for package, names in modules():
        for name in names:
            top = name.partition(".")[0]
            if top in ROOMS and package not in ROOMS[top]:
                wrong.append(f"{package} imports {top}")
    assert wrong == []


def test_textual_is_imported_for_browse_alone() -> None:
    """It is an extra, and takes longer to import than most commands to run."""
    users = {
        path.relative_to(SOURCE).parts[:2]
        for path in SOURCE.rglob("*.py")
        if any(name.partition(".")[0] == "textual" for name in imports(ast.parse(path.read_text("utf-8")), ("loccit",)))
    }
    assert users == {("cli", "browse")}
