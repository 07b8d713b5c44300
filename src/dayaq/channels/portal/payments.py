"""What a person sees of their payments, below the screen: each function is the one call of a view."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator

from dayaq.casework.awards.own import MONTHS_AT_A_TIME, Account, Held, read_own_account, read_own_awards
from dayaq.law.book import law_book
from dayaq.rules.telling import title_of
from dayaq.web.legal_clock import legal_now
from dayaq.web.texts import language_now


@dataclass(frozen=True, kw_only=True)
class Payment:
    """One award with the title that the law gives its benefit."""

    title: str
    held: Held


@dataclass(frozen=True, kw_only=True)
class PaymentAccount:
    """The account of one payment; `page` is as the links under the months need it."""

    payment: Payment
    account: Account
    page: Any


def own_payments(person: UUID) -> list[Payment]:
    """The person's payments, those that run first."""
    return [_payment(held) for held in read_own_awards(person=person, at=legal_now())]


def own_payment(person: UUID, award: UUID, page: int) -> PaymentAccount:
    """The account of one payment by month. Refuses another person's (`NotYourAward`)."""
    account = read_own_account(person=person, award=award, page=page, at=legal_now())
    links = Paginator(range(account.entered), MONTHS_AT_A_TIME).page(account.page)
    return PaymentAccount(payment=_payment(account.held), account=account, page=links)


def _payment(held: Held) -> Payment:
    book = law_book()
    folder = next((name for name, folder in book.folders.items() if folder.path == held.award.benefit), held.award.benefit)
    title = title_of(book, folder, language_now()) if folder in book.folders else folder
    return Payment(title=title, held=held)
