"""Sending a draft: the application, its number, its journal row, its count and the first notice, in one transaction."""

from datetime import date, datetime

from django.db import transaction

from dayaq.casework.applications import registration_number
from dayaq.casework.applications.drafts import DraftClosed
from dayaq.casework.applications.letters import Letter, tell_applicant
from dayaq.casework.applications.models import Application, Attachment, Draft
from dayaq.casework.applications.numbering import next_running_number
from dayaq.casework.centres.queries import working_days_after
from dayaq.casework.channel import Channel
from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import Actor, Subject, record
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.people.mandates.authority import authority_over
from dayaq.casework.refusal import Refusal
from dayaq.casework.service import Service
from dayaq.casework.staff.routing import unit_serving
from dayaq.casework.usage.models import UseKind
from dayaq.casework.usage.operations import count_use


class ContactMissing(Refusal):
    """No e-mail address, no telephone number, and no letter to collect: the result could not be told."""

    texts = {
        "az": "Nəticəni bildirə bilməyimiz üçün e-poçt ünvanı və ya mobil telefon nömrəsi göstərin. "
        "Heç biri yoxdursa, cavabı mərkəzdə kağızda götürməyi seçin.",
        "en": "Give an e-mail address or a mobile number, so that we can tell you the result. "
        "If you have neither, choose to collect the answer on paper.",
        "ru": "Укажите адрес электронной почты или номер мобильного телефона, чтобы мы могли сообщить результат. "
        "Если ничего нет, выберите получение ответа на бумаге в центре.",
    }


@transaction.atomic
def submit(*, draft: Draft, service: Service, channel: Channel, at: datetime) -> Application:
    """Send a draft (müraciətin göndərilməsi) and answer the stored application with its registration number.

    It is given to the unit that serves the service and the district chosen, else the district on file.

    Exactly once: sending a draft again, from a second tab, after a lost reply or at the same instant, answers the same
    application. Refuses a draft that was replaced, one without a contact, and a representative who may not act for the person
    on the day of sending (`MandateRefused`).
    """
    locked = Draft.objects.select_for_update(of=("self",)).select_related("person").get(pk=draft.pk)
    if locked.closed_at is not None:
        return _sent_before(locked)
    if not (locked.email or locked.phone or locked.on_paper):
        raise ContactMissing
    require_authority(locked, on=legal_day_of(at))
    application = _store(locked, service, channel, at)
    tell_applicant(application=application, service=service, kind="application_received", letter=Letter(path="/status"), at=at)
    citizen = Actor(ActorKind.CITIZEN, str(locked.filled_by))
    subject = Subject("application", str(application.pk))
    record(actor=citizen, verb="applied", subject=subject, persons={locked.person_id, locked.filled_by}, at=at)
    unit = application.unit.code
    count_use(service=service.code, channel=channel, kind=UseKind.APPLIED, day=application.received_on, unit=unit)
    return application


def require_authority(draft: Draft, *, on: date) -> None:
    """Refuses (`MandateRefused`) a draft whose representative may not act for its person in its service on the day."""
    if draft.representative_id is not None:
        authority_over(
            representative=draft.representative_id, represented=draft.person_id, service_code=draft.service_code, on=on
        )


def _sent_before(draft: Draft) -> Application:
    """The application that the closed draft became. Refuses a draft that was replaced and never sent."""
    standing = Application.objects.filter(draft_key=draft.key).first()
    if standing is None:
        raise DraftClosed
    return standing


def _store(draft: Draft, service: Service, channel: Channel, at: datetime) -> Application:
    """Move what the draft holds into a new application under the next registration number."""
    received_on = legal_day_of(at)
    application = Application.objects.create(
        registration_number=registration_number.make(received_on, next_running_number()),
        draft_key=draft.key,
        person=draft.person,
        representative_id=draft.representative_id,
        basis=draft.basis,
        mandate_id=draft.mandate_id,
        service_code=service.code,
        channel=channel,
        unit=unit_serving(district=draft.district or draft.person.district, service_code=service.code),
        text=draft.text,
        district=draft.district,
        address=draft.address,
        email=draft.email,
        phone=draft.phone,
        on_paper=draft.on_paper,
        language=draft.language,
        received_at=at,
        received_on=received_on,
        due_on=working_days_after(received_on, service.working_days),
    )
    Attachment.objects.filter(draft=draft).update(draft=None, application=application)
    draft.text = draft.district = draft.address = draft.email = draft.phone = ""
    draft.closed_at = draft.changed_at = at
    draft.save()
    return application
