"""OpenFisca-core with its country template, as the peer of our engines: `python -m bench.openfisca_peer family|people FOLDER`.

Prints its figures as one line of JSON, in seconds and megabytes; keeps what it computed in the folder where asked to.
"""

import gc
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from openfisca_core.simulations import Simulation, SimulationBuilder
from openfisca_country_template import CountryTaxBenefitSystem

from bench.law_people import FAMILY, HOME, MONTH, VARIABLES
from bench.measured import memory_now, middle_milliseconds, peak_memory, timed

ALL = [name for names in VARIABLES.values() for name in names]
ROLES = ("adults", "children")


def period_of(name: str) -> str:
    """The period for which a variable is asked."""
    return MONTH[:4] if name == "housing_tax" else MONTH


def calculated(simulation: Simulation) -> dict[str, Any]:
    """Every variable."""
    return {name: simulation.calculate(name, period_of(name)) for name in ALL}


def of_family(system: Any, *, trace: bool) -> dict[str, Any]:
    """One family from its facts to every value."""
    names = [str(at) for at in range(len(FAMILY))]
    persons = {
        name: {"birth": {"ETERNITY": one["birth"]}, "salary": {MONTH: float(str(one["salary"]))}}
        for name, one in zip(names, FAMILY, strict=True)
    }
    home = {"rent": {MONTH: float(HOME["rent"])}, "accommodation_size": {MONTH: float(HOME["accommodation_size"])}}
    home |= {"housing_occupancy_status": {MONTH: HOME["housing_occupancy_status"]}}
    roles = {
        role: [name for name, one in zip(names, FAMILY, strict=True) if one["adult"] is (role == "adults")] for role in ROLES
    }
    simulation = SimulationBuilder().build_from_entities(system, {"persons": persons, "households": {"one": home | roles}})
    simulation.trace = trace
    return calculated(simulation)


def by_builder(system: Any, folder: Path) -> Simulation:
    """The simulation by the builder's own words for survey data."""
    household_of = np.load(folder / "household_of.npy", mmap_mode="r")
    builder = SimulationBuilder()
    builder.create_entities(system)
    builder.declare_person_entity("person", range(len(household_of)))
    household = builder.declare_entity("household", range(int(household_of[-1]) + 1))
    builder.join_with_persons(household, household_of, 1 - np.load(folder / "adult.npy"))
    return _told(builder.build(system), folder)


def by_hand(system: Any, folder: Path) -> Simulation:
    """The same simulation, with what the builder would sort and look up set directly: the quickest that can be had."""
    household_of = np.load(folder / "household_of.npy", mmap_mode="r")
    populations = system.instantiate_entities()
    person, household = populations["person"], populations["household"]
    person.ids, person.count = np.arange(len(household_of)), len(household_of)
    household.count = int(household_of[-1]) + 1
    household.ids = np.arange(household.count)
    household.members_entity_id = np.asarray(household_of)
    household.members_role = np.array(household.entity.flattened_roles)[1 - np.load(folder / "adult.npy")]
    return _told(Simulation(system, populations), folder)


def _told(simulation: Simulation, folder: Path) -> Simulation:
    for name in ("salary", "capital_returns", "rent", "accommodation_size"):
        simulation.set_input(name, MONTH, np.load(folder / f"{name}.float.npy"))
    simulation.set_input("birth", "eternity", np.load(folder / "birth.day.npy"))
    simulation.set_input("housing_occupancy_status", MONTH, np.load(folder / "housing_occupancy_status.npy"))
    return simulation


def of_people(system: Any, folder: Path, build: Callable[[Any, Path], Simulation], rounds: int) -> dict[str, Any]:
    """The population from columns to every value, some times; the best of each part counts."""
    building, computing, values = [], [], {}
    for _ in range(rounds):
        gc.collect()
        simulation, seconds = timed(lambda: build(system, folder))
        building.append(seconds)
        began = time.perf_counter()
        values = calculated(simulation)
        computing.append(time.perf_counter() - began)
    for name in ALL:
        np.save(folder / f"theirs.{name}.npy", values[name])
    return {"building": min(building), "computing": min(computing)}


def main(what: str, folder: Path, rounds: int) -> dict[str, Any]:
    """One measurement."""
    system = CountryTaxBenefitSystem()
    if what == "family":
        plain = middle_milliseconds(lambda: of_family(system, trace=False))
        traced = middle_milliseconds(lambda: of_family(system, trace=True))
        values = {name: value.tolist() for name, value in of_family(system, trace=False).items()}
        return {"plain_ms": plain, "traced_ms": traced, "values": values}
    before = memory_now()
    build = by_builder if what == "builder" else by_hand
    return of_people(system, folder, build, rounds) | {"memory_before": before, "memory_peak": peak_memory()}


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))))
