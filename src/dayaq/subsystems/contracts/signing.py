"""Whether a person may sign for an employer on a day, said in words that tell why not."""

from datetime import date, timedelta
from uuid import UUID

from dayaq.casework.language import LANGUAGES, Words
from dayaq.casework.refusal import Refusal
from dayaq.casework.wording import date_in_words
from dayaq.subsystems.contracts.models import Signatory
from dayaq.subsystems.contracts.queries import signing


class MaySignNot(Refusal):
    """This person may not sign for this employer today."""


class NotSignatory(MaySignNot):
    """Nothing on record lets the person sign; the same answer for an employer that is not on record."""

    texts = {
        "az": "Bu işəgötürənin adından imza səlahiyyətiniz qeydiyyatda yoxdur. "
        "Onu qeydə aldırmaq üçün sənədlə istənilən mərkəzə gəlin.",
        "en": "Your right to sign for this employer is not on record. To have it recorded, come with its paper to any centre.",
        "ru": "Ваше право подписи за этого работодателя не зарегистрировано. "
        "Чтобы зарегистрировать его, придите с документом в любой центр.",
    }


class SigningEnded(MaySignNot):
    """The right has ended; `last_day` is the last day on which it held."""

    texts = {
        "az": "Bu işəgötürənin adından imza səlahiyyətinizin son günü {last_day} olub. "
        "Yeni sənədiniz varsa, onu istənilən mərkəzdə qeydə aldırın.",
        "en": "Your right to sign for this employer ended; its last day was {last_day}. "
        "If you have a new paper, have it recorded at any centre.",
        "ru": "Срок вашего права подписи за этого работодателя истёк, последний день — {last_day}. "
        "Если есть новый документ, зарегистрируйте его в любом центре.",
    }


def must_sign(*, person: UUID, employer: UUID, on: date) -> Signatory:
    """By what the person signs for the employer on the day. Refuses (`MaySignNot`) in words that say why."""
    held = Signatory.objects.filter(person=person, employer=employer)
    found = signing(held, on).first()
    if found is not None:
        return found
    ends = [_end_of(one) for one in held.select_related("end")]
    over = [end for end in ends if end is not None and end <= on]
    if not over:
        raise NotSignatory
    last = max(over) - timedelta(days=1)
    raise SigningEnded(last_day=Words(*(date_in_words(last, language) for language in LANGUAGES)))


def _end_of(signatory: Signatory) -> date | None:
    end = getattr(signatory, "end", None)
    ends = [day for day in (signatory.ends_on, end.ends_on if end is not None else None) if day is not None]
    return min(ends) if ends else None
