"""Plain text."""

from __future__ import annotations

from .base import Output

OUTPUT = Output()
