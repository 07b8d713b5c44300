"""Lays a few records out in columns for the kernel, as a population lies in memory: for examples and tests."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

import numpy as np

from dayaq.rules.kernel.fused import Columns, Kernel, empty_column
from dayaq.rules.kernel.layout import KIN, Layout
from dayaq.rules.kernel.parameters import as_number
from dayaq.rules.kernel.ties import NOBODY, Tie, tie_of
from dayaq.rules.kinds import Choice, Exact, Kind
from dayaq.rules.records import Record

Laid = dict[str, list[Record]]
"""The records of each entity in their order."""


def laid_out(kernel: Kernel, roots: Sequence[Record]) -> tuple[Columns, Laid]:
    """The columns of some roots with all that is under them, and the records of each entity in their order.

    Where kin contain everything, each root stands for all who hang together with it.
    """
    layout = kernel.written.layout
    first, found = _by_kin(layout, roots) if layout.root == KIN else ({}, {layout.root: list(roots)})
    for entity in layout.entities[1:]:
        if entity in layout.links:
            link = layout.links[entity]
            groups = [owner.children.get(link.collection, ()) for owner in found[link.parent]]
            first[entity] = np.cumsum([0, *map(len, groups)], dtype=np.int64)
            found[entity] = [record for group in groups for record in group]
    facts = {}
    for fact, kind in zip(kernel.written.facts, kernel.written.kinds, strict=True):
        column = empty_column(kernel, fact, len(found[fact[0]]))
        for at, value in _known(found[fact[0]], fact[1]):
            column[at] = code(value, kind)
        facts[fact] = column
    return Columns(facts, first, np.ones(len(roots), np.bool_), _ties(layout, found)), found


def _by_kin(layout: Layout, roots: Sequence[Record]) -> tuple[dict[str, np.typing.NDArray[np.int64]], Laid]:
    """Who lies directly in the kin of each root, and where those of each begin."""
    kin = [list(everybody_tied(root)) for root in roots]
    first, found = {}, {}
    for entity in (entity for entity in layout.entities[1:] if entity not in layout.links):
        groups = [[record for record in group if record.entity == entity] for group in kin]
        first[entity] = np.array([0, *accumulate(map(len, groups))], np.int64)
        found[entity] = [record for group in groups for record in group]
    return first, found


def everybody_tied(record: Record) -> Iterator[Record]:
    """A record and all that hang together with it, up or down, each once."""
    waiting, seen = [record], {id(record)}
    while waiting:
        each = waiting.pop()
        yield each
        beside = [*each.parents.values(), *(child for children in each.children.values() for child in children)]
        waiting += [other for other in beside if id(other) not in seen]
        seen |= {id(other) for other in beside}


def _ties(layout: Layout, found: Mapping[str, Sequence[Record]]) -> dict[tuple[str, str], Tie]:
    places = {id(record): at for records in found.values() for at, record in enumerate(records)}
    ties = {}
    for (child, name), link in layout.ties.items():
        owners = [places[id(record.parents[name])] if name in record.parents else NOBODY for record in found[child]]
        ties[(child, name)] = tie_of(np.array(owners, np.int64), len(found[link.parent]))
    return ties


def _known(records: Iterable[Record], name: str) -> Iterator[tuple[int, Exact]]:
    for at, record in enumerate(records):
        if name in record.facts:
            yield at, record.facts[name]


def code(value: Exact, kind: Kind) -> int:
    """A known value as the kernel holds it: a choice by its place among the options."""
    if isinstance(kind, Choice):
        return kind.options.index(str(value))
    return 0 if isinstance(value, str) else as_number(value)
