"""What is known or stated about an application, and what the law answers on it."""

from datetime import date
from typing import Any

from dayaq.casework.applications.models import Application
from dayaq.casework.examination.models import ExaminedBenefit, StatedFact
from dayaq.casework.examination.values import APPLIED, KNOWN, Examination, Fact, LawQuestion
from dayaq.casework.people.models import Person
from dayaq.rules.paths import NoSuchPath, Value, found_from, owners_first, put
from dayaq.rules.records import WrongFact

#: Where the applicant stands as seen from the subject of a benefit; where a benefit is about somebody else, nothing is known.
APPLICANT = {"person": "", "survivor": "person.", "claim": "person.", "child": "parent."}


def known_facts(person: Person, question: LawQuestion) -> list[Fact]:
    """What the record of the applicant tells the law: day of birth and sex; of somebody who has died, that and when.

    The day on which a family applies is that of the law: the day of receipt.
    """
    if question.subject == "family":
        return [Fact(path="applied_on", value=question.law.day.isoformat(), source=APPLIED)]
    where = APPLICANT.get(question.subject)
    if where is None:
        return []
    known: dict[str, str | bool] = {"birth_date": person.birth_date.isoformat(), "sex": str(person.sex)}
    if person.died_on is not None:
        known |= {"died": True, "death_date": person.died_on.isoformat()}
    return [Fact(path=where + name, value=value, source=KNOWN) for name, value in known.items()]


def facts_about(application: Application, question: LawQuestion) -> tuple[Fact, ...]:
    """Every fact that counts for the application, by path: what is known first, then the newest of what was stated.

    A fact that leads nowhere any more, because fewer of the kind were stated later, is left out.
    """
    stated = StatedFact.objects.select_related("officer").filter(application=application).order_by("id")
    newest = {row.path: row for row in stated}
    facts = {row.path: _stated(row, row.value) for row in newest.values() if row.value is not None}
    facts |= {fact.path: fact for fact in known_facts(application.person, question)}
    return _leading(question, facts)


def _leading(question: LawQuestion, facts: dict[str, Fact]) -> tuple[Fact, ...]:
    """The facts that lead somewhere in the vocabulary of today, by path."""
    given: dict[str, Any] = {}
    kept = []
    for path in sorted(facts, key=owners_first):
        try:
            put(question.law.law, given, question.subject, path, facts[path].value)
        except (NoSuchPath, WrongFact):
            continue
        kept.append(facts[path])
    return tuple(sorted(kept, key=lambda fact: fact.path))


def paths_declared(application: Application) -> set[str]:
    """The paths of which the person declared something when applying."""
    rows = StatedFact.objects.filter(application=application, source=StatedFact.Source.DECLARED, value__isnull=False)
    return set(rows.values_list("path", flat=True))


def paths_not_known(application: Application) -> set[str]:
    """The paths of which the person said "I do not know" and nobody stated anything since."""
    newest = {row.path: row for row in StatedFact.objects.filter(application=application).order_by("id")}
    return {path for path, row in newest.items() if row.value is None and row.source == StatedFact.Source.DECLARED}


def examine(question: LawQuestion, facts: tuple[Fact, ...]) -> Examination:
    """What the law answers on the facts."""
    finding, record = found_from(question.law, question.folder, {fact.path: fact.value for fact in facts})
    return Examination(question=question, facts=facts, finding=finding, record=record)


def examination_of(application: Application, question: LawQuestion) -> Examination:
    """What the law answers about the application as its facts stand now."""
    return examine(question, facts_about(application, question))


def benefit_chosen(application: Application) -> str | None:
    """The benefit that an officer chose for an application whose service covers a chapter of the law."""
    return ExaminedBenefit.objects.filter(application=application).values_list("benefit", flat=True).first()


def given_name_about(application: Application | None) -> str:
    """The given name of the child or the deceased whom a right found is about, as a family tells them apart; empty for nobody."""
    named: ExaminedBenefit | None = getattr(application, "examined_benefit", None)
    if named is None or not named.about:
        return ""
    return Person.objects.filter(pk=named.about).values_list("given_name", flat=True).first() or ""


def law_day(application: Application) -> date:
    """The day whose law counts: that of the receipt, so that nobody's right depends on how long the review took."""
    return application.received_on


def _stated(row: StatedFact, value: Value) -> Fact:
    return Fact(
        path=row.path,
        value=value,
        source=row.source,
        officer=str(row.officer_id or ""),
        officer_name=row.officer.full_name if row.officer is not None else "",
        at=row.stated_at,
        reason=row.reason,
    )
