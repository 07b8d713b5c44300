"""Amending and ending a contract that is registered, each by a notification of its own."""

from datetime import date
from uuid import UUID

from django.db import transaction

from dayaq.casework.refusal import Refusal
from dayaq.subsystems.contracts.checking import Checked, Circumstances, check
from dayaq.subsystems.contracts.models import Answer, Ending, Notification
from dayaq.subsystems.contracts.operations import (
    KeyUsed,
    NoticeFaulty,
    Round,
    Signed,
    open_round,
    settle,
    store,
    terms_row,
)
from dayaq.subsystems.contracts.queries import contracts_of, known, registered_end
from dayaq.subsystems.contracts.values import AgreedTerms, digest_of


class ContractUnknown(Refusal):
    """No registered contract of this employer stands under this key."""

    texts = {
        "az": "Bu işəgötürənin belə bir qeydiyyatda olan müqaviləsi yoxdur.",
        "en": "This employer has no such registered contract.",
        "ru": "У этого работодателя нет такого зарегистрированного договора.",
    }


class ContractEnded(Refusal):
    """The contract was ended already."""

    texts = {
        "az": "Bu müqaviləyə xitam verilməsi barədə bildiriş artıq var.",
        "en": "The end of this contract was notified already.",
        "ru": "О прекращении этого договора уже уведомили.",
    }


class BeforeTheContract(Refusal):
    """The day lies before the first day of work."""

    texts = {
        "az": "Bu gün müqavilə üzrə işə başlama günündən əvvəldir.",
        "en": "This day is before the first day of work under the contract.",
        "ru": "Этот день раньше первого дня работы по договору.",
    }


@transaction.atomic
def amend(*, contract: UUID, key: str, terms: AgreedTerms, from_on: date, signed: Signed) -> Notification:
    """Notify that a contract changes from a day on (müqavilənin dəyişdirilməsi). Refuses as `notify` does."""
    around, conclusion = _opened(contract, signed)
    digest = digest_of(terms, from_on)
    standing = _standing(signed.employer, key, digest)
    if standing is not None:
        return standing
    _must_run(conclusion)
    if from_on < conclusion.terms.starts_on:
        raise BeforeTheContract
    others = [one for one in contracts_of([conclusion.person_id]).get(conclusion.person_id, []) if one.conclusion != contract]
    person = conclusion.person
    # Whether a foreigner may work was looked at when the contract was concluded.
    seen = Circumstances(employer_active=around.active, identity_matches=True, person=person, is_foreigner=False, others=others)
    checked = check(around.law, terms, seen, from_on)
    if checked.faults:
        raise NoticeFaulty(faults=checked.faults)
    change = _change(around, conclusion, Notification.Kind.AMENDMENT, key, digest, checked)
    store(around, [(change, terms_row(change, terms, from_on))])
    return change


@transaction.atomic
def terminate(*, contract: UUID, key: str, last_day: date, reason: Ending.Reason, signed: Signed) -> Notification:
    """Notify that a contract ends (müqaviləyə xitam verilməsi), `last_day` being its last. Refuses a second end.

    An employer who is active no more may still end contracts: the workers must not stay bound.
    """
    around, conclusion = _opened(contract, signed)
    digest = digest_of(last_day, reason.value)
    standing = _standing(signed.employer, key, digest)
    if standing is not None:
        return standing
    _must_run(conclusion)
    if last_day < conclusion.terms.starts_on:
        raise BeforeTheContract
    change = _change(around, conclusion, Notification.Kind.TERMINATION, key, digest, Checked(faults=(), doubts=()))
    change.save(force_insert=True)
    Ending.objects.create(notification=change, last_day=last_day, reason=reason)
    settle(around, [change])
    return change


def _opened(contract: UUID, signed: Signed) -> tuple[Round, Notification]:
    around = open_round(signed)
    found = (
        known()
        .filter(pk=contract, employer=signed.employer, kind=Notification.Kind.CONCLUSION)
        .filter(answer__outcome=Answer.Outcome.REGISTERED)
        .first()
    )
    if found is None:
        raise ContractUnknown
    return around, found


def _standing(employer: UUID, key: str, digest: str) -> Notification | None:
    found = Notification.objects.filter(employer=employer, own_key=key).first()
    if found is not None and found.digest != digest:
        raise KeyUsed
    return found


def _must_run(conclusion: Notification) -> None:
    if registered_end(conclusion.pk) is not None:
        raise ContractEnded


def _change(
    around: Round, conclusion: Notification, kind: Notification.Kind, key: str, digest: str, checked: Checked
) -> Notification:
    signed = around.signed
    return Notification(
        employer_id=signed.employer,
        kind=kind,
        about=conclusion,
        own_key=key,
        digest=digest,
        person=conclusion.person,
        written_name=conclusion.written_name,
        document=conclusion.document,
        signatory=around.signatory,
        channel=signed.channel,
        unit=around.unit,
        received_at=signed.at,
        received_on=signed.day,
        due_on=around.due_on,
        doubts=list(checked.doubts),
    )
