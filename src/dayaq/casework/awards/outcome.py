"""What a decision by the law brings about: an award, another rate of one, or its end."""

from datetime import date, datetime

from django.db.models import F

from dayaq.casework.awards.ledger import terms_of
from dayaq.casework.awards.models import Award, AwardChange
from dayaq.casework.awards.operations import Grant, award, change_rate, end, resume
from dayaq.casework.decisions.by_law import FindingUnderLaw
from dayaq.casework.decisions.models import Decision
from dayaq.casework.examination.values import Examination
from dayaq.casework.finding import Finding
from dayaq.law.payments import is_fixed_when_awarded, rhythm_of

OF_SEVERAL = {"child", "survivor", "claim"}
"""What a person may have several of: each matter about one of them has an award of its own."""


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
    several = question.subject in OF_SEVERAL and decision.application is not None
    return Grant(
        benefit=benefit,
        rhythm=Award.Rhythm(rhythm),
        starts_on=_day(examination, "starts_on") or question.law.day,
        ends_on=_day(examination, "ends_on"),
        amount=examination.finding.amount,
        about=decision.application.registration_number if several and decision.application is not None else "",
    )


def _day(examination: Examination, name: str) -> date | None:
    """The day that a rule of this name reckoned for the subject, where the law has such a rule."""
    rule = f"{examination.question.folder}.{name}"
    found = (step.value for step in examination.finding.steps if step.rule == rule and not step.about)
    return next((value for value in found if isinstance(value, date)), None)
