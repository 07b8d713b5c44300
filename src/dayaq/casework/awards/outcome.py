"""What a decision by the law brings about: an award, another rate of one, or its end."""

from datetime import date, datetime

from django.db.models import F

from dayaq.casework.awards.ledger import terms_of
from dayaq.casework.awards.models import Award, AwardChange
from dayaq.casework.awards.operations import Grant, award, change_rate, end, resume
from dayaq.casework.awards.queries import names_a_person, paid_about
from dayaq.casework.awards.whom import whom
from dayaq.casework.decisions.by_law import FindingUnderLaw
from dayaq.casework.decisions.models import Decision
from dayaq.casework.examination.values import Examination
from dayaq.casework.finding import Finding
from dayaq.casework.people.models import Person
from dayaq.casework.refusal import Refusal
from dayaq.law.payments import is_fixed_when_awarded, rhythm_of

OF_SEVERAL = {"child", "survivor", "claim"}
"""What a person may have several of: each of them, or where nobody on file is recognised each matter, has an award of its own."""

ONE_FOR_EACH = {"child"}
"""Of what a benefit is paid once, whoever receives it; after a death each survivor has a share."""


class PaidToAnother(Refusal):
    """Somebody else receives this payment for the same child."""

    texts = {
        "az": "Bu uşağa görə həmin ödəniş artıq başqa şəxsə təyin olunub. Əvvəlcə o təyinatı yoxlayın və lazım olsa, bitirin.",
        "en": "This payment is awarded to somebody else for the same child. Look at that award first, and end it if needed.",
        "ru": "Эта выплата на того же ребёнка уже назначена другому лицу. Сначала проверьте то назначение и при необходимости "
        "прекратите его.",
    }


def award_decided(decision: Decision, finding: Finding, at: datetime) -> None:
    """Carry out a decision: award the sum that the law reckoned, correct the award of the decision corrected, or annul it.

    The decision of a matter about an award being paid ends that award or states its sum from the day on which the law was asked.
    An officer's approval where the law says no has no sum of the law, and awards nothing.
    """
    changing = _award_to_change(decision)
    if changing is not None:
        _change(changing, decision, finding, at)
        return
    standing = _award_corrected(decision)
    if standing is not None and not decision.approved:
        end(award=standing, ends_on=standing.starts_on, at=at)
    if not decision.approved or not isinstance(finding, FindingUnderLaw) or finding.examination.finding.amount is None:
        return
    if standing is not None:
        amount = finding.examination.finding.amount
        change_rate(award=standing, amount=amount, from_on=standing.starts_on, decision=decision, at=at)
        return
    granted = _grant(decision, finding.examination)
    if granted is not None:
        _must_not_be_paid_to_another(decision.person, finding.examination.question.subject, granted)
        award(grant=granted, decision=decision, at=at)


def _award_to_change(decision: Decision) -> Award | None:
    """The award that the matter is about; of a correction, that of the matter corrected."""
    earlier: Decision | None = decision
    while earlier is not None:
        found = AwardChange.objects.select_related("award").filter(application=earlier.application_id).first()
        if found is not None:
            return found.award
        earlier = earlier.corrects
    return None


def _change(standing: Award, decision: Decision, finding: Finding, at: datetime) -> None:
    """End the award from the day asked about, or let it run, from that day on at the sum that the law reckoned."""
    examination = finding.examination if isinstance(finding, FindingUnderLaw) else None
    day = max(examination.question.law.day if examination else decision.on, standing.starts_on)
    if not decision.approved:
        end(award=standing, ends_on=day, decision=decision, at=at)
        return
    if standing.ends_on is not None and standing.ended_by is not None:
        standing = resume(award=standing, ends_on=_day(examination, "ends_on") if examination else None, at=at)
    amount = examination.finding.amount if examination else None
    if amount is not None and amount != terms_of(standing).rate_on(day) and not is_fixed_when_awarded(standing.benefit):
        change_rate(award=standing, amount=amount, from_on=day, decision=decision, at=at)


def _award_corrected(decision: Decision) -> Award | None:
    """The award that the decision corrected, or one it corrected in turn, had brought about and that was not annulled."""
    earlier = decision.corrects
    while earlier is not None:
        found = Award.objects.filter(decision=earlier).exclude(ends_on=F("starts_on")).first()
        if found is not None:
            return found
        earlier = earlier.corrects
    return None


def _grant(decision: Decision, examination: Examination) -> Grant | None:
    """What the law awards; nothing where the benefit is only a reckoning within another one."""
    question = examination.question
    benefit = question.law.law.folders[question.folder].path
    rhythm = rhythm_of(benefit)
    if rhythm == "part" or examination.finding.amount is None:
        return None
    matter = decision.application.registration_number if decision.application is not None else ""
    return Grant(
        benefit=benefit,
        rhythm=Award.Rhythm(rhythm),
        starts_on=_day(examination, "starts_on") or question.law.day,
        ends_on=_day(examination, "ends_on"),
        amount=examination.finding.amount,
        about=(whom(decision, examination) or matter) if question.subject in OF_SEVERAL else "",
    )


def _must_not_be_paid_to_another(person: Person, subject: str, grant: Grant) -> None:
    """Refuses (`PaidToAnother`) a second payment for one child; the child is locked, so that two at once are two in a row."""
    child = Person.objects.select_for_update(no_key=True).filter(pk=grant.about) if names_a_person(grant.about) else None
    if subject not in ONE_FOR_EACH or child is None or child.first() is None:
        return
    if paid_about(grant.benefit, grant.about, grant.starts_on).exclude(person=person).exists():
        raise PaidToAnother


def _day(examination: Examination, name: str) -> date | None:
    """The day that a rule of this name reckoned for the subject, where the law has such a rule."""
    rule = f"{examination.question.folder}.{name}"
    found = (step.value for step in examination.finding.steps if step.rule == rule and not step.about)
    return next((value for value in found if isinstance(value, date)), None)
