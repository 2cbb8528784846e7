"""`loccit.toml`: the settings of one library, read with defaults and written once by `init`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from loccit.errors import LibraryError, Problem

DEFAULT_CITEKEY = "{author}{year}{title}"
MEANINGS = {
    "name": "what the library is called in reports; `init` takes the folder's name",
    "style": "the style of `bibliography`, `cite`, `show` and `report`: a CSL style's name or a .csl file",
    "language": "the language (BCP 47) of terms and dates in them, and of sources that do not say theirs",
    "citekey": "how new citekeys are built: `{author}` `{authors:3}` `{year}` `{year:2}` `{month}` `{title}` "
    "`{title:2}` (that many significant words) `{container}` `{number}` `{type}`; `{Author}`, … with a capital letter",
}
"""What each setting is for, as the reference of the settings says it."""
THRESHOLDS = {"duplicate": "how alike two records must be, from 0 to 1, to be called one work"}
"""The thresholds that can be set."""
_TABLES = ("thresholds", "lookup")

_TEMPLATE = """\
# Settings of this library. A line that is taken out falls back to the value shown here.

# What the library is called in reports.
name = {name}

# The style of bibliographies: a CSL style's name ("apa", "chicago-author-date", …) or a .csl file.
style = "apa"

# The language of bibliographies, and of sources that do not say theirs (BCP 47).
language = "en-US"

# How new citekeys are built. Parts: {{author}} {{authors:3}} {{year}} {{year:2}} {{month}} {{title}} {{title:2}} (that
# many significant words) {{container}} {{number}} {{type}}; {{Author}}, {{Title}}, … begin with a capital letter.
citekey = "{citekey}"

[thresholds]
# Scores from 0 to 1 from which on a finding counts, where the built-in ones do not fit this topic: duplicate = 0.6

[lookup]
# Where DOIs, ISBNs and addresses are looked up. contact = "me@example.org" lets the services reach you; base addresses
# (crossref, datacite, doi, openlibrary, eutils, idconv, arxiv), proxy, deadline (seconds) can be set too.
"""


@dataclass(frozen=True, slots=True)
class Settings:
    """What `loccit.toml` says. `thresholds` are scores from 0 to 1 by name; `lookup` is for look-ups on the network."""

    name: str = ""
    style: str = "apa"
    language: str = "en-US"
    citekey: str = DEFAULT_CITEKEY
    thresholds: dict[str, float] = field(default_factory=dict)
    lookup: dict[str, str | float | bool] = field(default_factory=dict)


def settings_text(name: str) -> str:
    """A new `loccit.toml`, with comments."""
    import json

    return _TEMPLATE.format(name=json.dumps(name, ensure_ascii=False), citekey=DEFAULT_CITEKEY)


def load_settings(path: Path) -> tuple[Settings, list[Problem]]:
    """The settings in the file; whatever is wrong in it falls back to the default and is a problem with its line.

    A file that is not there is all defaults. Raises `LibraryError` if it cannot be read.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Settings(), []
    except OSError as error:
        raise LibraryError(f"{path}: cannot be read: {error.strerror}") from error
    return read_settings(data, str(path))


def read_settings(data: bytes, file: str) -> tuple[Settings, list[Problem]]:
    """As `load_settings`, from the file's bytes; `file` is its name in problems."""
    import tomllib

    try:
        text = data.decode("utf-8-sig")
        table = tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Settings(), [_problem("settings-encoding", "not UTF-8; all settings fall back", file, line)]
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+)", str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        message = re.sub(r" \(at .*\)$", "", str(error))
        return Settings(), [_problem("settings-syntax", f"{message}; all settings fall back", file, line)]
    return _checked(table, text, file)


def _checked(table: dict[str, Any], text: str, file: str) -> tuple[Settings, list[Problem]]:
    problems: list[Problem] = []
    values: dict[str, Any] = {}
    for key, value in table.items():
        fault = _fault(key, value)
        if fault:
            problems.append(_problem(*fault, file, _line_of(text, key)))
        elif key not in _TABLES:
            values[key] = value
    if isinstance(table.get("thresholds"), dict):
        values["thresholds"] = _thresholds(table["thresholds"], text, file, problems)
    if isinstance(table.get("lookup"), dict):
        values["lookup"] = _plain(table["lookup"], text, file, problems)
    return Settings(**values), problems


def _plain(table: dict[str, Any], text: str, file: str, problems: list[Problem]) -> dict[str, str | float | bool]:
    """The values that are text, a number, or true and false."""
    for key, value in table.items():
        if not isinstance(value, str | int | float):
            message = f"'{key}' must be text, a number, or true or false"
            problems.append(_problem("settings-value", message, file, _line_of(text, key)))
    return {key: value for key, value in table.items() if isinstance(value, str | int | float)}


def _fault(key: str, value: Any) -> tuple[str, str] | None:
    """Code and message of what is wrong with one setting."""
    names = tuple(Settings.__dataclass_fields__)
    if key not in names:
        return "settings-unknown", f"unknown setting '{key}': known are {', '.join(names)}"
    wanted = dict if key in _TABLES else str
    if not isinstance(value, wanted):
        return "settings-value", f"'{key}' must be {'a table' if wanted is dict else 'text in quotes'}"
    if key == "citekey":
        from loccit.store.citekeys import pattern_fault

        if fault := pattern_fault(str(value)):
            return "settings-value", f"'citekey': {fault}"
    return None


def _thresholds(table: dict[str, Any], text: str, file: str, problems: list[Problem]) -> dict[str, float]:
    good: dict[str, float] = {}
    for key, value in table.items():
        if key not in THRESHOLDS:
            message = f"unknown threshold '{key}': known are {', '.join(THRESHOLDS)}"
            problems.append(_problem("settings-unknown", message, file, _line_of(text, key)))
        elif isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= 1:
            good[key] = float(value)
        else:
            message = f"threshold '{key}' must be a number from 0 to 1"
            problems.append(_problem("settings-value", message, file, _line_of(text, key)))
    return good


def _line_of(text: str, key: str) -> int:
    """The line on which `key` is set (as a key or as a table), 0 if it cannot be told."""
    found = re.search(rf"""^[ \t]*\[*[ \t]*["']?{re.escape(key)}["']?[ \t]*[].=]""", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 0


def _problem(code: str, message: str, file: str, line: int) -> Problem:
    return Problem(code, message, file=file, line=line, hint="correct the line or take it out")
