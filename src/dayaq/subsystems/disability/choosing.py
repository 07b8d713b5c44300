"""Which commissions a file may be handed to: open ones with members who are strangers to the matter."""

from datetime import date

from dayaq.casework.people.models import Person
from dayaq.casework.refusal import Refusal
from dayaq.casework.staff.models import Officer
from dayaq.subsystems.disability.bodies import members_of, standing_bodies
from dayaq.subsystems.disability.models import Assessment, Body, MedicalFile, Referral
from dayaq.subsystems.disability.models.files import Stage
from dayaq.subsystems.disability.procedure import procedure_on


class NoCommission(Refusal):
    """No commission has enough members who may decide this file."""

    texts = {
        "az": "Hazırda bu işə baxa biləcək komissiya yoxdur. Heç nə göndərilmədi; "
        "bir azdan yenidən cəhd edin və ya agentliyə müraciət edin.",
        "en": "No commission can take this file at present. Nothing was sent; try again later or turn to the agency.",
        "ru": "Сейчас нет комиссии, которая может рассмотреть это дело. "
        "Ничего не отправлено; повторите позже или обратитесь в агентство.",
    }


def candidates_for(file: MedicalFile, referral: Referral, *, on: date) -> list[Body]:
    """The bodies among which the file is drawn at its stage, by code. Refuses where there is none (`NoCommission`).

    A member who is the person, who referred them or who decided before does not count; the appeal commission needs as many
    others as its majority.
    """
    appeal = file.stage == Stage.APPEAL
    needed = procedure_on(on).majority if appeal else 1
    kind = Body.Kind.APPEAL if appeal else Body.Kind.COMMISSION
    fit = [body for body in standing_bodies(kind, on=on) if len(strangers_in(body, file, referral, on=on)) >= needed]
    if not fit:
        raise NoCommission
    return fit


def strangers_in(body: Body, file: MedicalFile, referral: Referral, *, on: date) -> list[Officer]:
    """The members of the body who may decide this file."""
    decided = deciders_of(file)
    return [one for one in members_of(body, on=on) if not is_near(one, referral.person, referral) and one.pk not in decided]


def is_near(officer: Officer, person: Person, referral: Referral) -> bool:
    """Whether the officer is the person, or the doctor who referred them."""
    return officer.person_id == person.pk or referral.doctor_id == officer.pk


def deciders_of(file: MedicalFile) -> set[object]:
    """The ids of the officers who have decided on this file."""
    return set(Assessment.objects.filter(file=file, officer__isnull=False).values_list("officer_id", flat=True))
