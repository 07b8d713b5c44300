"""The words of the language, so that an editor knows them where a rule imports them.

A rule is read, never run: calling one of these words directly is an error.
"""

from collections.abc import Callable
from typing import Any, NoReturn, TypeVar

Written = TypeVar("Written", bound=Callable[..., Any])


class NeverRun(RuntimeError):
    """A rule was called as if it were a program."""


def _never(word: str) -> NoReturn:
    raise NeverRun(f"“{word}” belongs to the rule language: rules are read and compiled, never run")


def rule(article: str, *, start: str = "", end: str = "", known_since: str = "") -> Callable[[Written], Written]:
    """A value that the law computes, under an article; in force from `start` (included) to `end` (excluded)."""
    return lambda written: written


def condition(article: str, *, start: str = "", end: str = "", known_since: str = "") -> Callable[[Written], Written]:
    """A yes or no on which a right depends; the sentences for both stand in `texts.yaml`."""
    return lambda written: written


def amount(article: str, *, start: str = "", end: str = "", known_since: str = "") -> Callable[[Written], Written]:
    """How much the law gives."""
    return lambda written: written


class Entity:
    """Something the law speaks about."""


class Choices:
    """A closed list of names."""


class Law:
    """The dated amounts in force."""


class Date:
    """A calendar day."""


class Money:
    """Currency with two decimals; `Money[4]` with four."""


class Count:
    """A whole number of things; `Count[2]` with decimals."""


class Years:
    """Whole years."""


class Months:
    """Whole months."""


class Days:
    """Whole days."""


class Percent:
    """Percent, with two decimals."""


def fact(en: str, *, az: str = "", ru: str = "", unit: str = "") -> Any:
    """A fact of an entity, with its meaning."""
    _never("fact")


def option(en: str, *, az: str = "", ru: str = "") -> Any:
    """One of the names of a choice, with its meaning."""
    _never("option")


def belongs(collection: str, en: str = "", *, az: str = "", ru: str = "") -> Any:
    """The link from a member to its group, and the name under which the group calls its members."""
    _never("belongs")


def age(birth: Any, at: Any = None) -> Any:
    """Completed years on the legal day, or on another day."""
    _never("age")


def years_between(start: Any, end: Any) -> Any:
    """Completed years from one day to another."""
    _never("years_between")


def months_between(start: Any, end: Any) -> Any:
    """Completed months from one day to another."""
    _never("months_between")


def days_between(start: Any, end: Any) -> Any:
    """Days from one day to another."""
    _never("days_between")


def add_years(day: Any, years: Any) -> Any:
    """The day so many years later; 29 February becomes 28 where the year has none."""
    _never("add_years")


def add_months(day: Any, months: Any) -> Any:
    """The day so many months later, or the last day of a shorter month."""
    _never("add_months")


def add_days(day: Any, days: Any) -> Any:
    """The day so many days later."""
    _never("add_days")


def month_start(day: Any) -> Any:
    """The first day of the month."""
    _never("month_start")


def year_start(day: Any) -> Any:
    """The first of January of the year."""
    _never("year_start")


def fraction(percent: Any) -> Any:
    """A percent as a plain number: 5.7 % is 0.057."""
    _never("fraction")


def number_of(measure: Any) -> Any:
    """A measure without its unit: 12 months are 12."""
    _never("number_of")


def round_down(quotient: Any, places: int = 0) -> Any:
    """The quotient without the decimals beyond `places`, towards minus infinity."""
    _never("round_down")


def round_up(quotient: Any, places: int = 0) -> Any:
    """The least number of `places` decimals that is not below the quotient."""
    _never("round_up")


def scale(amounts: Any, argument: Any) -> Any:
    """A scale of brackets applied to a number: marginal where it has rates, a step where it has amounts."""
    _never("scale")
