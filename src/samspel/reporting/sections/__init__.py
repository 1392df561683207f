"""Sections of a report: each builds its view model from a study, or None when it has nothing.

To add one: a module here, a row in SECTIONS, and its name in a recipe.
"""

from collections.abc import Callable, Mapping

from samspel.domain.studies import Study
from samspel.domain.texts import Language
from samspel.reporting.blocks import Section
from samspel.reporting.sections import (
    about,
    assumptions,
    flows,
    glance,
    inverse,
    matches,
    measure,
    monday,
    network,
    readiness,
    refused,
    region_map,
    summary,
    unknown,
)

SECTIONS: Mapping[str, Callable[[Study, Language], Section | None]] = {
    "monday": monday.build,
    "summary": summary.build,
    "glance": glance.build,
    "measure": measure.build,
    "map": region_map.build,
    "flows": flows.build,
    "network": network.build,
    "matches": matches.build,
    "refused": refused.build,
    "inverse": inverse.build,
    "unknown": unknown.build,
    "readiness": readiness.build,
    "assumptions": assumptions.build,
    "about": about.build,
}
