"""Reading of single cells: Swedish and international spellings; never a guess."""

import re
from collections.abc import Sequence
from datetime import date
from math import isfinite

Cell = str | float | int | bool
_PLAIN = re.compile(r"[+-]?([0-9]+([.,][0-9]*)?|[.,][0-9]+)([eE][+-]?[0-9]{1,3})?")
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}([ \u00a0\u2007\u2009\u202f][0-9]{3})+([.,][0-9]+)?")
_SPACES = re.compile(r"[ \u00a0\u2007\u2009\u202f]")
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})([T ]00:00(:00(\.0+)?)?)?")
_LOST_ZERO = re.compile(r"[1-9][0-9]{4}")
_ONLY_PLAIN = re.compile(r"[0-9eE+.\n\-]*")
THREE_DECIMALS = re.compile(r"[+-]?[1-9][0-9]{0,2},[0-9]{3}")


def parse_number(cell: Cell) -> float:
    """A number with decimal comma or point and spaces between thousands. Raises ValueError."""
    if isinstance(cell, bool):
        raise ValueError(cell)
    if isinstance(cell, int | float):
        number = float(cell)
    else:
        text = cell.replace("\u2212", "-")
        if not _PLAIN.fullmatch(text):
            if not _GROUPED.fullmatch(text):
                raise ValueError(cell)
            text = _SPACES.sub("", text)
        number = float(text.replace(",", "."))
    if not isfinite(number):
        raise ValueError(cell)
    return number


def parse_plain_numbers(cells: Sequence[Cell]) -> list[float | None] | None:
    """All the numbers of a column at once, when all are written plainly; None when any is not."""
    try:
        if not _ONLY_PLAIN.fullmatch("\n".join(cells)):  # type: ignore[arg-type]
            return None
        numbers = [float(c) if c else None for c in cells]
    except (TypeError, ValueError):  # a workbook's numbers, or "1e", which is told of one by one
        return None
    return numbers if all(n is None or isfinite(n) for n in numbers) else None


def parse_date(text: str) -> date:
    """A date written year-month-day. Raises ValueError."""
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError(text)
    return date(int(match[1]), int(match[2]), int(match[3]))


def as_text(cell: Cell) -> str:
    """A cell as text: a whole number without decimals, as a spreadsheet shows it."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, int) or (cell.is_integer() and abs(cell) < 1e15):
        return str(int(cell))
    return repr(cell)


def restore_lost_zero(text: str) -> str:
    """ "20704" → "020704": six digits whose first zero a spreadsheet has dropped."""
    return f"0{text}" if _LOST_ZERO.fullmatch(text) else text
