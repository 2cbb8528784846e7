"""bib-dedupe on one file of records, for comparison; run by a Python that has it: prints JSON with groups and CPU s."""

from __future__ import annotations

import json
import sys
import time

import pandas as pd
from bib_dedupe.bib_dedupe import block, cluster, match, prep


def main(path: str) -> None:
    """Read the CSV at `path`, dedupe it on one CPU, print one line of JSON."""
    records = pd.read_csv(path)
    start = time.process_time()
    prepared = prep(records, cpu=1)
    matched = match(block(prepared, cpu=1), cpu=1)
    groups = cluster(matched)
    print(json.dumps({"cpu": time.process_time() - start, "groups": [list(group) for group in groups]}))


if __name__ == "__main__":
    main(sys.argv[1])
