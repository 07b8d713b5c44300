"""Awarding by decision, changing a rate, ending, taking over: each settles the ledger in the same transaction."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from dayaq.casework.awards.ledger import settle
from dayaq.casework.awards.models import Award, Rate
from dayaq.casework.awards.queries import running
from dayaq.casework.decisions.models import Decision
from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import Actor, Subject, record
from dayaq.casework.people.models import Person
from dayaq.casework.refusal import Refusal


class AwardOverlaps(Refusal):
    """The person has an award of this benefit for some of these days already."""

    texts = {
        "az": "Bu günlərin bir hissəsi üçün həmin ödəniş artıq təyin olunub.",
        "en": "For some of these days this payment has been awarded already.",
        "ru": "На часть этих дней эта выплата уже назначена.",
    }


class EndsBeforeItStarts(Refusal):
    """An award cannot end before its first day."""

    texts = {
        "az": "Təyinat başladığı gündən əvvəl bitə bilməz.",
        "en": "An award cannot end before the day on which it starts.",
        "ru": "Назначение не может закончиться раньше, чем началось.",
    }


@dataclass(frozen=True, kw_only=True)
class Grant:
    """What is awarded: the benefit, about what, how it is paid, for which days, and the sum in AZN (by the month, or once)."""

    benefit: str
    rhythm: Award.Rhythm
    starts_on: date
    amount: Decimal
    about: str = ""
    ends_on: date | None = None


@transaction.atomic
def award(*, grant: Grant, decision: Decision, at: datetime) -> Award:
    """Award what a decision found to be due. Refuses days that another award of the same benefit covers (`AwardOverlaps`)."""
    return _begin(decision.person, grant, at, decision=decision, taken_over_from="")


@transaction.atomic
def take_over(*, person: Person, grant: Grant, source: str, at: datetime) -> Award:
    """Enter an award that ran before Dayaq, with the register it comes from; it has no receipt of ours and says so."""
    if not source.strip():
        raise ValueError("an award taken over names its source")
    return _begin(person, grant, at, decision=None, taken_over_from=source.strip())


@transaction.atomic
def change_rate(*, award: Award, amount: Decimal, from_on: date, decision: Decision | None, at: datetime) -> Rate:
    """State what the award gives from a day on, also backwards; the ledger enters the arrears or the recovery."""
    rate = Rate.objects.create(award=award, from_on=from_on, amount=amount, decision=decision, stated_at=at)
    settle(award=award, at=at)
    _journal("award_rate_changed", award, at, {"from": from_on.isoformat()})
    return rate


@transaction.atomic
def end(*, award: Award, ends_on: date, at: datetime, decision: Decision | None = None) -> Award:
    """End an award before `ends_on`; on the day of its start, it never was. What was due for later days is recovered."""
    standing = Award.objects.select_for_update().get(pk=award.pk)
    if ends_on < standing.starts_on:
        raise EndsBeforeItStarts
    standing.ends_on, standing.ended_by = ends_on, decision
    standing.save(update_fields=["ends_on", "ended_by"])
    settle(award=standing, at=at)
    _journal("award_ended", standing, at, {"ends": ends_on.isoformat()})
    return standing


@transaction.atomic
def resume(*, award: Award, ends_on: date | None, at: datetime) -> Award:
    """Let an award run on that had ended, to before `ends_on` or for ever. Refuses days of another one (`AwardOverlaps`)."""
    _lock(award.person)
    standing = Award.objects.select_for_update().get(pk=award.pk)
    if running(standing.person, standing.benefit, standing.about, standing.starts_on, ends_on).exclude(pk=award.pk).exists():
        raise AwardOverlaps
    standing.ends_on, standing.ended_by = ends_on, None
    standing.save(update_fields=["ends_on", "ended_by"])
    settle(award=standing, at=at)
    _journal("award_resumed", standing, at, {"ends": ends_on.isoformat() if ends_on else ""})
    return standing


def _begin(person: Person, grant: Grant, at: datetime, *, decision: Decision | None, taken_over_from: str) -> Award:
    _lock(person)
    if running(person, grant.benefit, grant.about, grant.starts_on, grant.ends_on).exists():
        raise AwardOverlaps
    begun = Award.objects.create(
        person=person,
        benefit=grant.benefit,
        about=grant.about,
        rhythm=grant.rhythm,
        starts_on=grant.starts_on,
        ends_on=grant.ends_on,
        decision=decision,
        taken_over_from=taken_over_from,
        awarded_at=at,
    )
    Rate.objects.create(award=begun, from_on=grant.starts_on, amount=grant.amount, decision=decision, stated_at=at)
    settle(award=begun, at=at)
    _journal("awarded" if decision else "award_taken_over", begun, at, {"benefit": grant.benefit})
    return begun


def _lock(person: Person) -> None:
    """One award of a person at a time, so that the answer to an overlap is a sentence and not a broken constraint."""
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)


def _journal(verb: str, award: Award, at: datetime, detail: dict[str, object]) -> None:
    record(
        actor=Actor(ActorKind.SYSTEM, "awards"),
        verb=verb,
        subject=Subject("award", str(award.pk)),
        persons=[award.person_id],
        detail=detail,
        at=at,
    )
