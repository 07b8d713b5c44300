"""Opening a matter for which nobody applied: a right (proaktiv təyinat) or a change that the state found in its own registers."""

from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction

from dayaq.casework.applications import registration_number
from dayaq.casework.applications.models import Application, Purpose
from dayaq.casework.applications.numbering import next_running_number
from dayaq.casework.applications.purposes import as_asked
from dayaq.casework.centres.queries import working_days_after
from dayaq.casework.channel import Channel
from dayaq.casework.identification.trusted import trusted_contacts
from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import Actor, Subject, record
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.people.models import Person
from dayaq.casework.service import Service
from dayaq.casework.staff.routing import unit_serving
from dayaq.casework.usage.models import UseKind
from dayaq.casework.usage.operations import count_use

_SPACE = UUID("6b0f5b1e-6a43-5f0c-9a55-2f1f6b7f2c10")


@transaction.atomic
def open_found(*, person: Person, service: Service, occasion: str, at: datetime, purpose: Purpose = Purpose.FOUND) -> Application:
    """The matter of a right or change found, under its own registration number, told to the person's trusted contacts.

    Who has none collects the answer on paper. `occasion` names what gave rise to it (`pensions/old_age_pension 2020-03-16`): the
    same occasion of a person is one matter, however often it is found.
    """
    key = uuid5(_SPACE, f"{person.pk} {service.code} {occasion}")
    standing = Application.objects.filter(draft_key=key).first()
    return standing if standing is not None else _opened(person, service, key, at, purpose)


def _opened(person: Person, service: Service, key: UUID, at: datetime, purpose: Purpose) -> Application:
    contacts = {contact.medium: contact.address for contact in trusted_contacts(person.pk)}
    received_on = legal_day_of(at)
    matter = Application(
        registration_number=registration_number.make(received_on, next_running_number()),
        draft_key=key,
        person=person,
        service_code=service.code,
        channel=Channel.SYSTEM,
        purpose=purpose,
        unit=unit_serving(district=person.district, service_code=service.code),
        district=person.district,
        email=contacts.get("email", ""),
        phone=contacts.get("sms", ""),
        on_paper=not contacts,
        language=person.language,
        received_at=at,
        received_on=received_on,
    )
    matter.due_on = working_days_after(received_on, as_asked(matter, service).working_days)
    matter.save(force_insert=True)
    subject = Subject("application", str(matter.pk))
    record(actor=Actor(ActorKind.SYSTEM, "proactive"), verb="found", subject=subject, persons=[person.pk], at=at)
    if purpose == Purpose.FOUND:
        count_use(service=service.code, channel=Channel.SYSTEM, kind=UseKind.FOUND, day=received_on, unit=matter.unit.code)
    return matter
