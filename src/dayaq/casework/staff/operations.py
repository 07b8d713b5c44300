"""Bringing officers in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction

from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import Actor, Subject, record
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.refusal import Refusal
from dayaq.casework.staff.models import USERNAME_PATTERN, Officer, Role, RoleGrant, Unit


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
    """Over the unit into which the officer is invited, from the day of the invitation."""


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
            "password": make_password(password),
            "invited_at": at,
        },
    )
    if not created:
        raise UsernameTaken(username=invitation.username)
    starts_on = legal_day_of(at)
    RoleGrant.objects.bulk_create(
        RoleGrant(officer=invited, role=role, unit=unit, starts_on=starts_on) for role in dict.fromkeys(invitation.roles)
    )
    record(
        actor=actor,
        verb="invited",
        subject=Subject("officer", str(invited.pk)),
        detail={"unit": unit.code, "roles": list(invitation.roles)},
        at=at,
    )
    return invited


@transaction.atomic
def choose_password(*, officer: Officer, password: str, at: datetime) -> Officer:
    """Set the first password of an invited officer, by the officer's own hand; any link to do so ends with it."""
    officer.password = make_password(password)
    officer.save(update_fields=["password"])
    actor = Actor(ActorKind.OFFICER, str(officer.pk))
    record(actor=actor, verb="password_chosen", subject=Subject("officer", str(officer.pk)), at=at)
    return officer


class AlreadyEntrusted(Refusal):
    """The officer holds this role over this unit in a part of that time already."""

    texts = {
        "az": "Əməkdaşın bu şöbə üzrə həmin səlahiyyəti artıq var.",
        "en": "The officer already has this role over this unit.",
        "ru": "У сотрудника уже есть эта роль в этом отделе.",
    }


@transaction.atomic
def entrust(*, officer: Officer, role: Role, unit: Unit, actor: Actor, at: datetime, ends_on: date | None = None) -> RoleGrant:
    """Entrust an officer with a role over a unit from today, until `ends_on` where one is given. Refuses a role held already."""
    starts_on = legal_day_of(at)
    try:
        with transaction.atomic():
            grant = RoleGrant.objects.create(officer=officer, role=role, unit=unit, starts_on=starts_on, ends_on=ends_on)
    except IntegrityError as error:
        raise AlreadyEntrusted from error
    _granted("entrusted", grant, actor, at)
    return grant


@transaction.atomic
def take_back(*, grant: RoleGrant, actor: Actor, at: datetime) -> RoleGrant:
    """End a grant: from today on it holds no more. One that has ended stays as it was."""
    locked = RoleGrant.objects.select_for_update().get(pk=grant.pk)
    today = legal_day_of(at)
    if locked.ends_on is None or locked.ends_on > today:
        locked.ends_on = max(today, locked.starts_on)
        locked.save(update_fields=["ends_on"])
        _granted("role_taken_back", locked, actor, at)
    return locked


def _granted(verb: str, grant: RoleGrant, actor: Actor, at: datetime) -> None:
    """Journal what became of a grant."""
    detail = {"role": grant.role, "unit": grant.unit.code}
    record(actor=actor, verb=verb, subject=Subject("officer", str(grant.officer_id)), detail=detail, at=at)
