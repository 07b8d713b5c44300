"""Contesting a fact, correcting it or declining to; the person is told either way."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import yaml
from django.db import IntegrityError, transaction

from dayaq.casework.applications.documents import CheckedDocument
from dayaq.casework.applications.drafts import keep_file
from dayaq.casework.corrections.facts import NAMES, Fact, called, stored, value_of
from dayaq.casework.corrections.models import Contest, Correction
from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import Actor, Subject, record
from dayaq.casework.notices.models import Notice
from dayaq.casework.notices.operations import Message, tell
from dayaq.casework.people.models import Person
from dayaq.casework.people.operations import rename, set_fact
from dayaq.casework.refusal import Refusal
from dayaq.casework.staff.models import Officer

TEXTS = yaml.safe_load(Path(__file__).with_name("letters.yaml").read_text(encoding="utf-8"))


class NothingToCorrect(Refusal):
    """What is claimed stands on file already."""

    texts = {
        "az": "Yazdığınız dəyər onsuz da qeydiyyatdadır.",
        "en": "What you wrote is on file already.",
        "ru": "Указанное вами значение уже записано.",
    }


class AlreadyContested(Refusal):
    """The same fact of the same person waits for an answer."""

    texts = {
        "az": "“{fact}” üzrə bu şəxsin etirazı artıq cavab gözləyir.",
        "en": "This person's objection to “{fact}” already waits for an answer.",
        "ru": "Возражение этого человека по полю «{fact}» уже ждёт ответа.",
    }


class ContestUnknown(Refusal):
    """No contest of that key."""

    texts = {
        "az": "Belə etiraz tapılmadı.",
        "en": "There is no such objection.",
        "ru": "Такого возражения нет.",
    }


class ContestAnswered(Refusal):
    """Another officer, or another tab, answered first."""

    texts = {
        "az": "Bu etiraza artıq cavab verilib; indi göndərdiyiniz heç nəyi dəyişmədi.",
        "en": "This objection is already answered; what you sent now changed nothing.",
        "ru": "На это возражение уже дан ответ; отправленное вами сейчас ничего не изменило.",
    }


class FactHasChanged(Refusal):
    """The fact was changed since it was contested, so old and new would no longer be true."""

    texts = {
        "az": "Etiraz yazıldıqdan sonra bu məlumat dəyişib. Etirazı rədd edin və lazım olsa, yenisini yazın.",
        "en": "This fact has changed since it was contested. Decline the objection and, if needed, write a new one.",
        "ru": "После возражения эти сведения изменились. Отклоните его и при необходимости запишите новое.",
    }


@dataclass(frozen=True, kw_only=True)
class Objection:
    """What a person says is wrong: the fact, the right value as text, why, and where the answer is to be told."""

    fact: Fact
    claimed: str
    explanation: str = ""
    email: str = ""
    phone: str = ""


@transaction.atomic
def contest(*, person: Person, objection: Objection, evidence: CheckedDocument, officer: Officer, at: datetime) -> Contest:
    """Write down that the person contests one fact, with the document that shows it. The evidence is asked for, always.

    Refuses a value that the fact cannot have, the value on file, and a second open contest of the same fact.
    """
    claimed = _as_text(value_of(objection.fact, objection.claimed))
    on_file = stored(person, objection.fact)
    if claimed == on_file:
        raise NothingToCorrect
    keep_file(evidence)
    try:
        with transaction.atomic():
            written = Contest.objects.create(
                person=person,
                fact=objection.fact,
                on_file=on_file,
                claimed=claimed,
                explanation=objection.explanation,
                evidence_id=evidence.sha256,
                evidence_name=evidence.name,
                email=objection.email,
                phone=objection.phone,
                language=person.language,
                written_by=officer,
                written_at=at,
            )
    except IntegrityError as error:
        raise AlreadyContested(fact=called(objection.fact)) from error
    _journal("contested", written, officer, at)
    return written


@transaction.atomic
def correct(*, contest_id: uuid.UUID, why: str, officer: Officer, at: datetime) -> Correction:
    """Correct the fact as claimed; old and new are kept, and the person is told.

    Refuses a contest that is answered, and a fact that has changed since (`FactHasChanged`).
    """
    answered = _open(contest_id)
    person = Person.objects.select_for_update().get(pk=answered.person_id)
    fact = Fact(answered.fact)
    if stored(person, fact) != answered.on_file:
        raise FactHasChanged
    if fact in NAMES:
        rename(person=person, **{fact.value: answered.claimed})
    else:
        set_fact(person=person, name=fact.value, value=value_of(fact, answered.claimed))
    correction = Correction.objects.create(
        person=person,
        contest=answered,
        fact=fact,
        old=answered.on_file,
        new=answered.claimed,
        why=why,
        corrected_by=officer,
        corrected_at=at,
    )
    _answer(answered, Contest.State.CORRECTED, why, officer, at)
    return correction


@transaction.atomic
def decline(*, contest_id: uuid.UUID, why: str, officer: Officer, at: datetime) -> Contest:
    """Leave the fact as it stands; the person is told why. Refuses a contest that is answered."""
    answered = _open(contest_id)
    _answer(answered, Contest.State.DECLINED, why, officer, at)
    return answered


def _open(contest_id: uuid.UUID) -> Contest:
    """The contest, locked, if it waits for an answer."""
    found = Contest.objects.select_for_update(of=("self",)).select_related("person").filter(pk=contest_id).first()
    if found is None:
        raise ContestUnknown
    if found.state != Contest.State.OPEN:
        raise ContestAnswered
    return found


def _answer(answered: Contest, state: Contest.State, why: str, officer: Officer, at: datetime) -> None:
    answered.state, answered.reason = state, why
    answered.answered_by, answered.answered_at = officer, at
    answered.save(update_fields=["state", "reason", "answered_by", "answered_at"])
    _journal(state.value, answered, officer, at)
    _tell(answered, at)


def _tell(answered: Contest, at: datetime) -> None:
    """Tell every contact that was given. No letter says the value: a contact may be mistyped."""
    kind, language = f"fact_{answered.state}", answered.language
    said = {"fact": called(Fact(answered.fact)).in_language(language), "why": answered.reason}
    for medium, address in ((Notice.Medium.EMAIL, answered.email), (Notice.Medium.SMS, answered.phone)):
        if address:
            message = Message(
                kind=kind,
                language=language,
                subject=TEXTS["subject"][language],
                body=TEXTS[answered.state][medium.value][language].format(**said),
            )
            tell(person=answered.person, matter=answered.pk.hex, medium=medium, address=address, message=message, at=at)


def _as_text(value: object) -> str:
    return "" if value is None else str(value)


def _journal(verb: str, about: Contest, officer: Officer, at: datetime) -> None:
    record(
        actor=Actor(ActorKind.OFFICER, str(officer.pk)),
        verb=verb,
        subject=Subject("contest", str(about.pk)),
        persons=[about.person_id],
        detail={"fact": str(about.fact)},
        at=at,
    )
