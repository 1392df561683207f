"""The command line as a process, and a real browser."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def samspel() -> Run:
    """Run `samspel ARGUMENTS` in a folder; text in, text out."""

    def run(*arguments: str, cwd: Path = ROOT) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-m", "samspel.cli.main", *arguments]
        return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)

    return run


@pytest.fixture(scope="session")
def results(samspel: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `samspel demo` writes for both example regions, made once per test process."""
    out = tmp_path_factory.mktemp("demo")
    done = samspel("demo", "--examples", str(EXAMPLES), "--out", str(out), "--no-serve")
    assert done.returncode == 0, done.stderr
    return out


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Debian's Chromium where it is, otherwise Playwright's own."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        options: dict[str, Any] = {
            "args": ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        }
        if chromium := os.environ.get("SAMSPEL_CHROMIUM") or _system_chromium():
            options["executable_path"] = chromium
        chrome = playwright.chromium.launch(**options)
        yield chrome
        chrome.close()


def _system_chromium() -> str | None:
    from shutil import which

    return which("chromium") or which("chromium-browser")
