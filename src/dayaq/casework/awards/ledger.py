"""The ledger of dues: brings what is entered for each month to what is due for it, by adding lines and never by editing one."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, Sum

from dayaq.casework.awards.dues import NOTHING, Stated, Terms, due_for, month_of, months, next_month
from dayaq.casework.awards.models import Award, Entry
from dayaq.casework.legal_time import legal_day_of
from dayaq.law.book import law_book
from dayaq.rules.in_force import law_on

AT_A_TIME = 500
ARREARS_YEARS = "allowance_claim.years_back"


def terms_of(award: Award) -> Terms:
    """What the dues of an award are reckoned from, as its rows stand."""
    rates = [Stated(from_on=rate.from_on, amount=rate.amount) for rate in award.rates.all()]
    once = award.rhythm == Award.Rhythm.ONCE
    return Terms(once=once, starts_on=award.starts_on, ends_on=award.ends_on, rates=rates)


def entered(award: Award) -> dict[date, Decimal]:
    """What the ledger says is due for each month it knows."""
    sums = award.entries.order_by("month").values_list("month").annotate(total=Sum("amount"))
    return dict(sums)


def earliest_paid(day: date) -> date:
    """The earliest day for which a monthly payment is paid back, by the law of the day."""
    years = law_on(law_book(), day).amount(ARREARS_YEARS, "")
    if years is None or not isinstance(years.value, int):
        raise LookupError("the law does not say how far back arrears are paid")
    return _years_before(day, years.value)


@transaction.atomic
def settle(*, award: Award, at: datetime) -> list[Entry]:
    """Enter what has become due, or no longer is, up to the month of `at`. Done twice, it adds nothing.

    More for a month that was entered before, or for one gone by, is arrears, and is entered at most three years back; less is a
    recovery. A one-off sum has no such limit: whether it can still be claimed is for its own law to say.
    """
    award = Award.objects.select_for_update().get(pk=award.pk)
    today = legal_day_of(at)
    terms, stands = terms_of(award), entered(award)
    earliest = award.starts_on if terms.once else month_of(earliest_paid(today))
    lines = [
        Entry(award=award, month=month, amount=change, kind=_kind(change, month, stands, today), entered_at=at)
        for month in _touched(terms, stands, today)
        if (change := due_for(terms, month) - stands.get(month, NOTHING)) and (change < 0 or month >= month_of(earliest))
    ]
    return Entry.objects.bulk_create(lines)


def settle_month(*, at: datetime) -> int:
    """Enter the month of `at` for every award that runs in it and has nothing entered for it yet; how many they were.

    Each is a transaction of its own: broken off, the rest is entered the next time.
    """
    month = month_of(legal_day_of(at))
    entered_already = Entry.objects.filter(award=OuterRef("pk"), month=month)
    running = Q(ends_on__isnull=True) | Q(ends_on__gt=month)
    waiting = Award.objects.filter(
        running, ~Exists(entered_already), rhythm=Award.Rhythm.MONTHLY, starts_on__lt=next_month(month)
    ).order_by("pk")
    settled, last = 0, None
    while batch := list((waiting if last is None else waiting.filter(pk__gt=last))[:AT_A_TIME]):
        for award in batch:
            settle(award=award, at=at)
        settled, last = settled + len(batch), batch[-1].pk
    return settled


def _touched(terms: Terms, stands: Iterable[date], today: date) -> list[date]:
    """The months that have something due or entered, up to this one; a one-off sum may fall due later than today."""
    last = terms.starts_on if terms.once else today
    return sorted({*stands, *months(terms.starts_on, last)})


def _kind(change: Decimal, month: date, stands: dict[date, Decimal], today: date) -> Entry.Kind:
    if change < 0:
        return Entry.Kind.RECOVERY
    return Entry.Kind.DUE if month not in stands and month >= month_of(today) else Entry.Kind.ARREARS


def _years_before(day: date, years: int) -> date:
    if (day.month, day.day) == (2, 29):
        day = day.replace(day=28)
    return day.replace(year=day.year - years)
