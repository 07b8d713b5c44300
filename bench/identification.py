"""Whether the time of an answer tells which half of a wrong pair exists: a wrong FİN, a wrong number, or both wrong.

Measured: 2,000 rounds, each with one attempt of every kind in a random order, sent one after another over an open connection to
the running web server; the time from sending the form to having read the whole answer. No FİN and no document is claimed twice,
and the client's address on loopback changes before a limit of failed attempts comes near, so every attempt is really compared.

Claim: for no pair of kinds does a two-sample test (Mann and Whitney's, two-sided) find a difference at a significance of one in
a thousand shared by the three pairs (Bonferroni). How large a difference there was is told as the difference of the medians and
as the chance that an answer of one kind takes longer than one of the other (0.5 where they are alike).
"""

import itertools
import random
import statistics
from collections.abc import Iterator
from pathlib import Path

from bench.result import Claim, Result
from bench.two_samples import chance_of_longer, p_value
from bench.visitor import OK, Unexpected, Visitor
from dayaq.casework.people.fin import FIN_ALPHABET
from tests.long.installation import Citizen, Installation, Part, Plan

ROUNDS = 2_000
WARM_UP = 100
PEOPLE = 4_500
ROUNDS_AT_ONE_ADDRESS = 15
SIGNIFICANCE = 0.001
KINDS = ("wrong FİN", "wrong number", "both wrong")
Pair = tuple[str, str]


def run(folder: Path) -> Result:
    """Measure on an installation of its own."""
    with Installation(folder, Plan(durable=True, people=PEOPLE, web_processes=1)) as installation:
        installation.process(Part.WORKER).stop()
        host = installation.base_url.removeprefix("http://")
        times: dict[str, list[float]] = {kind: [] for kind in KINDS}
        for place, (kind, seconds) in enumerate(_attempts(host, installation.citizens)):
            if place >= WARM_UP * len(KINDS):
                times[kind].append(seconds * 1000)
    return _result(times)


def _attempts(host: str, citizens: list[Citizen]) -> Iterator[tuple[str, float]]:
    """One attempt after another: its kind and how many seconds the answer took."""
    choice = random.Random(20200316)
    taken = {citizen.fin for citizen in citizens}
    addresses = (f"127.{a}.{b}.1" for a, b in itertools.product(range(10, 250), range(1, 250)))
    needed = ROUNDS + WARM_UP
    for first in range(0, needed, ROUNDS_AT_ONE_ADDRESS):
        visitor = Visitor(host, next(addresses))
        visitor.get("/apply/identify")
        for place in range(first, min(first + ROUNDS_AT_ONE_ADDRESS, needed)):
            for kind, (document, fin) in _round(citizens[place % len(citizens)], taken, choice):
                answer = visitor.post("/apply/identify", document=document, fin=fin)
                if answer.status != OK:
                    raise Unexpected(f"{kind}: {answer.status}")
                yield kind, answer.seconds
        visitor.close()


def _round(citizen: Citizen, taken: set[str], choice: random.Random) -> list[tuple[str, Pair]]:
    """One wrong pair of every kind, in a random order."""
    series = citizen.document.rstrip("0123456789")
    digits = len(citizen.document) - len(series)

    def nobodys_fin() -> str:
        while (fin := "".join(choice.choices(FIN_ALPHABET, k=7))) in taken:
            continue
        taken.add(fin)
        return fin

    def nobodys_document() -> str:
        # Synthetic documents never begin with three nines.
        return series + "999" + "".join(choice.choices("0123456789", k=digits - 3))

    pairs = [(citizen.document, nobodys_fin()), (nobodys_document(), citizen.fin), (nobodys_document(), nobodys_fin())]
    kinds = list(zip(KINDS, pairs, strict=True))
    choice.shuffle(kinds)
    return kinds


def _result(times: dict[str, list[float]]) -> Result:
    claims, figures = [], {}
    medians = {kind: statistics.median(times[kind]) for kind in KINDS}
    for kind in KINDS:
        print(f"{kind:14} {len(times[kind])} answers, median {medians[kind]:.3f} ms")
    for one, other in itertools.combinations(KINDS, 2):
        p, chance = p_value(times[one], times[other]), chance_of_longer(times[one], times[other])
        difference = (medians[one] - medians[other]) * 1000
        figures[f"{one} / {other}"] = {"p": p, "chance_of_longer": chance, "difference_of_medians_microseconds": difference}
        claims.append(
            Claim(
                sentence=f"{one} cannot be told from {other} (p at least {SIGNIFICANCE / 3:.5f})",
                figure=f"p = {p:.4f}, chance of longer {chance:.4f}, medians {difference:+.0f} microseconds apart",
                holds=p >= SIGNIFICANCE / 3,
            )
        )
    return Result(bench="identification", claims=claims, figures={"medians": medians, "rounds": ROUNDS, "pairs": figures})
