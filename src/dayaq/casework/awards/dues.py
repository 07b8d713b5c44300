"""The arithmetic of dues: what an award gives for one calendar month, exact to the qəpik."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby

QEPIK = Decimal("0.01")
NOTHING = Decimal("0.00")


@dataclass(frozen=True, kw_only=True)
class Stated:
    """A rate: AZN a month, or the one sum, from a day on."""

    from_on: date
    amount: Decimal


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What the dues of an award are reckoned from; `rates` in the order in which they were stated."""

    once: bool
    starts_on: date
    ends_on: date | None
    rates: Sequence[Stated]

    def rate_on(self, day: date) -> Decimal:
        """The rate that counts on a day: of those that reach it the one stated last."""
        return next((rate.amount for rate in reversed(self.rates) if rate.from_on <= day), NOTHING)

    def runs_on(self, day: date) -> bool:
        """Whether the award runs on a day."""
        return self.starts_on <= day and (self.ends_on is None or day < self.ends_on)


def month_of(day: date) -> date:
    """The first day of the month of a day."""
    return day.replace(day=1)


def next_month(month: date) -> date:
    """The first day of the month after."""
    return month_of(month + timedelta(days=31))


def months(first: date, last: date) -> Iterator[date]:
    """The first days of the months from that of `first` to that of `last`, both included."""
    month = month_of(first)
    while month <= last:
        yield month
        month = next_month(month)


def due_for(terms: Terms, month: date) -> Decimal:
    """What is due for a month: the one sum in the month of its start; of a monthly sum, the days that run over all days.

    Rounded once, half up. That a month covered in part is due by its days is our documented choice; no source says it.
    """
    if terms.once:
        falls_due = month_of(terms.starts_on) == month and terms.runs_on(terms.starts_on)
        return terms.rate_on(terms.starts_on) if falls_due else NOTHING
    length = monthrange(month.year, month.month)[1]
    days = (month + timedelta(days=passed) for passed in range(length))
    rates = sorted(terms.rate_on(day) for day in days if terms.runs_on(day))
    shares = sum((rate * len(list(same)) for rate, same in groupby(rates)), NOTHING)
    return (shares / length).quantize(QEPIK, ROUND_HALF_UP)
