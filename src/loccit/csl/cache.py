"""Parsed styles and locales on disk, as JSON, so that a warm start never touches XML.

The key is the hash of the file's content and of this format's version: nothing is ever out of date. A file
that cannot be read is a miss; a cache folder that cannot be written costs only speed.
"""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path
from typing import Any

VERSION = 3


FOLDER: Path | None = None  # another place than the user's cache folder


def folder() -> Path:
    """`FOLDER`, else the user's cache folder."""
    if FOLDER is not None:
        return FOLDER
    from platformdirs import user_cache_dir

    return Path(user_cache_dir("loccit"))


def key(data: bytes) -> str:
    """The name under which what was made from `data` is kept."""
    from hashlib import blake2b

    return blake2b(data, digest_size=16, person=b"loccit%d" % VERSION).hexdigest()


def read(name: str) -> Any:
    """The value kept under `name`, or None."""
    try:
        return json.loads((folder() / f"{name}.json").read_bytes())
    except (OSError, ValueError, RecursionError):
        return None


def write(name: str, value: Any) -> None:
    """Keep `value` under `name`: written aside, then renamed, so that a reader never sees half."""
    with contextlib.suppress(OSError):
        path = folder() / f"{name}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_suffix(f".{os.getpid()}")
        aside.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
        aside.replace(path)
