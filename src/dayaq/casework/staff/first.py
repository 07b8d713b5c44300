"""The first officer of an installation, whom nobody at a desk can invite: they manage all the others."""

from datetime import datetime

from django.db import connection, transaction

from dayaq.casework.journal.operations import Actor, Subject, record
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.refusal import Refusal
from dayaq.casework.staff.authority import officers_with
from dayaq.casework.staff.models import Officer, Role
from dayaq.casework.staff.operations import Invitation, invite_officer
from dayaq.casework.staff.published import topmost_unit

#: Taken while it is found out whether there is a first officer, so that two commands at once make one.
LOCK = 7_264_001


class AlreadyManaged(Refusal):
    """Somebody manages the officers already, and invites the others at the desk."""

    texts = {
        "az": "Əməkdaşları idarə edən əməkdaş artıq var ({username}). Yeni əməkdaşı o, iş yerindən dəvət edir.",
        "en": "There is an officer who manages the others already ({username}). They invite new ones at the desk.",
        "ru": "Сотрудник, управляющий остальными, уже есть ({username}). Новых приглашает он на своём рабочем месте.",
    }


@transaction.atomic
def invite_first(*, username: str, full_name: str, actor: Actor, at: datetime) -> Officer:
    """Invite the officer who manages all others: centre manager and supervisor over the topmost unit.

    Whoever was invited so and has not chosen a password is answered again, for a new link. Refuses once another officer
    manages the topmost unit, and what `invite_officer` refuses.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    top = topmost_unit()
    managing = officers_with("manage_staff", top, on=legal_day_of(at))
    waiting = next((one for one in managing if one.username == username and not one.has_usable_password()), None)
    if waiting is not None:
        record(actor=actor, verb="invited_again", subject=Subject("officer", str(waiting.pk)), at=at)
        return waiting
    if managing:
        raise AlreadyManaged(username=managing[0].username)
    roles = (Role.CENTRE_MANAGER, Role.SUPERVISOR)
    invitation = Invitation(username=username, full_name=full_name, roles=roles)
    return invite_officer(invitation=invitation, unit=top, actor=actor, at=at)
