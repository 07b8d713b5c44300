"""What a person reads of their own: referrals, decisions with their programme, objections; each reading is journalled."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from dayaq.casework.channel import Channel
from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import CONSULTED, Actor, Subject, record
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.usage.models import UseKind
from dayaq.casework.usage.operations import count_use
from dayaq.subsystems.disability.appealing import may_be_objected_to
from dayaq.subsystems.disability.models import Assessment, Measure, MedicalFile, Objection, Referral
from dayaq.subsystems.disability.referring import SERVICE


@dataclass(frozen=True, kw_only=True)
class OwnDecision:
    """One decision as its person reads it; `in_force` on the day of reading, `objection` where they objected."""

    assessment: Assessment
    programme: tuple[Measure, ...]
    objection: Objection | None
    in_force: bool
    replaced: bool
    may_object: bool


@dataclass(frozen=True, kw_only=True)
class OwnDisability:
    """Everything on file: the referrals under way, those closed without a decision, and the decisions, the latest first."""

    under_way: tuple[Referral, ...]
    decisions: tuple[OwnDecision, ...]


@transaction.atomic
def read_own_disability(*, person: UUID, at: datetime) -> OwnDisability:
    """The person's own referrals and decisions, journalled as their reading and counted as a use."""
    day = legal_day_of(at)
    open_ones = Referral.objects.filter(person=person, sent_at__isnull=False, file__state=MedicalFile.State.WAITING)
    told = Assessment.objects.filter(person=person).select_related("objection", "replaced_by").prefetch_related("measures")
    decisions = [_decision(assessment, day) for assessment in told.order_by("-recorded_at", "id")]
    record(
        actor=Actor(ActorKind.CITIZEN, str(person)),
        verb=CONSULTED,
        subject=Subject("own_disability", str(person)),
        persons=[person],
        at=at,
    )
    count_use(service=SERVICE, channel=Channel.PORTAL, kind=UseKind.STATUS_READ, day=day)
    waiting = open_ones.filter(closed_at__isnull=True).select_related("file", "institution__unit")
    return OwnDisability(under_way=tuple(waiting), decisions=tuple(decisions))


@transaction.atomic
def read_own_decision(*, person: UUID, assessment: UUID, at: datetime) -> OwnDecision | None:
    """One decision of the person's own, to object to it; nothing where it is not theirs."""
    found = Assessment.objects.select_related("objection", "replaced_by").filter(pk=assessment, person=person).first()
    return None if found is None else _decision(found, legal_day_of(at))


def _decision(assessment: Assessment, day: date) -> OwnDecision:
    objection = getattr(assessment, "objection", None)
    replaced = getattr(assessment, "replaced_by", None) is not None
    running = assessment.starts_on <= day and (assessment.ends_on is None or day < assessment.ends_on)
    return OwnDecision(
        assessment=assessment,
        programme=tuple(assessment.measures.all()),
        objection=objection,
        in_force=running and not replaced,
        replaced=replaced,
        may_object=objection is None and not replaced and may_be_objected_to(assessment),
    )
