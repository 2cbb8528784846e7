"""A server for each test, and settings that point every service to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from loccit.lookup import Settings
from tests.lookup.server import Server, running


@pytest.fixture
def server() -> Iterator[Server]:
    with running() as server:
        yield server


@pytest.fixture
def settings(server: Server, tmp_path: Path) -> Settings:
    base = server.address
    return Settings(
        crossref=base, datacite=base, doi=f"{base}/doi", openlibrary=base, eutils=base, idconv=f"{base}/idconv",
        arxiv=f"{base}/api", contact="writer@example.org", cache=tmp_path / "cache", pause=0.0, arxiv_pause=0.0,
        read_timeout=2.0, allow_private=True,
    )  # fmt: skip
