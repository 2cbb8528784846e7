"""`src/loccit/help/settings.md`, made from the settings themselves: `python -m tests.docs.settings`."""

from __future__ import annotations

import json
from dataclasses import MISSING, fields
from pathlib import Path

from loccit.lookup.settings import MEANINGS as LOOKUP_MEANINGS
from loccit.lookup.settings import Settings as LookupSettings
from loccit.match import DEFAULT_THRESHOLD
from loccit.store.settings import MEANINGS, THRESHOLDS, Settings

PAGE = Path(__file__).resolve().parents[2] / "src" / "loccit" / "help" / "settings.md"
_HEAD = """# Settings

Made from the code by `python -m tests.docs.settings`; a test keeps it so.

`loccit.toml` lies in the library's folder. A line that is taken out falls back to its default; one that is misspelt is
told by `loccit check`.
"""
_LOOKUP = """
## `[lookup]`: what is asked on the network

Nothing is asked but what a command was given (an address, a DOI, an ISBN, …), and the registry of a DOI that a page or
PDF names; `import --offline` asks nothing. Times are in seconds.
"""
_END = """
## Environment variables

`LOCCIT_LIBRARY` is the library's folder. Every option of every command can be set as `LOCCIT_<COMMAND>_<OPTION>`, which
its `--help` shows; `NO_COLOR` turns colour off. Answers of look-ups are kept in the user's cache folder
(`XDG_CACHE_HOME` on Linux).
"""


def reference() -> str:
    """The page."""
    own = {field.name: field.default for field in fields(Settings) if field.default is not MISSING}
    defaults = {field.name: field.default for field in fields(LookupSettings)}
    thresholds = {"duplicate": DEFAULT_THRESHOLD}
    return "".join(
        (
            _HEAD,
            _table({name: (own[name], meaning) for name, meaning in MEANINGS.items()}),
            "\n## `[thresholds]`: how much is asked\n",
            _table({name: (thresholds[name], meaning) for name, meaning in THRESHOLDS.items()}),
            _LOOKUP,
            _table({name: (defaults[name], meaning) for name, meaning in LOOKUP_MEANINGS.items()}),
            _END,
        )
    )


def _table(rows: dict[str, tuple[object, str]]) -> str:
    lines = ["", "| setting | default | meaning |", "|---|---|---|"]
    lines += [f"| `{name}` | `{json.dumps(default)}` | {meaning} |" for name, (default, meaning) in rows.items()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8")
