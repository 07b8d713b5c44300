"""What is awarded to a person, and what the ledger says is due by the month."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import F, Max, Prefetch, Q, QuerySet, Sum

from dayaq.casework.awards.dues import NOTHING
from dayaq.casework.awards.models import Award, Entry, Rate
from dayaq.casework.facts.concern import Concern
from dayaq.casework.people.models import Person

NAMES_A_PERSON = "^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$"
"""What `about` of an award looks like where it is the id of a person."""


@dataclass(frozen=True, kw_only=True)
class MonthDue:
    """What is due for one month by the ledger, and the lines that made it, in the order entered."""

    month: date
    amount: Decimal
    lines: tuple[Entry, ...]


def running(person: Person, benefit: str, about: str, starts_on: date, ends_on: date | None) -> QuerySet[Award]:
    """The awards of a benefit that cover some day of a period; no end is for ever."""
    open_or_later = Q(ends_on__isnull=True) | Q(ends_on__gt=starts_on)
    found = Award.objects.filter(open_or_later, person=person, benefit=benefit, about=about)
    return found if ends_on is None else found.filter(starts_on__lt=ends_on)


def paid_about(benefit: str, about: str, day: date) -> QuerySet[Award]:
    """The awards of a benefit, whoever's, about one child or deceased, that cover a day or a later one."""
    return Award.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=day), benefit=benefit, about=about)


def unnamed(person: Person, benefit: str, day: date) -> QuerySet[Award]:
    """The awards of a benefit that cover a day or a later one and do not name whom they are about."""
    open_or_later = Q(ends_on__isnull=True) | Q(ends_on__gt=day)
    return Award.objects.filter(open_or_later, person=person, benefit=benefit).exclude(about__regex=NAMES_A_PERSON)


def names_a_person(about: str) -> bool:
    """Whether `about` of an award is the id of a person."""
    return re.fullmatch(NAMES_A_PERSON, about) is not None


def concern_of(award: Award) -> Concern | None:
    """What an award is paid for, as the law is asked about it; nothing where it is about something that no register knows."""
    if award.about and not names_a_person(award.about):
        return None
    return Concern(person=award.person_id, about=UUID(award.about) if award.about else None)


def standing() -> QuerySet[Award]:
    """Every award that ever was, with its rates; one that was annulled is left out."""
    rates = Prefetch("rates", queryset=Rate.objects.order_by("id"))
    return Award.objects.exclude(ends_on=F("starts_on")).prefetch_related(rates)


def awards_of(person: Person) -> list[Award]:
    """The awards of a person, the latest first, each with its rates."""
    return list(standing().filter(person=person).order_by("-starts_on", "id"))


def dues_of(award: Award) -> list[MonthDue]:
    """The ledger of an award by month, the latest first."""
    lines: dict[date, list[Entry]] = {}
    for entry in award.entries.order_by("month", "id"):
        lines.setdefault(entry.month, []).append(entry)
    return [
        MonthDue(month=month, amount=sum((entry.amount for entry in of_month), NOTHING), lines=tuple(of_month))
        for month, of_month in reversed(lines.items())
    ]


def last_end(person: UUID, benefit: str, about: str = "") -> date | None:
    """The day before which the person's last award of a benefit, about the same where it is about somebody, ended, if one did."""
    found: date | None = standing().filter(person=person, benefit=benefit, about=about).aggregate(last=Max("ends_on"))["last"]
    return found


def paid_on(benefit: str, day: date, people: Sequence[UUID] | None = None) -> list[Award]:
    """The monthly awards of a benefit that run on a day, of or about some people or of all, each with its person and rates."""
    found = standing().filter(benefit=benefit, rhythm=Award.Rhythm.MONTHLY, starts_on__lte=day).exclude(ends_on__lte=day)
    theirs = Q(person__in=people or ()) | Q(about__in=[str(one) for one in people or ()])
    of_whom = found if people is None else found.filter(theirs)
    return list(of_whom.select_related("person").order_by("person_id", "id"))


def paid_among(people: Iterable[UUID], day: date) -> set[UUID]:
    """Which of some people are paid something by the month on a day."""
    running = Award.objects.filter(rhythm=Award.Rhythm.MONTHLY, starts_on__lte=day).exclude(ends_on__lte=day)
    return set(running.filter(person__in=list(people)).values_list("person_id", flat=True))


def due_in(month: date) -> Decimal:
    """What is due to everybody for a month, in AZN."""
    return Entry.objects.filter(month=month).aggregate(total=Sum("amount"))["total"] or NOTHING
