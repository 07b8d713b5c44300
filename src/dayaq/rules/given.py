"""Takes a value as people give it and holds it as the engines do, exactly; anything else is refused with a sentence."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation

from dayaq.rules.kinds import Choice, Day, Exact, Kind, Number, Truth
from dayaq.rules.units import DAYS, MONTHS, YEARS
from dayaq.rules.vocabulary import FactKind, Taker

LARGEST = 10**15
"""No number may be larger, in smallest parts: so that products and sums stay within 64 bits."""
LONGEST = {YEARS.powers: 200, MONTHS.powers: 2400, DAYS.powers: 73000}
WRITTEN = (int, Decimal, str)
EARLIEST, LATEST = date(1800, 1, 1), date(2200, 12, 31)
"""Days and periods outside a few lives are mistakes, and no engine's calendar is asked for them."""


class WrongFact(ValueError):
    """A fact is unknown to the law or of the wrong kind; the sentence is fit for the caller."""


def fact_held(fact: FactKind, value: object) -> Exact:
    """A given value as the engines hold it; one of the wrong kind is a `WrongFact`."""
    found = taker(fact.kind)(value)
    if found is None:
        raise wrong(fact, value)
    return found


def wrong(fact: FactKind, value: object) -> WrongFact:
    """What is said of a value of the wrong kind."""
    return WrongFact(f"“{fact.name}” must be {_wanted(fact)}; {value!r} is not.")


def _wanted(fact: FactKind) -> str:
    return f"{fact.kind}" if not isinstance(fact.kind, Day) else "a day such as 2025-04-01"


def taker(kind: Kind) -> Taker:
    """What takes the values of a kind: all that it asks is looked up here, once."""
    if isinstance(kind, Number):
        return _number(kind)
    if isinstance(kind, Choice):
        return _choice(kind)
    return _truth if isinstance(kind, Truth) else _day


def _number(kind: Number) -> Callable[[object], int | None]:
    scale, power = kind.scale, 10**kind.scale
    largest = LONGEST.get(kind.unit.powers, LARGEST) if kind.unit is not None else LARGEST

    def take(value: object) -> int | None:
        found = value * power if type(value) is int else _parts(value, scale)
        return found if found is not None and -largest <= found <= largest else None

    return take


def _parts(value: object, scale: int) -> int | None:
    """The smallest parts of a number that is not a plain whole one; `None` if it has more decimals, or is no number."""
    if isinstance(value, bool) or not isinstance(value, WRITTEN):
        return None
    try:
        parts = Decimal(value).scaleb(scale)
        whole = int(parts)
    except (InvalidOperation, OverflowError, ValueError):
        return None
    return whole if whole == parts else None


def _choice(kind: Choice) -> Callable[[object], str | None]:
    return lambda value: value if isinstance(value, str) and value in kind.options else None


def _truth(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _day(value: object) -> date | None:
    try:
        day = date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else value
    except ValueError:
        return None
    return day if type(day) is date and EARLIEST <= day <= LATEST else None
