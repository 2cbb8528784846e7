"""Saved pages: CPU milliseconds a page, beside trafilatura and extruct where they are installed.

`python -m tests.benchmarks.pages [--peers PYTHON]`; PYTHON is an interpreter that has the other two.
"""

from __future__ import annotations

import argparse
import gzip
import os
import subprocess
import sys
import time

from tests.shared import ROOT

PEER = """
import glob, gzip, sys, time
pages = [gzip.open(name).read() for name in sorted(glob.glob(sys.argv[2] + '/*.html.gz'))]
if sys.argv[1] == 'trafilatura':
    import trafilatura
    def read(data): trafilatura.bare_extraction(data, with_metadata=True)
else:
    import extruct
    def read(data): extruct.extract(data.decode('utf-8', 'replace'), syntaxes=['json-ld', 'opengraph', 'microdata'])
start = time.process_time()
for data in pages:
    try: read(data)
    except Exception: pass
print((time.process_time() - start) / len(pages) * 1000)
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", default=os.environ.get("LOCCIT_PEERS"))
    args = parser.parse_args()
    folder = ROOT / "pages" / "html"
    if not folder.exists():
        print("the evaluation data 'pages' are not here (set LOCCIT_SHARED)", file=sys.stderr)
        return 2
    pages = [gzip.decompress(path.read_bytes()) for path in sorted(folder.glob("*.html.gz"))]
    from loccit.documents import html

    html.read(pages[0], "warm-up")
    start = time.process_time()
    for data in pages:
        html.read(data, "page")
    print(f"{len(pages)} pages, CPU ms a page after start")
    print(f"{'loccit':<14}{(time.process_time() - start) / len(pages) * 1000:8.1f}")
    for peer in ("trafilatura", "extruct"):
        shown = "not installed"
        if args.peers:
            command = [args.peers, "-c", PEER, peer, str(folder)]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            shown = f"{float(done.stdout):8.1f}" if done.returncode == 0 else "failed"
        print(f"{peer:<14}{shown}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
