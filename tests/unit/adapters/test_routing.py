"""The routing client against a tiny server on this machine."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pytest

from samspel.adapters.routing import OsrmRouting
from samspel.application.ports import RoutingError, RoutingService


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


@pytest.fixture
def address() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Osrm)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize("block", [1, 2, 50])
def test_blocks_join_to_the_whole_table(address: str, block: int) -> None:
    routing: RoutingService = OsrmRouting(address, block=block)
    km = routing.table([(62.0, 14.0), (62.5, 14.0), (float("nan"), float("nan")), (81.0, 14.0)])
    assert km[0, 1] == pytest.approx(55.5)
    assert km[1, 0] == pytest.approx(55.5)
    assert np.isnan(km[2]).all()
    assert np.isnan(km[0, 3]), "no road is unknown, not far"


def test_no_points_need_no_server() -> None:
    assert OsrmRouting("http://127.0.0.1:9").table([]).shape == (0, 0)


def test_refusal_names_the_servers_word(address: str) -> None:
    with pytest.raises(RoutingError, match="NoSegment sea"):
        OsrmRouting(address).table([(-1.0, 0.0)])


def test_another_kind_of_server_is_named(address: str) -> None:
    with pytest.raises(RoutingError, match="not an OSRM"):
        OsrmRouting(address, profile="x").table([(62.0, 14.0)])


def test_silence_is_named() -> None:
    with pytest.raises(RoutingError, match="does not answer"):
        OsrmRouting("http://127.0.0.1:9", timeout_s=2.0).table([(62.0, 14.0)])


@pytest.mark.parametrize("wrong", ["localhost:5000", "ftp://host/table", "", "http://"])
def test_only_web_addresses_are_asked(wrong: str) -> None:
    with pytest.raises(RoutingError, match="not the address"):
        OsrmRouting(wrong)
