"""Notifying of a contract, and what becomes of it: registered at once when the law finds nothing, else looked at by an officer.

One notification and a thousand go the same road: a batch is taken in one transaction, with the registers read once for all.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from dayaq.casework.awards.queries import paid_among
from dayaq.casework.centres.queries import working_days_after
from dayaq.casework.channel import Channel
from dayaq.casework.facts.changed import facts_changed
from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import Actor, Subject, record
from dayaq.casework.language import LANGUAGES, Words
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.people.document_number import DocumentNumber
from dayaq.casework.people.models import CARDS, IdentityDocument, Person
from dayaq.casework.people.spelling import key_of
from dayaq.casework.refusal import Refusal
from dayaq.casework.staff.models import Unit
from dayaq.casework.staff.routing import unit_serving
from dayaq.casework.usage.models import ServiceUse, UseKind
from dayaq.rules.in_force import LawOn
from dayaq.subsystems.contracts.checking import Checked, Circumstances, answer_term, check, law_of
from dayaq.subsystems.contracts.models import Answer, Employer, Notification, Signatory, Terms
from dayaq.subsystems.contracts.queries import OtherContract, contracts_of, state_on
from dayaq.subsystems.contracts.signing import NotSignatory, must_sign
from dayaq.subsystems.contracts.telling import tell_workers
from dayaq.subsystems.contracts.values import AgreedTerms, Conclusion, Fault, Worker, digest_of, words_of

SERVICE_CODE = "contracts.contract_notification"
SON_OR_DAUGHTER = frozenset({"oglu", "qizi"})


class WorkerUnknown(Refusal):
    """No living person has this FİN together with this document: the same answer for each, so that nothing can be probed."""

    texts = {
        "az": "Bu FİN və sənəd nömrəsi ilə şəxs tapılmadı. Hər ikisini işçinin şəxsiyyət vəsiqəsindən yenidən yazın.",
        "en": "No person has this FİN and document number. Type both again from the identity card of the worker.",
        "ru": "Лицо с таким ФИН и номером документа не найдено. Введите оба ещё раз с удостоверения личности работника.",
    }


class KeyUsed(Refusal):
    """The employer's key stands for another notification already."""

    texts = {
        "az": "Bu nömrə ilə başqa məzmunlu bildiriş artıq göndərilib. Yeni bildirişə yeni nömrə verin.",
        "en": "Another notification was sent under this number already. Give a new notification a new number.",
        "ru": "Под этим номером уже отправлено другое уведомление. Дайте новому уведомлению новый номер.",
    }


class NoticeFaulty(Refusal):
    """The notification cannot be registered as it is; `faults` say why. Nothing was stored."""

    texts = {"az": "{why}", "en": "{why}", "ru": "{why}"}

    def __init__(self, *, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        why = (" ".join(fault.words.in_language(language) for fault in self.faults) for language in LANGUAGES)
        super().__init__(why=Words(*why))

    def __reduce__(self) -> tuple[object, ...]:
        return _faulty_again, (self.faults,)


def _faulty_again(faults: Sequence[Fault]) -> NoticeFaulty:
    return NoticeFaulty(faults=faults)


@dataclass(frozen=True, kw_only=True)
class Signed:
    """Who notifies, for which employer, by which channel, and when."""

    person: UUID
    employer: UUID
    channel: Channel
    at: datetime

    @property
    def day(self) -> date:
        """The legal day of the moment."""
        return legal_day_of(self.at)


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What became of one notification: on record, or refused with its faults."""

    notification: Notification | None
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Round:
    """What every notification of one batch shares."""

    signed: Signed
    signatory: Signatory
    law: LawOn
    active: bool
    unit: Unit
    due_on: date


def notify(*, conclusion: Conclusion, signed: Signed) -> Notification:
    """Notify of a new contract (müqavilənin bağlanması). Refuses what is plainly wrong (`NoticeFaulty`) and stores nothing.

    The same content under the same key answers the notification that stands.
    """
    (taken,) = notify_many(conclusions=[conclusion], signed=signed)
    if taken.notification is None:
        raise NoticeFaulty(faults=taken.faults)
    return taken.notification


@transaction.atomic
def notify_many(*, conclusions: Sequence[Conclusion], signed: Signed) -> list[Taken]:
    """Take a batch of new contracts, each by itself: what is wrong with one hinders no other."""
    around = open_round(signed)
    standing = {one.own_key: one for one in _of_keys(signed.employer, [each.key for each in conclusions])}
    people = _people_of([each.worker for each in conclusions])
    others = contracts_of([person.pk for person, _ in people.values()])
    taken: list[Taken] = []
    fresh: list[tuple[Notification, Terms]] = []
    for each in conclusions:
        done = standing.get(each.key)
        if done is not None:
            same = done.digest == digest_of(each.worker, each.terms)
            taken.append(Taken(notification=done) if same else _refused(words_of(KeyUsed()), "key"))
            continue
        person, is_foreigner = people.get((each.worker.fin, each.worker.document), (None, False))
        if person is None:
            taken.append(_refused(words_of(WorkerUnknown()), "fin"))
            continue
        beside = others.setdefault(person.pk, [])
        seen = Circumstances(
            employer_active=around.active,
            identity_matches=_is_named(each.worker, person),
            person=person,
            is_foreigner=is_foreigner,
            others=beside,
        )
        checked = check(around.law, each.terms, seen)
        if checked.faults:
            taken.append(Taken(notification=None, faults=checked.faults))
            continue
        notification = _notification(around, each, person, checked)
        terms = terms_row(notification, each.terms, each.terms.starts_on)
        standing[each.key] = notification
        if not checked.doubts:
            beside.append(OtherContract(conclusion=notification.pk, main_workplace=each.terms.main_workplace, ended_on=None))
        fresh.append((notification, terms))
        taken.append(Taken(notification=notification))
    store(around, fresh)
    return taken


def open_round(signed: Signed) -> Round:
    """Begin a batch: the employer is held until it ends, and the signatory must hold the right today."""
    if not Employer.objects.select_for_update(no_key=True).filter(pk=signed.employer).exists():
        raise NotSignatory
    law = law_of(signed.day)
    state = state_on(signed.employer, signed.day)
    return Round(
        signed=signed,
        signatory=must_sign(person=signed.person, employer=signed.employer, on=signed.day),
        law=law,
        active=state is not None and state.active,
        unit=unit_serving(district="", service_code=SERVICE_CODE),
        due_on=working_days_after(signed.day, answer_term(law)),
    )


def store(around: Round, fresh: Sequence[tuple[Notification, Terms]]) -> None:
    """Store notifications with their terms; those without a doubt are registered in the same breath."""
    if not fresh:
        return
    Notification.objects.bulk_create([notification for notification, _ in fresh])
    Terms.objects.bulk_create([terms for _, terms in fresh])
    settle(around, [notification for notification, _ in fresh])


def settle(around: Round, fresh: Sequence[Notification]) -> None:
    """Register those about which the law has no doubt; journal and count them all."""
    at, day = around.signed.at, around.signed.day
    registered = [one for one in fresh if not one.doubts]
    answers = Answer.objects.bulk_create(
        Answer(notification=one, outcome=Answer.Outcome.REGISTERED, answered_at=at, answered_on=day) for one in registered
    )
    for answer in answers:
        answer.notification.answer = answer
    follow(registered, at)
    use = {"service": SERVICE_CODE, "channel": around.signed.channel, "day": day, "unit": around.unit.code}
    ServiceUse.objects.bulk_create(
        ServiceUse(kind=UseKind.APPLIED, outcome="waiting" if one.doubts else "registered", **use) for one in fresh
    )
    single = fresh[0] if len(fresh) == 1 else None
    record(
        actor=Actor(ActorKind.CITIZEN, str(around.signed.person)),
        verb="contract_notified",
        subject=Subject("contract_notification", str(single.pk)) if single else Subject("employer", str(around.signed.employer)),
        persons=[one.person_id for one in fresh],
        detail={"kind": fresh[0].kind, "registered": len(registered), "waiting": len(fresh) - len(registered)},
        at=at,
    )


def follow(registered: Sequence[Notification], at: datetime) -> None:
    """What follows a registration: the worker is told, and whoever is paid something is looked into, for work may end a payment.

    Rights that work gives are found by the sweep of the night: a file of ten thousand lines would fill the day with looking.
    """
    tell_workers(registered, at)
    for person in sorted(paid_among({one.person_id for one in registered}, legal_day_of(at))):
        facts_changed(person)


def terms_row(notification: Notification, terms: AgreedTerms, from_on: date) -> Terms:
    """The agreed terms as they are stored under a notification."""
    return Terms(notification=notification, from_on=from_on, **vars(terms))


def _notification(around: Round, conclusion: Conclusion, person: Person, checked: Checked) -> Notification:
    signed = around.signed
    return Notification(
        employer_id=signed.employer,
        kind=Notification.Kind.CONCLUSION,
        own_key=conclusion.key,
        digest=digest_of(conclusion.worker, conclusion.terms),
        person=person,
        written_name=conclusion.worker.written_name,
        document=str(conclusion.worker.document),
        signatory=around.signatory,
        channel=signed.channel,
        unit=around.unit,
        received_at=signed.at,
        received_on=signed.day,
        due_on=around.due_on,
        doubts=list(checked.doubts),
    )


def _of_keys(employer: UUID, keys: Sequence[str]) -> Iterable[Notification]:
    return Notification.objects.filter(employer=employer, own_key__in=keys)


def _people_of(workers: Sequence[Worker]) -> dict[tuple[str, DocumentNumber], tuple[Person, bool]]:
    """The living people of FİN and document, locked in one order, each with whether it is a foreigner's document."""
    fins = {worker.fin for worker in workers}
    locked = Person.objects.select_for_update(no_key=True).filter(fin__in=fins, died_on__isnull=True).order_by("pk")
    people = {person.pk: person for person in locked}
    wanted = {worker.document.number for worker in workers}
    found: dict[tuple[str, DocumentNumber], tuple[Person, bool]] = {}
    for paper in IdentityDocument.objects.filter(person__in=people, number__in=wanted):
        person = people[paper.person_id]
        found[person.fin or "", DocumentNumber(paper.series, paper.number)] = (person, paper.kind not in CARDS)
    return found


def _is_named(worker: Worker, person: Person) -> bool:
    """Whether the names are those of the register, with or without diacritics; a patronymic with or without oğlu or qızı."""
    keys = {name: key_of(getattr(worker, name)) for name in ("surname", "given_name")}
    patronymic = key_of(" ".join(word for word in worker.patronymic.split() if key_of(word) not in SON_OR_DAUGHTER))
    fits = not patronymic or patronymic == person.patronymic_key
    return fits and keys["surname"] == person.surname_key and keys["given_name"] == person.given_name_key


def _refused(words: Words, field: str) -> Taken:
    return Taken(notification=None, faults=(Fault(words=words, field=field),))
