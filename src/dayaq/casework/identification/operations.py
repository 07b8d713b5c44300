"""Identifying the person before us by document number and FİN."""

import hmac
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.db import transaction

from dayaq.casework.identification.limits import Door, Keys, keys_of, refused_until
from dayaq.casework.identification.models import IdentificationAttempt
from dayaq.casework.identification.turns import wait_for_turn
from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import Actor, Subject, record
from dayaq.casework.people.document_number import normalised_document_number
from dayaq.casework.people.fin import normalised_fin
from dayaq.casework.people.models import Person
from dayaq.casework.people.queries import holder_of, living_person_with
from dayaq.casework.refusal import Refusal

KEPT_FOR = timedelta(days=1)
"""How long an attempt is kept: longer than every window, so that a clock set a little wrong forgets none that counts."""

_NO_HOLDER = UUID(int=0)
_NO_OWNER = UUID(int=1)


class NotIdentified(Refusal):
    """The pair names no living person. One answer, whichever half is wrong and whether the other half exists."""

    texts = {
        "az": "Bu sənəd nömrəsi və FİN ilə şəxs müəyyən edilmədi. Hər ikisini şəxsiyyət vəsiqəsi ilə tutuşdurub yenidən yazın.",
        "en": "This document number and FİN identify nobody. Check both against the identity card and type them again.",
        "ru": "По этим номеру документа и ФИН личность не установлена. Сверьте оба номера с удостоверением и введите их снова.",
    }


class TooManyAttempts(Refusal):
    """A window of failed attempts is full; `again_at` is the moment from which one more is heard."""

    texts = {
        "az": "Uğursuz cəhdlər həddindən artıqdır. {minutes} dəqiqə sonra yenidən cəhd edin.",
        "en": "There were too many failed attempts. Try again in {minutes} min.",
        "ru": "Слишком много неудачных попыток. Попробуйте снова через {minutes} мин.",
    }

    def __init__(self, *, again_at: datetime, minutes: int) -> None:
        super().__init__(again_at=again_at, minutes=minutes)
        self.again_at = again_at


def identify(*, document: str, fin: str, address: str, at: datetime) -> Person:
    """The living person to whom this document was issued and this FİN belongs; both as typed.

    `address` is the client's network address, `at` the machine's time (never the legal day). A document past its term is
    accepted, as it was in March 2020. Refuses, in this order: numbers that cannot be (`NotADocumentNumber`, `NotAFin`), which
    are no attempts; a full window (`TooManyAttempts`); a pair that names nobody (`NotIdentified`).

    A failed attempt must outlive its refusal, so this opens a transaction of its own and may not be called inside another.
    """
    number = normalised_document_number(document)
    person = attempt(door=Door.DOCUMENT, fin=fin, address=address, at=at, holder=partial(holder_of, number))
    if person is None:
        raise NotIdentified
    return person


def attempt(
    *, door: Door, fin: str, address: str, at: datetime, holder: Callable[[], UUID | None], actor: UUID | None = None
) -> Person | None:
    """The living person of the claimed FİN if what was shown at the `door` is that person's too; None for every failure.

    `holder` names the person to whom the thing shown belongs, in the attempt's own transaction and always with the same
    statements. Refuses what cannot be a FİN (`NotAFin`), which is no attempt, and a full window (`TooManyAttempts`). Opens a
    transaction of its own, as `identify` does. The journal names the person as who acted, or the `actor` where somebody else did.
    """
    claimed = normalised_fin(fin)
    outcome = _attempt(door, claimed, keys_of(claimed, address, door), at, holder, actor)
    if isinstance(outcome, TooManyAttempts):
        raise outcome
    return outcome


@transaction.atomic(durable=True)
def _attempt(
    door: Door, fin: str, keys: Keys, at: datetime, holder: Callable[[], UUID | None], actor: UUID | None
) -> Person | TooManyAttempts | None:
    """One attempt, with the same statements and the same rows whatever is wrong with the pair."""
    wait_for_turn([keys.person, keys.address])
    full_until = refused_until(keys, at)
    if full_until is not None:
        return TooManyAttempts(again_at=full_until, minutes=_minutes(full_until - at))
    held_by = holder() or _NO_HOLDER
    owner = living_person_with(fin) or _NO_OWNER
    same = hmac.compare_digest(held_by.bytes, owner.bytes)
    tried = IdentificationAttempt.objects.create(person_key=keys.person, address_key=keys.address, at=at, succeeded=same)
    _journal(tried, door, owner if same else None, actor)
    return Person.objects.get(pk=owner) if same else None


def _journal(tried: IdentificationAttempt, door: Door, person: UUID | None, actor: UUID | None) -> None:
    """A failure names nobody: whose FİN was claimed is not known to be the business of whoever claimed it."""
    record(
        actor=Actor(ActorKind.CITIZEN, str(actor or person or "unidentified")),
        verb="identified" if person else "not_identified",
        subject=Subject("identification_attempt", str(tried.pk)),
        persons=[person] if person else [],
        detail={"by": door.value},
        at=tried.at,
    )


def _minutes(span: timedelta) -> int:
    """Whole minutes, rounded up."""
    return -(-span // timedelta(minutes=1))


@transaction.atomic
def forget_old_attempts(*, at: datetime) -> int:
    """Delete the attempts that no limit needs any more; how many they were."""
    forgotten, _ = IdentificationAttempt.objects.filter(at__lt=at - KEPT_FOR).delete()
    if forgotten:
        record(
            actor=Actor(ActorKind.SYSTEM, "identification"),
            verb="forgot",
            subject=Subject("identification_attempt", "old"),
            detail={"forgotten": forgotten},
            at=at,
        )
    return forgotten
