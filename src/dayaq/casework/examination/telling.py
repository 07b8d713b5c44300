"""Tells an examination in the three languages, as plain values that a decision keeps: years later the same words are read."""

from collections.abc import Sequence
from typing import Any

from dayaq.casework.examination.values import Examination, LawQuestion
from dayaq.casework.language import LANGUAGES
from dayaq.rules.paths import Value
from dayaq.rules.records import fact_held
from dayaq.rules.telling import AmountTold, ReasonTold, StepTold, fact_at, path_said, told
from dayaq.rules.wording import name_of, value_said


def told_in_every_language(examination: Examination) -> dict[str, Any]:
    """The answer, its day, and by language all that is said: title, sum, reasons, what is missing, steps."""
    finding = examination.finding
    return {
        "entitled": finding.entitled,
        "day": finding.day.isoformat(),
        **{language: told_in(examination, language) for language in LANGUAGES},
    }


def told_in(examination: Examination, language: str) -> dict[str, Any]:
    """All that is said about an examination in one language."""
    question = examination.question
    said = told(question.law, examination.finding, examination.record, language)
    rule = question.law.amount_rule(question.folder)
    return {
        "title": said.title,
        "amount_name": name_of(question.law.law, rule.id, language) if rule is not None else "",
        "amount": said.amount,
        "reasons": [_reason(reason, question, language) for reason in said.reasons],
        "computed": _computed(said.steps, question, language),
        "missing": list(said.missing),
        "steps": [_step(step, question, language) for step in said.steps],
    }


def fact_said(question: LawQuestion, path: str, value: Value, language: str) -> tuple[str, str]:
    """A fact as people read it: what it is called, and its value with unit."""
    law = question.law.law
    name = path_said(law, question.subject, path, language)
    kind = fact_at(law, question.subject, path)
    if kind is None:
        return name, str(value)
    return name, value_said(law, fact_held(kind, value), kind.kind, language, kind.unit)


def _reason(reason: ReasonTold, question: LawQuestion, language: str) -> dict[str, Any]:
    return {
        "said": reason.said,
        "holds": reason.holds,
        "article": question.cite(reason.article, language),
        "missing": list(reason.missing),
    }


def _computed(steps: Sequence[StepTold], question: LawQuestion, language: str) -> list[dict[str, Any]]:
    """What the sum came from: the values and amounts that the step of the sum read; nothing where there is no sum."""
    last = next((step for step in steps if step.kind == "amount"), None)
    if last is None:
        return []
    inputs = [{"name": name, "value": value, "since": None} for name, value in last.inputs]
    return [*inputs, *(_amount(amount, question, language) for amount in last.amounts)]


def _step(step: StepTold, question: LawQuestion, language: str) -> dict[str, Any]:
    return {
        "name": step.name,
        "value": step.value,
        "article": question.cite(step.article, language),
        "inputs": [list(pair) for pair in step.inputs],
        "amounts": [_amount(amount, question, language) for amount in step.amounts],
    }


def _amount(amount: AmountTold, question: LawQuestion, language: str) -> dict[str, Any]:
    return {
        "name": amount.name,
        "value": amount.value,
        "since": amount.since.isoformat() if amount.since is not None else None,
        "reference": question.cite(amount.reference, language) if amount.reference else "",
        "confidence": amount.confidence,
    }
