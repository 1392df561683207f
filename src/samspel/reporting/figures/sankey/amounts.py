"""Amounts in words: sums that say "at least" when something in them is unknown."""

import math
from collections.abc import Iterable

from samspel.domain.texts import Language, format_number
from samspel.reporting.figures.sankey import words
from samspel.reporting.figures.sankey.links import Bundle, Kind, Slice


def slice_amount(part: Slice, unit: str, language: Language) -> str:
    """The amount of a slice, "okänt" or "avvisat"."""
    if part.kind is Kind.REFUSED:
        return words.REFUSED.render(language)
    if not part.kind.is_scaled:
        return words.UNKNOWN.render(language)
    if part.low != part.high:
        return words.RANGE.render(language).format(
            value=format_number(part.value, language),
            low=format_number(part.low, language),
            high=format_number(part.high, language),
            unit=unit,
        )
    return f"{format_number(part.value, language)} {unit}"


def total_amount(bundles: Iterable[Bundle], unit: str, language: Language) -> str:
    """The sum of what is known, "minst …" when a part is unknown, "okänt" when all is."""
    parts = [part for bundle in bundles for part in bundle.slices if part.kind is not Kind.REFUSED]
    known = [part.value for part in parts if part.kind.is_scaled]
    return sum_words(known, unit, language, has_unknown=len(known) < len(parts))


def sum_words(known: list[float], unit: str, language: Language, *, has_unknown: bool) -> str:
    """The sum of `known` with its unit, saying when there is more that nobody knows."""
    if not known and has_unknown:
        return words.UNKNOWN.render(language)
    text = words.AT_LEAST if has_unknown else words.NOTHING_UNKNOWN
    return text.render(language).format(amount=format_number(math.fsum(known), language), unit=unit)


def slice_names(part: Slice, language: Language) -> str:
    """The resources of a slice, joined."""
    return ", ".join(name.render(language) for name in part.names)
