"""What a person sees of the payments awarded to them; every look is journalled as their own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from dayaq.casework.awards.dues import NOTHING
from dayaq.casework.awards.ledger import entered, terms_of
from dayaq.casework.awards.models import Award
from dayaq.casework.awards.queries import MonthDue, dues_of, names_a_person, standing
from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import CONSULTED, Actor, Subject, record
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.people.models import Person
from dayaq.casework.refusal import Refusal

MONTHS_AT_A_TIME = 12


class NotYourAward(Refusal):
    """No award of the person has this key."""

    texts = {
        "az": "Belə ödəniş tapılmadı.",
        "en": "There is no such payment.",
        "ru": "Такая выплата не найдена.",
    }


@dataclass(frozen=True, kw_only=True)
class Held:
    """An award on a day: `rate` is what it gives then, AZN a month or the one sum, and `running` whether it still does.

    `about` is the given name of the child or the deceased it is for, so that a family tells its payments apart; or empty.
    """

    award: Award
    rate: Decimal
    running: bool
    about: str = ""


@dataclass(frozen=True, kw_only=True)
class Account:
    """The ledger of one award, a page of months at a time; `total` is all that was ever due, in AZN, `entered`
    how many months the ledger knows."""

    held: Held
    months: list[MonthDue]
    total: Decimal
    page: int
    entered: int


@transaction.atomic
def read_own_awards(*, person: UUID, at: datetime) -> list[Held]:
    """The person's awards, those that run first, then the latest."""
    day = legal_day_of(at)
    awards = list(standing().filter(person=person).select_related("decision__application"))
    names = _names_about(awards)
    held = [_held(award, day, names) for award in awards]
    _journal(person, at)
    return sorted(held, key=lambda one: (not one.running, -one.award.starts_on.toordinal(), str(one.award.pk)))


@transaction.atomic
def read_own_account(*, person: UUID, award: UUID, page: int, at: datetime) -> Account:
    """The months of one award, the latest first; past the end the last page. Refuses another person's (`NotYourAward`)."""
    found = standing().select_related("decision__application").filter(person=person, pk=award).first()
    if found is None:
        raise NotYourAward
    every = dues_of(found)
    pages = max(1, -(-len(every) // MONTHS_AT_A_TIME))
    shown = min(max(page, 1), pages)
    _journal(person, at)
    return Account(
        held=_held(found, legal_day_of(at), _names_about([found])),
        months=every[(shown - 1) * MONTHS_AT_A_TIME : shown * MONTHS_AT_A_TIME],
        total=sum(entered(found).values(), NOTHING),
        page=shown,
        entered=len(every),
    )


def _names_about(awards: Iterable[Award]) -> dict[str, str]:
    """The given names of whom some awards are about, by their ids as the awards have them."""
    named = [award.about for award in awards if names_a_person(award.about)]
    return {str(key): name for key, name in Person.objects.filter(pk__in=named).values_list("pk", "given_name")}


def _held(award: Award, day: date, names: Mapping[str, str]) -> Held:
    terms = terms_of(award)
    upon = min(max(day, award.starts_on), day if award.ends_on is None else award.ends_on)
    running = award.ends_on is None or day < award.ends_on
    return Held(award=award, rate=terms.rate_on(upon), running=running, about=names.get(award.about, ""))


def _journal(person: UUID, at: datetime) -> None:
    record(
        actor=Actor(ActorKind.CITIZEN, str(person)),
        verb=CONSULTED,
        subject=Subject("own_awards", str(person)),
        persons=[person],
        at=at,
    )
