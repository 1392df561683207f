"""Samspel: what one firm has over becomes what another needs.

import samspel as sp
region = sp.read_package("examples/exempelbygden")
study = sp.run_study(region)
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from samspel.bootstrap.api import (
        FaultyInputError,
        Matches,
        Quantity,
        RegionPackage,
        SamspelError,
        StudyOptions,
        StudyResult,
        check_package,
        load_knowledge,
        match_package,
        read_package,
        run_study,
    )

__version__ = "0.1.0"
__all__ = [
    "FaultyInputError", "Matches", "Quantity", "RegionPackage", "SamspelError", "StudyOptions",
    "StudyResult", "check_package", "load_knowledge", "match_package", "read_package", "run_study",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name in __all__:
        return getattr(import_module("samspel.bootstrap.api"), name)
    raise AttributeError(f"module 'samspel' has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
