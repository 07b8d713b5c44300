"""Accounts, employers with workers, and months for tests of social insurance."""

from datetime import date
from decimal import Decimal

from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import Actor
from dayaq.casework.people.models import Person
from dayaq.subsystems.contracts.models import Employer
from dayaq.subsystems.insurance.entering import Paid
from dayaq.subsystems.insurance.keeping import AccountTakenOver, take_over_account, take_over_month, take_over_stock
from tests.making import LONG_AGO, MONDAY

FUND = Actor(ActorKind.SYSTEM, "tests")
HELD = AccountTakenOver(opened_on=date(2007, 5, 1), year=2020, months=168, capital=Decimal(3000), source="Fondun arxivi")


def whole_stock() -> None:
    """The accounts of everybody were taken over."""
    take_over_stock(complete_to=LONG_AGO, source="Fondun arxivi", actor=FUND, at=MONDAY)


def make_account(person: Person, at=MONDAY, **held: object) -> None:
    """The person's account as the fund held it on 1 January 2020, unless told otherwise."""
    take_over_account(person=person, held=AccountTakenOver(**{**vars(HELD), **held}), actor=FUND, at=at)


def make_month(person: Person, month: date, *, employer: Employer | None = None, wage: str = "500", at=MONDAY, sector="private"):
    """A month that was taken over."""
    paid = Paid(person=person, employer=employer.pk if employer else None, month=month, wage=Decimal(wage), sector=sector)
    return take_over_month(paid=paid, source="Fondun arxivi", actor=FUND, at=at)
