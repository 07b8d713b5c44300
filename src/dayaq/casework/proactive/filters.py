"""The filters between a right found and its award, in order; the first that holds it back is noted with its code.

Ordered as in the automatic decisions of Norway's NAV: first whether the person can be paid at all, then whether somebody must be
asked, last whether there is something to do.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dayaq.casework.applications.models import Application
from dayaq.casework.awards.outcome import ONE_FOR_EACH
from dayaq.casework.awards.queries import paid_about, running, unnamed
from dayaq.casework.decisions.models import DecisionByLaw
from dayaq.casework.examination.models import ExaminedBenefit
from dayaq.casework.examination.queries import APPLICANT
from dayaq.casework.examination.values import Fact
from dayaq.casework.facts.concern import Concern
from dayaq.casework.people.mandates.models import Basis, Mandate
from dayaq.casework.people.models import Person
from dayaq.casework.service import Service


@dataclass(frozen=True, kw_only=True)
class Right:
    """A right that the law finds: whose it is and about whom, to which benefit, by which service, on which day, on which facts.

    `subject` is the entity of the law that the benefit is about, from which the facts are seen.
    """

    person: Person
    concern: Concern
    benefit: str
    subject: str
    service: Service
    on: date
    facts: tuple[Fact, ...]

    @property
    def values(self) -> Mapping[str, object]:
        """The facts by their paths."""
        return {fact.path: fact.value for fact in self.facts}


def dead(right: Right) -> bool:
    """The person has died."""
    return right.person.died_on is not None and right.person.died_on <= right.on


def abroad(right: Right) -> bool:
    """The registers say that the person does not live in the country; silence of the registers holds nothing back."""
    return right.values.get(f"{APPLICANT[right.subject]}lives_in_country") is False


def running_award(right: Right) -> bool:
    """The benefit is being paid already, about the same child or deceased where it is about one."""
    return running(right.person, right.benefit, right.concern.about_key, right.on, None).exists()


def paid_to_another(right: Right) -> bool:
    """The benefit is paid for the same child to somebody else: one child is paid once, whoever of its family receives it."""
    return right.subject in ONE_FOR_EACH and paid_about(right.benefit, right.concern.about_key, right.on).exists()


def paid_unnamed(right: Right) -> bool:
    """The person has the benefit by an award that does not say for which child or after whose death: it may be this one."""
    return right.concern.about is not None and unnamed(right.person, right.benefit, right.on).exists()


def under_review(right: Right) -> bool:
    """The person has an application in this service that an officer will decide, and that may be about the same thing."""
    open_now = Application.objects.filter(person=right.person, service_code=right.service.code, closed_at__isnull=True)
    return any(_may_be_about(right, matter) for matter in open_now.select_related("examined_benefit"))


def decided_before(right: Right) -> bool:
    """The last decision about this was made on the very same facts; another look changes nothing, an officer's no stands."""
    made = (
        DecisionByLaw.objects.filter(decision__person=right.person, decision__service_code=right.service.code)
        .select_related("decision__application__examined_benefit")
        .order_by("-decision__decided_at")
    )
    last = next((one for one in made if _may_be_about(right, one.decision.application)), None)
    return last is not None and {fact["path"]: fact["value"] for fact in last.facts} == right.values


def _may_be_about(right: Right, matter: Application | None) -> bool:
    """Whether a matter in the service may be about the right itself: it is not where it names another benefit or child."""
    named: ExaminedBenefit | None = getattr(matter, "examined_benefit", None)
    if named is None:
        return True
    return named.benefit == right.benefit and named.about in ("", right.concern.about_key)


def guardian(right: Right) -> bool:
    """Somebody acts for the person, or for the child, as a guardian: an officer must see to whom it is paid."""
    living = Person.objects.filter(pk__in=filter(None, [right.person.pk, right.concern.about]), died_on__isnull=True)
    mandates = Mandate.objects.filter(represented__in=living, basis=Basis.GUARDIAN, starts_on__lte=right.on)
    return any(mandate.ends_on is None or mandate.ends_on > right.on for mandate in mandates)


Filter = Callable[[Right], bool]

SILENT: Sequence[tuple[str, Filter]] = (
    ("dead", dead),
    ("abroad", abroad),
    ("running_award", running_award),
    ("paid_to_another", paid_to_another),
    ("paid_unnamed", paid_unnamed),
    ("under_review", under_review),
    ("decided_before", decided_before),
)
"""What holds an award back with nothing to do for anybody."""

FOR_AN_OFFICER: Sequence[tuple[str, Filter]] = (("guardian", guardian),)
"""What makes an award an officer's to decide."""


def held_back(right: Right, filters: Sequence[tuple[str, Filter]]) -> str:
    """The code of the first filter that holds the right back; empty where none does."""
    return next((code for code, holds in filters if holds(right)), "")
