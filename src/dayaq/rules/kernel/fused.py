"""Compiles the kernel and runs it over a population in columns."""

import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import numba
import numpy as np
from numpy.typing import NDArray

from dayaq.rules.in_force import LawOn
from dayaq.rules.kernel.bounds import Largest, refuse_too_large
from dayaq.rules.kernel.calendar import WORDS
from dayaq.rules.kernel.parameters import EPOCH
from dayaq.rules.kernel.passes import Written, write_kernel
from dayaq.rules.kernel.sorts import DTYPES, NO_NUMBER, UNKNOWN
from dayaq.rules.kernel.writer import sort_of

Array = NDArray[Any]
IMPORTS = (
    "import numba",
    "import numpy as np",
    f"from dayaq.rules.kernel.calendar import {', '.join(WORDS)}",
    "from dayaq.rules.kernel.sorts import NO_CHOICE, NO_DAY, NO_NUMBER, NO_TRUTH, ZERO, down, nearest, up",
)


class WrongColumns(ValueError):
    """The columns given are not those that the kernel reads."""


@dataclass(frozen=True, slots=True)
class Columns:
    """A population in the order of a layout.

    `facts` has one array for each fact by entity and name; `first` for each entity but the root where the records of each owner
    begin (one more than there are owners); `present` is false where a root only holds together those who have none.
    """

    facts: Mapping[tuple[str, str], Array]
    first: Mapping[str, Array]
    present: Array


@dataclass(frozen=True, slots=True)
class Outcome:
    """For each rule asked its values and where they are unknown; give the same one again to spare the memory."""

    values: tuple[Array, ...]
    unknown: tuple[Array, ...]


@dataclass(frozen=True, slots=True)
class Kernel:
    """A compiled law; `run_range` computes the roots from one to another."""

    law: LawOn
    written: Written
    run_range: Any

    def over(self, columns: Columns) -> "Population":
        """The population of some columns, checked and measured once for any number of runs."""
        layout, counts, most = (
            self.written.layout,
            {self.written.layout.root: len(columns.present)},
            {self.written.layout.root: 1},
        )
        begins = {layout.root: np.arange(len(columns.present) + 1)}
        for entity in layout.entities[1:]:
            first, owner = columns.first[entity], layout.links[entity].parent
            if len(first) != counts[owner] + 1:
                raise WrongColumns(f"The beginnings of {entity} must be one more than there are of {owner}.")
            counts[entity], begins[entity] = int(first[-1]), first[begins[owner]]
            most[entity] = int(np.diff(begins[entity]).max(initial=0))
        for entity, name in self.written.facts:
            if (entity, name) not in columns.facts or len(columns.facts[(entity, name)]) != counts[entity]:
                raise WrongColumns(f"The column {name} of {entity} is missing or has not {counts[entity]} values.")
        sizes = {fact: int(largest(columns.facts[fact])) for fact in self.written.facts if columns.facts[fact].dtype == np.int64}
        return Population(self, columns, counts, most, sizes)


@dataclass(frozen=True, slots=True)
class Population:
    """Columns ready to be run over: how many records there are, the most under one root, the largest known numbers."""

    kernel: Kernel
    columns: Columns
    counts: Mapping[str, int]
    most: Mapping[str, int]
    largest: Mapping[tuple[str, str], int]

    def run(self, *, amounts: Sequence[int | None] | None = None, into: Outcome | None = None) -> Outcome:
        """Computes every rule for every record on two threads, exactly or not at all.

        `amounts` of a what-if are `written.parameters.values` with some of them changed; `None` among them is unknown.
        """
        law, written = self.kernel.law, self.kernel.written
        used = list(written.parameters.values if amounts is None else amounts)
        refuse_too_large(law, written, Largest(self.largest, self.most, used))
        outcome = into or self.room()
        numbers = np.array([value or 0 for value in used], np.int64)
        unknown = np.array([value is None for value in used], np.bool_)
        legal_day = np.int64(law.day.toordinal() - EPOCH)
        given = (legal_day, numbers, unknown, self.columns.present, *self.arrays(), *_pairs(outcome))
        half, total = len(self.columns.present) // 2, len(self.columns.present)
        with ThreadPoolExecutor(2) as threads:
            for done in [threads.submit(self.kernel.run_range, *part, *given) for part in ((0, half), (half, total))]:
                done.result()
        return outcome

    def room(self) -> Outcome:
        """Fresh arrays for an outcome."""
        sizes = [self.counts[self.kernel.law.rules[rule_id].entity] for rule_id in self.kernel.written.rules]
        return Outcome(tuple(np.zeros(size, np.int64) for size in sizes), tuple(np.zeros(size, np.bool_) for size in sizes))

    def arrays(self) -> list[Any]:
        """Beginnings, largest numbers of records and facts, in the order in which the kernel takes them."""
        entities = self.kernel.written.layout.entities
        return [
            *(self.columns.first[entity] for entity in entities[1:]),
            *(self.most[entity] for entity in entities),
            *(self.columns.facts[fact] for fact in self.kernel.written.facts),
        ]


def _pairs(outcome: Outcome) -> list[Array]:
    return [array for pair in zip(outcome.values, outcome.unknown, strict=True) for array in pair]


@numba.njit(nogil=True, cache=True)
def largest(column):  # type: ignore[no-untyped-def]
    """The largest size of a known number in a column."""
    found = np.int64(0)
    for number in column:
        if number != NO_NUMBER:
            found = max(found, abs(number))
    return found


def compile_kernel(law: LawOn, rules: Sequence[str], keep: Path | None = None) -> Kernel:
    """The kernel for some rules in force on a day; compiling takes seconds, unless a directory was given to `keep` it in."""
    written = write_kernel(law, rules)
    text = "\n".join([*IMPORTS, f"@numba.njit(nogil=True, error_model='numpy', cache={keep is not None})", written.source, ""])
    if keep is None:
        namespace: dict[str, Any] = {}
        # The text is our own, written from checked trees: no word of a rule reaches it as code.
        exec(compile(text, f"<kernel of {law.day}>", "exec"), namespace)  # noqa: S102
        return Kernel(law, written, namespace["kernel"])
    return Kernel(law, written, _kept(text, keep))


def _kept(text: str, directory: Path) -> Any:
    name = f"kernel_{sha256(text.encode()).hexdigest()[:24]}"
    path = directory / f"{name}.py"
    if not path.exists():
        path.write_text(text, encoding="utf-8")
    spec = spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = module_from_spec(spec)
    # numba looks its modules up by name when it reads what it kept.
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module.kernel


def empty_column(kernel: Kernel, fact: tuple[str, str], size: int) -> Array:
    """A column of the right sort in which nothing is known yet."""
    kind = kernel.written.kinds[kernel.written.facts.index(fact)]
    return np.full(size, UNKNOWN[sort_of(kind)], DTYPES[sort_of(kind)])
