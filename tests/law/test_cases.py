"""Every example of the law holds in every engine; every rule has examples, every condition one that holds and one that fails."""

from collections import Counter
from collections.abc import Iterator

import pytest

from dayaq.rules.book import Law, read_law
from dayaq.rules.cases import ANSWERS, Case, differences, explained, read_cases
from dayaq.rules.evaluate import Evaluation
from dayaq.rules.in_force import LawOn, law_on
from dayaq.rules.kinds import Truth
from dayaq.rules.records import record_of
from dayaq.rules.scalar_cases import scalar_engine
from dayaq.rules.sql.cases import Execute, sql_engine
from dayaq.rules.sql.dialects import DUCKDB, POSTGRESQL
from dayaq.rules.unknown import Unknown
from tests.law.conftest import LAW

BOOK = read_law(LAW)
CASES = list(read_cases(BOOK))
PYTHON = scalar_engine(BOOK)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.folder}: {case.name}")
def test_an_example_holds_in_every_engine(case: Case, law: Law, duckdb_execute: Execute, postgresql_execute: Execute) -> None:
    engines = {
        "explanation": explained,
        "Python": PYTHON,
        "DuckDB": sql_engine(duckdb_execute, DUCKDB),
        "PostgreSQL": sql_engine(postgresql_execute, POSTGRESQL),
    }

    for name, engine in engines.items():
        assert (name, [str(each) for each in differences(law, case, engine)]) == (name, [])


def test_no_two_examples_of_a_folder_have_one_name() -> None:
    counted = Counter((case.folder, case.name) for case in CASES)

    assert [name for name, times in counted.items() if times > 1] == []


def test_every_source_of_an_example_is_in_the_list_of_sources(sources: dict[str, str]) -> None:
    assert {case.source for case in CASES if case.source} - set(sources) == set()


def test_the_two_worked_examples_everybody_knows_are_there() -> None:
    expected = {str(case.expected["amount"]) for case in CASES if case.source and "amount" in case.expected}

    assert {"470.97", "466.40"} <= expected


def evaluated() -> Iterator[tuple[LawOn, Evaluation]]:
    """Every example with everything that an answer about it computes."""
    for case in CASES:
        on = law_on(BOOK, case.as_of, case.known_on)
        entity = case.about or _subject(on, case)
        record = record_of(BOOK.vocabulary, entity, case.given)
        run = Evaluation(on)
        for rule_id in BOOK.of_folder(case.folder):
            rule = on.rules.get(rule_id)
            if rule is not None and rule.entity == entity:
                run.rule(rule_id, record)
        yield on, run


def _subject(on: LawOn, case: Case) -> str:
    named = [on.rules.get(f"{case.folder}.{name}") for name in case.expected if name not in ANSWERS]
    return next((rule.entity for rule in named if rule is not None), on.subject(case.folder))


def test_every_rule_is_computed_by_some_example_and_every_truth_comes_out_both_ways() -> None:
    seen: dict[str, set[object]] = {}
    for _, run in evaluated():
        for (rule_id, _), value in run.done.items():
            seen.setdefault(rule_id, set()).add("unknown" if isinstance(value, Unknown) else value)

    known = {rule_id: values - {"unknown"} for rule_id, values in seen.items()}
    assert [rule_id for rule_id in BOOK.rules if not known.get(rule_id)] == []
    truths = [rule_id for rule_id, versions in BOOK.rules.items() if isinstance(versions[0].type, Truth)]
    assert [rule_id for rule_id in truths if known[rule_id] != {True, False}] == []
