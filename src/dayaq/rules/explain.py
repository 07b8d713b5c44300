"""Answers for one subject with the whole explanation: each step with its value, formula, facts, amounts and article."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from itertools import chain

from dayaq.rules.book import Law
from dayaq.rules.evaluate import Evaluation, Trace
from dayaq.rules.finding import Finding, Reason, Step, plain
from dayaq.rules.in_force import LawOn, law_on
from dayaq.rules.kinds import Kind, Number
from dayaq.rules.records import Given, Record, record_of
from dayaq.rules.rule_reader import Rule
from dayaq.rules.unknown import Result, Unknown, blocked


class NotInForce(ValueError):
    """The benefit does not exist on the day; the sentence is fit for the caller."""


def find(law: Law, benefit: str, given: Given, day: date, known: date | None = None) -> Finding:
    """What the law answers about a benefit on the facts given, as the law stood on a day (and was known on another)."""
    in_force = law_on(law, day, known)
    folder = law.folder(benefit).name
    return find_for(in_force, folder, record_of(law.vocabulary, in_force.subject(folder), given))


def find_for(law: LawOn, folder: str, record: Record) -> Finding:
    """The finding for a record that is at hand already."""
    conditions, amount = law.conditions(folder), law.amount_rule(folder)
    if not conditions and amount is None:
        raise NotInForce(f"“{folder}” is not in force on {law.day}.")
    run = Evaluation(law)
    answers = [(rule, run.rule(rule.id, record)) for rule in conditions]
    entitled = _together(answers)
    given: Result | None = None
    if amount is not None and entitled is True:
        given = run.rule(amount.id, record)
    missing = _missing([result for _, result in answers] if entitled is None else [given] if given is not None else [])
    return Finding(
        benefit=law.law.folders[folder].path,
        day=law.day,
        entitled=None if isinstance(given, Unknown) else entitled,
        amount=_money(given, amount.type) if amount is not None and given is not None else None,
        unit=str(amount.type.unit) if amount is not None and isinstance(amount.type, Number) else "",
        reasons=tuple(_reason(rule, result) for rule, result in answers),
        missing=missing,
        steps=tuple(steps_of(run)),
    )


def _together(answers: list[tuple[Rule, Result]]) -> bool | None:
    values = [value for _, value in answers]
    if False in values:
        return False
    return None if any(isinstance(value, Unknown) for value in values) else True


def _missing(results: Iterable[Result]) -> tuple[str, ...]:
    unknown = blocked(*results)
    return tuple(sorted(unknown.because)) if unknown is not None else ()


def _money(result: Result, kind: Kind) -> Decimal | None:
    value = plain(result, kind)
    return value if isinstance(value, Decimal) else None


def _reason(rule: Rule, result: Result) -> Reason:
    if isinstance(result, Unknown):
        return Reason(rule.name, rule.article, None, tuple(sorted(result.because)))
    return Reason(rule.name, rule.article, result is True, ())


def steps_of(run: Evaluation) -> list[Step]:
    """The steps of a run, each after those it needs."""
    return [
        _step(run.law.rules[rule_id], about, trace, run.done[(rule_id, about)]) for (rule_id, about), trace in run.traces.items()
    ]


def _step(rule: Rule, about: str, trace: Trace, value: Result) -> Step:
    # By place, for there are many steps and names cost as much as making them.
    facts, own, needs = tuple(trace.facts.values()), tuple(trace.locals.values()), tuple(trace.needs.values())
    amounts = tuple(chain.from_iterable(trace.amounts.values()))
    return Step(rule.id, about, rule.kind, rule.article, value, rule.type, rule.formula, facts, own, needs, amounts)
