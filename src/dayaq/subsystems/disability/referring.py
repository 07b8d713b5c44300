"""The doctor's part: a referral (e-göndəriş, Forma 88) drafted, given its documents, sent to a commission drawn by lot."""

from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max, QuerySet

from dayaq.casework.applications.documents import MOST, CheckedDocument
from dayaq.casework.applications.drafts import keep_file
from dayaq.casework.centres.queries import working_days_after
from dayaq.casework.channel import Channel
from dayaq.casework.journal.operations import CONSULTED, Subject, record
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.people.document_number import DocumentNumber
from dayaq.casework.people.models import Person
from dayaq.casework.people.queries import holder_of
from dayaq.casework.refusal import Refusal
from dayaq.casework.staff.models import Officer
from dayaq.casework.usage.models import UseKind
from dayaq.casework.usage.operations import count_use
from dayaq.subsystems.disability.anonymity import TextNamesThePerson, age_band, names_person, new_code
from dayaq.subsystems.disability.bodies import acting, bodies_of
from dayaq.subsystems.disability.choosing import candidates_for
from dayaq.subsystems.disability.lots import draw
from dayaq.subsystems.disability.models import FileDocument, MedicalFile, Referral
from dayaq.subsystems.disability.procedure import procedure_on
from dayaq.subsystems.disability.telling import tell_person
from dayaq.subsystems.disability.words import PAPERS

SERVICE = "disability.disability_determination"


class PatientUnknown(Refusal):
    """Nobody has this FİN and this document; one answer, whichever is wrong."""

    texts = {
        "az": "Bu FİN və sənəd nömrəsi ilə şəxs tapılmadı. Hər ikisini şəxsiyyət vəsiqəsi ilə tutuşdurun.",
        "en": "Nobody was found with this FİN and document number. Check both against the identity card.",
        "ru": "Человек с таким ФИН и номером документа не найден. Сверьте оба с удостоверением личности.",
    }


class PatientDied(Refusal):
    """The person is not among the living."""

    texts = {
        "az": "Əhali reyestrinə görə bu şəxs vəfat edib, göndəriş verilə bilməz.",
        "en": "By the population register this person has died; there can be no referral.",
        "ru": "По реестру населения этот человек умер; направление невозможно.",
    }


class OwnReferral(Refusal):
    """A doctor does not refer themself."""

    texts = {
        "az": "Özünüzü göndərə bilməzsiniz: göndərişi başqa həkim verməlidir.",
        "en": "You cannot refer yourself: another doctor has to.",
        "ru": "Нельзя направить самого себя: это должен сделать другой врач.",
    }


class AlreadyReferred(Refusal):
    """A referral of the person is under way."""

    texts = {
        "az": "Bu şəxsin göndərişinə artıq baxılır. Qərar qəbul edilənədək ikinci göndəriş verilə bilməz; heç nə dəyişmədi.",
        "en": "A referral of this person is already under way. There can be no second one before it is decided; nothing changed.",
        "ru": "Направление этого человека уже рассматривается. До решения второе невозможно; ничего не изменилось.",
    }


class ReferralUnknown(Refusal):
    """No referral of that key in the doctor's institution."""

    texts = {
        "az": "Belə göndəriş tapılmadı.",
        "en": "There is no such referral.",
        "ru": "Такого направления нет.",
    }


class ReferralSent(Refusal):
    """The referral lies before the commission and is changed no more."""

    texts = {
        "az": "Göndəriş artıq komissiyaya verilib; indi göndərdiyiniz heç nəyi dəyişmədi.",
        "en": "The referral lies before the commission already; what you sent now changed nothing.",
        "ru": "Направление уже передано комиссии; отправленное вами сейчас ничего не изменило.",
    }


class NoDocuments(Refusal):
    """A referral needs one document at least."""

    texts = {
        "az": "Ən azı bir sənəd əlavə edin: komissiya sənədsiz qərar verə bilmir.",
        "en": "Attach at least one document: the commission cannot decide without any.",
        "ru": "Прикрепите хотя бы один документ: без документов комиссия решить не может.",
    }


class TooManyFileDocuments(Refusal):
    """The file has as many documents as it may."""

    texts = {
        "az": "Göndərişdə ən çoxu {most} sənəd ola bilər.",
        "en": "A referral may have at most {most} documents.",
        "ru": "В направлении может быть не больше {most} документов.",
    }


class SameFileDocument(Refusal):
    """The same bytes stand in the file already."""

    texts = {
        "az": "Bu sənəd artıq əlavə edilib.",
        "en": "This document is attached already.",
        "ru": "Этот документ уже приложен.",
    }


@dataclass(frozen=True, kw_only=True)
class Papers:
    """The medical part of Form 88: why, the diagnosis, the course of the illness, what was found, how it was treated."""

    purpose: str
    diagnosis: str
    illness: str
    findings: str
    treatment: str = ""


def patient_of(*, fin: str, document: DocumentNumber) -> Person:
    """The living person of this FİN who holds this document. Refuses a pair that is nobody's, and one who died."""
    person = Person.objects.filter(fin=fin).first()
    if person is None or holder_of(document) != person.pk:
        raise PatientUnknown
    return person


@transaction.atomic
def begin_referral(*, person: Person, papers: Papers, doctor: Officer, at: datetime) -> Referral:
    """Write a draft of the referral, or anew the one that the institution has of the person.

    Refuses one who died, the doctor themself, a person who is referred already, and a text that names the person.
    """
    on = legal_day_of(at)
    institution = bodies_of(doctor, "refer", on=on).first()
    if institution is None:
        raise ReferralUnknown
    _may_be_referred(person, doctor)
    _names_nobody(person, papers)
    known = {**asdict(papers), "age_band": age_band(person.birth_date, on), "sex": person.sex}
    drafts = Referral.objects.select_for_update().filter(sent_at__isnull=True, closed_at__isnull=True)
    standing = drafts.filter(person=person, institution=institution).first()
    if standing is not None:
        MedicalFile.objects.filter(pk=standing.file_id).update(**known)
        return standing
    file = MedicalFile.objects.create(code=new_code(), **known)
    referral = Referral.objects.create(person=person, file=file, institution=institution, doctor=doctor, begun_at=at)
    _journal("referral_begun", referral, doctor, at)
    return referral


@transaction.atomic
def add_document(*, referral_id: UUID, kind: FileDocument.Kind, document: CheckedDocument, doctor: Officer, at: datetime) -> None:
    """Put a document into the draft's file under its kind and number; the name it came by is not kept.

    Refuses one too many and the same bytes twice.
    """
    file = _own_draft(referral_id, doctor, at).file
    if file.documents.count() >= MOST:
        raise TooManyFileDocuments(most=MOST)
    if file.documents.filter(stored_id=document.sha256).exists():
        raise SameFileDocument
    keep_file(document)
    number = (file.documents.aggregate(last=Max("number"))["last"] or 0) + 1
    FileDocument.objects.create(file=file, number=number, kind=kind, stored_id=document.sha256, added_at=at)


@transaction.atomic
def remove_document(*, referral_id: UUID, document_id: UUID, doctor: Officer, at: datetime) -> None:
    """Take a document out of the draft's file; one that is gone changes nothing."""
    _own_draft(referral_id, doctor, at).file.documents.filter(pk=document_id).delete()


@transaction.atomic
def discard_referral(*, referral_id: UUID, doctor: Officer, at: datetime) -> None:
    """End a draft that will not be sent."""
    referral = _own_draft(referral_id, doctor, at)
    _journal("referral_discarded", referral, doctor, at)
    file = referral.file
    referral.delete()
    file.documents.all().delete()
    file.delete()


@transaction.atomic
def send_referral(*, referral_id: UUID, doctor: Officer, at: datetime) -> Referral:
    """Hand the file to a commission drawn by lot; the deadline runs from the next working day, and the person is told.

    Refuses a draft without documents, a person who died or is referred already, and that no commission can take it.
    """
    on, referral = legal_day_of(at), _own_draft(referral_id, doctor, at)
    person = Person.objects.select_for_update().get(pk=referral.person_id)
    _may_be_referred(person, doctor)
    file = referral.file
    if not file.documents.exists():
        raise NoDocuments
    referral.sent_at, referral.doctor = at, doctor
    try:
        with transaction.atomic():
            referral.save(update_fields=["sent_at", "doctor"])
    except IntegrityError as error:
        raise AlreadyReferred from error
    drawn = draw(file=file, candidates=candidates_for(file, referral, on=on), at=at)
    file.age_band = age_band(person.birth_date, on)
    file.state, file.commission, file.received_on = MedicalFile.State.WAITING, drawn.chosen, on
    file.due_on = working_days_after(on, procedure_on(on).decision_working_days)
    file.save(update_fields=["age_band", "state", "commission", "received_on", "due_on"])
    _journal("referred", referral, doctor, at)
    unit = referral.institution.unit.code
    count_use(service=SERVICE, channel=Channel.DESK, kind=UseKind.APPLIED, day=on, unit=unit)
    tell_person(person=person, matter=referral.pk.hex, kind="disability_referred", due=file.due_on, at=at)
    return referral


@transaction.atomic
def consult_referral(*, referral_id: UUID, doctor: Officer, at: datetime) -> Referral:
    """One referral of the doctor's institution with its person and file, journalled as read. Refuses any other."""
    referral = referrals_within(doctor, at).filter(pk=referral_id).first()
    if referral is None:
        raise ReferralUnknown
    _journal(CONSULTED, referral, doctor, at)
    return referral


def referrals_within(doctor: Officer, at: datetime) -> QuerySet[Referral]:
    """The referrals of the institutions in which the doctor refers, with what a list shows of each."""
    bodies = bodies_of(doctor, "refer", on=legal_day_of(at))
    return Referral.objects.filter(institution__in=bodies).select_related("person", "file", "institution__unit", "doctor")


def _own_draft(referral_id: UUID, doctor: Officer, at: datetime) -> Referral:
    """The draft of the doctor's institution, locked."""
    bodies = bodies_of(doctor, "refer", on=legal_day_of(at))
    found = (
        Referral.objects.select_for_update(of=("self",))
        .select_related("file", "institution__unit")
        .filter(pk=referral_id, institution__in=bodies)
        .first()
    )
    if found is None:
        raise ReferralUnknown
    if found.sent_at is not None or found.closed_at is not None:
        raise ReferralSent
    return found


def _may_be_referred(person: Person, doctor: Officer) -> None:
    if person.died_on is not None:
        raise PatientDied
    if doctor.person_id == person.pk:
        raise OwnReferral
    if Referral.objects.filter(person=person, sent_at__isnull=False, closed_at__isnull=True).exists():
        raise AlreadyReferred


def _names_nobody(person: Person, papers: Papers) -> None:
    for field, words in PAPERS.items():
        if names_person(person, getattr(papers, field)):
            raise TextNamesThePerson(field=words)


def _journal(verb: str, referral: Referral, doctor: Officer, at: datetime) -> None:
    subject = Subject("disability_referral", str(referral.pk))
    record(actor=acting(doctor), verb=verb, subject=subject, persons=[referral.person_id], at=at)
