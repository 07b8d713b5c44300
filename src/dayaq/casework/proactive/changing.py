"""An award being paid that must change or end, by what the registers or the law now say: decided, told, settled at once."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from dayaq.casework.applications.found import open_found
from dayaq.casework.applications.letters import Letter, tell_applicant
from dayaq.casework.applications.models import Application, Purpose
from dayaq.casework.applications.purposes import change_of
from dayaq.casework.awards.models import Award, AwardChange
from dayaq.casework.awards.operations import change_rate, end
from dayaq.casework.awards.queries import names_a_person
from dayaq.casework.decisions.by_law import finding_by_law
from dayaq.casework.decisions.models import DecisionByLaw
from dayaq.casework.decisions.operations import decide
from dayaq.casework.examination.registers import keep_register_facts, name_benefit
from dayaq.casework.examination.values import Examination
from dayaq.casework.people.models import Person
from dayaq.casework.proactive.operations import Changes, Outcome
from dayaq.casework.service import Service


@dataclass(frozen=True, kw_only=True)
class Change:
    """What the law answers about an award being paid: whether it goes on, and the whole answer on the first day it was so.

    `later_sums` are the days after that one on which yet another sum began, in order.
    """

    goes_on: bool | None
    examination: Examination
    later_sums: Changes = ()


@transaction.atomic
def change(*, award: Award, service: Service, found: Change, at: datetime) -> Outcome:
    """End an award or state its new sum from the day of the examination, by a decision with receipt and notice.

    Where the law cannot say any more, or its whole answer is not as plain as that, an officer decides and the award runs until
    then. Found again nothing changes: an award that has a matter open waits for it, and the same facts are not decided twice.
    """
    Person.objects.select_for_update(no_key=True).get(pk=award.person_id)
    standing = Award.objects.select_for_update(of=("self",)).select_related("person").get(pk=award.pk)
    day = found.examination.question.law.day
    if standing.ends_on is not None and standing.ends_on <= day:
        return Outcome.NOTHING
    if _open_matter(standing) or _decided_before(standing, found.examination):
        return Outcome.PASSED_OVER
    plain = found.goes_on is not None and found.examination.finding.entitled is found.goes_on
    matter = _matter(standing, service, found.examination, at)
    if not plain:
        _ask_an_officer(matter, service, found.examination, at)
        return Outcome.TASK
    finding = finding_by_law(found.examination, matter.language)
    decided = decide(service=change_of(service), person=standing.person, finding=finding, at=at, application=matter, officer=None)
    for from_on, amount in found.later_sums:
        change_rate(award=standing, amount=amount, from_on=from_on, decision=decided, at=at)
    return Outcome.CHANGED if found.goes_on else Outcome.ENDED


@transaction.atomic
def end_with_life(*, award: Award, at: datetime) -> Outcome:
    """End an award on the day after its person's death; there is nobody to tell, and nothing to decide.

    That the day of death is still paid is our documented choice; no source says it.
    """
    died_on = award.person.died_on
    if died_on is None:
        raise ValueError("the person lives")
    end(award=award, ends_on=max(died_on + timedelta(days=1), award.starts_on), at=at)
    return Outcome.ENDED


def _matter(award: Award, service: Service, examination: Examination, at: datetime) -> Application:
    occasion = f"{award.pk} {examination.digest}"
    matter = open_found(person=award.person, service=service, occasion=occasion, at=at, purpose=Purpose.CHANGED)
    AwardChange.objects.get_or_create(application=matter, defaults={"award": award})
    about = award.about if names_a_person(award.about) else ""
    name_benefit(application=matter, benefit=award.benefit, about=about, at=at)
    return matter


def _ask_an_officer(matter: Application, service: Service, examination: Examination, at: datetime) -> None:
    if not matter.stated_facts.exists():
        keep_register_facts(application=matter, facts=examination.facts, at=at)
        letter = Letter(path="/status")
        tell_applicant(application=matter, service=change_of(service), kind="payment_looked_into", letter=letter, at=at)


def _open_matter(award: Award) -> bool:
    return AwardChange.objects.filter(award=award, application__closed_at__isnull=True).exists()


def _decided_before(award: Award, examination: Examination) -> bool:
    """The last matter about the award was decided on the very same facts of the same day: an officer's answer stands."""
    last = (
        DecisionByLaw.objects.filter(decision__application__award_change__award=award).order_by("-decision__decided_at").first()
    )
    values = {fact.path: fact.value for fact in examination.facts}
    return last is not None and {fact["path"]: fact["value"] for fact in last.facts} == values
