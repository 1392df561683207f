"""Run the example regions and show their results on a small local page."""

from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from samspel.application.run_study import Progress
from samspel.bootstrap.runs import run
from samspel.domain.errors import SamspelError
from samspel.domain.studies import StudyOptions
from samspel.domain.texts import LANGUAGES, Language, Text
from samspel.reporting.index_page import render_index


class NoExamplesError(SamspelError):
    """A folder without region packages."""

    code = "EXAMPLES"


def run_examples(examples: Path, out: Path, language: Language, tell: Progress) -> None:
    """Run every region package under `examples` in both languages, and write a page of links."""
    packages = sorted(p.parent for p in examples.glob("*/region.yaml"))
    if not packages:
        raise NoExamplesError(
            Text(
                f"Det finns inga regionpaket i {examples}. Ge mappen med exempel: --examples.",
                f"There are no region packages in {examples}. Give the examples' folder: "
                "--examples.",
            )
        )
    studies = []
    for package in packages:
        for spoken in LANGUAGES:
            study, _ = run(package, out / package.name / spoken, StudyOptions(), spoken, tell)
        studies.append((package.name, study))
    studies.sort(key=lambda item: item[1].inventory.region.is_fictional)
    for spoken in LANGUAGES:
        page = render_index(studies, spoken)
        (out / f"index.{spoken}.html").write_text(page, encoding="utf-8")
    (out / "index.html").write_text(render_index(studies, language), encoding="utf-8")


class _QuietHandler(SimpleHTTPRequestHandler):
    """Serves the folder without a line per request."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the base's name
        """Say nothing."""


def serve_folder(folder: Path, port: int, announce: Callable[[str], None]) -> None:
    """Serve `folder` to this computer only, until interrupted; `announce` gets the address."""
    handler = partial(_QuietHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        announce(f"http://127.0.0.1:{server.server_port}/")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            return
