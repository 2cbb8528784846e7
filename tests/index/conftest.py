"""A library to ask."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from loccit.index import Index
from tests.index.library import snapshot, write

TEXT = """\
@string{press = "Oxford University Press"}

@article{lewis2013why,
  author = {Lewis, Paul G. and Provine, Doris Marie and Varsanyi, Monica W. and Decker, Scott H.},
  title = {Why Do (Some) City Police Departments Enforce Federal Immigration Law?},
  journaltitle = {Journal of Public Administration Research and Theory},
  date = {2013-01},
  doi = {10.1093/jopart/mus045},
  abstract = {Immigration enforcement has long been a federal task. Sheriffs are elected; police chiefs are not.},
  keywords = {local police, federalism},
}

@book{varsanyi2010taking,
  editor = {Varsanyi, Monica W.},
  title = {Taking Local Control},
  publisher = press,
  date = {2010},
  isbn = {978-0-8047-7027-9},
  keywords = {federalism},
}

@report{OIG-20-13,
  institution = {{DHS Office of Inspector General}},
  title = {Concerns about {ICE} Detainee Treatment and the 287(g) Program},
  number = {OIG-20-13},
  date = {2020-02-19},
  url = {https://www.oig.dhs.gov/OIG-20-13.pdf},
  ids = {dhs2020, OIG2013},
  keywords = {287(g), detention},
}

@online{muller2019,
  author = {Müller, Jörg and Sørensen, Åse},
  title = {Sheriffs’ Associations and Co-operation across the Counties},
  date = {2019},
  keywords = {sheriffs},
}

@article{tanaka2018,
  author = {田中, 太郎},
  title = {東京大学の歴史},
  journaltitle = {歴史評論},
  date = {2017/2018},
}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, TEXT)
    snapshot(
        tmp_path,
        "muller2019",
        "The constitutional sheriff. " * 40 + "They signed a memorandum of agreement in Mühlhausen.",
    )
    return tmp_path


@pytest.fixture
def index(folder: Path) -> Iterator[Index]:
    with Index(folder) as index:
        yield index
