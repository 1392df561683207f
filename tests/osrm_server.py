"""A tiny routing server on this machine, with a road straight along the meridians."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit


class _Osrm(BaseHTTPRequestHandler):
    """Answers 111 km per degree of latitude; nothing for latitudes above 80."""

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        prefix, _, coordinates = parts.path.rpartition("/")
        status, body = 200, b"<html>"
        if prefix == "/table/v1/driving":
            latitudes = [float(pair.split(",")[1]) for pair in coordinates.split(";")]
            query = parse_qs(parts.query)
            sources, targets = (
                [latitudes[int(i)] for i in query[key][0].split(";")]
                for key in ("sources", "destinations")
            )
            answer: dict[str, object] = {
                "code": "Ok",
                "distances": [
                    [None if max(a, b) > 80 else abs(a - b) * 111_000 for b in targets]
                    for a in sources
                ],
            }
            if min(latitudes) < 0:
                status, answer = 400, {"code": "NoSegment", "message": "sea"}
            body = json.dumps(answer).encode()
        self.send_response(status)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Quiet."""


@contextmanager
def serving() -> Iterator[str]:
    """The server's address, while the block runs."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Osrm)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
