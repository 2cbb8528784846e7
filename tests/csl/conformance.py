"""`python -m tests.csl.conformance DIR [--json] [--diff] [--write]`: run a folder of CSL fixtures."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from tests.csl.fixtures import Fixture

PASSING = Path(__file__).with_name("passing.txt")


def check(path: Path) -> tuple[bool, str]:
    """Whether a fixture passes, and what came out. A crash of ours is a failure, shown by its type."""
    fixture = Fixture.read(path)
    try:
        actual = fixture.actual()
    except Exception as error:  # noqa: BLE001 - the report must go on to the next fixture
        return False, f"{type(error).__name__}: {error}"
    return actual == fixture.expected, actual


def conformance(folder: Path) -> tuple[list[str], list[str]]:
    """The names of the fixtures in `folder` that pass, and of those that do not."""
    passed: list[str] = []
    failed: list[str] = []
    for path in sorted(folder.glob("*.txt")):
        (passed if check(path)[0] else failed).append(path.stem)
    return passed, failed


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", action="store_true", help="print {passed, failed} as JSON")
    parser.add_argument("--diff", action="store_true", help="print what came out of the failing ones")
    parser.add_argument("--write", action="store_true", help="write the passing ones to passing.txt")
    arguments = parser.parse_args()
    passed, failed = conformance(arguments.folder)
    if arguments.write:
        PASSING.write_text("".join(f"{name}\n" for name in passed), encoding="utf-8")
    if arguments.json:
        print(json.dumps({"passed": passed, "failed": failed}, indent=1))
    else:
        for name in failed:
            print(name)
            if arguments.diff:
                path = arguments.folder / f"{name}.txt"
                print(f"  wanted {Fixture.read(path).expected}\n  got    {check(path)[1]}")
        print(f"{len(passed)} of {len(passed) + len(failed)} passed")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
