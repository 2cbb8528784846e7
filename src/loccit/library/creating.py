"""Making a library, from nothing or as a copy of another."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from loccit.errors import LibraryError, UsageError

_COPIED = ("vocabulary.toml", "journal.jsonl")


def create(folder: Path, name: str | None, source: Path | None) -> Path:
    """Makes `folder` a library and gives it back. Raises UsageError where it is one already."""
    from loccit.store.folder import create_library

    if (folder / "loccit.toml").exists():
        raise UsageError(f"'{folder}' is a library already", hint=f"loccit -L {folder} list")
    if source is not None:
        _copy(source, folder)
    create_library(folder, name or folder.resolve().name)
    return folder


def _copy(source: Path, folder: Path) -> None:
    """The references, the vocabulary, the history and the snapshots of another library; never its inbox or index."""
    from loccit.store.finding import find_library

    source = Path(find_library(os.curdir, {}, source))
    if any(folder.glob("*.bib")):
        raise UsageError(f"'{folder}' holds .bib files already", hint="name a new folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path in [*sorted(source.glob("*.bib")), *(source / name for name in _COPIED)]:
            if path.is_file():
                shutil.copyfile(path, folder / path.name)
        if (source / "snapshots").is_dir():
            shutil.copytree(source / "snapshots", folder / "snapshots", dirs_exist_ok=True)
    except OSError as error:
        raise LibraryError(f"{error.filename}: cannot be copied: {error.strerror}") from error
