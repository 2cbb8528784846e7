"""The tests keep what they cache in a folder of their own."""

from __future__ import annotations

import tempfile
from pathlib import Path

from loccit.csl import cache

_PLACE = tempfile.TemporaryDirectory(prefix="loccit-csl-")
cache.FOLDER = Path(_PLACE.name)
