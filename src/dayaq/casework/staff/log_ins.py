"""The journal of entering the desk: who logged in and out, and who failed to, by the officer's id and never by name."""

from datetime import datetime
from typing import Literal

from django.db import transaction

from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import Actor, Subject, record
from dayaq.casework.staff.models import Officer

Step = Literal["password", "second_factor"]
Happening = Literal["logged_in", "logged_out", "second_factor_enrolled", "recovery_codes_made", "other_sessions_closed"]
NOBODY = "unknown"


@transaction.atomic
def record_entry(*, officer: Officer, happened: Happening, at: datetime) -> None:
    """Journal that the officer logged in or out, or changed how they prove who they are."""
    record(actor=Actor(ActorKind.OFFICER, str(officer.pk)), verb=happened, subject=Subject("officer", str(officer.pk)), at=at)


@transaction.atomic
def record_failed_entry(*, username: str, step: Step, at: datetime) -> None:
    """Journal a failed step of a log-in under the officer of that log-in name; a name nobody has is not written down."""
    officer = Officer.objects.filter(username=username).first()
    known = str(officer.pk) if officer else NOBODY
    actor = Actor(ActorKind.OFFICER if officer else ActorKind.SYSTEM, known)
    record(actor=actor, verb="log_in_failed", subject=Subject("officer", known), detail={"step": step}, at=at)
