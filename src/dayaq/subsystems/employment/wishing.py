"""What work somebody seeks and has done: told by the person, or written down by an officer before whom they are."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import Actor, Subject, record
from dayaq.casework.refusal import Refusal
from dayaq.casework.staff.models import Officer
from dayaq.subsystems.employment.models import Education, Hours, Wishes
from dayaq.subsystems.employment.queries import running_registration


class NotSeeking(Refusal):
    """Wishes are kept of those on the register."""

    texts = {
        "az": "İstədiyiniz işi yazmaq üçün əvvəlcə işaxtaran kimi qeydiyyatdan keçin.",
        "en": "To say what work you seek, first register as a jobseeker.",
        "ru": "Чтобы указать желаемую работу, сначала встаньте на учёт как ищущий работу.",
    }


@dataclass(frozen=True, kw_only=True)
class Told:
    """What was told about the work sought and the work had; `least_wage` AZN a month, None where any will do."""

    field_wished: str
    position_wished: str
    field_had: str
    position_had: str
    district: str
    other_districts: bool
    hours: Hours
    least_wage: Decimal | None
    education: Education


@transaction.atomic
def tell_wishes(*, person: UUID, told: Told, officer: Officer | None, at: datetime) -> Wishes:
    """Keep what somebody tells about the work they seek, beside what they told before. The same told again is one row."""
    registration = running_registration(person)
    if registration is None:
        raise NotSeeking
    standing = Wishes.objects.filter(person=person).first()
    if standing is not None and all(getattr(standing, name) == value for name, value in vars(told).items()):
        return standing
    made = Wishes.objects.create(person_id=person, **vars(told), told_at=at, officer=officer)
    actor = Actor(ActorKind.OFFICER, str(officer.pk)) if officer else Actor(ActorKind.CITIZEN, str(person))
    subject = Subject("jobseeker_registration", str(registration.pk))
    record(actor=actor, verb="wishes_told", subject=subject, persons=[person], at=at)
    return made
