"""What a register states of a person: read, checked against what is on file, and kept with its time."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from dayaq.casework.people.models import Person
from dayaq.casework.registers.described import FactKind, Register
from dayaq.casework.registers.fields import day_in, fields_of, fin_in
from dayaq.casework.registers.held import NotApplied

MOST_MONEY = Decimal(10**12)
MOST_COUNT = 10**6


@dataclass(frozen=True, kw_only=True)
class Statement:
    """A fact of the person with that FİN and, where the register tells it, day of birth; no value takes the fact back."""

    fin: str
    born: date | None
    fact: str
    value: str | None
    from_on: date


def statement_in(register: Register, entry: object) -> Statement:
    """The statement that an entry makes. Refuses (`NotApplied`) any other form, another register's fact, a wrong value."""
    fields = fields_of(entry)
    fact = fields.get("fact")
    if not isinstance(fact, str) or fact not in register.states or "value" not in fields:
        raise NotApplied("unreadable")
    return Statement(
        fin=fin_in(fields),
        born=day_in(fields, "born") if fields.get("born") is not None else None,
        fact=fact,
        value=_value(register.states[fact], fields["value"]),
        from_on=day_in(fields, "from"),
    )


def check(register: Register, statement: Statement, person: Person | None, *, on: date) -> Person:
    """The person of whom a statement is. Refuses (`NotApplied`) what contradicts what is on file."""
    if person is None:
        raise NotApplied("unknown_person")
    if statement.born is not None and statement.born != person.birth_date:
        raise NotApplied("fin_of_another")
    if statement.from_on > on:
        raise NotApplied("in_future")
    dead = person.died_on is not None and person.died_on < statement.from_on
    if dead and not register.honours_the_dead and statement.value not in {None, "false"}:
        raise NotApplied("died_before")
    if statement.from_on < person.birth_date:
        raise NotApplied("born_later")
    return person


def _value(kind: FactKind, value: object) -> str | None:
    if value is None:
        return None
    if kind == "truth" and isinstance(value, bool):
        return "true" if value else "false"
    if kind == "money" and isinstance(value, str):
        return _money(value)
    if kind == "count" and isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST_COUNT:
        return str(value)
    if isinstance(kind, list) and isinstance(value, str) and value in kind:
        return value
    raise NotApplied("unreadable")


def _money(text: str) -> str:
    """AZN with at most two places, written as a text: a number of JSON would not be exact."""
    try:
        amount = Decimal(text)
    except InvalidOperation:
        raise NotApplied("unreadable") from None
    if not amount.is_finite() or not 0 <= amount < MOST_MONEY or amount != round(amount, 2):
        raise NotApplied("unreadable")
    return str(round(amount, 2))
