"""Tying an officer to their row of the register, so that their own matters and their family's are closed to them.

The manager types the FİN from the officer's identity card and sees who it is before anything is tied; both are journalled.
"""

import uuid
from datetime import datetime

from django.db import transaction

from dayaq.casework.journal.operations import CONSULTED, Subject, record
from dayaq.casework.people.models import Person
from dayaq.casework.refusal import Refusal
from dayaq.casework.review.clearing import return_what_is_near
from dayaq.casework.review.operations import actor_of
from dayaq.casework.review.staffing import another, working
from dayaq.casework.staff.models import Officer
from dayaq.casework.staff.nearness import must_not_be_near


class NobodyOfThisFin(Refusal):
    """No living person of that FİN is on file."""

    texts = {
        "az": "Bu FİN-lə yaşayan şəxs reyestrdə tapılmadı.",
        "en": "The register has no living person of this FİN.",
        "ru": "В реестре нет живущего человека с таким ФИН.",
    }


class TiedToAnother(Refusal):
    """One person has one account of an officer."""

    texts = {
        "az": "Bu şəxs artıq başqa əməkdaş hesabına bağlanıb.",
        "en": "This person is tied to another officer's account already.",
        "ru": "Этот человек уже связан с учётной записью другого сотрудника.",
    }


@transaction.atomic
def consult_person_for_officer(*, key: uuid.UUID, fin: str, manager: Officer, at: datetime) -> Person:
    """Who the FİN belongs to, before an officer is tied to them; journalled as read.

    Refuses the manager's own account, a FİN of nobody living, a person tied to another officer, and one near to the manager.
    """
    officer = working(another(key, manager, at))
    person = Person.objects.filter(fin=fin, died_on__isnull=True).first()
    if person is None:
        raise NobodyOfThisFin
    must_not_be_near(manager, [person.pk])
    if Officer.objects.filter(person=person).exclude(pk=officer.pk).exists():
        raise TiedToAnother
    record(actor=actor_of(manager), verb=CONSULTED, subject=Subject("person", str(person.pk)), persons=[person.pk], at=at)
    return person


@transaction.atomic
def tie_to_person(*, key: uuid.UUID, fin: str, manager: Officer, at: datetime) -> int:
    """Note which person the officer is; how many applications of theirs or their family's went back to the worklists."""
    person = consult_person_for_officer(key=key, fin=fin, manager=manager, at=at)
    officer = _tie(key, person, "tied_to_person", manager, at)
    return return_what_is_near(of=officer, manager=manager, at=at)


@transaction.atomic
def untie_from_person(*, key: uuid.UUID, manager: Officer, at: datetime) -> Officer:
    """Take a wrong tie away. Refuses the manager's own account; where there is none, nothing changes."""
    officer = another(key, manager, at)
    return _tie(key, None, "untied_from_person", manager, at) if officer.person_id else officer


def _tie(key: uuid.UUID, person: Person | None, verb: str, manager: Officer, at: datetime) -> Officer:
    """Write the tie down on the locked row, and journal whom it concerns."""
    officer = Officer.objects.select_for_update(of=("self",)).get(pk=key)
    concerned = [found for found in (officer.person_id, person.pk if person else None) if found]
    officer.person = person
    officer.save(update_fields=["person"])
    subject = Subject("officer", str(officer.pk))
    record(actor=actor_of(manager), verb=verb, subject=subject, persons=list(dict.fromkeys(concerned)), at=at)
    return officer
