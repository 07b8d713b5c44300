"""Bringing a code to its contact: soon or not at all, and without a row that holds it."""

from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import yaml
from procrastinate.contrib.django import app as jobs

from dayaq.casework.identification.codes import DELIVERY_JOB, code_of
from dayaq.casework.identification.models import OneTimeCode
from dayaq.casework.notices import transports
from dayaq.casework.notices.models import Notice

TEXTS = yaml.safe_load(Path(__file__).with_name("code_letters.yaml").read_text(encoding="utf-8"))
PAUSE = timedelta(seconds=20)


def deliver_code(*, code_id: UUID, at: datetime) -> None:
    """Try once to send the code, while it is still good for something; a relay that is away is asked again every 20 seconds."""
    asked = OneTimeCode.objects.filter(pk=code_id).first()
    if asked is None or not asked.address or asked.sent_at is not None or asked.used_at is not None or at >= asked.expires_at:
        return
    try:
        transports.deliver(_letter(asked))
    except transports.Postponed:
        jobs.configure_task(DELIVERY_JOB, queue="notices", schedule_at=at + PAUSE).defer(code_id=str(code_id))
    except transports.Rejected:
        # Nothing more can be done: the person was told from the first what to do when no code comes.
        return
    else:
        OneTimeCode.objects.filter(pk=code_id).update(sent_at=at)


def _letter(asked: OneTimeCode) -> Notice:
    """The message, as the transports take it. It is never stored: the code stands in it."""
    said = {"code": code_of(asked)}
    return Notice(
        pk=asked.pk,
        medium=asked.medium,
        address=asked.address,
        language=asked.language,
        subject=TEXTS["subject"][asked.language],
        body=TEXTS[asked.medium][asked.language].format(**said),
        created_at=asked.asked_at,
    )
