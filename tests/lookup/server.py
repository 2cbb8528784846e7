"""A server on 127.0.0.1 that answers as the services document it, and one that misbehaves in every way it can."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

WORK = {
    "status": "ok",
    "message-type": "work",
    "message": {
        "DOI": "10.5555/12345678",
        "type": "journal-article",
        "title": ["Toward a Unified Theory of Samples"],
        "author": [{"given": "Josiah", "family": "Specimen", "sequence": "first"}],
        "container-title": ["Journal of Invented Studies"],
        "volume": "5",
        "issue": "11",
        "page": "1-3",
        "issued": {"date-parts": [[2008, 8, 13]]},
    },
}
DATASET = {"data": {"id": "10.5072/sample", "type": "dois", "attributes": {"doi": "10.5072/sample"}}}
BOOK = {
    "ISBN:9780306406157": {
        "url": "https://openlibrary.example/books/OL1M/Samples",
        "title": "The Book of Samples",
        "subtitle": "An invented handbook",
        "authors": [{"name": "Ana van der Muestra", "url": "x"}, {"name": "Robin Q. Testwright Jr.", "url": "y"}],
        "publishers": [{"name": "Specimen Press"}],
        "publish_places": [{"name": "Exampleville"}],
        "publish_date": "May 16, 2005",
        "number_of_pages": 211,
        "identifiers": {"isbn_13": ["9780306406157"], "openlibrary": ["OL1M"]},
    }
}
FEED = """<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>ArXiv Query</title>
 <entry><id>http://arxiv.org/abs/2101.99999v2</id><updated>2021-03-01T00:00:00Z</updated>
  <published>2021-02-03T18:00:00Z</published><title>Counting Specimens
   Without Looking at Them</title><summary> A sample. </summary>
  <author><name>Lee Mockley</name></author><author><name>Ana de la Muestra</name></author>
  <arxiv:doi xmlns:arxiv="http://arxiv.org/schemas/atom">10.5555/counting</arxiv:doi></entry></feed>"""
EMPTY_FEED = '<feed xmlns="http://www.w3.org/2005/Atom"><title>ArXiv Query</title></feed>'
PUBMED = "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>123</PMID></MedlineCitation></PubmedArticle>"


class Handler(BaseHTTPRequestHandler):
    """Answers by path; every request is noted on the server."""

    server: Server

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        self.server.asked.append((unquote(self.path), dict(self.headers)))
        name = parts.path.strip("/").split("/")[0]
        handler = getattr(self, f"on_{name.replace('.', '_').replace('-', '_')}", None)
        if handler is None:
            self.answer(404, b"no")
        else:
            handler(unquote(parts.path), parse_qs(parts.query))

    def answer(self, status: int, body: bytes, kind: str = "text/plain", **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def on_works(self, path: str, _: dict[str, list[str]]) -> None:
        if path.endswith("10.5555/12345678"):
            self.answer(200, json.dumps(WORK).encode(), "application/json")
        else:
            self.answer(404, b"Resource not found.")

    def on_dois(self, path: str, _: dict[str, list[str]]) -> None:
        if path.endswith("10.5072/sample"):
            self.answer(200, json.dumps(DATASET).encode(), "application/vnd.api+json; charset=utf-8")
        else:
            self.answer(404, b'{"errors":[{"status":"404"}]}')

    def on_doi(self, path: str, _: dict[str, list[str]]) -> None:
        if path.endswith("10.9999/other") and "csl+json" in self.headers["Accept"]:
            self.answer(302, b"", Location="/agency/10.9999/other")
        elif path.endswith("10.9999/landing"):
            self.answer(200, b"<html></html>", "text/html; charset=utf-8")
        else:
            self.answer(404, b"DOI Not Found")

    def on_agency(self, path: str, _: dict[str, list[str]]) -> None:
        body = json.dumps({"type": "report", "title": "Other agency", "DOI": path.removeprefix("/agency/")})
        self.answer(200, body.encode(), "application/vnd.citationstyles.csl+json")

    def on_api(self, path: str, query: dict[str, list[str]]) -> None:
        if path.endswith("/books"):
            known = query["bibkeys"][0] in BOOK
            self.answer(200, json.dumps(BOOK if known else {}).encode(), "application/json")
        else:
            known = query["id_list"][0] == "2101.99999"
            self.answer(200, (FEED if known else EMPTY_FEED).encode(), "application/atom+xml")

    def on_efetch_fcgi(self, _: str, __: dict[str, list[str]]) -> None:
        self.answer(200, (PUBMED + "</PubmedArticleSet>").encode(), "text/xml; charset=UTF-8")

    def on_idconv(self, _: str, query: dict[str, list[str]]) -> None:
        known = query["ids"][0] == "PMC777"
        record = {"pmcid": "PMC777", "pmid": 123, "doi": "10.5555/x"} if known else {"status": "error"}
        self.answer(200, json.dumps({"status": "ok", "records": [record]}).encode(), "application/json")

    def on_page(self, _: str, __: dict[str, list[str]]) -> None:
        self.answer(200, "<html><title>Año</title></html>".encode("latin-1"), 'text/html; charset="ISO-8859-1"')

    def on_hop(self, path: str, _: dict[str, list[str]]) -> None:
        left = int(path.rsplit("/", 1)[1])
        self.answer(301, b"", Location=f"/hop/{left - 1}" if left else "/page")

    def on_retired(self, _: str, __: dict[str, list[str]]) -> None:
        self.answer(301, b"", Location="/")

    def on_(self, _: str, __: dict[str, list[str]]) -> None:
        self.answer(200, b"<html><title>Sample Herald</title><h1>Today</h1></html>", "text/html")

    def on_circle(self, _: str, __: dict[str, list[str]]) -> None:
        self.answer(302, b"", Location="/circle")

    def on_to(self, _: str, query: dict[str, list[str]]) -> None:
        self.answer(302, b"", Location=query["where"][0])

    def on_busy(self, _: str, query: dict[str, list[str]]) -> None:
        self.server.busy += 1
        if self.server.busy <= int(query["times"][0]):
            self.answer(429, b"slow down", Retry_After=query.get("after", ["2"])[0])
        else:
            self.answer(200, b"at last")

    def on_forbidden(self, _: str, __: dict[str, list[str]]) -> None:
        self.answer(403, b"robots")

    def on_large(self, _: str, __: dict[str, list[str]]) -> None:
        self.send_response(200)
        self.end_headers()
        self._write(b"x" * 65_536, 100, 0)

    def on_drip(self, _: str, __: dict[str, list[str]]) -> None:
        self.send_response(200)
        self.end_headers()
        self._write(b"x", 1000, 0.02)

    def on_slow_head(self, _: str, __: dict[str, list[str]]) -> None:
        self._write(b"HTTP/1.1 200 OK\r\nX-Slow: ", 1, 0)
        self._write(b"x", 1000, 0.02)

    def on_silent(self, _: str, __: dict[str, list[str]]) -> None:
        self.server.stop.wait(5)

    def on_broken(self, _: str, __: dict[str, list[str]]) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b"short")

    def _write(self, data: bytes, times: int, pause: float) -> None:
        try:
            for _ in range(times):
                self.wfile.write(data)
                self.wfile.flush()
                if pause:
                    time.sleep(pause)
        except OSError:
            return

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class calls it so
        return


class Server(ThreadingHTTPServer):
    """`asked` holds (path, headers) of every request, `busy` counts those that were told to wait."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.busy = 0
        self.stop = threading.Event()

    @property
    def address(self) -> str:
        """The base address."""
        return f"http://127.0.0.1:{self.server_address[1]}"


@contextmanager
def running() -> Iterator[Server]:
    """A server that runs for the length of the block."""
    server = Server()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.stop.set()
        server.shutdown()
        server.server_close()
