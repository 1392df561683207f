"""Comparing inventories: profiles hold arrays, so `==` does not reach into them."""

import numpy as np
from attrs import evolve

from samspel.domain.inventory import Inventory


def assert_same_inventory(found: Inventory, expected: Inventory) -> None:
    """Everything alike, the profiles' values to the last digit."""
    assert evolve(found, profiles=()) == evolve(expected, profiles=())
    assert [(p.profile_id, p.resolution) for p in found.profiles] == [
        (p.profile_id, p.resolution) for p in expected.profiles
    ]
    for mine, theirs in zip(found.profiles, expected.profiles, strict=True):
        np.testing.assert_array_equal(mine.values, theirs.values)
