"""Contesting a fact, correcting it or declining to; the person is told either way."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import yaml
from django.db import IntegrityError, transaction

from dayaq.casework.applications.documents import CheckedDocument
from dayaq.casework.applications.drafts import keep_file
from dayaq.casework.corrections.facts import NAMES, Fact, called, must_be_possible, stored, value_of
from dayaq.casework.corrections.models import Contest, Correction
from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import Actor, Subject, record
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.notices.models import Notice
from dayaq.casework.notices.operations import Message, tell
from dayaq.casework.people.models import Person
from dayaq.casework.people.operations import rename, set_fact
from dayaq.casework.refusal import Refusal
from dayaq.casework.staff.models import Officer
from dayaq.casework.staff.nearness import must_not_be_near
from dayaq.casework.staff.routing import unit_serving

#: The service under which the table of units names whose the facts about people are; else the unit of the person's district.
OWNER = "people"
TEXTS = yaml.safe_load(Path(__file__).with_name("letters.yaml").read_text(encoding="utf-8"))

KINDS = {
    Contest.State.OPEN: "fact_contested",
    Contest.State.CORRECTED: "fact_corrected",
    Contest.State.DECLINED: "fact_declined",
}


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
def contest(*, person: Person, objection: Objection, evidence: CheckedDocument, officer: Officer | None, at: datetime) -> Contest:
    """Write down that the person contests one fact, with the document that shows it. The evidence is asked for, always.

    Without an officer the person wrote it; every contact is then told that it was received, so that nobody does it unseen.
    The same objection sent again, as by a double click, answers the one that stands. Refuses a value that the fact cannot have,
    the value on file, a second open contest of the same fact, and the officer's own data and their family's (`TooNear`).
    """
    if officer is not None:
        must_not_be_near(officer, [person.pk])
    value = value_of(objection.fact, objection.claimed)
    must_be_possible(person, objection.fact, value, on=legal_day_of(at))
    claimed = _as_text(value)
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
                unit=unit_serving(district=person.district, service_code=OWNER),
                written_by=officer,
                written_at=at,
            )
    except IntegrityError as error:
        return _the_same(person, objection.fact, claimed, evidence, error)
    _journal("contested", written, officer, at)
    if officer is None:
        _tell(written, at)
    return written


def _the_same(person: Person, fact: Fact, claimed: str, evidence: CheckedDocument, error: IntegrityError) -> Contest:
    """The open contest of the fact, if it is this very one sent again. Refuses another claim."""
    standing = Contest.objects.filter(person=person, fact=fact, state=Contest.State.OPEN).first()
    if standing is None or (standing.claimed, standing.evidence_id) != (claimed, evidence.sha256):
        raise AlreadyContested(fact=called(fact)) from error
    return standing


@transaction.atomic
def correct(*, contest_id: uuid.UUID, why: str, officer: Officer, at: datetime) -> Correction:
    """Correct the fact as claimed; old and new are kept, and the person is told.

    Refuses a contest that is answered, and a fact that has changed since (`FactHasChanged`).
    """
    answered = _open(contest_id, officer)
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
    answered = _open(contest_id, officer)
    _answer(answered, Contest.State.DECLINED, why, officer, at)
    return answered


def _open(contest_id: uuid.UUID, officer: Officer) -> Contest:
    """The contest, locked, if it waits for an answer and the officer may give it."""
    found = Contest.objects.select_for_update(of=("self",)).select_related("person").filter(pk=contest_id).first()
    if found is None:
        raise ContestUnknown
    must_not_be_near(officer, [found.person_id])
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
    """Tell every contact that was given how the objection stands. No letter says the value: a contact may be mistyped."""
    kind, language = KINDS[Contest.State(answered.state)], answered.language
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


def _journal(verb: str, about: Contest, officer: Officer | None, at: datetime) -> None:
    """What was done with the objection: by an officer, else by the person."""
    record(
        actor=Actor(ActorKind.OFFICER, str(officer.pk)) if officer else Actor(ActorKind.CITIZEN, str(about.person_id)),
        verb=verb,
        subject=Subject("contest", str(about.pk)),
        persons=[about.person_id],
        detail={"fact": str(about.fact)},
        at=at,
    )
