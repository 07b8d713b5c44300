"""The fused kernel equals every other engine, takes a what-if without compiling again, and is exact or refuses."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest

from dayaq.rules.book import Law
from dayaq.rules.evaluate import Evaluation
from dayaq.rules.in_force import LawOn, law_on
from dayaq.rules.kernel.bounds import TooLarge
from dayaq.rules.kernel.fused import Columns, Kernel, Population, WrongColumns, compile_kernel
from dayaq.rules.kernel.layout import NotForTheKernel
from dayaq.rules.kernel.parameters import EPOCH
from dayaq.rules.kernel.passes import write_kernel
from dayaq.rules.kernel.records import laid_out
from dayaq.rules.kinds import Choice, Day, Kind, Truth
from dayaq.rules.records import Record, record_of
from dayaq.rules.unknown import Unknown
from tests.rules import population

DAY = date(2023, 2, 28)
AID = ["family_aid.entitled", "family_aid.monthly", "family_aid.income", "old_age.entitled"]


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kernels")


@pytest.fixture(scope="session")
def aid(country: Law, kept: Path) -> Kernel:
    return compile_kernel(law_on(country, DAY), AID, kept)


def families(country: Law, seed: int, count: int = 40) -> list[Record]:
    """Random families of which every collection is known, as a population's is."""
    random, found = Random(seed), []
    for _ in range(count):
        facts = {"members": []} | population.family(random)
        for member in facts["members"]:
            member |= {"months": member.get("months", []), "contracts": member.get("contracts", [])}
        found.append(record_of(country.vocabulary, "family", facts))
    return found


def meant(value: int, kind: Kind) -> Any:
    """What a number of the kernel means."""
    if isinstance(kind, Truth):
        return bool(value)
    if isinstance(kind, Choice):
        return kind.options[value]
    return date.fromordinal(int(value) + EPOCH) if isinstance(kind, Day) else int(value)


def differing(kernel: Kernel, law: LawOn, roots: Sequence[Record]) -> list[tuple[str, str, Any, Any]]:
    """Where the kernel and the explanation differ: the rule, the record, and both values."""
    columns, records = laid_out(kernel, roots)
    outcome = kernel.over(columns).run()
    runs = {id(each): run for root in roots for run in [Evaluation(law)] for each in _under(root)}
    found = []
    for at, rule_id in enumerate(kernel.written.rules):
        rule = law.rules[rule_id]
        for place, record in enumerate(records[rule.entity]):
            result = runs[id(record)].rule(rule_id, record)
            expected = None if isinstance(result, Unknown) else result
            given = None if outcome.unknown[at][place] else meant(outcome.values[at][place], rule.type)
            if (type(given), given) != (type(expected), expected):
                found.append((rule_id, record.path, given, expected))
    return found


def _under(record: Record) -> list[Record]:
    return [record, *(each for children in record.children.values() for child in children for each in _under(child))]


@pytest.mark.parametrize("seed", range(5))
def test_the_kernel_equals_the_explanation(country: Law, aid: Kernel, seed: int) -> None:
    assert differing(aid, law_on(country, DAY), families(country, seed)) == []


@pytest.mark.long
@pytest.mark.parametrize("day", population.LEGAL_DAYS[::4])
def test_the_kernel_equals_the_explanation_for_every_rule_of_the_book(country: Law, kept: Path, day: date) -> None:
    law = law_on(country, day)
    kernel = compile_kernel(law, list(law.rules), kept)

    for seed in range(10):
        assert differing(kernel, law, families(country, seed)) == []


def rich(country: Law, kernel: Kernel, wage: str = "600") -> Population:
    months = [{"start": f"2022-{month:02}-01", "wage": wage, "insured": True} for month in range(3, 13)]
    person = {
        "birth_date": "1990-01-01",
        "sex": "male",
        "capital": 0,
        "record": 0,
        "loss": 60,
        "student": False,
        "months": months,
    }
    family = {"registered": True, "rent": 0, "members": [person]}
    return kernel.over(laid_out(kernel, [record_of(country.vocabulary, "family", family)] * 4)[0])


def test_a_what_if_is_another_array_of_amounts(country: Law, aid: Kernel) -> None:
    people = rich(country, aid, wage="150")
    amounts = list(aid.written.parameters.values)
    before = people.run().values[1][0]
    amounts[aid.written.parameters.places[("family_aid.need", "", None)]] = 20025

    assert (before, people.run(amounts=amounts).values[1][0]) == (1525, 7525)


def test_an_unknown_amount_makes_the_answer_unknown(country: Law, aid: Kernel) -> None:
    amounts = list(aid.written.parameters.values)
    amounts[aid.written.parameters.places[("family_aid.need", "", None)]] = None

    assert list(rich(country, aid).run(amounts=amounts).unknown[1]) == [True] * 4


def test_an_outcome_is_written_into_the_arrays_given(country: Law, aid: Kernel) -> None:
    people = rich(country, aid)
    first = people.run()

    assert people.run(into=first) is first


def test_numbers_that_could_leave_64_bits_are_refused(country: Law, aid: Kernel) -> None:
    with pytest.raises(TooLarge, match="more than the kernel holds exactly"):
        aid.over(_inflated(rich(country, aid).columns)).run()


def _inflated(columns: Columns) -> Columns:
    facts = dict(columns.facts)
    facts[("month", "wage")] = np.full_like(facts[("month", "wage")], 2**61)
    return Columns(facts, columns.first, columns.present)


def test_a_missing_column_is_refused(country: Law, aid: Kernel) -> None:
    columns = rich(country, aid).columns
    facts = {fact: column for fact, column in columns.facts.items() if fact != ("month", "wage")}

    with pytest.raises(WrongColumns, match="wage of month"):
        aid.over(Columns(facts, columns.first, columns.present))


def test_a_family_that_is_none_is_unknown_to_its_members(country: Law, kept: Path) -> None:
    law = law_on(country, DAY)
    kernel = compile_kernel(law, ["family_aid.share"], kept)
    columns, _ = laid_out(kernel, families(country, 3, 5))
    nobody = Columns(columns.facts, columns.first, np.zeros(5, np.bool_))

    assert kernel.over(nobody).run().unknown[0].all()


def test_rules_over_things_that_lie_apart_are_refused(country: Law) -> None:
    law = law_on(country, DAY)

    with pytest.raises(NotForTheKernel):
        write_kernel(law, ["words.eighteenth", "family_aid.child", "words.stepped"])
