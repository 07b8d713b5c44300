"""The officer's work where the law computes: recording facts from the documents, confirming the answer, departing from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from dayaq.casework.applications.models import Application
from dayaq.casework.decisions.by_law import departing, finding_by_law
from dayaq.casework.decisions.models import Decision
from dayaq.casework.examination import operations as examination_operations
from dayaq.casework.examination.models import StatedFact
from dayaq.casework.examination.operations import state
from dayaq.casework.examination.queries import examination_of
from dayaq.casework.examination.values import Examination, LawQuestion
from dayaq.casework.finding import Finding
from dayaq.casework.refusal import Refusal
from dayaq.casework.review.operations import application_asked, complete, own_application
from dayaq.casework.service import Service
from dayaq.casework.staff.models import Officer
from dayaq.rules.paths import Value


class LawAnswerChanged(Refusal):
    """The answer is no longer the one that the officer read: a fact, an amount or a rule has changed since."""

    texts = {
        "az": "Siz oxuduqdan sonra məlumat və ya qanunun cavabı dəyişib. Heç bir qərar verilmədi: yeni cavabı oxuyun.",
        "en": "A fact or the law's answer has changed since you read it. Nothing was decided: read the new answer.",
        "ru": "После того как вы прочитали ответ закона, он или сведения изменились. Решение не принято: прочитайте новый ответ.",
    }


@dataclass(frozen=True, kw_only=True)
class Departure:
    """Why an officer decides otherwise than the law answered: the question, the digest of the answer read, the reason."""

    question: LawQuestion
    digest: str
    reason: str


@transaction.atomic
def choose_benefit(*, number: str, service: Service, question: LawQuestion, officer: Officer, at: datetime) -> None:
    """Choose which benefit of its chapter an application is about. Refuses one that is not the officer's own."""
    application = own_application(number, officer, at=at)
    examination_operations.choose_benefit(application=application, service=service, question=question, officer=officer, at=at)


@transaction.atomic
def record_facts(
    *, number: str, question: LawQuestion, facts: Mapping[str, Value | None], officer: Officer, at: datetime
) -> list[StatedFact]:
    """Record facts from the documents of an application; `None` takes one back. Refuses one that is not the officer's own."""
    return state(application=own_application(number, officer, at=at), question=question, facts=facts, officer=officer, at=at)


@transaction.atomic
def confirm(*, number: str, service: Service, question: LawQuestion, digest: str, officer: Officer, at: datetime) -> Decision:
    """Decide an application as the law answers. `digest` is that of the answer which the officer read.

    Refuses where the answer is another by now (`LawAnswerChanged`) and where the law cannot say; sent again, it answers the
    decision that it made.
    """
    application, examination = _read_again(number, officer, at, question, digest)
    return complete(
        number=number,
        service=service,
        finding=finding_by_law(examination, application.language),
        officer=officer,
        at=at,
    )


@transaction.atomic
def depart(
    *,
    number: str,
    service: Service,
    finding: Finding,
    departure: Departure,
    officer: Officer,
    at: datetime,
) -> Decision:
    """Decide by the officer's own finding, with the reason why it is not what the law answers. Refuses a changed answer."""
    _, examination = _read_again(number, officer, at, departure.question, departure.digest)
    under_law = departing(finding, examination, departure.reason)
    return complete(number=number, service=service, finding=under_law, officer=officer, at=at)


def _read_again(
    number: str, officer: Officer, at: datetime, question: LawQuestion, digest: str
) -> tuple[Application, Examination]:
    """The application, locked so that no fact changes meanwhile, and what the law answers, if that is what was read."""
    application = application_asked(number=number, officer=officer, at=at, lock=True)
    examination = examination_of(application, question)
    if examination.digest != digest:
        raise LawAnswerChanged
    return application, examination
