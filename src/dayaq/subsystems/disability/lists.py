"""What the pages of doctors, commissions and the register show: each is one query or a few, and reading people is journalled."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from dayaq.casework.journal.operations import CONSULTED, Subject, record
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.staff.authority import units_where
from dayaq.casework.staff.models import Officer, Unit
from dayaq.subsystems.disability.bodies import AlreadyRegistered, acting, register_body
from dayaq.subsystems.disability.determination import Determination
from dayaq.subsystems.disability.lots import proved
from dayaq.subsystems.disability.models import (
    Assessment,
    Body,
    Draw,
    FileDocument,
    MedicalFile,
    Objection,
    Proposal,
    Referral,
)
from dayaq.subsystems.disability.models.files import Stage
from dayaq.subsystems.disability.referring import referrals_within

PAGE_SIZE = 20


@dataclass(frozen=True, kw_only=True)
class ReferralPage:
    """One page of referrals, the latest first, and how many there are."""

    referrals: tuple[Referral, ...]
    total: int
    page: int


@dataclass(frozen=True, kw_only=True)
class ProposalShown:
    """A proposal with what it would establish (nothing where it upholds), its votes, and whether the officer voted."""

    proposal: Proposal
    said: Determination | None
    in_favour: int
    against: int
    voted: bool


@dataclass(frozen=True, kw_only=True)
class FileShown:
    """A file as its commission sees it; nothing in it leads to the person."""

    file: MedicalFile
    documents: tuple[FileDocument, ...]
    assessments: tuple[Assessment, ...]
    objection: Objection | None
    proposals: tuple[ProposalShown, ...]

    @property
    def open(self) -> bool:
        """Whether it waits for a decision."""
        return self.file.state == MedicalFile.State.WAITING

    @property
    def appeal(self) -> bool:
        """Whether it lies before the appeal commission."""
        return self.file.stage == Stage.APPEAL

    @property
    def voting(self) -> bool:
        """Whether a proposal is voted on."""
        return any(one.proposal.state == Proposal.State.OPEN for one in self.proposals)


@transaction.atomic
def consult_referrals(*, page: int, doctor: Officer, at: datetime) -> ReferralPage:
    """One page of the referrals of the doctor's institutions, journalled with the persons shown."""
    every = referrals_within(doctor, at).order_by("-begun_at", "-pk")
    total = every.count()
    wanted = min(max(page, 1), max(1, -(-total // PAGE_SIZE)))
    shown = tuple(every[(wanted - 1) * PAGE_SIZE : wanted * PAGE_SIZE])
    people = [referral.person_id for referral in shown]
    record(actor=acting(doctor), verb=CONSULTED, subject=Subject("disability_referrals", str(wanted)), persons=people, at=at)
    return ReferralPage(referrals=shown, total=total, page=wanted)


def outcome_of(referral: Referral) -> Assessment | None:
    """The decision that stands on a referral, for the institution that sent it; nothing while there is none."""
    standing = Assessment.objects.filter(file=referral.file_id, replaced_by__isnull=True)
    return standing.prefetch_related("measures").order_by("-recorded_at").first()


def shown_of(file: MedicalFile, officer: Officer) -> FileShown:
    """What the commission sees of a file that it has consulted."""
    objection = Objection.objects.filter(assessment__file=file).order_by("-made_at").first()
    proposals = Proposal.objects.filter(objection=objection).prefetch_related("votes") if objection else ()
    return FileShown(
        file=file,
        documents=tuple(file.documents.all()),
        assessments=tuple(file.assessments.prefetch_related("measures").order_by("recorded_at")),
        objection=objection,
        proposals=tuple(_shown(proposal, officer) for proposal in proposals),
    )


def _shown(proposal: Proposal, officer: Officer) -> ProposalShown:
    votes = list(proposal.votes.all())
    return ProposalShown(
        proposal=proposal,
        said=None if proposal.terms is None else Determination.from_json(proposal.terms),
        in_favour=sum(vote.in_favour for vote in votes),
        against=sum(not vote.in_favour for vote in votes),
        voted=any(vote.member_id == officer.pk for vote in votes),
    )


def bodies_managed(officer: Officer, at: datetime) -> list[Body]:
    """The bodies among the units whose staff the officer manages."""
    within = units_where(officer, "manage_staff", on=legal_day_of(at))
    return list(Body.objects.filter(unit__in=within).select_related("unit").order_by("kind", "unit__code"))


def units_to_register(officer: Officer, at: datetime) -> QuerySet[Unit]:
    """The units whose staff the officer manages and that are on no register."""
    within = units_where(officer, "manage_staff", on=legal_day_of(at))
    return Unit.objects.filter(pk__in=within).exclude(pk__in=Body.objects.values("unit")).order_by("code")


def register_managed(*, unit_code: str, kind: Body.Kind, officer: Officer, at: datetime) -> Body:
    """Put a unit whose staff the officer manages on the register. Refuses any other, and one that stands there."""
    unit = units_to_register(officer, at).filter(code=unit_code).first()
    if unit is None:
        raise AlreadyRegistered
    return register_body(unit=unit, kind=kind, actor=acting(officer), at=at)


@dataclass(frozen=True, kw_only=True)
class DrawShown:
    """One lot and whether it comes out the same when counted again."""

    draw: Draw
    holds: bool


def draws_latest() -> QuerySet[Draw]:
    """Every lot, the latest first."""
    return Draw.objects.select_related("seed", "file", "chosen__unit").order_by("-drawn_at", "pk")


def counted_again(draws: Iterable[Draw]) -> list[DrawShown]:
    """The lots of a page, each counted again."""
    return [DrawShown(draw=draw, holds=proved(draw)) for draw in draws]
