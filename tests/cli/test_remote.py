"""Import of addresses and identifiers, from a server on this machine with answers as the services document them."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.cli.conftest import Typed

PAGE = """<html lang="en"><head><title>Clerk lists requests | Sample Gazette</title>
<meta name="citation_doi" content="10.5555/sample.9"><meta property="og:site_name" content="Sample Gazette">
<meta property="og:type" content="article"><meta name="author" content="Robin Sample"></head>
<body><h1>Clerk lists requests</h1>
<p>The clerk of Sample County, an invented place, lists the detainer requests it had.</p>
</body></html>"""
WORK = {
    "message": {
        "DOI": "10.5555/sample.9",
        "type": "journal-article",
        "title": ["Clerk lists requests"],
        "author": [{"given": "Robin", "family": "Sample"}],
        "container-title": ["Journal of Sample Studies"],
        "volume": "9",
        "issued": {"date-parts": [[2024, 5, 2]]},
    },
    "message-type": "work",
    "status": "ok",
}


class Handler(BaseHTTPRequestHandler):
    """A page, a registry that knows one DOI, and nothing else."""

    def do_GET(self) -> None:
        if self.path.startswith("/page"):
            self._answer(200, "text/html", PAGE.encode())
        elif self.path.startswith("/works/10.5555/sample"):
            self._answer(200, "application/json", json.dumps(WORK).encode())
        else:
            self._answer(404, "text/plain", b"not found")

    def _answer(self, status: int, kind: str, data: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Says nothing."""


@pytest.fixture
def server(folder: Path) -> Iterator[str]:
    """The server's address; the library's settings send every look-up there."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as httpd:
        address = f"http://127.0.0.1:{httpd.server_port}"
        settings = (folder / "loccit.toml").read_text(encoding="utf-8")
        services = "\n".join(f'{name} = "{address}"' for name in ("crossref", "datacite", "doi", "openlibrary"))
        extra = f"{services}\nallow_private = true\npause = 0.0\nretries = 0\n"
        (folder / "loccit.toml").write_text(settings.replace("[lookup]\n", f"[lookup]\n{extra}"), encoding="utf-8")
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        yield address
        httpd.shutdown()


def test_an_address_is_read_and_completed_by_its_doi(typed: Typed, server: str) -> None:
    result = typed("import", f"{server}/page", "--json")
    assert result.code == 0, result.err
    record = result.json()[0]["record"]
    assert record["title"] == "Clerk lists requests"
    assert record["volume"] == "9"
    assert record["author"] == [{"family": "Sample", "given": "Robin"}]
    citekey = result.json()[0]["citekey"]
    assert "crossref" in typed("why", citekey, "volume").out.lower()
    assert "detainer requests" in typed("search", '"detainer requests"').out


def test_a_doi_is_asked_for(typed: Typed, server: str) -> None:
    one = typed("import", "10.5555/sample.9", "--json").json()[0]
    assert one["record"]["container-title"] == "Journal of Sample Studies"
    assert one["status"] == "new"
    assert typed("import", "https://doi.org/10.5555/SAMPLE.9", "--json").json()[0]["status"] == "duplicate"


LINKS = {
    "story.url": "[InternetShortcut]\r\nURL={0}/page\r\n",
    "story.desktop": "[Desktop Entry]\nType=Link\nName=Story\nURL={0}/page\n",
    "story.webloc": '<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0"><dict><key>URL</key>'
    "<string>{0}/page</string></dict></plist>",
    "links.txt": "# read these\n1. {0}/page\n- [again]({0}/page)\n",
    "bookmarks.html": "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<DL><p>\n"
    '<DT><A HREF="{0}/page" ADD_DATE="1">Clerk</A>\n<DT><A HREF="javascript:alert(1)">no</A>\n</DL>',
}


@pytest.mark.parametrize("name", LINKS)
def test_a_file_of_links_is_what_it_names(typed: Typed, server: str, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(LINKS[name].format(server), encoding="utf-8")
    results = typed("import", tmp_path / name, "--json").json()
    assert [(one["status"], one["record"]["title"]) for one in results] == [("new", "Clerk lists requests")]


def test_a_text_with_addresses_in_it_is_no_file_of_links(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("See https://gazette.example/a for more.\nhttps://gazette.example/b\n")
    (one,) = typed("import", tmp_path / "note.txt", "--json").json()
    assert (one["format"], one["status"]) == ("text", "failed")
    assert one["problems"][0]["code"] == "not-an-article"


def test_what_nobody_knows_is_one_line(typed: Typed, server: str) -> None:
    result = typed("import", "10.5555/unknown")
    assert result.code == 2
    assert len([line for line in result.err.splitlines() if line.startswith("error")]) == 1


def test_offline_asks_nobody(typed: Typed, server: str) -> None:
    result = typed("import", f"{server}/page", "--offline")
    assert result.code == 2
    assert "offline" in result.err


def test_private_addresses_are_refused_by_default(typed: Typed) -> None:
    result = typed("import", "http://127.0.0.1:9/page")
    assert result.code == 2
    assert "error" in result.err


def test_an_unknown_setting_is_named(typed: Typed, folder: Path) -> None:
    settings = (folder / "loccit.toml").read_text(encoding="utf-8")
    (folder / "loccit.toml").write_text(settings.replace("[lookup]\n", "[lookup]\ncrosref = 'x'\n"), encoding="utf-8")
    result = typed("import", "10.5555/sample.9")
    assert result.code == 2
    assert "crosref" in result.err
