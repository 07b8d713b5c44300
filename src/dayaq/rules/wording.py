"""Says values and reasons in the languages of the law: numbers with units, days, the names of choices, whole sentences."""

import re
from datetime import date
from decimal import Decimal

from dayaq.rules.amounts import Dated, DatedAmount
from dayaq.rules.book import Law
from dayaq.rules.evaluate import Evaluation
from dayaq.rules.finding import Reason
from dayaq.rules.in_force import LawOn
from dayaq.rules.kinds import Choice, Kind, Number, shown
from dayaq.rules.records import Record
from dayaq.rules.unknown import Result, Unknown

PLACE = re.compile(r"\{([\w.\[\]]+)\}")


class NothingToSay(LookupError):
    """A sentence of `texts.yaml` names what is neither a fact, nor a rule of its folder, nor an amount."""


def value_said(law: Law, value: Result, kind: Kind, language: str, unit: str = "") -> str:
    """A value as people read it: `470,97 manat`, `01.04.2025`, `qadın`; the words stand in `units` of `book.yaml`."""
    if isinstance(value, Unknown):
        return _word(law, "unknown", language)
    if isinstance(value, bool):
        return _word(law, "yes" if value else "no", language)
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    if isinstance(kind, Choice):
        return law.vocabulary.choices[kind.name].options[str(value)].get(language, str(value))
    number = shown(value, kind)
    written = number_said(number, language) if isinstance(number, Decimal) else str(number)
    return " ".join(filter(None, [written, _unit(law, kind, unit, language)]))


def number_said(number: Decimal, language: str) -> str:
    """A number with its decimals: `25,804.80` in English, `25 804,80` elsewhere."""
    written = f"{number:,f}"
    return written if language == "en" else written.replace(",", "\N{NO-BREAK SPACE}").replace(".", ",")


def _unit(law: Law, kind: Kind, unit: str, language: str) -> str:
    if not isinstance(kind, Number) or kind.unit is None or not kind.unit.powers:
        return ""
    name = unit if unit in law.units else str(kind.unit)
    return _word(law, name, language)


def _word(law: Law, name: str, language: str) -> str:
    return law.units.get(name, {}).get(language, name)


def name_of(law: Law, rule_id: str, language: str) -> str:
    """The name of a rule, a condition, an amount or a fact as explanations call it; its bare name if the law gives none."""
    folder, _, name = rule_id.rpartition(".")
    texts = law.folders[folder].texts if folder in law.folders else None
    if texts is not None and name in texts.rules:
        return texts.rules[name][language]
    if texts is not None and name in texts.conditions:
        return texts.conditions[name].name.get(language, name)
    amount = law.amounts.get(rule_id)
    return amount.description.get(language, name) if amount is not None else name


def reason_said(law: LawOn, folder: str, record: Record, reason: Reason, language: str) -> str:
    """The sentence for a condition that holds or fails; an undecided one is said by its name and what is missing."""
    sentences = law.law.folders[folder].texts.conditions.get(reason.condition)
    if sentences is None or reason.holds is None:
        return name_of(law.law, f"{folder}.{reason.condition}", language)
    written = (sentences.holds if reason.holds else sentences.fails)[language]
    run = Evaluation(law)
    return PLACE.sub(lambda found: _filled(run, folder, record, (found[1], language)), written)


def _filled(run: Evaluation, folder: str, record: Record, asked: tuple[str, str]) -> str:
    name, language = asked
    law = run.law
    if name.startswith("law."):
        return _amount_said(law, folder, name.removeprefix("law."), language)
    rule = law.rules.get(f"{folder}.{name}")
    if rule is not None:
        return value_said(law.law, run.rule(rule.id, record), rule.type, language)
    fact = law.law.vocabulary.entities[record.entity].facts.get(name)
    if fact is None:
        raise NothingToSay(f"“{name}” in the texts of {folder} is neither a rule of the folder nor a fact of a {record.entity}.")
    known: Result = record.facts.get(name, Unknown(frozenset({name})))
    return value_said(law.law, known, fact.kind, language, fact.unit)


def _amount_said(law: LawOn, folder: str, name: str, language: str) -> str:
    wanted, _, key = name.removesuffix("]").partition("[")
    above = law.law.folders[folder].path.split("/")
    common = [each.name for each in law.law.folders.values() if "common" in each.path.split("/")]
    names = [*(f"{seen}.{wanted}" for seen in (*reversed(above), *common)), wanted]
    found = next((law.law.amounts[each] for each in names if each in law.law.amounts), None)
    if not isinstance(found, DatedAmount):
        raise NothingToSay(f"“law.{name}” in the texts of {folder} is not an amount of the law.")
    dated: Dated | None = law.amount(found.id, key)
    value: Result = Unknown(frozenset({f"law.{found.id}"})) if dated is None or dated.value is None else dated.value
    return value_said(law.law, value, found.kind, language, found.unit)
