"""The layers of ARCHITECTURE.md: imports point one way, third-party code stays in its room."""

from __future__ import annotations

import ast
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[1] / "src" / "loccit"
LAYERS = (
    {"errors", "record"},
    {"biblatex", "csl"},
    {"formats", "documents", "lookup", "match", "tags", "checks", "bibliography", "manuscript"},
    {"store", "index"},
    {"library"},
    {"cli"},
)
LEVEL = {package: level for level, packages in enumerate(LAYERS) for package in packages}
ROOMS = {
    "pybtex": {"biblatex", "bibliography"},
    "rapidfuzz": {"match", "manuscript", "tags"},
    "pypdfium2": {"documents"},
    "sqlite3": {"index"},
    "click": {"cli"},
    "rich": {"cli"},
    "httpx": {"lookup"},
}


def modules() -> list[tuple[str, ast.Module]]:
    """(package, tree) of every file; `''` is loccit/__init__.py, which every layer may import."""
    found = []
    for path in sorted(SOURCE.rglob("*.py")):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        found.append(("" if parts == ("__init__",) else parts[0], ast.parse(path.read_text(encoding="utf-8"))))
    return found


def imports(tree: ast.Module) -> set[str]:
    """Every dotted name imported anywhere in the file: at its top, inside functions, under TYPE_CHECKING."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports hide the direction"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def test_every_package_has_a_layer() -> None:
    assert {package for package, _ in modules()} - {""} <= set(LEVEL) | {"help", "__main__"}


def test_imports_point_to_lower_layers() -> None:
    wrong = []
    for package, tree in modules():
        for name in imports(tree):
            top, _, rest = name.partition(".")
            target = rest.partition(".")[0]
            if top != "loccit" or target == package or target not in LEVEL:
                continue
            if LEVEL.get(package, len(LAYERS)) <= LEVEL[target] and {package, target} - LAYERS[0]:
                wrong.append(f"{package} imports {name}")
    assert wrong == []


def test_the_model_knows_only_itself() -> None:
    for package, tree in modules():
        if package in ("errors", "record"):
            allowed = {"errors", "record"} if package == "record" else {"errors"}
            inside = {name.split(".")[1] for name in imports(tree) if name.startswith("loccit.")}
            assert inside <= allowed


def test_third_party_code_stays_in_its_room() -> None:
    wrong = []
    for package, tree in modules():
        for name in imports(tree):
            top = name.partition(".")[0]
            if top in ROOMS and package not in ROOMS[top]:
                wrong.append(f"{package} imports {top}")
    assert wrong == []
