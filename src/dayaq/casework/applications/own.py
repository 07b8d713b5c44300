"""What a person sees of their own after a code to a trusted contact or e-ID: all applications, and who has read about them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from dayaq.casework.applications.models import Application, Attachment
from dayaq.casework.journal.models import ActorKind, JournalEntry
from dayaq.casework.journal.operations import CONSULTED, Actor, Subject, record
from dayaq.casework.journal.queries import OWN_JOURNAL, readings_about
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.staff.models import Officer, Role

PAGE_SIZE = 20
READINGS_AT_A_TIME = 50


@dataclass(frozen=True, kw_only=True)
class OwnApplications:
    """One page of a person's applications, the latest first, and which page of how many it is."""

    applications: list[Application]
    total: int
    page: int


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One reading of a person's data: when, by whom, and what of it.

    `by` is `officer`, `self`, `other` (another citizen, as a representative), or `system`; of an officer the unit and
    the roles held on that day are shown, and no name.
    `what` is the kind of thing read, `number` the registration number where it belongs to an application.
    """

    at: datetime
    by: str
    officer: Officer | None
    roles: tuple[Role, ...]
    what: str
    number: str


@dataclass(frozen=True, kw_only=True)
class Readings:
    """A page of readings, the latest first; `older` is where the next page goes on, None at the end."""

    readings: list[Reading]
    older: int | None


@transaction.atomic
def read_own_applications(*, person: UUID, page: int, at: datetime) -> OwnApplications:
    """One page of the person's applications with their decisions; past the end the last page. Journalled as their own reading."""
    every = (
        Application.objects.filter(person=person)
        .select_related("decision", "representative")
        .order_by("-received_at", "-registration_number")
    )
    total = every.count()
    shown = min(max(page, 1), max(1, -(-total // PAGE_SIZE)))
    _journal(person, "own_applications", at)
    return OwnApplications(applications=list(every[(shown - 1) * PAGE_SIZE : shown * PAGE_SIZE]), total=total, page=shown)


@transaction.atomic
def read_own_journal(*, person: UUID, before: int | None, at: datetime) -> Readings:
    """Who read the person's data (məlumatlarımı kim oxuyub), the latest first; journalled as their own reading."""
    entries = readings_about(person, limit=READINGS_AT_A_TIME + 1, before=before)
    shown = entries[:READINGS_AT_A_TIME]
    known = Officer.objects.select_related("unit").prefetch_related("grants")
    officers = known.in_bulk([entry.actor for entry in shown if _by_officer(entry)])
    numbers = _numbers(shown)
    _journal(person, OWN_JOURNAL, at)
    readings = [_reading(entry, person, officers, numbers) for entry in shown]
    return Readings(readings=readings, older=shown[-1].pk if len(entries) > len(shown) else None)


def _reading(
    entry: JournalEntry, person: UUID, officers: Mapping[UUID, Officer], numbers: Mapping[tuple[str, str], str]
) -> Reading:
    officer = officers.get(UUID(entry.actor)) if _by_officer(entry) else None
    return Reading(
        at=entry.at,
        by="self" if entry.actor == str(person) else _KINDS[entry.actor_kind],
        officer=officer,
        roles=_roles_on(officer, legal_day_of(entry.at)) if officer else (),
        what=entry.subject_kind,
        number=numbers.get((entry.subject_kind, entry.subject), ""),
    )


def _roles_on(officer: Officer, day: date) -> tuple[Role, ...]:
    """The roles that the officer held on the day, in the order of the table of rights."""
    held = {one.role for one in officer.grants.all() if one.starts_on <= day and (one.ends_on is None or day < one.ends_on)}
    return tuple(role for role in Role if role in held)


_KINDS: dict[str, str] = {
    ActorKind.CITIZEN: "other",
    ActorKind.OFFICER: "officer",
    ActorKind.SYSTEM: "system",
    ActorKind.OPERATOR: "system",
}


def _by_officer(entry: JournalEntry) -> bool:
    return entry.actor_kind == ActorKind.OFFICER


def _numbers(entries: Iterable[JournalEntry]) -> dict[tuple[str, str], str]:
    """The registration numbers of the applications, and of the applications of the documents, that were read."""
    asked = {kind: [entry.subject for entry in entries if entry.subject_kind == kind] for kind in ("application", "attachment")}
    applications = Application.objects.filter(pk__in=asked["application"]).values_list("pk", "registration_number")
    attachments = Attachment.objects.filter(pk__in=asked["attachment"]).values_list("pk", "application__registration_number")
    return {
        **{("application", str(key)): number for key, number in applications},
        **{("attachment", str(key)): number or "" for key, number in attachments},
    }


def _journal(person: UUID, what: str, at: datetime) -> None:
    record(
        actor=Actor(ActorKind.CITIZEN, str(person)), verb=CONSULTED, subject=Subject(what, str(person)), persons=[person], at=at
    )
