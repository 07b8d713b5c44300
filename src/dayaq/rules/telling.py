"""Tells a finding in a language: reasons as sentences, every step with its numbers, and what is missing, without a bare name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dayaq.rules.book import Law
from dayaq.rules.finding import AmountUsed, Finding, Reason, Step
from dayaq.rules.in_force import LawOn
from dayaq.rules.records import Record
from dayaq.rules.unknown import Unknown
from dayaq.rules.vocabulary import FactKind
from dayaq.rules.wording import name_of, reason_said, value_said

PART = re.compile(r"(\w+)(?:\[(\d+)\])?")


@dataclass(frozen=True, slots=True)
class ReasonTold:
    """A condition as a sentence; `holds` is `None` where it cannot be said, and `missing` then names the facts."""

    said: str
    holds: bool | None
    article: str
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AmountTold:
    """An amount of the law that a step used: its value with unit, since when it is in force, and how sure we are."""

    name: str
    value: str
    since: date | None
    reference: str
    confidence: str


@dataclass(frozen=True, slots=True)
class StepTold:
    """A step: what was computed, from which values, with which amounts; `kind` is rule, condition, amount or entitled."""

    name: str
    value: str
    article: str
    kind: str
    inputs: tuple[tuple[str, str], ...]
    amounts: tuple[AmountTold, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A finding in words. `amount` is empty where there is none."""

    title: str
    amount: str
    reasons: tuple[ReasonTold, ...]
    missing: tuple[str, ...]
    steps: tuple[StepTold, ...]


def told(law: LawOn, finding: Finding, record: Record, language: str) -> Told:
    """All that a finding says, in a language of the law; the record is the one it was found for."""
    folder = finding.benefit.rpartition("/")[2]
    book, entity = law.law, record.entity
    return Told(
        title=title_of(book, folder, language),
        amount=_amount_of(law, finding, folder, language),
        reasons=tuple(_reason(law, folder, record, reason, language) for reason in finding.reasons),
        missing=tuple(path_said(book, entity, path, language) for path in finding.missing),
        steps=tuple(_step(book, entity, step, language) for step in finding.steps),
    )


def title_of(law: Law, folder: str, language: str) -> str:
    """The title of a folder; its bare name where the law gives none."""
    return law.folders[folder].texts.title.get(language, folder)


def path_said(law: Law, entity: str, path: str, language: str) -> str:
    """A fact, a collection or an amount as a person calls it: `children[1].birth_date` is “child 2: day of birth”."""
    if path.startswith("law."):
        return _of_the_law(law, path.removeprefix("law."), language)
    *above, last = path.split(".")
    at = entity_at(law, entity, above)
    fact = law.vocabulary.entities[at].facts.get(last)
    names = [*(_part_said(law, part, language) for part in above)]
    names.append(fact.meaning.get(language, last) if fact is not None else _part_said(law, last, language))
    return ": ".join(names)


def fact_at(law: Law, entity: str, path: str) -> FactKind | None:
    """The fact that a path names, seen from an entity; `None` where it names no fact but a link or a collection."""
    *above, last = path.split(".")
    return law.vocabulary.entities[entity_at(law, entity, above)].facts.get(last)


def entity_at(law: Law, entity: str, parts: list[str]) -> str:
    """The entity to which the parts of a path lead."""
    for part in parts:
        name = part.partition("[")[0]
        link = law.vocabulary.entities[entity].links.get(name)
        entity = link.parent if link is not None else law.vocabulary.collections(entity)[name].child
    return entity


def _amount_of(law: LawOn, finding: Finding, folder: str, language: str) -> str:
    rule = law.amount_rule(folder)
    if rule is None or finding.amount is None:
        return ""
    step = next(step for step in finding.steps if step.rule == rule.id and not step.about)
    return value_said(law.law, step.value, step.type, language)


def _reason(law: LawOn, folder: str, record: Record, reason: Reason, language: str) -> ReasonTold:
    missing = tuple(path_said(law.law, record.entity, path, language) for path in reason.missing)
    return ReasonTold(reason_said(law, folder, record, reason, language), reason.holds, reason.article, missing)


def _of_the_law(law: Law, name: str, language: str) -> str:
    bare, _, why = name.partition(": ")
    wanted, _, key = bare.removesuffix("]").partition("[")
    amount = law.amounts.get(wanted)
    said = _rule_said(law, wanted, language) if amount is None or why else name_of(law, wanted, language)
    by = getattr(amount, "by", "")
    return f"{said} ({law.vocabulary.choices[by].options[key][language]})" if key and by else said


def _rule_said(law: Law, rule_id: str, language: str) -> str:
    folder, _, name = rule_id.rpartition(".")
    return title_of(law, folder, language) if name == "entitled" and folder in law.folders else name_of(law, rule_id, language)


def _part_said(law: Law, part: str, language: str) -> str:
    found = PART.fullmatch(part)
    name, number = (found[1], found[2]) if found is not None else (part, None)
    said = law.parts.get(name, {}).get(language, name)
    return f"{said} {int(number) + 1}" if number is not None else said


def _step(law: Law, entity: str, step: Step, language: str) -> StepTold:
    return StepTold(
        name=_about(law, step.about, _rule_said(law, step.rule, language), language),
        value=value_said(law, step.value, step.type, language),
        article=step.article,
        kind=step.kind,
        inputs=tuple(_inputs(law, entity, step, language)),
        amounts=tuple(_amount(law, used, language) for used in step.amounts),
    )


def _inputs(law: Law, entity: str, step: Step, language: str) -> Iterator[tuple[str, str]]:
    for fact in step.facts:
        kind = fact_at(law, entity, fact.name)
        unit = kind.unit if kind is not None else ""
        yield path_said(law, entity, fact.name, language), value_said(law, fact.value, fact.type, language, unit)
    for need in step.needs:
        path, name = _split(need.name)
        yield _about(law, path, _rule_said(law, name, language), language), value_said(law, need.value, need.type, language)


def _split(need: str) -> tuple[str, str]:
    *path, folder, name = need.split(".")
    return ".".join(path), f"{folder}.{name}"


def _about(law: Law, path: str, said: str, language: str) -> str:
    return ": ".join([*(_part_said(law, part, language) for part in path.split(".") if part), said])


def _amount(law: Law, used: AmountUsed, language: str) -> AmountTold:
    value = Unknown(frozenset({used.id})) if used.value is None else used.value
    by = getattr(law.amounts[used.id], "by", "")
    key = f" ({law.vocabulary.choices[by].options[used.key][language]})" if by and used.key else ""
    return AmountTold(
        name=name_of(law, used.id, language) + key,
        value=value_said(law, value, used.type, language, used.unit),
        since=used.since,
        reference=used.reference,
        confidence=used.confidence,
    )
