"""From an inventory to ranked matches with verdicts: knowledge about use, not alike words."""

from samspel.matching.search import find_matches

__all__ = ["find_matches"]
