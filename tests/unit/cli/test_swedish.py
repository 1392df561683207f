"""Nothing the command-line library says reaches a Swedish reader in English."""

import re
from typing import Any

import pytest
import typer

from samspel.cli.app import build_app
from samspel.cli.swedish import error_in_swedish, help_in_swedish

_ENGLISH = re.compile(
    r"\b(default|required|Usage|Options|Arguments|Commands|Show|path|str|int|range|FILE|PACKAGE"
    r"|such|value|valid|Missing|Got|Did|argument[^e]|does|should)\b"
)
_WRONG = (
    (), ("macth",), ("xyzzy",), ("match",), ("match", "a", "--top"), ("match", "a", "--top", "0"),
    ("match", "a", "--top", "x"), ("match", "a", "b"), ("match", "a", "b", "c"),
    ("match", "a", "--overlay=1"), ("match", "a", "--tpo", "1"), ("match", "a", "--xyzzy"),
    ("run", "a"), ("run", "a", "--out", "b", "--budget", "x"), ("demo", "--port", "70000"),
    ("run", "a", "--out", "b", "--budget", "-1"), ("run", "a", "--out", "b", "--seed", "-1"),
    ("run", "a", "--out", "b", "--objective", "gold"),
    ("run", "a", "--out", "b", "--weights", "1,1,1"),
    ("run", "a", "--out", "b", "--objective", "weighted", "--weights", "0,0,0"),
    ("run", "a", "--out", "b", "--budget", "inf"),
)  # fmt: skip


@pytest.mark.parametrize("name", [None, "check", "match", "run", "export", "demo"])
def test_help_has_no_english_left(name: str | None, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--help"] if name is None else [name, "--help"]
    typer.main.get_command(build_app("sv")).main(arguments, standalone_mode=False)
    page = capsys.readouterr().out
    assert "Visa den här hjälpen." in page
    assert _ENGLISH.findall(page) == []


def test_the_columns_of_help_stay_in_line(capsys: pytest.CaptureFixture[str]) -> None:
    typer.main.get_command(build_app("sv")).main(["run", "--help"], standalone_mode=False)
    page = capsys.readouterr().out.split("Val:\n")[1]
    starts = {m.start(1) for m in re.finditer(r"^  --.*?  +(\S)", page, re.M)}
    columns = {start - page.rfind("\n", 0, start) for start in starts}
    assert len(columns) == 1


@pytest.mark.parametrize("arguments", _WRONG)
def test_usage_errors_have_no_english_left(arguments: tuple[str, ...]) -> None:
    usage_error: Any = typer.BadParameter.__bases__[0]
    with pytest.raises(usage_error) as caught:
        typer.main.get_command(build_app("sv")).main(list(arguments), standalone_mode=False)
    message = error_in_swedish(str(caught.value.format_message()))
    assert _ENGLISH.findall(message) == []


def test_what_is_not_known_stays_as_it_is() -> None:
    assert error_in_swedish("Something new.") == "Something new."
    assert help_in_swedish("Ett eget stycke.") == "Ett eget stycke."
