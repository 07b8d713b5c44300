"""What the law answers for many people at once: one query in PostgreSQL for each benefit, on what the registers know."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import connection

from dayaq.casework.facts.relations import PERSON, relations
from dayaq.casework.facts.source import FactSource
from dayaq.rules.dependencies import facts_read
from dayaq.rules.in_force import LawOn
from dayaq.rules.kinds import shown
from dayaq.rules.sql.dialects import POSTGRESQL
from dayaq.rules.sql.query import Sources, query


@dataclass(frozen=True, kw_only=True)
class Sum:
    """What one person has a right to: AZN a month, or once; None where the law knows the right but not the sum."""

    person: UUID
    amount: Decimal | None


@dataclass(frozen=True, kw_only=True)
class Answers:
    """What the law answers about one benefit for everybody asked: who has a right, and how many it cannot say or says no."""

    benefit: str
    entitled: list[Sum]
    cannot_say: int
    not_entitled: int


def answers(
    law: LawOn, folder: str, sources: Sequence[FactSource], *, known_at: datetime, people: Sequence[UUID] | None = None
) -> Answers:
    """What the law of a day answers about a benefit that is about a person, for some people or, without them, for everybody.

    `known_at` is the moment up to which what was recorded counts. Somebody is counted as "cannot say" where a fact is missing for
    the right itself; a sum that is missing leaves the right standing, without a sum.
    """
    entitled, amount = f"{folder}.entitled", law.amount_rule(folder)
    if law.subject(folder) != PERSON:
        raise ValueError(f"{folder} is about a {law.subject(folder)}; people are asked about what belongs to themselves")
    asked = [entitled] if amount is None else [entitled, amount.id]
    with_parts, bounds = _on_registers(law, asked, sources, known_at, people)
    with connection.cursor() as cursor:
        cursor.execute(f"{with_parts} {_TOLD if amount else _TOLD_WITHOUT_SUM}", bounds)
        *rows, (_, _, cannot_say, not_entitled) = cursor.fetchall()
    rule = amount.id if amount is not None else ""
    return Answers(
        benefit=law.law.folders[folder].path,
        entitled=[Sum(person=row[0], amount=_sum(law, rule, row[1])) for row in rows],
        cannot_say=int(cannot_say),
        not_entitled=int(not_entitled),
    )


def asked_of_registers(
    law: LawOn, rules: Sequence[str], sources: Sequence[FactSource], *, known_at: datetime, people: Sequence[UUID]
) -> list[tuple[Any, ...]]:
    """For each of some people the id and what each rule answers, as the query holds it."""
    with_parts, bounds = _on_registers(law, rules, sources, known_at, people)
    with connection.cursor() as cursor:
        cursor.execute(f"{with_parts} SELECT * FROM answers WHERE id = ANY(%(people)s::uuid[]) ORDER BY id", bounds)  # noqa: S608 - our own words
        return cursor.fetchall()


def _on_registers(
    law: LawOn, rules: Sequence[str], sources: Sequence[FactSource], known_at: datetime, people: Sequence[UUID] | None
) -> tuple[str, dict[str, Any]]:
    """The beginning of a query, in which `answers` holds what the rules answer on what the registers know, and its parameters."""
    given = relations(law.law.vocabulary.narrowed(facts_read(law, rules)), sources)
    written = query(law, rules, Sources({name: f"known_{name}" for name in given.relations}, given.partial), POSTGRESQL)
    parts = ", ".join(f"known_{name} AS MATERIALIZED {relation}" for name, relation in given.relations.items())
    found = f"answers AS MATERIALIZED ({written.sql.replace('%', '%%')})"
    return f"WITH {parts}, {found}", {"people": None if people is None else list(people), "day": law.day, "known_at": known_at}


_COUNTED = "SELECT NULL, NULL, count(*) FILTER (WHERE c1 IS NULL), count(*) FILTER (WHERE NOT c1) FROM answers"
_TOLD = f"SELECT id, c2, NULL::bigint, NULL::bigint FROM answers WHERE c1 UNION ALL {_COUNTED} ORDER BY 1 NULLS LAST"  # noqa: S608 - our own words
_TOLD_WITHOUT_SUM = _TOLD.replace("c2", "NULL::bigint", 1)


def _sum(law: LawOn, rule: str, held: int | None) -> Decimal | None:
    if held is None:
        return None
    value = shown(held, law.rules[rule].type)
    return value if isinstance(value, Decimal) else Decimal(str(value))
