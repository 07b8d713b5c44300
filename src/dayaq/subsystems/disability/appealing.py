"""Objections (etiraz): the person objects, the appeal commission proposes and votes, a majority of all its members decides."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from dayaq.casework.centres.queries import working_days_after
from dayaq.casework.channel import Channel
from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import Actor, Subject, record
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.refusal import Refusal
from dayaq.casework.staff.models import Officer
from dayaq.casework.usage.models import UseKind
from dayaq.casework.usage.operations import count_use
from dayaq.subsystems.disability.anonymity import TextNamesThePerson, names_person
from dayaq.subsystems.disability.assessing import FileDecided, close_file, establish, living_referral, waiting_file
from dayaq.subsystems.disability.bodies import acting
from dayaq.subsystems.disability.choosing import candidates_for
from dayaq.subsystems.disability.determination import Determination, settled
from dayaq.subsystems.disability.lots import draw
from dayaq.subsystems.disability.models import Assessment, MedicalFile, Objection, Proposal, Vote
from dayaq.subsystems.disability.models.files import Stage
from dayaq.subsystems.disability.procedure import procedure_on
from dayaq.subsystems.disability.referring import SERVICE
from dayaq.subsystems.disability.telling import tell_person
from dayaq.subsystems.disability.words import OBJECTION


class NothingToObjectTo(Refusal):
    """The assessment is not the person's, was replaced, or has no file that a commission could read again."""

    texts = {
        "az": "Bu qərara burada etiraz etmək olmur: o, dəyişdirilib, köhnə reyestrdən götürülüb "
        "və ya apellyasiya qərarıdır. "
        "Apellyasiya qərarından məhkəməyə şikayət verilə bilər.",
        "en": "This decision cannot be objected to here: it was replaced, comes from an older register or is itself the answer "
        "to an objection. The way from there leads to court.",
        "ru": "Против этого решения здесь возразить нельзя: оно заменено, взято из старого реестра "
        "или само принято по возражению. "
        "Далее — только суд.",
    }


class AlreadyObjected(Refusal):
    """One objection to one decision."""

    texts = {
        "az": "Bu qərara artıq etiraz etmisiniz.",
        "en": "You have objected to this decision already.",
        "ru": "Вы уже возразили против этого решения.",
    }


class ProposalOpen(Refusal):
    """The commission votes on another proposal."""

    texts = {
        "az": "Komissiya başqa təklifə səs verir. Əvvəlcə ona səs verin.",
        "en": "The commission is voting on another proposal. Vote on that one first.",
        "ru": "Комиссия голосует по другому предложению. Сначала проголосуйте по нему.",
    }


class NoProposal(Refusal):
    """There is no proposal to vote on, or the vote on it is over."""

    texts = {
        "az": "Bu təklif üzrə səsvermə bitib; səsiniz yazılmadı.",
        "en": "The vote on this proposal is over; your vote was not counted.",
        "ru": "Голосование по этому предложению окончено; ваш голос не учтён.",
    }


class AlreadyVoted(Refusal):
    """One member, one vote."""

    texts = {
        "az": "Siz bu təklifə artıq səs vermisiniz; səs dəyişdirilmir.",
        "en": "You have voted on this proposal already; a vote stands.",
        "ru": "Вы уже голосовали по этому предложению; голос не меняется.",
    }


@transaction.atomic
def object_to(
    *, assessment_id: UUID, person: UUID, kind: Objection.Kind, words: str, channel: Channel, at: datetime
) -> Objection:
    """Hand the file to an appeal commission of other members, without a name as before; the person is told the deadline.

    Refuses what cannot be objected to, a second objection, words that tell who the person is, and that no commission is fit.
    """
    on = legal_day_of(at)
    contested = Assessment.objects.select_related("file").filter(pk=assessment_id, person=person).first()
    if contested is None or not may_be_objected_to(contested):
        raise NothingToObjectTo
    file = MedicalFile.objects.select_for_update().get(assessments=contested)
    referral = living_referral(file)
    if names_person(referral.person, words):
        raise TextNamesThePerson(field=OBJECTION)
    due_on = working_days_after(on, procedure_on(on).appeal_working_days)
    try:
        with transaction.atomic():
            objection = Objection.objects.create(
                assessment=contested, kind=kind, words=words, channel=channel, made_at=at, due_on=due_on
            )
    except IntegrityError as error:
        raise AlreadyObjected from error
    file.stage = Stage.APPEAL
    drawn = draw(file=file, candidates=candidates_for(file, referral, on=on), at=at)
    file.state, file.commission, file.due_on = MedicalFile.State.WAITING, drawn.chosen, due_on
    file.save(update_fields=["stage", "state", "commission", "due_on"])
    subject = Subject("disability_objection", str(objection.pk))
    actor = Actor(ActorKind.CITIZEN, str(person))
    record(actor=actor, verb="objected", subject=subject, persons=[person], detail={"kind": kind.value}, at=at)
    count_use(service=SERVICE, channel=channel, kind=UseKind.COMPLAINED, day=on)
    tell_person(person=referral.person, matter=objection.pk.hex, kind="disability_objected", due=due_on, at=at)
    return objection


def may_be_objected_to(assessment: Assessment) -> bool:
    """Whether the assessment is a commission's own and stands, and nobody objected to it yet."""
    replaced = Assessment.objects.filter(replaces=assessment).exists()
    return assessment.origin == Assessment.Origin.COMMISSION and assessment.file_id is not None and not replaced


@transaction.atomic
def propose(*, file_id: UUID, said: Determination | None, grounds: str, member: Officer, at: datetime) -> Proposal:
    """Propose to uphold the contested decision, or a determination in its place; whoever proposes votes for it.

    Refuses while another proposal is voted on, and a determination that cannot stand.
    """
    file = waiting_file(file_id, member, at)
    objection = _objection_of(file)
    referral = living_referral(file)
    terms = None if said is None else settled(said, referral.person, on=legal_day_of(at)).as_json()
    try:
        with transaction.atomic():
            proposal = Proposal.objects.create(
                objection=objection, terms=terms, grounds=grounds, proposed_by=member, proposed_at=at
            )
    except IntegrityError as error:
        raise ProposalOpen from error
    _journal("proposed", proposal, member, at, referral.person_id)
    _cast(proposal, file, member, at, in_favour=True)
    return proposal


@transaction.atomic
def vote(*, file_id: UUID, proposal_id: UUID, in_favour: bool, member: Officer, at: datetime) -> Proposal:
    """Vote on the proposal before the commission; more than half of all members carry or reject it, at once.

    Refuses a second vote of one member, and a proposal that is decided.
    """
    file = waiting_file(file_id, member, at)
    living_referral(file)
    proposal = Proposal.objects.filter(pk=proposal_id, objection=_objection_of(file), state=Proposal.State.OPEN).first()
    if proposal is None:
        raise NoProposal
    _cast(proposal, file, member, at, in_favour=in_favour)
    return proposal


def _cast(proposal: Proposal, file: MedicalFile, member: Officer, at: datetime, *, in_favour: bool) -> None:
    """Write the vote, and act on it where it makes a majority."""
    try:
        with transaction.atomic():
            Vote.objects.create(proposal=proposal, member=member, in_favour=in_favour, cast_at=at)
    except IntegrityError as error:
        raise AlreadyVoted from error
    _journal("voted", proposal, member, at, in_favour=str(in_favour).lower())
    if proposal.votes.filter(in_favour=in_favour).count() < procedure_on(legal_day_of(at)).majority:
        return
    proposal.state = Proposal.State.CARRIED if in_favour else Proposal.State.LOST
    proposal.save(update_fields=["state"])
    if in_favour:
        _answer(proposal, file, at)


def _answer(proposal: Proposal, file: MedicalFile, at: datetime) -> None:
    """Carry out what the commission voted for, on the same day."""
    objection, referral, on = proposal.objection, living_referral(file), legal_day_of(at)
    if proposal.terms is not None:
        said = settled(Determination.from_json(proposal.terms), referral.person, on=on)
        establish(file=file, said=said, referral=referral, officer=proposal.proposed_by, at=at, replaces=objection.assessment)
    objection.outcome = Objection.Outcome.UPHELD if proposal.terms is None else Objection.Outcome.CHANGED
    objection.answer, objection.closed_at = proposal.grounds, at
    objection.save(update_fields=["outcome", "answer", "closed_at"])
    close_file(file, MedicalFile.State.DECIDED)
    _journal("objection_answered", proposal, proposal.proposed_by, at, referral.person_id, outcome=str(objection.outcome))
    unit = file.commission.unit.code if file.commission else ""
    count_use(
        service=SERVICE, channel=Channel.DESK, kind=UseKind.DECIDED, day=on, unit=unit, outcome=f"appeal_{objection.outcome}"
    )
    tell_person(person=referral.person, matter=objection.pk.hex, kind="disability_appeal_decided", at=at)


def _objection_of(file: MedicalFile) -> Objection:
    """The open objection for which the file lies before the appeal commission."""
    found = Objection.objects.select_related("assessment").filter(assessment__file=file, closed_at__isnull=True).first()
    if found is None or file.stage != Stage.APPEAL:
        raise FileDecided
    return found


def _journal(verb: str, proposal: Proposal, member: Officer, at: datetime, *persons: UUID, **detail: object) -> None:
    subject = Subject("disability_objection", str(proposal.objection_id))
    record(actor=acting(member), verb=verb, subject=subject, persons=persons, detail=detail, at=at)
