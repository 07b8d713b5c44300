"""Whether one person may act for another in a service on a day, and by what."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from dayaq.casework.language import LANGUAGES, Words
from dayaq.casework.people.mandates.models import Basis, Kinship, Mandate
from dayaq.casework.people.models import Person
from dayaq.casework.refusal import Refusal
from dayaq.casework.wording import date_in_words

OF_AGE = 18
"""Full legal capacity: Civil Code of Azerbaijan, article 28."""


class MandateRefused(Refusal):
    """This person may not act for that one in this service today."""


class NoMandate(MandateRefused):
    """Nothing on record lets the one act for the other. The same answer for a FİN that belongs to nobody."""

    texts = {
        "az": "Sizin bu FİN-li şəxsin adından müraciət etmək hüququnuz qeydiyyatda yoxdur. FİN-i yoxlayın. "
        "Etibarnamə və ya qəyyumluq sənədini qeydə aldırmaq üçün onunla istənilən mərkəzə gəlin.",
        "en": "Your right to apply for the person with this FİN is not on record. Check the FİN. "
        "To have a power of attorney or a guardianship recorded, come with its paper to any centre.",
        "ru": "Ваше право обращаться от имени лица с этим ФИН не зарегистрировано. Проверьте ФИН. "
        "Чтобы зарегистрировать доверенность или опеку, придите с документом в любой центр.",
    }


class MandateEnded(MandateRefused):
    """The mandate has ended; `last_day` is the last day on which it held."""

    texts = {
        "az": "Bu şəxsi təmsil etmək səlahiyyətinizin son günü {last_day} olub, ona görə onun adından müraciət edə bilməzsiniz. "
        "Yeni sənədiniz varsa, onu istənilən mərkəzdə qeydə aldırın.",
        "en": "Your mandate for this person ended; its last day was {last_day}, so you cannot apply for them. "
        "If you have a new paper, have it recorded at any centre.",
        "ru": "Срок вашего полномочия представлять это лицо истёк, последний день — {last_day}, поэтому подать заявление "
        "от его имени нельзя. Если есть новый документ, зарегистрируйте его в любом центре.",
    }


class MandateNotBegun(MandateRefused):
    """The mandate holds only from a later day on."""

    texts = {
        "az": "Bu şəxsi təmsil etmək səlahiyyətiniz {first_day} tarixindən başlayır.",
        "en": "Your mandate for this person begins on {first_day}.",
        "ru": "Ваше полномочие представлять это лицо начинается {first_day}.",
    }


class ServiceOutsideMandate(MandateRefused):
    """The mandate holds, but for other services."""

    texts = {
        "az": "Səlahiyyətiniz bu xidməti əhatə etmir. Sənəddə göstərilən xidmətlər üçün müraciət edə bilərsiniz.",
        "en": "Your mandate does not cover this service. You can apply for those that its paper names.",
        "ru": "Ваше полномочие не охватывает эту услугу. Можно обратиться за услугами, указанными в документе.",
    }


@dataclass(frozen=True, kw_only=True)
class Authority:
    """The right of a representative to act for a person, on a basis; `mandate` is empty where it is parenthood."""

    representative: UUID
    represented: UUID
    basis: Basis
    mandate: Mandate | None = None


def authority_over(*, representative: UUID, represented: UUID, service_code: str, on: date) -> Authority:
    """By what the one acts for the other in the service on the day. Refuses (`MandateRefused`) in words that say why.

    Parenthood is looked at first: it covers every service until the child's eighteenth birthday.
    """
    if _is_parent_of_minor(representative, represented, on):
        return Authority(representative=representative, represented=represented, basis=Basis.PARENT)
    mandates = list(Mandate.objects.filter(representative=representative, represented=represented))
    holding = [one for one in mandates if holds(one.starts_on, one.ends_on, on)]
    fitting = next((one for one in holding if one.covers(service_code)), None)
    if fitting is None:
        raise _why_not(mandates, holding, representative, represented, on)
    return Authority(representative=representative, represented=represented, basis=Basis(fitting.basis), mandate=fitting)


def holds(starts_on: date, ends_on: date | None, on: date) -> bool:
    """Whether the day lies in the period, whose end is exclusive."""
    return starts_on <= on and (ends_on is None or on < ends_on)


def coming_of_age(birth_date: date) -> date:
    """The eighteenth birthday; of somebody born on 29 February, 1 March where the year has no such day."""
    try:
        return birth_date.replace(year=birth_date.year + OF_AGE)
    except ValueError:
        return date(birth_date.year + OF_AGE, 3, 1)


def ever_represented(representative: UUID, fin: str) -> UUID | None:
    """The person of this FİN, if the representative acts for them by any record, also one that has ended or not begun."""
    person = Person.objects.filter(fin=fin).exclude(pk=representative).first()
    if person is None:
        return None
    by_paper = Mandate.objects.filter(representative=representative, represented=person).exists()
    by_birth = Kinship.objects.filter(parent=representative, child=person).exists()
    return person.pk if by_paper or by_birth else None


def _is_parent_of_minor(parent: UUID, child: UUID, on: date) -> bool:
    records = Kinship.objects.select_related("child").filter(parent=parent, child=child)
    return any(holds(one.starts_on, one.ends_on, on) and on < coming_of_age(one.child.birth_date) for one in records)


def _why_not(
    mandates: list[Mandate], holding: list[Mandate], representative: UUID, represented: UUID, on: date
) -> MandateRefused:
    """The reason that helps most: the service, a later beginning, an end, or that nothing is on record."""
    if holding:
        return ServiceOutsideMandate()
    later = [one.starts_on for one in mandates if one.starts_on > on]
    if later:
        return MandateNotBegun(first_day=_in_words(min(later)))
    ended = [one.ends_on for one in mandates if one.ends_on is not None]
    for one in Kinship.objects.select_related("child").filter(parent=representative, child=represented):
        ended.append(min(one.ends_on or date.max, coming_of_age(one.child.birth_date)))
    return MandateEnded(last_day=_in_words(max(ended) - timedelta(days=1))) if ended else NoMandate()


def _in_words(day: date) -> Words:
    return Words(*(date_in_words(day, language) for language in LANGUAGES))
