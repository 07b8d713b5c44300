"""Whom an award is about: the child or the deceased on file, as the law found or as an officer's facts tell."""

from collections.abc import Callable, Mapping
from datetime import date
from uuid import UUID

from django.db.models import Q

from dayaq.casework.decisions.models import Decision
from dayaq.casework.examination.models import ExaminedBenefit
from dayaq.casework.examination.values import Examination
from dayaq.casework.people.models import Person


def whom(decision: Decision, examination: Examination) -> str:
    """The id of whom a decision is about: as its matter names it, else the one person on file whom its facts fit; or empty."""
    named: ExaminedBenefit | None = getattr(decision.application, "examined_benefit", None)
    if named is not None and named.about:
        return named.about
    recognise = _RECOGNISED.get(examination.question.subject)
    if recognise is None:
        return ""
    fitting = recognise(decision.person, {fact.path: fact.value for fact in examination.facts})
    return str(fitting.pop()) if len(fitting) == 1 else ""


def _child(parent: Person, facts: Mapping[str, object]) -> set[UUID]:
    """The person's children on file who were born on the day told: twins are not told apart."""
    born = facts.get("birth_date")
    if not isinstance(born, str):
        return set()
    children = Person.objects.filter(birth_date=date.fromisoformat(born), merged_into__isnull=True)
    return set(children.filter(kinship_as_child__parent=parent).values_list("pk", flat=True))


def _deceased(survivor: Person, facts: Mapping[str, object]) -> set[UUID]:
    """The person's parents and children on file who died on the day told."""
    died = facts.get("deceased.death_date")
    if not isinstance(died, str):
        return set()
    lost = Person.objects.filter(died_on=date.fromisoformat(died), merged_into__isnull=True)
    near = Q(kinship_as_parent__child=survivor) | Q(kinship_as_child__parent=survivor)
    return set(lost.filter(near).values_list("pk", flat=True))


_RECOGNISED: Mapping[str, Callable[[Person, Mapping[str, object]], set[UUID]]] = {"child": _child, "survivor": _deceased}
