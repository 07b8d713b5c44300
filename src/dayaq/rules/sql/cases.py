"""Asks an SQL engine the examples of the law."""

from collections.abc import Callable, Sequence
from typing import Any

from dayaq.rules.book import Law
from dayaq.rules.cases import ANSWERS, Answer, Case, Engine
from dayaq.rules.dependencies import facts_read
from dayaq.rules.in_force import LawOn, law_on
from dayaq.rules.kinds import shown
from dayaq.rules.records import Record
from dayaq.rules.sql.dialects import Dialect
from dayaq.rules.sql.query import query
from dayaq.rules.sql.values import sources_of

Execute = Callable[[str], Sequence[Sequence[Any]]]
"""Runs a query and gives its rows."""


def sql_engine(execute: Execute, dialect: Dialect) -> Engine:
    """An engine that answers examples by one query each; what is `missing` only an explanation can say."""

    def answer(law: Law, case: Case, record: Record) -> Answer:
        in_force = law_on(law, case.as_of, case.known_on)
        return _answer(in_force, case, values_of(in_force, _asked(in_force, case), record, execute, dialect))

    return answer


def values_of(law: LawOn, rules: Sequence[str], record: Record, execute: Execute, dialect: Dialect) -> dict[str, Any]:
    """The held values of some rules about a record; `None` for an unknown. Where no rule is in force there is nothing to ask."""
    if not rules:
        return {}
    read = law.law.vocabulary.narrowed(facts_read(law, rules))
    sources, (number,) = sources_of(read, [record], dialect)
    found: dict[str, Any] = {}
    written = query(law, rules, sources, dialect)
    row = next(iter(execute(f"SELECT * FROM ({written.sql}) answers WHERE id = {number}")))
    for rule_id, value in zip(written.rules, row[1:], strict=True):
        found[rule_id] = value
    return found


def _asked(law: LawOn, case: Case) -> list[str]:
    """The rules that an example names: of one entity, for one query gives the columns of one."""
    named = [law.rules.get(f"{case.folder}.{name}") for name in case.expected if name not in ANSWERS]
    asked = [rule.id for rule in named if rule is not None]
    if any(name in ANSWERS for name in case.expected):
        asked += [rule.id for rule in law.conditions(case.folder)]
        amount = law.amount_rule(case.folder)
        asked += [amount.id] if amount is not None else []
    return asked


def _answer(law: LawOn, case: Case, values: dict[str, Any]) -> Answer:
    answer: Answer = {rule_id.rpartition(".")[2]: _shown(law, rule_id, value) for rule_id, value in values.items()}
    holds = {rule.name: values.get(rule.id) for rule in law.conditions(case.folder)}
    failing = [name for name, value in holds.items() if value is False]
    entitled = False if failing else None if None in holds.values() else True
    rule = law.amount_rule(case.folder)
    amount = _shown(law, rule.id, values.get(rule.id)) if rule is not None and entitled else None
    if entitled and rule is not None and amount is None:
        entitled = None
    return answer | {"entitled": entitled, "amount": amount, "reason": failing[0] if failing else None, "reasons": failing}


def _shown(law: LawOn, rule_id: str, value: Any) -> Any:
    return None if value is None else shown(value, law.rules[rule_id].type)
