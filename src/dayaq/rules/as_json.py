"""A finding as plain values for JSON: numbers as strings, so that no reader makes floats of them."""

from typing import Any

from dayaq.rules.finding import AmountUsed, Finding, Input, Step, plain
from dayaq.rules.kinds import Kind, Shown, shown
from dayaq.rules.unknown import Result


def finding_as_json(finding: Finding) -> dict[str, Any]:
    """`entitled` is true, false or null; `amount` a string or null; then `reasons`, `missing` and `steps`."""
    return {
        "benefit": finding.benefit,
        "day": finding.day.isoformat(),
        "entitled": finding.entitled,
        "amount": str(finding.amount) if finding.amount is not None else None,
        "unit": finding.unit,
        "reasons": [
            {"condition": reason.condition, "article": reason.article, "holds": reason.holds, "missing": list(reason.missing)}
            for reason in finding.reasons
        ],
        "missing": list(finding.missing),
        "steps": [step_as_json(step) for step in finding.steps],
    }


def step_as_json(step: Step) -> dict[str, Any]:
    """A step with all that it read."""
    return {
        "rule": step.rule,
        "about": step.about,
        "kind": step.kind,
        "article": step.article,
        "value": value_as_json(step.value, step.type),
        "formula": step.formula,
        "facts": _inputs(step.facts),
        "locals": _inputs(step.locals),
        "needs": _inputs(step.needs),
        "amounts": [_amount(amount) for amount in step.amounts],
    }


def value_as_json(value: Result, kind: Kind) -> str | bool | None:
    """A truth as it is, an unknown as null, everything else as text."""
    return _text(plain(value, kind))


def _text(value: Shown | None) -> str | bool | None:
    return value if value is None or isinstance(value, bool) else str(value)


def _inputs(inputs: tuple[Input, ...]) -> dict[str, str | bool | None]:
    return {each.name: value_as_json(each.value, each.type) for each in inputs}


def _amount(amount: AmountUsed) -> dict[str, Any]:
    return {
        "amount": amount.id,
        "key": amount.key,
        "value": None if amount.value is None else _text(shown(amount.value, amount.type)),
        "unit": amount.unit,
        "since": amount.since.isoformat() if amount.since is not None else None,
        "confidence": amount.confidence,
        "reference": amount.reference,
    }
