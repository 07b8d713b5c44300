"""What officers are told by e-mail: that they are invited, and that their second factor was reset.

The job is written with the act itself and carries only the officer's id; the letter, with its one-time link, is made when it
leaves, so no link lies in the database.
"""

import uuid
from email.utils import format_datetime
from pathlib import Path
from typing import Literal

import yaml
from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import EmailMessage, get_connection
from django.utils import timezone
from procrastinate.contrib.django import app as jobs

from dayaq.casework.staff.models import Officer

LETTER_JOB = "tell_officer"
Kind = Literal["invited", "second_factor_reset"]
#: Where the link of an invitation leads; the desk answers there.
WELCOME = "/desk/welcome"


def enqueue_letter(officer: Officer, kind: Kind) -> None:
    """Write the job that tells the officer; nothing where no e-mail address is known."""
    if officer.email:
        jobs.configure_task(LETTER_JOB, queue="notices").defer(officer_id=str(officer.pk), kind=kind, letter_id=str(uuid.uuid4()))


def welcome_path(officer: Officer) -> str:
    """The one-time way in: good until the officer has chosen a password or three days have passed."""
    return f"{WELCOME}/{officer.pk}/{default_token_generator.make_token(officer)}"


def send_letter(*, officer_id: uuid.UUID, kind: Kind, letter_id: uuid.UUID) -> None:
    """Write and hand over one letter, in the three languages. Nothing is sent to an officer who left meanwhile."""
    officer = Officer.objects.filter(pk=officer_id, is_active=True).exclude(email="").first()
    if officer is None:
        return
    words = yaml.safe_load(Path(__file__).with_name("letters.yaml").read_text(encoding="utf-8"))[kind]
    link = f"{settings.PORTAL_URL}{welcome_path(officer) if kind == 'invited' else '/desk/'}"
    body = "\n\n".join(words[language].format(link=link, username=officer.username) for language in ("az", "en", "ru"))
    mail = EmailMessage(
        subject=words["subject"],
        body=body,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[officer.email],
        headers={
            "Message-ID": f"<{letter_id}@{settings.NOTICE_DOMAIN}>",
            "Date": format_datetime(timezone.localtime()),
            "Auto-Submitted": "auto-generated",
        },
        connection=get_connection(timeout=settings.NOTICE_TIMEOUT_SECONDS),
    )
    mail.send()
