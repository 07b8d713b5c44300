"""Lays a few records out in columns for the kernel, as a population lies in memory: for examples and tests."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from dayaq.rules.kernel.fused import Columns, Kernel, empty_column
from dayaq.rules.kernel.parameters import as_number
from dayaq.rules.kinds import Choice, Exact, Kind
from dayaq.rules.records import Record


def laid_out(kernel: Kernel, roots: Sequence[Record]) -> tuple[Columns, dict[str, list[Record]]]:
    """The columns of some roots with all that is under them, and the records of each entity in their order."""
    layout, found = kernel.written.layout, {kernel.written.layout.root: list(roots)}
    first = {}
    for entity in layout.entities[1:]:
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
    return Columns(facts, first, np.ones(len(roots), np.bool_)), found


def _known(records: Iterable[Record], name: str) -> Iterator[tuple[int, Exact]]:
    for at, record in enumerate(records):
        if name in record.facts:
            yield at, record.facts[name]


def code(value: Exact, kind: Kind) -> int:
    """A known value as the kernel holds it: a choice by its place among the options."""
    if isinstance(kind, Choice):
        return kind.options.index(str(value))
    return 0 if isinstance(value, str) else as_number(value)
