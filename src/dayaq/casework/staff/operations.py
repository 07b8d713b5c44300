"""Bringing officers in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction

from dayaq.casework.journal.operations import Actor, Subject, record
from dayaq.casework.refusal import Refusal
from dayaq.casework.staff.models import USERNAME_PATTERN, Officer, Role, Unit


class UnusableUsername(Refusal):
    """The log-in name has characters that could be mistaken or typed differently on another keyboard."""

    texts = {
        "az": "“{username}” giriş adı ola bilməz. Giriş adı 3–64 simvoldur, kiçik latın hərfi ilə başlayır, "
        "kiçik latın hərfləri, rəqəmlər və . _ - işarələrindən ibarətdir.",
        "en": "“{username}” cannot be a log-in name. It has 3 to 64 characters, begins with a small Latin letter "
        "and consists of small Latin letters, digits and . _ -",
        "ru": "«{username}» не может быть именем для входа. В нём 3–64 символа, оно начинается со строчной латинской буквы "
        "и состоит из строчных латинских букв, цифр и знаков . _ -",
    }


class UsernameTaken(Refusal):
    """Another officer, perhaps one who left, has this log-in name; names are never given twice."""

    texts = {
        "az": "“{username}” giriş adı artıq başqa əməkdaşa məxsusdur.",
        "en": "The log-in name “{username}” already belongs to another officer.",
        "ru": "Имя для входа «{username}» уже принадлежит другому сотруднику.",
    }


@dataclass(frozen=True)
class Invitation:
    """Whom to bring in and with which roles."""

    username: str
    full_name: str
    email: str = ""
    roles: Sequence[Role] = (Role.REVIEWER,)


@transaction.atomic
def invite_officer(*, invitation: Invitation, unit: Unit, actor: Actor, at: datetime, password: str | None = None) -> Officer:
    """Create an officer of the unit; without a password nobody can log in until one is set through the invitation mail.

    Refuses a log-in name that is unusable or taken, also when two invitations with one name run at the same time.
    """
    if re.fullmatch(USERNAME_PATTERN, invitation.username) is None:
        raise UnusableUsername(username=invitation.username)
    invited, created = Officer.objects.get_or_create(
        username=invitation.username,
        defaults={
            "full_name": invitation.full_name,
            "email": invitation.email,
            "unit": unit,
            "roles": list(invitation.roles),
            "password": make_password(password),
            "invited_at": at,
        },
    )
    if not created:
        raise UsernameTaken(username=invitation.username)
    record(
        actor=actor,
        verb="invited",
        subject=Subject("officer", str(invited.pk)),
        detail={"unit": unit.code, "roles": list(invitation.roles)},
        at=at,
    )
    return invited
