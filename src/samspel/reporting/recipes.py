"""Recipes: which sections a report has, in which order."""

_BODY = (
    "network",
    "flows",
    "matches",
    "refused",
    "inverse",
    "unknown",
    "readiness",
    "assumptions",
    "about",
)
SCREEN = ("monday", "summary", "measure", "map", *_BODY)
PRINT = ("monday", "summary", "glance", "measure", "map", *_BODY)
