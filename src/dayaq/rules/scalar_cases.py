"""Asks compiled Python the examples of the law."""

from dayaq.rules.book import Law
from dayaq.rules.cases import ANSWERS, Answer, Case, Engine
from dayaq.rules.kinds import shown
from dayaq.rules.records import Record
from dayaq.rules.scalar import Compiled, ScalarEngine


def scalar_engine(law: Law) -> Engine:
    """An engine that answers examples by compiled functions; what is `missing` only an explanation can say."""
    python = ScalarEngine(law)

    def answer(_: Law, case: Case, record: Record) -> Answer:
        return _answer(python.on(case.as_of, case.known_on), case, record)

    return answer


def _answer(compiled: Compiled, case: Case, record: Record) -> Answer:
    answer: Answer = {}
    if any(name in ANSWERS for name in case.expected):
        entitled, amount = compiled.answer(case.folder, record, case.as_of)
        rule = compiled.law.amount_rule(case.folder)
        answer = {"entitled": entitled, "amount": None if amount is None or rule is None else shown(amount, rule.type)}
        holds = {each.name: compiled.value(each.id, record, case.as_of) for each in compiled.law.conditions(case.folder)}
        failing = [name for name, value in holds.items() if value is False]
        answer |= {"reason": failing[0] if failing else None, "reasons": failing}
    for name in case.expected:
        rule = compiled.law.rules.get(f"{case.folder}.{name}")
        if name not in ANSWERS and rule is not None:
            value = compiled.value(rule.id, record, case.as_of)
            answer[name] = None if value is None else shown(value, rule.type)
    return answer
