"""A person's own word in the form: facts declared one by one before it is sent, and carried with it when it is."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from dayaq.casework.applications.drafts import lock_open
from dayaq.casework.applications.models import Application, Draft
from dayaq.casework.applications.operations import submit
from dayaq.casework.channel import Channel
from dayaq.casework.examination.models import DraftFact, StatedFact
from dayaq.casework.examination.operations import FactOfWrongKind, FactOnRecord, FactUnknown, named
from dayaq.casework.examination.queries import known_facts
from dayaq.casework.examination.values import LawQuestion
from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import Actor, Subject, record
from dayaq.casework.service import Service
from dayaq.rules.paths import NoSuchPath, Value, given_from, put
from dayaq.rules.records import WrongFact
from dayaq.rules.telling import entity_at


@dataclass(frozen=True, kw_only=True)
class Declaration:
    """What a form tells the law: facts known from the record, facts declared in it, and what the person does not know."""

    known: dict[str, Value]
    declared: dict[str, Value]
    not_known: frozenset[str]
    answered: tuple[str, ...]

    @property
    def facts(self) -> dict[str, Value]:
        """All facts; what stands on record counts before anybody's word."""
        return {**self.declared, **self.known}


def declaration_of(draft: Draft, question: LawQuestion) -> Declaration:
    """What the form tells so far, the answers in their order."""
    rows = list(DraftFact.objects.filter(draft=draft))
    return Declaration(
        known={fact.path: fact.value for fact in known_facts(draft.person, question)},
        declared={row.path: row.value for row in rows if row.value is not None},
        not_known=frozenset(row.path for row in rows if row.value is None),
        answered=tuple(row.path for row in rows),
    )


@transaction.atomic
def declare(*, draft: Draft, question: LawQuestion, path: str, value: Value | None, at: datetime) -> None:
    """Keep one answer; `None` is "I do not know". Answering again replaces the answer before, in its place.

    Refuses a closed form, an unknown fact, one of the wrong kind, and one that the person's record holds.
    """
    locked = lock_open(draft)
    before = declaration_of(locked, question)
    if path in before.known:
        raise FactOnRecord(fact=named(question, path))
    _check(question, before, path, value)
    DraftFact.objects.update_or_create(draft=locked, path=path, defaults={"value": value, "declared_at": at})
    locked.changed_at = at
    locked.save(update_fields=["changed_at"])


def _check(question: LawQuestion, before: Declaration, path: str, value: Value | None) -> None:
    """Refuses what leads nowhere beside what was declared before, and what is of the wrong kind."""
    law = question.law.law
    given: dict[str, Any] = given_from(law, question.subject, before.facts)
    try:
        entity_at(law, question.subject, path.split(".")[:-1])
        if value is not None:
            put(law, given, question.subject, path, value)
    except (NoSuchPath, KeyError) as error:
        raise FactUnknown from error
    except WrongFact as error:
        raise FactOfWrongKind(fact=named(question, path)) from error


@transaction.atomic
def send(*, draft: Draft, service: Service, channel: Channel, at: datetime) -> Application:
    """Send a form with the facts declared in it, each with the moment at which it was declared; see `submit` for the refusals.

    Sent again, it answers the same application, and no fact is stated twice: the first sending took them out of the form.
    """
    application = submit(draft=draft, service=service, channel=channel, at=at)
    if service.law is not None:
        _carry(draft, application, at)
    return application


def _carry(draft: Draft, application: Application, at: datetime) -> None:
    rows = list(DraftFact.objects.filter(draft=draft))
    if not rows:
        return
    StatedFact.objects.bulk_create(
        StatedFact(
            application=application,
            path=row.path,
            value=row.value,
            source=StatedFact.Source.DECLARED,
            stated_at=row.declared_at,
        )
        for row in rows
    )
    DraftFact.objects.filter(draft=draft).delete()
    record(
        actor=Actor(ActorKind.CITIZEN, str(application.sent_by)),
        verb="stated",
        subject=Subject("application", str(application.pk)),
        persons={application.person_id, application.sent_by},
        detail={"facts": sorted(row.path for row in rows)},
        at=at,
    )
