"""The lists that tie records of one kin together, and how people in any order are brought to lie by kin."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numba
import numpy as np
from numpy.typing import NDArray

from dayaq.rules.kernel.layout import Layout
from dayaq.rules.vocabulary import Link

Array = NDArray[Any]
NOBODY = -1
"""The owner of a record that belongs to nobody known."""


class WrongColumns(ValueError):
    """The columns given are not those that the kernel reads."""


@dataclass(frozen=True, slots=True)
class Tie:
    """Where the list of each owner begins in `rows` (one more than there are owners), and whom the lists name, owner by owner."""

    begins: Array
    rows: Array


def tie_of(owners: Array, count: int) -> Tie:
    """The lists of so many owners, from the owner of each record."""
    rows = np.argsort(owners, kind="stable")
    begins = np.searchsorted(owners[rows], np.arange(count + 1))
    return Tie(begins.astype(np.int64), rows.astype(np.int64))


def refuse_wrong_tie(link: Link, ties: Mapping[tuple[str, str], Tie], begins: Mapping[str, Array]) -> None:
    """Raises `WrongColumns` where a list names somebody of another kin: nothing is read beyond it."""
    tie, owners, children = ties.get((link.child, link.name)), begins[link.parent], begins[link.child]
    if tie is None or len(tie.begins) != owners[-1] + 1 or len(tie.rows) < tie.begins[-1] or (np.diff(tie.begins) < 0).any():
        raise WrongColumns(f"The lists of {link.collection} of {link.parent} are missing or not one for each.")
    used = tie.rows[tie.begins[0] : tie.begins[-1]]
    owner = np.repeat(np.arange(len(tie.begins) - 1), np.diff(tie.begins))
    kin_of_owner = np.searchsorted(owners, owner, side="right")
    if len(np.unique(used)) != len(used) or (kin_of_owner != np.searchsorted(children, used, side="right")).any():
        raise WrongColumns(
            f"The lists of {link.collection} name a {link.child} twice, or one that does not lie with its {link.parent}."
        )


@dataclass(frozen=True, slots=True)
class Kin:
    """Who lies where: of each entity directly in its kin the places of its records in kin order, where kin begin, the ties."""

    order: Mapping[str, Array]
    first: Mapping[str, Array]
    ties: Mapping[tuple[str, str], Tie]


def brought_together(layout: Layout, counts: Mapping[str, int], owners: Mapping[tuple[str, str], Array]) -> Kin:
    """The kin of people in any order, from the owner of each record by every tie (`NOBODY` where it has none)."""
    inside = [entity for entity in layout.entities[1:] if entity not in layout.links]
    starts = dict(zip(inside, np.cumsum([0, *(counts[entity] for entity in inside)]), strict=False))
    kin = np.arange(sum(counts[entity] for entity in inside))
    for (child, name), link in layout.ties.items():
        _join(kin, owners[(child, name)], starts[child], starts[link.parent])
    numbers = _numbered(kin)
    order, first, place = {}, {}, {}
    for entity in inside:
        mine = numbers[starts[entity] : starts[entity] + counts[entity]]
        order[entity] = np.argsort(mine, kind="stable")
        first[entity] = np.searchsorted(mine[order[entity]], np.arange(numbers.max(initial=-1) + 2)).astype(np.int64)
        place[entity] = np.argsort(order[entity])
    ties = {}
    for (child, name), link in layout.ties.items():
        mine = owners[(child, name)][order[child]]
        moved = np.where(mine == NOBODY, NOBODY, place[link.parent][mine] if counts[link.parent] else NOBODY)
        ties[(child, name)] = tie_of(moved, counts[link.parent])
    return Kin(order, first, ties)


@numba.njit(cache=True)
def _join(kin, owners, child_start, owner_start):  # type: ignore[no-untyped-def]
    """Every record and its owner become one kin; `kin` points from each to one that stands for both."""
    for at in range(len(owners)):
        if owners[at] >= 0:
            one, other = child_start + at, owner_start + owners[at]
            while kin[one] != one:
                kin[one] = kin[kin[one]]
                one = kin[one]
            while kin[other] != other:
                kin[other] = kin[kin[other]]
                other = kin[other]
            kin[max(one, other)] = min(one, other)


def _numbered(kin: Array) -> Array:
    """The number of the kin of each, from nought."""
    while (further := kin[kin]).tobytes() != kin.tobytes():
        kin = further
    return np.unique(kin, return_inverse=True)[1]
