"""Says an answer of the law in plain lines: the verdict, why, what is missing, and the arithmetic with its amounts."""

from collections.abc import Iterator

from dayaq.rules.finding import Finding
from dayaq.rules.telling import AmountTold, StepTold, Told

VERDICTS = {
    True: {"az": "Hüququ var", "en": "Entitled", "ru": "Право есть"},
    False: {"az": "Hüququ yoxdur", "en": "Not entitled", "ru": "Права нет"},
    None: {
        "az": "Cavab vermək üçün məlumat çatmır",
        "en": "Cannot say: facts are missing",
        "ru": "Ответить нельзя: не хватает сведений",
    },
}
HEADS = {
    "reasons": {"az": "Niyə", "en": "Why", "ru": "Почему"},
    "missing": {"az": "Çatışmayan məlumat", "en": "Missing", "ru": "Чего не хватает"},
    "steps": {"az": "Hesablama", "en": "Arithmetic", "ru": "Расчёт"},
    "since": {"az": "{day} tarixindən", "en": "since {day}", "ru": "с {day}"},
}
MARKS = {True: "+", False: "-", None: "?"}


def report(finding: Finding, said: Told, language: str) -> Iterator[str]:
    """The lines of an answer in a language."""
    verdict = VERDICTS[finding.entitled][language]
    yield f"{said.title}, {finding.day:%d.%m.%Y}"
    yield f"{verdict}: {said.amount}" if finding.entitled and said.amount else verdict
    if said.reasons:
        yield f"\n{HEADS['reasons'][language]}:"
        yield from (f"  {MARKS[reason.holds]} {reason.said} ({reason.article})" for reason in said.reasons)
    if said.missing:
        yield f"\n{HEADS['missing'][language]}:"
        yield from (f"  {name}" for name in said.missing)
    yield f"\n{HEADS['steps'][language]}:"
    for step in said.steps:
        yield from _step(step, language)


def _step(step: StepTold, language: str) -> Iterator[str]:
    yield f"  {step.name} = {step.value} ({step.article})"
    yield from (f"    · {name} = {value}" for name, value in step.inputs)
    yield from (f"    · {_amount(amount, language)}" for amount in step.amounts)


def _amount(amount: AmountTold, language: str) -> str:
    since = HEADS["since"][language].format(day=f"{amount.since:%d.%m.%Y}") if amount.since is not None else ""
    details = ", ".join(filter(None, [since, amount.reference]))
    return f"{amount.name} = {amount.value}" + (f" ({details})" if details else "")
