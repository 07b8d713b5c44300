"""Reading a decision by the way that its letter shows: the decision's own address and the FİN of its person."""

from datetime import date, datetime
from functools import partial
from uuid import UUID

from django.db import transaction

from dayaq.casework.channel import Channel
from dayaq.casework.decisions.models import Decision
from dayaq.casework.decisions.queries import person_decided_about
from dayaq.casework.identification.limits import Door
from dayaq.casework.identification.operations import attempt
from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import CONSULTED, Actor, Subject, record
from dayaq.casework.refusal import Refusal
from dayaq.casework.usage.models import UseKind
from dayaq.casework.usage.operations import count_use


class DecisionNotShown(Refusal):
    """The address names no decision, or the FİN is not that of its person. One answer for both."""

    texts = {
        "az": "Bu keçid və FİN ilə qərar tapılmadı. FİN-i yoxlayın; məktubdakı keçidi tam köçürdüyünüzə də əmin olun.",
        "en": "There is no decision with this link and FİN. Check the FİN, and that you copied the whole link from the letter.",
        "ru": "Решение по этой ссылке и ФИН не найдено. Проверьте ФИН и то, что ссылка из письма скопирована полностью.",
    }


def read_decision(*, key: UUID, fin: str, address: str, channel: Channel, at: datetime, on: date) -> Decision:
    """The decision (qərar) of that key with its application, if the FİN is its person's; `read_status` tells the refusals."""
    holder = partial(person_decided_about, key)
    if attempt(door=Door.LETTER, fin=fin, address=address, at=at, holder=holder) is None:
        raise DecisionNotShown
    return _decision_read(key, channel, at, on)


@transaction.atomic
def _decision_read(key: UUID, channel: Channel, at: datetime, on: date) -> Decision:
    """The decision, with its reading journalled and counted."""
    decision = Decision.objects.select_related("application__unit", "by_law").get(pk=key)
    reader = decision.application.person_id if decision.application else decision.person_id
    record(
        actor=Actor(ActorKind.CITIZEN, str(reader)),
        verb=CONSULTED,
        subject=Subject("decision", str(decision.pk)),
        persons=[reader],
        at=at,
    )
    unit = decision.application.unit.code if decision.application else ""
    count_use(service=decision.service_code, channel=channel, kind=UseKind.STATUS_READ, day=on, unit=unit)
    return decision
