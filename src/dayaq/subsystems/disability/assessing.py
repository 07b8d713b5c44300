"""The commission's part: its files without names, their documents as pictures, prolonging, deciding."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from dayaq.casework.applications.models import SafeCopy
from dayaq.casework.applications.safe_copies import safe_copy_of
from dayaq.casework.channel import Channel
from dayaq.casework.facts.changed import facts_changed
from dayaq.casework.journal.operations import CONSULTED, Subject, record
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.people.models import Person
from dayaq.casework.refusal import Refusal
from dayaq.casework.staff.models import Officer
from dayaq.casework.usage.models import UseKind
from dayaq.casework.usage.operations import count_use
from dayaq.subsystems.disability.bodies import acting, bodies_of
from dayaq.subsystems.disability.determination import Determination, settled
from dayaq.subsystems.disability.models import Assessment, FileDocument, Measure, MedicalFile, Referral
from dayaq.subsystems.disability.models.files import Stage
from dayaq.subsystems.disability.procedure import procedure_on
from dayaq.subsystems.disability.referring import SERVICE
from dayaq.subsystems.disability.telling import tell_person


class FileUnknown(Refusal):
    """No file of that key lies before a commission of the officer."""

    texts = {
        "az": "Belə iş tapılmadı.",
        "en": "There is no such file.",
        "ru": "Такого дела нет.",
    }


class FileDecided(Refusal):
    """Another member decided first, or the file was closed otherwise."""

    texts = {
        "az": "Bu iş üzrə artıq qərar qəbul edilib və ya iş bağlanıb; indi göndərdiyiniz heç nəyi dəyişmədi.",
        "en": "This file is decided or closed already; what you sent now changed nothing.",
        "ru": "По этому делу уже принято решение, или оно закрыто; отправленное вами сейчас ничего не изменило.",
    }


class PersonDied(Refusal):
    """The person died while the file was open."""

    texts = {
        "az": "Şəxs baxılma zamanı vəfat edib: qərar qəbul edilmir, iş bağlanacaq. Heç nə dəyişmədi.",
        "en": "The person died while the file was open: there is no decision, the file will be closed. Nothing changed.",
        "ru": "Человек умер во время рассмотрения: решение не принимается, дело будет закрыто. Ничего не изменилось.",
    }


class DecidedByVote(Refusal):
    """An objection is answered by the votes of the appeal commission."""

    texts = {
        "az": "Etiraz üzrə qərarı bir üzv deyil, apellyasiya komissiyası səsvermə ilə qəbul edir.",
        "en": "An objection is answered by the votes of the appeal commission and not by one member.",
        "ru": "Возражение решает апелляционная комиссия голосованием, а не один её член.",
    }


class ExtendedAlready(Refusal):
    """The time was prolonged before, or it is asked for longer than the rules allow."""

    texts = {
        "az": "Müddət bir dəfə və ən çoxu {most} gün uzadıla bilər.",
        "en": "The time may be prolonged once, by at most {most} days.",
        "ru": "Срок можно продлить один раз и не более чем на {most} дней.",
    }


@dataclass(frozen=True, kw_only=True)
class FilePage:
    """One page of the commission's files, and how many there are in all, overdue and due on the day."""

    files: tuple[MedicalFile, ...]
    total: int
    page: int
    overdue: int
    due_today: int


PAGE_SIZE = 20


def files_before(officer: Officer, at: datetime) -> QuerySet[MedicalFile]:
    """The files that lie before the officer's commissions, but none of the officer's own matter.

    Own is a file about themself or one they referred; and, on appeal, one that they decided before.
    """
    near = Q(doctor=officer) | Q(person=officer.person_id) if officer.person_id else Q(doctor=officer)
    own = Referral.objects.filter(near, file=OuterRef("pk"))
    decided = Assessment.objects.filter(file=OuterRef("pk"), officer=officer, origin=Assessment.Origin.COMMISSION)
    bodies = bodies_of(officer, "assess", on=legal_day_of(at))
    lying = MedicalFile.objects.filter(commission__in=bodies).exclude(state=MedicalFile.State.DRAFT)
    return lying.filter(~Exists(own)).filter(~Q(stage=Stage.APPEAL) | ~Exists(decided)).select_related("commission__unit")


@transaction.atomic
def consult_files(*, waiting: bool, page: int, officer: Officer, at: datetime) -> FilePage:
    """One page of the files: those that wait, by deadline, or those that are closed, the latest first. Journalled as read."""
    on, every = legal_day_of(at), files_before(officer, at)
    open_ones = every.filter(state=MedicalFile.State.WAITING)
    asked = open_ones.order_by("due_on", "code") if waiting else every.exclude(pk__in=open_ones).order_by("-due_on", "code")
    total = asked.count()
    wanted = min(max(page, 1), max(1, -(-total // PAGE_SIZE)))
    shown = tuple(asked[(wanted - 1) * PAGE_SIZE : wanted * PAGE_SIZE])
    people = list(Referral.objects.filter(file__in=shown).values_list("person_id", flat=True))
    record(actor=acting(officer), verb=CONSULTED, subject=Subject("disability_files", str(wanted)), persons=people, at=at)
    overdue, due_today = open_ones.filter(due_on__lt=on).count(), open_ones.filter(due_on=on).count()
    return FilePage(files=shown, total=total, page=wanted, overdue=overdue, due_today=due_today)


@transaction.atomic
def consult_file(*, file_id: UUID, officer: Officer, at: datetime) -> MedicalFile:
    """One file as the commission may see it, journalled as read of its person. Refuses any that is not before it."""
    file = files_before(officer, at).filter(pk=file_id).first()
    if file is None:
        raise FileUnknown
    _journal(CONSULTED, file, officer, at)
    return file


def consult_file_document(*, file_id: UUID, document_id: UUID, officer: Officer, at: datetime) -> tuple[FileDocument, SafeCopy]:
    """One document as pictures of its pages, journalled as read; the original is never handed to a commission.

    May not be called inside a transaction: drawing the pages takes its time. Refuses an unknown one.
    """
    file = consult_file(file_id=file_id, officer=officer, at=at)
    document = file.documents.select_related("stored").filter(pk=document_id).first()
    if document is None:
        raise FileUnknown
    return document, safe_copy_of(document.stored)


@transaction.atomic
def extend(*, file_id: UUID, days: int, because: str, officer: Officer, at: datetime) -> MedicalFile:
    """Prolong the time for a decision once, by calendar days. Refuses more than the rules allow, and a closed file."""
    file = waiting_file(file_id, officer, at)
    if file.stage == Stage.APPEAL:
        raise DecidedByVote
    most = procedure_on(legal_day_of(at)).extension_days
    if file.extended_by or file.due_on is None or not 1 <= days <= most:
        raise ExtendedAlready(most=most)
    file.due_on += timedelta(days=days)
    file.extended_by, file.extended_because = days, because
    file.save(update_fields=["due_on", "extended_by", "extended_because"])
    _journal("extended", file, officer, at, days=days)
    return file


@transaction.atomic
def decide_file(*, file_id: UUID, said: Determination, officer: Officer, at: datetime) -> Assessment:
    """Decide a file: the assessment stands, the institution sees it, and the person is told.

    Refuses a file that is decided, of a person who died, or on appeal, and a determination that cannot stand (`settled`).
    """
    on, file = legal_day_of(at), waiting_file(file_id, officer, at)
    if file.stage == Stage.APPEAL:
        raise DecidedByVote
    referral = living_referral(file)
    assessment = establish(file=file, said=settled(said, referral.person, on=on), referral=referral, officer=officer, at=at)
    close_file(file, MedicalFile.State.DECIDED)
    Referral.objects.filter(pk=referral.pk).update(closed_at=at)
    outcome = "refused" if assessment.degree == "none" else "approved"
    unit = file.commission.unit.code if file.commission else ""
    count_use(service=SERVICE, channel=Channel.DESK, kind=UseKind.DECIDED, day=on, unit=unit, outcome=outcome)
    tell_person(person=referral.person, matter=referral.pk.hex, kind="disability_decided", at=at)
    return assessment


def establish(
    *, file: MedicalFile, said: Determination, referral: Referral, officer: Officer, at: datetime,
    replaces: Assessment | None = None,
) -> Assessment:  # fmt: skip
    """Write the assessment with its programme, in the caller's transaction; one that is replaced stays as it was."""
    origin = Assessment.Origin.COMMISSION if replaces is None else Assessment.Origin.APPEAL
    assessment = Assessment.objects.create(
        person=referral.person,
        file=file,
        commission=file.commission,
        officer=officer,
        origin=origin,
        replaces=replaces,
        decided_on=legal_day_of(at),
        recorded_at=at,
        **columns_of(said),
    )
    keep_programme(assessment, said)
    detail = {"degree": assessment.degree, "starts_on": assessment.starts_on.isoformat(), "origin": origin.value}
    subject = Subject("disability_assessment", str(assessment.pk))
    record(actor=acting(officer), verb="assessed", subject=subject, persons=[referral.person_id], detail=detail, at=at)
    facts_changed(referral.person_id)
    return assessment


def columns_of(said: Determination) -> dict[str, object]:
    """What of a determination the columns of an assessment keep."""
    return {
        "degree": said.degree,
        "loss": said.loss,
        "cause": said.cause,
        "blind": said.blind,
        "since": said.since,
        "starts_on": said.starts_on,
        "ends_on": said.ends_on,
        "grounds": said.grounds,
    }


def keep_programme(assessment: Assessment, said: Determination) -> None:
    """Write the measures of the rehabilitation programme."""
    Measure.objects.bulk_create(Measure(assessment=assessment, kind=kind, words=words) for kind, words in said.measures)


def close_file(file: MedicalFile, state: MedicalFile.State) -> None:
    """Close a file that is locked."""
    file.state = state
    file.save(update_fields=["state"])


def living_referral(file: MedicalFile) -> Referral:
    """The referral of a file with its person, who is held until the end of the transaction. Refuses one who died."""
    referral = Referral.objects.get(file=file)
    referral.person = Person.objects.select_for_update().get(pk=referral.person_id)
    if referral.person.died_on is not None:
        raise PersonDied
    return referral


def waiting_file(file_id: UUID, officer: Officer, at: datetime) -> MedicalFile:
    """The file before the officer's commission, locked until the end of the transaction. Refuses one that does not wait."""
    if not files_before(officer, at).filter(pk=file_id).exists():
        raise FileUnknown
    file = MedicalFile.objects.select_for_update(of=("self",)).select_related("commission__unit").get(pk=file_id)
    if file.state != MedicalFile.State.WAITING:
        raise FileDecided
    return file


def _journal(verb: str, file: MedicalFile, officer: Officer, at: datetime, **detail: object) -> None:
    people = list(Referral.objects.filter(file=file).values_list("person_id", flat=True))
    subject = Subject("disability_file", str(file.pk))
    record(actor=acting(officer), verb=verb, subject=subject, persons=people, detail=detail, at=at)
