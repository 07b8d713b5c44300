"""Whether awards being paid go on, and at which sum: one query in PostgreSQL for each benefit, on what the registers know."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from dayaq.casework.facts.concern import Concern
from dayaq.casework.facts.source import FactSource
from dayaq.law.payments import goes_on_while, is_fixed_when_awarded
from dayaq.population.answers import asked_of_registers
from dayaq.rules.in_force import LawOn
from dayaq.rules.kinds import shown


@dataclass(frozen=True, kw_only=True)
class Again:
    """What the law answers about an award being paid: whether it goes on, None where it cannot say; and the sum of the day.

    `amount`, in AZN a month, is None where the sum does not follow the law of the day, or cannot be said.
    """

    goes_on: bool | None
    amount: Decimal | None


def asked_again(
    law: LawOn, folder: str, sources: Sequence[FactSource], *, known_at: datetime, concerns: Sequence[Concern]
) -> dict[Concern, Again]:
    """What the law of a day answers about an award of the benefit for each of some concerns; one that is none cannot be said."""
    if not concerns:
        return {}
    benefit = law.law.folders[folder].path
    conditions = _conditions(law, folder, benefit)
    amount = None if is_fixed_when_awarded(benefit) else law.amount_rule(folder)
    rules = [*conditions, *([amount.id] if amount is not None else [])]
    if not rules:
        return {concern: Again(goes_on=True, amount=None) for concern in concerns}
    told = dict.fromkeys(concerns, Again(goes_on=None, amount=None))
    people = list({concern.person for concern in concerns})
    for concern, values in asked_of_registers(law, rules, sources, known_at=known_at, people=people).items():
        sum_said = values[len(conditions)] if amount is not None else None
        value = None if amount is None or sum_said is None else Decimal(str(shown(sum_said, law.rules[amount.id].type)))
        told[concern] = Again(goes_on=_all(values[: len(conditions)]), amount=value)
    return told


def _conditions(law: LawOn, folder: str, benefit: str) -> list[str]:
    """The rules that must answer yes: the conditions named for the benefit that are in force, or the whole right."""
    named = goes_on_while(benefit)
    if named is None:
        return [f"{folder}.entitled"]
    return [rule.id for rule in law.conditions(folder) if rule.id.rpartition(".")[2] in named]


def _all(answers: Sequence[bool | None]) -> bool | None:
    """Whether all hold; a no outweighs what is not known."""
    if any(answer is False for answer in answers):
        return False
    return None if any(answer is None for answer in answers) else True
