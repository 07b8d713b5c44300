"""One right at a time: awarded at once where the law says yes, an officer's task, or passed over with the reason noted."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import Enum

from django.db import transaction

from dayaq.casework.applications.found import open_found
from dayaq.casework.applications.letters import Letter, tell_applicant
from dayaq.casework.applications.purposes import found_for
from dayaq.casework.awards.operations import change_rate
from dayaq.casework.decisions.by_law import finding_by_law
from dayaq.casework.decisions.operations import decide
from dayaq.casework.examination.registers import keep_register_facts, name_benefit
from dayaq.casework.examination.values import Examination
from dayaq.casework.facts.concern import Concern
from dayaq.casework.people.models import Person
from dayaq.casework.proactive.filters import FOR_AN_OFFICER, SILENT, Right, held_back
from dayaq.casework.proactive.models import PassedOver
from dayaq.casework.service import Service


class Outcome(Enum):
    """What became of one finding."""

    AWARDED = "awarded"
    CHANGED = "changed"
    ENDED = "ended"
    TASK = "task"
    PASSED_OVER = "passed_over"
    NOTHING = "nothing"
    FAILED = "failed"


Changes = Sequence[tuple[date, Decimal]]
"""Days on which another sum began, in order."""


@transaction.atomic
def assign(
    *, concern: Concern, service: Service, examination: Examination, changes: Changes = (), on: date | None = None, at: datetime
) -> Outcome:
    """Award what the law finds for a person who did not apply (proaktiv təyinat), in one transaction with receipt and notice.

    A yes goes through the filters: held back, it is passed over with the reason noted, or it becomes an officer's task. "Cannot
    say" is a task that names the missing facts; no is silent. The examination is that of the first day of the right, `changes`
    the later days with other sums, `on` the day of looking where it is later. The person is locked, and whom the right is about,
    so that two findings of one right make one award, and one child is paid for once; found again, nothing changes.
    """
    locked = _locked(concern)
    entitled = examination.finding.entitled
    right = _right(locked, concern, service, examination, on)
    if entitled is False:
        return Outcome.NOTHING
    silent = held_back(right, SILENT)
    if silent:
        _note(right.concern, right.benefit, right.on, silent, at)
        return Outcome.PASSED_OVER
    reason = held_back(right, FOR_AN_OFFICER)
    if reason:
        _note(right.concern, right.benefit, right.on, reason, at)
    if reason or entitled is None:
        _task(right, at)
        return Outcome.TASK
    matter = open_found(person=locked, service=service, occasion=_occasion(right), at=at)
    name_benefit(application=matter, benefit=right.benefit, about=concern.about_key, at=at)
    finding = finding_by_law(examination, matter.language)
    decision = decide(service=found_for(service), person=locked, finding=finding, at=at, application=matter, officer=None)
    for day, amount in changes:
        change_rate(award=decision.award, amount=amount, from_on=day, decision=decision, at=at)
    return Outcome.AWARDED


@transaction.atomic
def note_failure(*, concern: Concern, benefit: str, on: date, at: datetime) -> None:
    """Note that looking into a right failed, so that the night goes on and somebody looks into it by day."""
    _note(concern, benefit, on, "failed", at)


def _task(right: Right, at: datetime) -> None:
    """The officer's task: a matter in the worklist with the benefit chosen; the person is told that it is looked into."""
    matter = open_found(person=right.person, service=right.service, occasion=_occasion(right), at=at)
    if name_benefit(application=matter, benefit=right.benefit, about=right.concern.about_key, at=at):
        keep_register_facts(application=matter, facts=right.facts, at=at)
        letter = Letter(path="/status")
        tell_applicant(application=matter, service=found_for(right.service), kind="right_looked_into", letter=letter, at=at)


def _locked(concern: Concern) -> Person:
    """The person, locked with whom the right is about: always in the same order, so that nobody waits in a circle."""
    ids = {concern.person, *filter(None, [concern.about])}
    people = {one.pk: one for one in Person.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk")}
    return people[concern.person]


def _note(concern: Concern, benefit: str, on: date, why: str, at: datetime) -> None:
    told = {"why": why, "noted_at": at}
    PassedOver.objects.get_or_create(person_id=concern.person, benefit=benefit, about=concern.about_key, on=on, defaults=told)


def _occasion(right: Right) -> str:
    return " ".join(filter(None, [right.benefit, right.concern.about_key, str(right.on)]))


def _right(person: Person, concern: Concern, service: Service, examination: Examination, on: date | None) -> Right:
    question = examination.question
    benefit = question.law.law.folders[question.folder].path
    return Right(
        person=person,
        concern=concern,
        benefit=benefit,
        subject=question.subject,
        service=service,
        on=on or question.law.day,
        facts=examination.facts,
    )
