"""What the law answers for many people at once: one query in PostgreSQL for each benefit, on what the registers know."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import connection

from dayaq.casework.facts.concern import Concern
from dayaq.casework.facts.relations import PERSON, identified, listing, relations
from dayaq.casework.facts.rows import AsOf, concerned
from dayaq.casework.facts.source import FactSource
from dayaq.rules.dependencies import facts_read
from dayaq.rules.in_force import LawOn
from dayaq.rules.kinds import shown
from dayaq.rules.sql.dialects import POSTGRESQL
from dayaq.rules.sql.query import Sources, query


@dataclass(frozen=True, kw_only=True)
class Sum:
    """What one concern gives a right to: AZN a month, or once; None where the law knows the right but not the sum."""

    concern: Concern
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
    """What the law of a day answers about a benefit, for some people or, without them, for everybody.

    It is asked about each person, or where the benefit is about something of theirs, about each of their children or losses.
    `known_at` is the moment up to which what was recorded counts. Counted as "cannot say" is where a fact is missing for the
    right itself; a sum that is missing leaves the right standing, without a sum.
    """
    entitled, amount, subject = f"{folder}.entitled", law.amount_rule(folder), law.subject(folder)
    if subject != PERSON and not identified(sources, subject):
        raise ValueError(f"{folder} is about a {subject}, and no register tells which there are")
    asked = [entitled] if amount is None else [entitled, amount.id]
    with_parts, bounds = _on_registers(law, asked, sources, known_at, people)
    with connection.cursor() as cursor:
        cursor.execute(f"{with_parts} {_TOLD if amount else _TOLD_WITHOUT_SUM}", bounds)
        *rows, (_, _, _, cannot_say, not_entitled) = cursor.fetchall()
    rule = amount.id if amount is not None else ""
    return Answers(
        benefit=law.law.folders[folder].path,
        entitled=[Sum(concern=Concern(person=row[0], about=row[1]), amount=_sum(law, rule, row[2])) for row in rows],
        cannot_say=int(cannot_say),
        not_entitled=int(not_entitled),
    )


def asked_of_registers(
    law: LawOn, rules: Sequence[str], sources: Sequence[FactSource], *, known_at: datetime, people: Sequence[UUID]
) -> dict[Concern, tuple[Any, ...]]:
    """For each concern that is some people's, or about them, what each rule answers, as the query holds it."""
    with_parts, bounds = _on_registers(law, rules, sources, known_at, people)
    columns = ", ".join(f"c{at}" for at, _ in enumerate(rules, 1))
    with connection.cursor() as cursor:
        cursor.execute(f"{with_parts} SELECT owner, about, {columns} FROM of_whom ORDER BY owner, about", bounds)  # noqa: S608 - our own words
        return {Concern(person=owner, about=about): tuple(values) for owner, about, *values in cursor.fetchall()}


def _on_registers(
    law: LawOn, rules: Sequence[str], sources: Sequence[FactSource], known_at: datetime, people: Sequence[UUID] | None
) -> tuple[str, dict[str, Any]]:
    """The beginning of a query, in which `of_whom` holds what the rules answer on what the registers know, and its parameters.

    Of some people, everybody on whom the answer about them may depend is told of too.
    """
    subject, read = law.rules[rules[0]].entity, facts_read(law, rules)
    given = relations(law.law.vocabulary.narrowed(read), sources)
    written = query(law, rules, Sources({name: f"known_{name}" for name in given.relations}, given.partial), POSTGRESQL)
    parts = ", ".join(f"known_{name} AS MATERIALIZED {relation}" for name, relation in given.relations.items())
    found = f"answers AS MATERIALIZED ({written.sql.replace('%', '%%')}), of_whom AS ({_of_whom(subject)})"
    lists = filter(None, (listing(sources, entity) for entity in {subject, *(fact.entity for fact in read)}))
    asked = None if people is None else list(people)
    told_of = None if asked is None else concerned(lists, asked, AsOf(law.day, known_at))
    return f"WITH {parts}, {found}", {"people": told_of, "asked": asked, "day": law.day, "known_at": known_at}


def _of_whom(subject: str) -> str:
    """The answers with the person whose right it would be, and whom it is about; of some people, where they are either."""
    owner, about = ("a.id", "NULL::uuid") if subject == PERSON else ("k.owner", "k.about")
    joined = "" if subject == PERSON else f" JOIN known_{subject} k ON k.id = a.id"
    asked = f"%(asked)s::uuid[] IS NULL OR {owner} = ANY(%(asked)s::uuid[]) OR {about} = ANY(%(asked)s::uuid[])"
    return f"SELECT {owner} AS owner, {about} AS about, a.* FROM answers a{joined} WHERE {asked}"  # noqa: S608 - our own words


_COUNTED = "SELECT NULL, NULL, NULL, count(*) FILTER (WHERE c1 IS NULL), count(*) FILTER (WHERE NOT c1) FROM of_whom"
_TOLD = f"SELECT owner, about, c2, NULL::bigint, NULL::bigint FROM of_whom WHERE c1 UNION ALL {_COUNTED} ORDER BY 1 NULLS LAST, 2"  # noqa: S608 - our own words
_TOLD_WITHOUT_SUM = _TOLD.replace("c2", "NULL::bigint", 1)


def _sum(law: LawOn, rule: str, held: int | None) -> Decimal | None:
    if held is None:
        return None
    value = shown(held, law.rules[rule].type)
    return value if isinstance(value, Decimal) else Decimal(str(value))
