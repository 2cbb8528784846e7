"""Answers kept on disk, so that a second look-up asks nobody, and `offline` still knows what was once asked."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import time
from datetime import date
from pathlib import Path

from loccit.lookup.answer import Answer

_SUFFIX = ".answer"


class Cache:
    """A folder with one file an answer: a line of JSON, then the body. Any of it can be deleted at any time."""

    def __init__(self, folder: Path | None, days: float) -> None:
        self._folder = folder
        self._seconds = days * 86_400

    def get(self, address: str, accept: str, *, any_age: bool = False) -> Answer | None:
        """The answer kept for a request, unless it is too old; None where there is none or it cannot be read."""
        if self._folder is None:
            return None
        try:
            data = self._path(address, accept).read_bytes()
            head, _, body = data.partition(b"\n")
            kept = json.loads(head)
            fresh = any_age or time.time() - float(kept["time"]) < self._seconds
            if not fresh or kept["address"] != address or kept["length"] != len(body):
                return None
            day = date.fromtimestamp(float(kept["time"])).isoformat()
            return Answer(kept["final"], body, kept["type"], kept["charset"], from_cache=True, day=day)
        except (OSError, ValueError, KeyError, TypeError, OverflowError):
            return None

    def put(self, address: str, accept: str, answer: Answer) -> None:
        """Keep an answer; a disk that is full or read-only costs the cache, not the look-up."""
        if self._folder is None:
            return
        head = {
            "address": address,
            "final": answer.address,
            "type": answer.content_type,
            "charset": answer.charset,
            "length": len(answer.data),
            "time": time.time(),
        }
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._folder, suffix=".part")
            with os.fdopen(handle, "wb") as file:
                file.write(json.dumps(head).encode() + b"\n" + answer.data)
            Path(name).replace(self._path(address, accept))
        except OSError:
            return

    def _path(self, address: str, accept: str) -> Path:
        assert self._folder is not None
        return self._folder / (hashlib.sha256(f"{accept}\n{address}".encode()).hexdigest()[:40] + _SUFFIX)
