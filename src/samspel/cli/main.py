"""Entry point: reads the language, then builds the commands in it."""

import gc
import os
import signal
import sys
from collections.abc import Mapping, Sequence

from samspel.domain.texts import LANGUAGES, Language


def language_of(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """The language of help and messages: `--lang`, else SAMSPEL_LANG, else Swedish."""
    asked = environment.get("SAMSPEL_LANG", "sv")
    for i, argument in enumerate(arguments):
        if argument == "--lang" and i + 1 < len(arguments):
            asked = arguments[i + 1]
        elif argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
    return next((language for language in LANGUAGES if language == asked), "sv")


def main() -> None:
    """Run the command line on this process's arguments.

    A request to stop is like Ctrl+C: what is half written is removed.
    """
    try:
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        _run()
    except KeyboardInterrupt:  # before a command began
        sys.exit(128 + signal.SIGINT)


def _run() -> None:
    from samspel.cli.app import run_app

    gc.set_threshold(200_000, 50, 100)  # a short-lived process that makes values, not cycles
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="surrogateescape")
    sys.exit(run_app(language_of(sys.argv[1:], os.environ)))


if __name__ == "__main__":
    main()
