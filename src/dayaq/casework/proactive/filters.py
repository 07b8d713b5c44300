"""The filters between a right found and its award, in order; the first that holds it back is noted with its code.

Ordered as in the automatic decisions of Norway's NAV: first whether the person can be paid at all, then whether somebody must be
asked, last whether there is something to do.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dayaq.casework.applications.models import Application
from dayaq.casework.awards.queries import running
from dayaq.casework.decisions.models import DecisionByLaw
from dayaq.casework.examination.values import Fact
from dayaq.casework.people.mandates.models import Basis, Mandate
from dayaq.casework.people.models import Person
from dayaq.casework.service import Service


@dataclass(frozen=True, kw_only=True)
class Right:
    """A right that the law finds: of whom, to which benefit, by which service, on which day, on which facts."""

    person: Person
    benefit: str
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
    return right.values.get("lives_in_country") is False


def running_award(right: Right) -> bool:
    """The benefit is being paid already."""
    return running(right.person, right.benefit, "", right.on, None).exists()


def under_review(right: Right) -> bool:
    """The person has an application in this service that an officer will decide."""
    return Application.objects.filter(person=right.person, service_code=right.service.code, closed_at__isnull=True).exists()


def decided_before(right: Right) -> bool:
    """The last decision in this service was made on the very same facts; another look changes nothing, an officer's no stands."""
    last = (
        DecisionByLaw.objects.filter(decision__person=right.person, decision__service_code=right.service.code)
        .order_by("-decision__decided_at")
        .first()
    )
    return last is not None and {fact["path"]: fact["value"] for fact in last.facts} == right.values


def guardian(right: Right) -> bool:
    """Somebody acts for the person as a guardian: an officer must see to whom it is paid."""
    mandates = Mandate.objects.filter(represented=right.person, basis=Basis.GUARDIAN, starts_on__lte=right.on)
    return any(mandate.ends_on is None or mandate.ends_on > right.on for mandate in mandates)


Filter = Callable[[Right], bool]

SILENT: Sequence[tuple[str, Filter]] = (
    ("dead", dead),
    ("abroad", abroad),
    ("running_award", running_award),
    ("under_review", under_review),
    ("decided_before", decided_before),
)
"""What holds an award back with nothing to do for anybody."""

FOR_AN_OFFICER: Sequence[tuple[str, Filter]] = (("guardian", guardian),)
"""What makes an award an officer's to decide."""


def held_back(right: Right, filters: Sequence[tuple[str, Filter]]) -> str:
    """The code of the first filter that holds the right back; empty where none does."""
    return next((code for code, holds in filters if holds(right)), "")
