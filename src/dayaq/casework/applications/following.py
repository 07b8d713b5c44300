"""Opening a matter about a decided one: a complaint or a correction, with the contacts of the matter that it is about."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from dayaq.casework.applications import registration_number
from dayaq.casework.applications.models import Application, Purpose
from dayaq.casework.applications.numbering import next_running_number
from dayaq.casework.centres.queries import working_days_after
from dayaq.casework.channel import Channel
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.service import Service
from dayaq.casework.staff.models import Officer


@dataclass(frozen=True, kw_only=True)
class Following:
    """What is opened: why, by which channel, in which words, under which form key, and who reviews it where that is known."""

    purpose: Purpose
    channel: Channel
    text: str
    key: UUID
    reviewer: Officer | None = None


def open_following(about: Application, following: Following, *, service: Service, at: datetime) -> Application:
    """The new application under its own registration number, in the same unit. `service` is the one as asked, with its term."""
    received_on = legal_day_of(at)
    return Application.objects.create(
        registration_number=registration_number.make(received_on, next_running_number()),
        draft_key=following.key,
        person=about.person,
        service_code=service.code,
        channel=following.channel,
        purpose=following.purpose,
        about=about,
        unit=about.unit,
        text=following.text,
        district=about.district,
        address=about.address,
        email=about.email,
        phone=about.phone,
        language=about.language,
        received_at=at,
        received_on=received_on,
        due_on=working_days_after(received_on, service.working_days),
        reviewer=following.reviewer,
        taken_at=at if following.reviewer else None,
        state=Application.State.IN_REVIEW if following.reviewer else Application.State.RECEIVED,
    )
