"""Changing the words of notices: one officer proposes, another approves or declines."""

import uuid
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256

from django.db import IntegrityError, transaction
from django.db.models import Max

from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import Actor, Subject, record
from dayaq.casework.language import LANGUAGES, Words
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.notices.wordings.checking import check
from dayaq.casework.notices.wordings.kinds import LetterText, WordedKind
from dayaq.casework.notices.wordings.models import Wording
from dayaq.casework.notices.wordings.queries import entrusted, versions, worded
from dayaq.casework.refusal import Refusal
from dayaq.casework.staff.models import Officer
from dayaq.casework.wording import date_in_words


class NotEntrusted(Refusal):
    """Words that go to everybody are changed by those who supervise the whole ministry."""

    texts = {
        "az": "Bildiriş mətnləri bütün vətəndaşlara gedir: onları yalnız bütün nazirlik üzrə rəhbər dəyişə bilər.",
        "en": "The words of notices go to everybody: only a supervisor of the whole ministry changes them.",
        "ru": "Тексты уведомлений получают все: менять их может только руководитель всего министерства.",
    }


class NothingChanged(Refusal):
    """The proposal says what holds already."""

    texts = {
        "az": "Təklif etdiyiniz mətn qüvvədə olan mətnlə eynidir.",
        "en": "The wording you propose is the one that holds already.",
        "ru": "Предложенный текст совпадает с действующим.",
    }


class WhyMissing(Refusal):
    """A proposal says why, and so does who declines it."""

    texts = {
        "az": "Səbəbini yazın: həmkarınız onu oxuyacaq.",
        "en": "Say why: your colleague will read it.",
        "ru": "Напишите почему: это прочитает ваш коллега.",
    }


class ProposedAlready(Refusal):
    """One proposal at a time waits for a kind and language."""

    texts = {
        "az": "Bu mətn üçün artıq təsdiq gözləyən təklif var. Əvvəlcə ona baxılmalıdır.",
        "en": "A proposal for this wording is waiting already. It has to be answered first.",
        "ru": "Для этого текста уже есть предложение на утверждении. Сначала нужно рассмотреть его.",
    }


class HoldsTooEarly(Refusal):
    """A wording cannot hold before today, nor before the one that it follows."""

    texts = {
        "az": "Mətn ən tezi bu gündən qüvvəyə minə bilər: {day}.",
        "en": "The wording can hold from this day at the earliest: {day}.",
        "ru": "Текст может начать действовать не раньше этого дня: {day}.",
    }


class ProposalUnknown(Refusal):
    """No such proposal."""

    texts = {"az": "Belə təklif yoxdur.", "en": "There is no such proposal.", "ru": "Такого предложения нет."}


class ProposalClosed(Refusal):
    """The proposal was answered or taken back meanwhile."""

    texts = {
        "az": "Bu təklifə artıq baxılıb.",
        "en": "This proposal has been answered already.",
        "ru": "Это предложение уже рассмотрено.",
    }


class OwnProposal(Refusal):
    """Four eyes: whoever wrote a wording does not approve or decline it."""

    texts = {
        "az": "Öz təklifinizi özünüz təsdiq və ya rədd edə bilməzsiniz: bunu başqa əməkdaş edir.",
        "en": "You cannot approve or decline your own proposal: another officer does.",
        "ru": "Собственное предложение нельзя утвердить или отклонить: это делает другой сотрудник.",
    }


class NotYourProposal(Refusal):
    """Only its author takes a proposal back."""

    texts = {
        "az": "Təklifi yalnız onu verən əməkdaş geri götürə bilər.",
        "en": "Only the officer who made a proposal takes it back.",
        "ru": "Отозвать предложение может только его автор.",
    }


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """Another wording in one language, why, and the legal day from which it should hold."""

    language: str
    text: LetterText
    reason: str
    holds_from: date


@transaction.atomic
def propose(*, kind: WordedKind, proposal: Proposal, officer: Officer, at: datetime) -> Wording:
    """Put a wording before a second officer. The same proposal sent again answers the one that waits.

    Refuses an officer who is not entrusted with them, words that could not be sent or say too much (`check`), words that hold
    already, a day too early, a proposal without a reason, and a second one while another waits.
    """
    _refuse_stranger(officer, at)
    proposal = replace(proposal, text=proposal.text.ended())
    check(kind, proposal.language, proposal.text)
    if not proposal.reason.strip():
        raise WhyMissing
    if proposal.text == worded(kind, proposal.language, date.max).text:
        raise NothingChanged
    _refuse_too_early(kind.code, proposal.language, proposal.holds_from, at)
    standing = Wording.objects.filter(kind=kind.code, language=proposal.language, state=Wording.State.WAITING).first()
    if standing is not None:
        if (standing.proposed_by_id, standing.text) == (officer.pk, proposal.text):
            return standing
        raise ProposedAlready
    wording = _store(kind, proposal, officer, at)
    _journal("wording_proposed", wording, officer, at)
    return wording


def _store(kind: WordedKind, proposal: Proposal, officer: Officer, at: datetime) -> Wording:
    """The row. Refuses a second one at the same instant, which the database sees."""
    try:
        with transaction.atomic():
            return Wording.objects.create(
                kind=kind.code,
                language=proposal.language,
                **proposal.text._asdict(),
                reason=proposal.reason.strip(),
                holds_from=proposal.holds_from,
                proposed_by=officer,
                proposed_at=at,
            )
    except IntegrityError as error:
        raise ProposedAlready from error


@transaction.atomic
def approve(*, wording_id: uuid.UUID, officer: Officer, at: datetime) -> Wording:
    """Let a wording hold from its day, or from today where that has passed. Refuses its author, and one that is closed."""
    _refuse_stranger(officer, at)
    wording = _waiting(wording_id)
    if wording.proposed_by_id == officer.pk:
        raise OwnProposal
    wording.holds_from = max(wording.holds_from, legal_day_of(at))
    _refuse_too_early(wording.kind, wording.language, wording.holds_from, at)
    earlier = Wording.objects.filter(kind=wording.kind, language=wording.language).aggregate(last=Max("version"))["last"] or 0
    wording.version = earlier + 1
    return _close(wording, Wording.State.APPROVED, officer, at)


@transaction.atomic
def decline(*, wording_id: uuid.UUID, why: str, officer: Officer, at: datetime) -> Wording:
    """Turn a proposal down with a reason for its author. Refuses its author, an empty reason, and one that is closed."""
    _refuse_stranger(officer, at)
    wording = _waiting(wording_id)
    if wording.proposed_by_id == officer.pk:
        raise OwnProposal
    if not why.strip():
        raise WhyMissing
    wording.why_declined = why.strip()
    return _close(wording, Wording.State.DECLINED, officer, at)


@transaction.atomic
def withdraw(*, wording_id: uuid.UUID, officer: Officer, at: datetime) -> Wording:
    """Take one's own proposal back. Refuses a colleague's, and one that is closed."""
    wording = _waiting(wording_id)
    if wording.proposed_by_id != officer.pk:
        raise NotYourProposal
    return _close(wording, Wording.State.WITHDRAWN, officer, at)


def _refuse_stranger(officer: Officer, at: datetime) -> None:
    """Refuse an officer who is not entrusted with the words of notices."""
    if not entrusted(officer, legal_day_of(at)):
        raise NotEntrusted


def _waiting(wording_id: uuid.UUID) -> Wording:
    """The proposal, locked, while it waits."""
    wording = Wording.objects.select_for_update(of=("self",)).filter(pk=wording_id).first()
    if wording is None:
        raise ProposalUnknown
    if wording.state != Wording.State.WAITING:
        raise ProposalClosed
    return wording


def _close(wording: Wording, state: Wording.State, officer: Officer, at: datetime) -> Wording:
    """End the waiting of a proposal."""
    wording.state, wording.closed_by, wording.closed_at = state, officer, at
    wording.save(update_fields=["state", "closed_by", "closed_at", "version", "holds_from", "why_declined"])
    _journal(f"wording_{state}", wording, officer, at)
    return wording


def _first_day(kind: str, language: str, at: datetime) -> date:
    """The earliest legal day from which a new wording can hold: today, or the day of the newest version."""
    newest = next(iter(versions(kind, language)), None)
    return max(legal_day_of(at), newest.holds_from) if newest else legal_day_of(at)


def _refuse_too_early(kind: str, language: str, holds_from: date, at: datetime) -> None:
    """Refuse a day before the earliest."""
    first = _first_day(kind, language, at)
    if holds_from < first:
        raise HoldsTooEarly(day=Words(*(date_in_words(first, spoken) for spoken in LANGUAGES)))


def _journal(verb: str, wording: Wording, officer: Officer, at: datetime) -> None:
    """The act, with the hash of the words: a text changed behind the product's back no longer fits it."""
    detail = {
        "kind": wording.kind,
        "language": wording.language,
        "version": wording.version,
        "holds_from": wording.holds_from.isoformat(),
        "sha256": sha256("\0".join(wording.text).encode()).hexdigest(),
    }
    actor = Actor(ActorKind.OFFICER, str(officer.pk))
    record(actor=actor, verb=verb, subject=Subject("wording", str(wording.pk)), detail=detail, at=at)
