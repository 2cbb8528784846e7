"""Chromium without a window: a page's state after a script of the test's own, pictures, PDF.

Every run has a profile of its own, and a proxy that answers nothing: whatever would leave is counted there.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
import shutil
import socket
import subprocess
import tempfile
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

PROGRAM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
_FLAGS = """--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
--disable-component-update --disable-sync --disable-default-apps --disable-extensions --hide-scrollbars
--proxy-bypass-list=<-loopback>""".split()
_OWN = re.compile(r"(?:GET|POST|CONNECT) (?:https?://)?[\w.-]+\.(?:google|googleapis|gvt1)\.com\b")
"""What the browser asks for itself (the time, updates of its parts, accounts), whatever page it shows."""
_LONGEST = 120  # seconds until a run is given up: only a hanging browser takes so long


class Proxy:
    """Listens on a port of this machine, answers nothing, and keeps the first line of whatever a page asks of it."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self._server = socket.create_server(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self._server.getsockname()[1]}"
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            try:
                connection, _ = self._server.accept()
            except OSError:  # closed
                return
            with connection:
                connection.settimeout(2)
                line = ""
                with suppress(OSError):
                    line = connection.recv(4096).decode("latin-1").partition("\r\n")[0]
                if line and not _OWN.match(line):
                    self.asked.append(line)

    def close(self) -> None:
        """No longer listen."""
        self._server.close()


@contextmanager
def proxy() -> Iterator[Proxy]:
    """A proxy for one test."""
    made = Proxy()
    try:
        yield made
    finally:
        made.close()


def run(page: Path, *options: str, proxied: Proxy | None = None) -> str:
    """What Chromium prints for `page`; fails the test where it ends with an error."""
    assert PROGRAM
    address = proxied.address if proxied else "127.0.0.1:9"  # port 9 discards
    with tempfile.TemporaryDirectory() as profile:
        command = [PROGRAM, *_FLAGS, f"--user-data-dir={profile}", f"--proxy-server={address}", *options, page.as_uri()]
        done = subprocess.run(command, capture_output=True, timeout=_LONGEST, check=False)
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")[-2000:]
    return done.stdout.decode("utf-8", "replace")


def asked(page: Path, script: str, *options: str, proxied: Proxy | None = None) -> Any:
    """What `script` (the body of an async function) returns in the page, by JSON; what it waits for takes no time."""
    code = (
        f"(async () => {{ {script} }})().catch(String).then((value) => {{"
        "const out = document.createElement('pre'); out.id = 'answer'; out.textContent = JSON.stringify(value);"
        "document.body.append(out); });"
    )
    budget = ("--virtual-time-budget=5000",) if "await" in script else ()
    printed = run(_with(page, code), "--dump-dom", *budget, *options, proxied=proxied)
    found = re.search(r'<pre id="answer">(.*?)</pre>', printed, re.DOTALL)
    assert found, "the script gave no answer"
    return json.loads(html.unescape(found[1]))


def measured(page: Path, expression: str, width: int) -> int:
    """A number from 0 to 65535 measured in the page on a screen of `width` pixels.

    Only pictures are made at less than 500 pixels, so the number is said by the colour of the upper left corner.
    """
    code = (
        "const dot = document.createElement('div');"
        "Object.assign(dot.style, {position: 'fixed', left: 0, top: 0, width: '9px', height: '9px', zIndex: 9});"
        f"const say = () => {{ const n = Math.max(0, Math.min(65535, Math.round({expression})));"
        "dot.style.background = `rgb(7, ${n >> 8}, ${n & 255})`; document.body.append(dot); };"
        "addEventListener('load', say); addEventListener('resize', say);"
    )
    picture = page.with_suffix(".png")
    run(
        _with(page, f"addEventListener('load', () => {{ {code} }});"),
        f"--window-size={width},900",
        f"--screenshot={picture}",
    )
    colour = first_pixel(picture.read_bytes())
    assert colour.startswith("#07"), "the script did not run"
    return int(colour[3:], 16)


def _with(page: Path, code: str) -> Path:
    """A copy of the page in which `code` runs too: its digest is added to the policy, which lets no other run."""
    digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
    text = page.read_text(encoding="utf-8").replace("script-src ", f"script-src 'sha256-{digest}' ", 1)
    copy = page.with_name(f"with-{page.name}")
    copy.write_text(text.replace("</body>", f"<script>{code}</script></body>"), encoding="utf-8")
    return copy


def first_pixel(picture: bytes) -> str:
    """The colour of a PNG's upper left pixel: the first one is stored as it is, whatever the filter (PNG §9)."""
    data, position = b"", 8
    while position < len(picture):
        length = int.from_bytes(picture[position : position + 4])
        if picture[position + 4 : position + 8] == b"IDAT":
            data += picture[position + 8 : position + 8 + length]
        position += 12 + length
    return "#" + zlib.decompress(data)[1:4].hex()
