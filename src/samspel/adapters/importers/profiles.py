"""Profiles: one row per month or hour, checked to be a whole year."""

from typing import Literal, cast

import numpy as np
from attrs import define, field

from samspel.adapters.importers.table_reader import AT_LEAST_ZERO, TableReader, between
from samspel.domain.quantities import Profile
from samspel.domain.texts import Text

_HOURS = (8760, 8784)


@define
class _Draft:
    first_row: int
    resolution: str
    rows: list[int] = field(factory=list)
    row_by_index: dict[int, int] = field(factory=dict)


def read_profiles(reader: TableReader) -> tuple[list[int], tuple[Profile, ...]]:
    """(data rows in the order of the profiles' values, the profiles in order of appearance)."""
    ids = reader.texts("profile_id")
    resolutions = reader.choice_texts("resolution")
    indexes = reader.integers("index")
    values = reader.numbers("value", low=0, bounds=AT_LEAST_ZERO)
    drafts: dict[str, _Draft] = {}
    for i, (profile_id, resolution) in enumerate(zip(ids, resolutions, strict=True)):
        draft = drafts.get(profile_id)
        if draft is None:
            draft = drafts[profile_id] = _Draft(i, resolution)
        draft.rows.append(i)
        if resolution and draft.resolution and resolution != draft.resolution:
            reader.fault("PROFILE-RESOLUTION", i, "resolution", resolution, profile=profile_id)
    order: list[int] = []
    profiles: list[Profile] = []
    for profile_id, draft in drafts.items():
        rows = _ordered_rows(reader, profile_id, draft, indexes)
        order.extend(rows or draft.rows)
        if rows is None or not profile_id or not reader.has("value"):
            continue
        shares = np.array([values[i] or 0.0 for i in rows])
        if shares.sum() <= 0:
            reader.fault("PROFILE-ZERO", draft.first_row, "value", "0", profile=profile_id)
        elif (shares >= 0).all():
            resolution = cast(Literal["month", "hour"], draft.resolution)
            profiles.append(Profile(profile_id, resolution, shares))
    return order, tuple(profiles)


def _ordered_rows(
    reader: TableReader, profile_id: str, draft: _Draft, indexes: list[int | None]
) -> list[int] | None:
    if not draft.resolution or not reader.has("index"):
        return None
    is_month = draft.resolution == "month"
    start, n_most = (1, 12) if is_month else (0, _HOURS[1])
    is_whole = True
    for i in draft.rows:
        index = indexes[i]
        if index is None:
            is_whole = False
        elif not start <= index < start + n_most:
            bounds = between(str(start), str(start + n_most - 1))
            reader.fault("PROFILE-INDEX", i, "index", str(index), profile=profile_id, bounds=bounds)
            is_whole = False
        elif index in draft.row_by_index:
            first = str(reader.raw.row_numbers[draft.row_by_index[index]])
            reader.fault("ROW-DUPLICATE", i, "index", str(index), first=first, what=profile_id)
        else:
            draft.row_by_index[index] = i
    found = draft.row_by_index
    n_expected = 12 if is_month else _HOURS[_HOURS[0] in found or len(found) > _HOURS[0]]
    missing = [k for k in range(start, start + n_expected) if k not in found]
    if missing and is_whole:
        expected = Text("12", "12") if is_month else Text("8760 eller 8784", "8760 or 8784")
        reader.fault(
            "PROFILE-COUNT",
            draft.first_row,
            "index",
            str(len(found)),
            profile=profile_id,
            expected=expected,
            first=str(missing[0]),
        )
    if missing or not is_whole or len(found) != len(draft.rows):
        return None
    return [found[k] for k in sorted(found)]
