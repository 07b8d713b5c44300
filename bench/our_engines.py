"""Our engines on the law of the country template: `python -m bench.our_engines family|kernel|duckdb FOLDER ROUNDS`.

Each runs in a process of its own, so that its memory is its own. Prints its figures as one line of JSON, in seconds and
megabytes; keeps what it computed in the folder.
"""

import gc
import json
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import numba
import numpy as np
import pyarrow as pa

from bench.law_people import DAY, FAMILY, HOME, OPTIONS, VARIABLES, Array, People, kept
from bench.measured import memory_now, middle_milliseconds, peak_memory, timed
from dayaq.rules.evaluate import Evaluation
from dayaq.rules.explain import steps_of
from dayaq.rules.in_force import LawOn, law_on
from dayaq.rules.kernel.fused import Columns, Kernel, Outcome, Population, compile_kernel
from dayaq.rules.kinds import Number
from dayaq.rules.records import record_of
from dayaq.rules.scalar import Together, compile_law
from dayaq.rules.sql.clustered import Clustered, answered
from dayaq.rules.sql.dialects import DUCKDB
from dayaq.rules.sql.query import Sources, query
from tests.template_country.reading import template_law

LEGAL_DAY = date.fromisoformat(DAY)
FACTS = {
    "person": ("birth", "adult", "salary", "capital_returns"),
    "household": ("rent", "accommodation_size", "housing_occupancy_status"),
}


def the_law() -> LawOn:
    """The template's law on the day."""
    return law_on(template_law(), LEGAL_DAY)


def asked(law: LawOn) -> dict[str, str]:
    """The id of the rule of each variable."""
    ids = {rule_id.rpartition(".")[2]: rule_id for rule_id in law.rules}
    return {name: ids[name] for names in VARIABLES.values() for name in names}


def of_family(law: LawOn, persons: Together, households: Together) -> tuple[list[tuple[Any, ...]], tuple[Any, ...]]:
    """One family from its facts to every value: those of each person, and those of the household."""
    household = record_of(law.law.vocabulary, "household", {**HOME, "members": _members()})
    values = [persons(person, LEGAL_DAY) for person in household.children["members"]]
    return values, households(household, LEGAL_DAY)


def family_explained(law: LawOn, rules: dict[str, str]) -> list[Any]:
    """The same, each step with its value, formula, facts, amounts and article."""
    household = record_of(law.law.vocabulary, "household", {**HOME, "members": _members()})
    records, run = {"household": [household], "person": household.children["members"]}, Evaluation(law)
    for rule_id in rules.values():
        for record in records[law.rules[rule_id].entity]:
            run.rule(rule_id, record)
    return list(steps_of(run))


def _members() -> list[dict[str, Any]]:
    return [{**one, "capital_returns": 0} for one in FAMILY]


def in_columns(people: People) -> Columns:
    """The people as the kernel takes them."""
    facts = {(entity, name): people.columns[name] for entity, names in FACTS.items() for name in names}
    return Columns(facts, {"person": people.first}, np.ones(people.households, np.bool_))


def of_kernel(law: LawOn, folder: Path, rounds: int) -> dict[str, Any]:
    """The population by the fused kernel: fresh arrays, reused arrays, a what-if, and reading the columns once."""
    keep = folder / "kernels"
    keep.mkdir(exist_ok=True)
    rules = list(asked(law).values())
    _, compiling = timed(lambda: _once(law, rules, keep))
    kernel, again = timed(lambda: compile_kernel(law, rules, keep))
    before = memory_now()
    people = kept(folder)
    # Only the latest outcome is held, so that the memory told is that of one.
    turns = [_turn(kernel, people)[0] for _ in range(rounds - 1)]
    last, outcome = _turn(kernel, people)
    population = kernel.over(in_columns(people))
    found = {name: [turn[name] for turn in [*turns, last]] for name in last}
    peak = peak_memory()
    _keep(law, rules, outcome, folder)
    told, found["what_if"] = _what_ifs(law, population, rules, outcome, rounds)
    best = {name: min(times) for name, times in found.items()}
    return best | {"compiling": compiling, "compiled_again": again, "memory_before": before, "memory_peak": peak, "told": told}


def _turn(kernel: Kernel, people: People) -> tuple[dict[str, float], Outcome]:
    """The seconds of one turn, and its outcome."""
    gc.collect()
    population, building = timed(lambda: kernel.over(in_columns(people)))
    outcome, fresh = timed(population.run)
    _, reused = timed(lambda: population.run(into=outcome))
    _, reading = timed(lambda: read_once(population))
    return {"building": building, "fresh": fresh, "reused": reused, "reading": reading}, outcome


def _once(law: LawOn, rules: list[str], keep: Path) -> None:
    """Compile, and run over one household so that the machine code is there."""
    kernel = compile_kernel(law, rules, keep)
    kernel.over(in_columns(_few())).run()


def _few() -> People:
    names = [name for names in FACTS.values() for name in names]
    dtypes: dict[str, Any] = {"birth": np.int32, "adult": np.int8, "housing_occupancy_status": np.int8}
    return People({name: np.zeros(2, dtypes.get(name, np.int64)) for name in names}, np.array([0, 1, 2]))


@numba.njit(nogil=True)
def total(column: Array, low: int, high: int) -> int:
    """The sum of a part of a column."""
    found = 0
    for at in range(low, high):
        found += column[at]
    return found


def read_once(population: Population) -> int:
    """Read every column that the law reads once, on two threads: no engine can be faster."""
    columns = [population.columns.facts[fact] for fact in population.kernel.written.facts]
    halves = [(column, *part) for column in columns for part in ((0, len(column) // 2), (len(column) // 2, len(column)))]
    with ThreadPoolExecutor(2) as threads:
        return sum(threads.map(lambda half: total(*half), halves))


def _what_ifs(
    law: LawOn, population: Population, rules: list[str], outcome: Any, rounds: int
) -> tuple[dict[str, int], list[float]]:
    """Basic income of 650 instead of 600: everything computed anew, what it costs and how many households gain."""
    parameters = population.kernel.written.parameters
    place = parameters.places[("benefits.basic_income", "", None)]
    benefits, left = (rules.index(asked(law)[name]) for name in ("total_benefits", "disposable_income"))
    now_paid, now_left = int(outcome.values[benefits].sum()), outcome.values[left].copy()
    times, told = [], {}
    for _ in range(rounds):
        amounts = list(parameters.values)
        amounts[place] = 65000

        def scenario(amounts: list[int | None] = amounts) -> dict[str, int]:
            other = population.run(amounts=amounts, into=outcome)
            cost = int(other.values[benefits].sum()) - now_paid
            return {"cost": cost // 10000, "gain": int((other.values[left] > now_left).sum())}

        told, seconds = timed(scenario)
        times.append(seconds)
    return told, times


def _keep(law: LawOn, rules: list[str], outcome: Any, folder: Path) -> None:
    for rule_id, values, unknown in zip(rules, outcome.values, outcome.unknown, strict=True):
        assert not unknown.any()
        np.save(folder / f"ours.{law.rules[rule_id].name}.npy", values)


def of_duckdb(law: LawOn, folder: Path, rounds: int) -> dict[str, Any]:
    """The population by DuckDB, from Arrow columns to Arrow columns: in clusters, and by queries over rows in any order."""
    before, people = memory_now(), kept(folder)
    with duckdb.connect() as connection:
        connection.execute("SET threads = 2")
        clustered, all_times = _rounds(lambda: _by_clusters(law, people, connection), rounds)
        peak = peak_memory()
        for name, rule_id in asked(law).items():
            np.save(folder / f"duckdb.{name}.npy", clustered[rule_id].to_numpy())
        del clustered
        joined, joined_times = _rounds(lambda: _by_joins(law, people, connection), 1)
    for names in VARIABLES.values():
        # The rows come in the engine's own order: laid back into ours to be compared, outside the time.
        order = np.argsort(joined[f"{names[0]}.id"].to_numpy())
        for name in names:
            np.save(folder / f"joined.{name}.npy", joined[name].to_numpy()[order])
    return {"all": min(all_times), "joined": min(joined_times), "memory_before": before, "memory_peak": peak}


def _rounds(what: Callable[[], dict[str, Any]], rounds: int) -> tuple[dict[str, Any], list[float]]:
    """What the last round found, and the seconds of each; only one is held at a time."""
    times, found = [], {}
    for _ in range(rounds):
        found.clear()
        gc.collect()
        found, seconds = timed(what)
        times.append(seconds)
    return found, times


def _by_clusters(law: LawOn, people: People, connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    tables = {entity: pa.table({name: _arrow(name, people.columns[name]) for name in names}) for entity, names in FACTS.items()}
    return answered(law, asked(law).values(), Clustered(tables, {"person": pa.array(people.first)}), connection)


def _by_joins(law: LawOn, people: People, connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    links = {"person": {"household_id": people.household_of()}, "household": {}}
    for entity, names in FACTS.items():
        size = people.persons if entity == "person" else people.households
        columns = {name: _arrow(name, people.columns[name]) for name in names}
        connection.register(entity, pa.table({"id": np.arange(size), **links[entity], **columns}))
    found = {}
    for names in VARIABLES.values():
        rules = [asked(law)[name] for name in names]
        written = query(law, rules, Sources({"person": "person", "household": "household"}), DUCKDB)
        table = connection.sql(written.sql).to_arrow_table()
        found |= {name: table.column(f"c{at}") for at, name in enumerate(names, 1)}
        found[f"{names[0]}.id"] = table.column("id")
    return found


def _arrow(name: str, column: Array) -> Any:
    if name == "birth":
        return pa.array(column).cast(pa.date32())
    if name == "adult":
        return pa.array(column.astype(np.bool_))
    return pa.DictionaryArray.from_arrays(column, list(OPTIONS)) if name == "housing_occupancy_status" else pa.array(column)


def main(what: str, folder: Path, rounds: int) -> dict[str, Any]:
    """One measurement."""
    law = the_law()
    if what == "family":
        compiled, rules = compile_law(law), asked(law)
        persons, households = (compiled.together(rules[name] for name in names) for names in VARIABLES.values())
        of_persons, of_household = of_family(law, persons, households)
        found = [*zip(*of_persons, strict=True), *((value,) for value in of_household)]
        values = {
            name: [value / 10 ** _scale(law, rules[name]) for value in each] for name, each in zip(rules, found, strict=True)
        }
        plain = middle_milliseconds(lambda: of_family(law, persons, households))
        explained = middle_milliseconds(lambda: family_explained(law, rules))
        return {"plain_ms": plain, "explained_ms": explained, "values": values}
    scales = {name: _scale(law, rule_id) for name, rule_id in asked(law).items()}
    engine = of_kernel if what == "kernel" else of_duckdb
    return engine(law, folder, rounds) | {"scales": scales}


def _scale(law: LawOn, rule_id: str) -> int:
    kind = law.rules[rule_id].type
    return kind.scale if isinstance(kind, Number) else 0


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))))
