"""Recipes: which sections a report has, in which order."""

_BODY = (
    "network",
    "matches",
    "refused",
    "inverse",
    "unknown",
    "assumptions",
    "about",
)
SCREEN = ("monday", "summary", "measure", "map", "flows", *_BODY)
PRINT = ("monday", "summary", "glance", "measure", "map", "flows", *_BODY)
