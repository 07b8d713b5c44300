"""What a citizen may read of an application: the status sentence, by registration number and FİN; the receipt, after sending."""

from datetime import date, datetime
from functools import partial

from django.db import transaction

from dayaq.casework.applications.models import Application, Draft
from dayaq.casework.applications.queries import applicant_of, application_numbered, application_sent_from
from dayaq.casework.applications.registration_number import normalised
from dayaq.casework.channel import Channel
from dayaq.casework.identification.limits import Door
from dayaq.casework.identification.operations import attempt
from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import CONSULTED, Actor, Subject, record
from dayaq.casework.refusal import Refusal
from dayaq.casework.usage.models import UseKind
from dayaq.casework.usage.operations import count_use


class StatusNotFound(Refusal):
    """The number and the FİN belong to no one application. One answer, whichever is wrong and whether the other exists."""

    texts = {
        "az": "Bu qeydiyyat nömrəsi və FİN ilə müraciət tapılmadı. Hər ikisini qəbz və şəxsiyyət vəsiqəsi ilə tutuşdurun.",
        "en": "There is no application with this registration number and FİN. "
        "Check both against the receipt and the identity card.",
        "ru": "Заявление с таким регистрационным номером и ФИН не найдено. Сверьте их с квитанцией и удостоверением личности.",
    }


def read_status(*, number: str, fin: str, address: str, channel: Channel, at: datetime, on: date) -> Application:
    """The application of this registration number (qeydiyyat nömrəsi) to show its status sentence, if the FİN is the applicant's.

    Both as typed; `at` is the machine's time, `on` the legal day on which the use is counted. Refuses a mistyped number or FİN
    (`NotARegistrationNumber`, `NotAFin`), too many failures (`TooManyAttempts`), and a pair that fits nothing (`StatusNotFound`).
    May not be called inside a transaction, see `identify`.
    """
    wanted = normalised(number)
    holder = partial(applicant_of, wanted)
    if attempt(door=Door.REGISTRATION_NUMBER, fin=fin, address=address, at=at, holder=holder) is None:
        raise StatusNotFound
    return _status_read(wanted, channel, at, on)


@transaction.atomic
def _status_read(number: str, channel: Channel, at: datetime, on: date) -> Application:
    """The application, with the reading of its status journalled and counted."""
    application = application_numbered(number)
    if application is None:
        raise StatusNotFound
    _journal_reading(application, at)
    unit, service = application.unit.code, application.service_code
    count_use(service=service, channel=channel, kind=UseKind.STATUS_READ, day=on, unit=unit)
    return application


@transaction.atomic
def read_receipt(*, draft: Draft, at: datetime) -> Application | None:
    """The application that was sent from this draft, for its person to see; None when the draft was replaced and never sent."""
    application = application_sent_from(draft)
    if application is not None:
        _journal_reading(application, at)
    return application


def _journal_reading(application: Application, at: datetime) -> None:
    """The reading of whoever applied: the person or the representative."""
    record(
        actor=Actor(ActorKind.CITIZEN, str(application.sent_by)),
        verb=CONSULTED,
        subject=Subject("application", str(application.pk)),
        persons=[application.person_id],
        at=at,
    )
