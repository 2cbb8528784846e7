"""The pictures of README are there, small, and none is without the function that makes it anew."""

from __future__ import annotations

import pytest

from tests.docs.pictures import FOLDER, LARGEST, PICTURES


@pytest.mark.skipif(not FOLDER.is_dir(), reason="the pictures stand in the repository only")
def test_the_pictures_are_there_and_small() -> None:
    for name in PICTURES:
        found = list(FOLDER.glob(f"{name}.*"))
        assert len(found) == 1, name
        assert found[0].stat().st_size <= LARGEST
    assert {path.stem for path in FOLDER.iterdir()} == set(PICTURES)
