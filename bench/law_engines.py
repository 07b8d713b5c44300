"""The law by our engines, beside OpenFisca-core: the same variables of its country template, the same people, the same run.

One family of four: from its facts to all values, by compiled Python, and with every step explained; the peer plain and traced.
Ten million people in four million households, the members of each household together: from columns in memory to all values, each
engine in a process of its own, building included on both sides. The peer's building is measured twice: by its builder's own words
for surveys, and with everything set by hand that the builder would sort and look up; the quicker one counts. Our kernel is
measured into fresh arrays and into reused ones; DuckDB from Arrow columns to Arrow columns, over the households as they lie
together, and told beside it by queries that find the members of each household by its id. Compiling a version of the law (once;
kept on disk) is told, and not counted, nor is loading the peer's tax and benefit system.

Claims: one family at least 50 times faster, explained at least 5 times (the peer traced); ten million people by the kernel at
least 15 times, by DuckDB at least 2 times; a what-if on all of them under half a second. Told: peak memory of each process, and
how many times longer than reading the input columns once the kernel takes. All values are compared: ours are exact, the peer's
are 32-bit floating numbers, so that those which differ by half a cent or more are counted, and allowed where 32 bits end.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np

from bench.law_people import VARIABLES, invented, keep
from bench.result import Claim, Result

PEOPLE = int(os.environ.get("DAYAQ_BENCH_PEOPLE", "10000000"))
TURNS = 3
ROUNDS = 3
HALF_A_CENT = 0.005
BITS_OF_THE_PEER = 2.0**-22
ROOT = Path(__file__).resolve().parent.parent


def run(folder: Path) -> Result:
    """Measure all, in turns."""
    families = [(_asked("openfisca_peer", "family", folder), _asked("our_engines", "family", folder)) for _ in range(TURNS)]
    people = invented(PEOPLE)
    persons, households = people.persons, people.households
    keep(people, folder)
    del people
    found = {
        "kernel": _asked("our_engines", "kernel", folder),
        "by_hand": _asked("openfisca_peer", "hand", folder, 1),
        "duckdb": _asked("our_engines", "duckdb", folder, 2),
        "by_builder": _asked("openfisca_peer", "builder", folder, 1),
    }
    apart = _apart(folder, found["kernel"]["scales"])
    figures = _figures(families, found)
    told = {"persons": persons, "households": households, **figures, "values_apart": apart, "engines": found}
    _tell(persons, households, figures, found, apart)
    return Result(bench="law_engines", claims=_claims(figures, apart), figures=told)


def _asked(module: str, what: str, folder: Path, rounds: int = ROUNDS) -> dict[str, Any]:
    words = [sys.executable, "-m", f"bench.{module}", what, str(folder), str(rounds)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
    done = subprocess.run(words, capture_output=True, text=True, check=False, cwd=ROOT, env=environment)
    if done.returncode != 0:
        raise RuntimeError(f"{module} {what} failed:\n{done.stderr[-4000:]}")
    found: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def _apart(folder: Path, scales: dict[str, int]) -> dict[str, dict[str, int]]:
    """For each variable how many values of the peer are off by half a cent, how many beyond its 32 bits; how many of DuckDB."""
    apart = {}
    for name in (name for names in VARIABLES.values() for name in names):
        ours = np.load(folder / f"ours.{name}.npy")
        away = np.abs(ours / 10 ** scales[name] - np.load(folder / f"theirs.{name}.npy"))
        limit = np.maximum(np.abs(ours / 10 ** scales[name]) * BITS_OF_THE_PEER * 4, 0.001)
        duckdb, joined = (np.load(folder / f"{way}.{name}.npy") for way in ("duckdb", "joined"))
        apart[name] = {
            "half_a_cent": int((away >= HALF_A_CENT).sum()),
            "beyond_32_bits": int((away > limit).sum()),
            "duckdb": int((duckdb != ours).sum()) + int((joined != ours).sum()),
        }
    return apart


def _figures(families: list[tuple[dict[str, Any], dict[str, Any]]], found: dict[str, Any]) -> dict[str, float]:
    theirs, traced = (min(peer[name] for peer, _ in families) for name in ("plain_ms", "traced_ms"))
    ours, explained = (min(our[name] for _, our in families) for name in ("plain_ms", "explained_ms"))
    peers = {name: found[name]["building"] + found[name]["computing"] for name in ("by_hand", "by_builder")}
    peer, kernel = min(peers.values()), found["kernel"]
    return {
        "family_peer_ms": theirs,
        "family_peer_traced_ms": traced,
        "family_ours_ms": ours,
        "family_explained_ms": explained,
        "peer_s": peer,
        "kernel_fresh_s": kernel["building"] + kernel["fresh"],
        "kernel_reused_s": kernel["building"] + kernel["reused"],
        "reading_s": kernel["reading"],
        "duckdb_s": found["duckdb"]["all"],
        "duckdb_joined_s": found["duckdb"]["joined"],
        "what_if_s": kernel["what_if"],
    }


def _claims(figures: dict[str, float], apart: dict[str, dict[str, int]]) -> list[Claim]:
    def times(sentence: str, slow: str, fast: str, least: float) -> Claim:
        ratio = figures[slow] / figures[fast]
        unit = slow.rpartition("_")[2]
        figure = f"{figures[slow]:.4g} {unit} to {figures[fast]:.4g} {unit} = {ratio:.1f} times"
        return Claim(sentence=f"{sentence} at least {least:g} times faster", figure=figure, holds=ratio >= least)

    wrong = sum(one["beyond_32_bits"] + one["duckdb"] for one in apart.values())
    return [
        times("one family", "family_peer_ms", "family_ours_ms", 50),
        times("one family explained, beside the peer traced,", "family_peer_traced_ms", "family_explained_ms", 5),
        times("all people by the kernel, fresh arrays,", "peer_s", "kernel_fresh_s", 15),
        times("all people by the kernel, reused arrays,", "peer_s", "kernel_reused_s", 15),
        times("all people by DuckDB", "peer_s", "duckdb_s", 2),
        Claim(
            sentence="a what-if on all people under 0.5 s",
            figure=f"{figures['what_if_s']:.3f} s",
            holds=figures["what_if_s"] < 0.5,
        ),
        Claim(sentence="all values agree, within the peer's 32 bits", figure=f"{wrong} do not", holds=wrong == 0),
    ]


def _tell(persons: int, households: int, figures: dict[str, float], found: dict[str, Any], apart: dict[str, Any]) -> None:
    """Print what was measured."""
    print(f"{persons:,} people in {households:,} households; {sum(map(len, VARIABLES.values()))} variables")
    for name, figure in figures.items():
        print(f"  {name:24}{figure:10.4f}")
    for name in ("by_hand", "by_builder"):
        print(f"  peer {name}: building {found[name]['building']:.2f} s, computing {found[name]['computing']:.2f} s")
    kernel = found["kernel"]
    again = f"again {kernel['compiled_again']:.3f} s"
    print(f"  kernel: building {kernel['building']:.3f} s; compiled in {kernel['compiling']:.1f} s, {again}")
    print(f"  kernel to reading the columns once: {kernel['reused'] / kernel['reading']:.1f} times")
    print(f"  what-if: basic income 650: {kernel['told']}")
    for name, one in found.items():
        print(f"  memory {name:12}{one['memory_before']:8.0f} MB before the people, {one['memory_peak']:8.0f} MB at most")
    print(f"  values of the peer off by half a cent or more: { {name: one['half_a_cent'] for name, one in apart.items()} }")
