"""Looks for random people to whom a change of the law said to be without effect makes a difference after all."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from dayaq.rules.book import Law
from dayaq.rules.calendar import month_start
from dayaq.rules.evaluate import Evaluation
from dayaq.rules.in_force import LawOn, law_on
from dayaq.rules.mutation.mutants import Mutant
from dayaq.rules.records import Record, record_of
from dayaq.rules.tree import Amount, Scale, walk
from dayaq.rules.unknown import Unknown
from tests.law.population import People
from tests.rules.engines import everybody

Told = tuple[str, date, str]


def told_apart(law: Law, mutants: Iterable[Mutant], random: Random) -> Iterator[Told]:
    """Each mutant that gives some random person another answer than the law, with the day and the rule."""
    waiting = list(mutants)
    turns = [day for day in law.dates() if day > law.begins]
    for day in sorted({law.begins, *turns, *(turn - timedelta(days=1) for turn in turns)}):
        on, people = law_on(law, day), list(_everybody_on(law, day, random))
        for mutant in waiting:
            changed = mutant.into(on)
            rules = _concerned(on, mutant) if changed is not None else []
            yield from ((str(mutant), day, rule) for rule in rules if _differs(rule, (on, changed), people))


def _everybody_on(law: Law, day: date, random: Random) -> Iterator[tuple[Record, list[Record]]]:
    people = People(law, day, random)
    subjects = [("family", people.family()) for _ in range(3)] + [("survivor", people.survivor()) for _ in range(2)]
    for entity, facts in subjects:
        subject = record_of(law.vocabulary, entity, _on_first_days(facts))
        yield subject, list(everybody([subject]))


def _on_first_days(facts: Any) -> Any:
    """The same facts, with months that begin on their first day as all months do."""
    if isinstance(facts, list):
        return [_on_first_days(each) for each in facts]
    if not isinstance(facts, dict):
        return facts
    found = {name: _on_first_days(value) for name, value in facts.items()}
    return found | {"months": [_begun_first(month) for month in found["months"]]} if "months" in found else found


def _begun_first(month: dict[str, Any]) -> dict[str, Any]:
    return month | {"start": month_start(month["start"])} if "start" in month else month


def _concerned(on: LawOn, mutant: Mutant) -> list[str]:
    """The rule that was changed, or those that read the changed amount."""
    rule = mutant.of.partition(" from ")[0]
    if rule in on.law.rules:
        return [rule]
    return [
        rule.id
        for rule in on.rules.values()
        if any(isinstance(node, Amount | Scale) and node.amount == mutant.of for node in walk(rule.tree))
    ]


def _differs(rule: str, laws: tuple[LawOn, LawOn | None], people: list[tuple[Record, list[Record]]]) -> bool:
    entity = laws[0].law.rules[rule][0].entity
    for _, records in people:
        runs = [Evaluation(on) for on in laws if on is not None]
        for record in records:
            if record.entity == entity and len({_known(run, rule, record) for run in runs}) > 1:
                return True
    return False


def _known(run: Evaluation, rule: str, record: Record) -> Any:
    value = run.rule(rule, record)
    return None if isinstance(value, Unknown) else value
