"""What the outside registers supply: one source for each of them, over the statements that it made and the readings to its end.

A statement counts from its day until the register makes another; what was recorded later is not known yet. A register that
names only those of whom something is true says "no" of everybody else, from its first reading to the end on. It says so for
a month after its last reading: a register that is down for days leaves nobody's facts unknown, one that is down for long does.
"""

from dayaq.casework.facts.source import FactSource
from dayaq.casework.registers.described import FactKind, Register, registers

DAYS_OF_SILENCE = 31

_SQL_TYPES = {"truth": "boolean", "money": "numeric", "count": "integer"}


def _source(register: Register) -> FactSource:
    names = ", ".join(f"'{fact}'" for fact in register.facts)
    told = ", ".join(
        f"max(value) FILTER (WHERE fact = '{fact}')::{_sql_type(kind)} AS \"{fact}\"" for fact, kind in register.facts.items()
    )
    columns = ", ".join(_column(register, fact, kind) for fact, kind in register.facts.items())
    return FactSource(
        name=f"register_{register.code}",
        entity="person",
        facts=tuple(register.facts),
        relation=f"""
        SELECT everybody.id AS person, {columns}
        FROM person everybody
        CROSS JOIN (
            SELECT EXISTS (
                SELECT FROM register_reading
                WHERE register = '{register.code}' AND read_at <= %(known_at)s::timestamptz
                  AND as_of >= %(day)s::date - {DAYS_OF_SILENCE}
            ) AS complete
        ) silence
        LEFT JOIN (
            SELECT person_id, {told}
            FROM (
                SELECT DISTINCT ON (person_id, fact) person_id, fact, value
                FROM register_statement
                WHERE register = '{register.code}' AND fact IN ({names})
                  AND from_on <= %(day)s::date AND recorded_at <= %(known_at)s::timestamptz
                  AND (%(people)s::uuid[] IS NULL OR person_id = ANY(%(people)s::uuid[]))
                ORDER BY person_id, fact, from_on DESC, recorded_at DESC, id DESC
            ) latest
            GROUP BY person_id
        ) told ON told.person_id = everybody.id
        WHERE everybody.merged_into_id IS NULL AND (%(people)s::uuid[] IS NULL OR everybody.id = ANY(%(people)s::uuid[]))
        """,  # noqa: S608 - the codes and facts are our own words
    )


def _sql_type(kind: FactKind) -> str:
    return _SQL_TYPES[kind] if isinstance(kind, str) else "text"


def _column(register: Register, fact: str, kind: FactKind) -> str:
    """A fact as told; a "no" where the register names only those of whom it is true, was read, and does not name this person."""
    if kind == "truth" and register.names_only_those:
        return f'CASE WHEN told."{fact}" IS NULL AND silence.complete THEN FALSE ELSE told."{fact}" END AS "{fact}"'
    return f'told."{fact}"'


OUTSIDE: tuple[FactSource, ...] = tuple(_source(register) for register in registers().values() if register.facts)
"""Every register that states facts about a person."""
