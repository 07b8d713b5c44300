"""Stating facts about an application: each typed by the vocabulary of the law, each with who, when and where from."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from dayaq.casework.applications.models import Application
from dayaq.casework.examination.models import ExaminedBenefit, StatedFact
from dayaq.casework.examination.queries import facts_about, known_facts
from dayaq.casework.examination.values import LawQuestion
from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import Actor, Subject, record
from dayaq.casework.language import LANGUAGES, Words
from dayaq.casework.refusal import Refusal
from dayaq.casework.service import Service
from dayaq.casework.staff.models import Officer
from dayaq.rules.paths import NoSuchPath, Value, owners_first, put
from dayaq.rules.records import WrongFact
from dayaq.rules.telling import path_said


class FactUnknown(Refusal):
    """The vocabulary has no such fact, or there is nobody of whom it is told."""

    texts = {
        "az": "Qanun bu ödəniş üçün belə məlumat soruşmur, ya da məlumatın aid olduğu şəxs göstərilməyib. Səhifəni yeniləyin.",
        "en": "The law does not ask for this, or nobody was named whom it is about. Load the page again.",
        "ru": "Закон не спрашивает таких сведений, либо не указано, к кому они относятся. Обновите страницу.",
    }


class FactOfWrongKind(Refusal):
    """The value is none that the fact can have."""

    texts = {
        "az": "“{fact}” üçün yazılan cavab bu məlumata uyğun deyil.",
        "en": "What was written for “{fact}” cannot be an answer to it.",
        "ru": "Написанное в ответ на «{fact}» не может быть ответом.",
    }


class FactOnRecord(Refusal):
    """The person's record holds the fact; it is corrected there, not here."""

    texts = {
        "az": "“{fact}” şəxs haqqında yazıdan götürülür və burada dəyişdirilmir.",
        "en": "“{fact}” is taken from the person's record and is not changed here.",
        "ru": "«{fact}» берётся из записи о человеке и здесь не меняется.",
    }


class BenefitElsewhere(Refusal):
    """The benefit does not belong to the chapter that the service covers."""

    texts = {
        "az": "Bu ödəniş xidmətin əhatə etdiyi ödənişlərdən deyil. Siyahıdan seçin.",
        "en": "This payment is none of those that the service covers. Choose from the list.",
        "ru": "Эта выплата не входит в число охватываемых услугой. Выберите из списка.",
    }


@transaction.atomic
def choose_benefit(*, application: Application, service: Service, question: LawQuestion, officer: Officer, at: datetime) -> None:
    """Choose the benefit of the chapter that an application is about. What was stated for another one is taken back.

    Facts are seen from whom a benefit is about, so a day of birth told of a child must not become that of a parent.
    """
    benefit = question.law.law.folders[question.folder].path
    if service.law is None or not benefit.startswith(f"{service.law}/"):
        raise BenefitElsewhere
    standing = ExaminedBenefit.objects.filter(application=application).first()
    if standing is not None and standing.benefit == benefit:
        return
    for path in StatedFact.objects.filter(application=application).values_list("path", flat=True).distinct().order_by("path"):
        _add(application, {path: None}, officer, at)
    told = {"benefit": benefit, "officer": officer, "chosen_at": at}
    ExaminedBenefit.objects.update_or_create(application=application, defaults=told)
    record(
        actor=Actor(ActorKind.OFFICER, str(officer.pk)),
        verb="benefit_chosen",
        subject=Subject("application", str(application.pk)),
        persons=[application.person_id],
        detail={"benefit": benefit},
        at=at,
    )


@transaction.atomic
def state(
    *,
    application: Application,
    question: LawQuestion,
    facts: Mapping[str, Value | None],
    officer: Officer | None = None,
    at: datetime,
) -> list[StatedFact]:
    """Add facts to those of an application: recorded by the officer, or declared by the person where there is none.

    `None` takes a fact back. What changes nothing is not stored again. Refuses an unknown fact, one of the wrong kind, and one
    that the person's record holds; then nothing is stored at all.
    """
    standing = {fact.path: fact.value for fact in facts_about(application, question)}
    changed = {path: value for path, value in facts.items() if standing.get(path) != value}
    _check(application, question, standing, changed)
    rows = _add(application, changed, officer, at)
    if rows:
        actor = Actor(ActorKind.OFFICER, str(officer.pk)) if officer else Actor(ActorKind.CITIZEN, str(application.person_id))
        subject = Subject("application", str(application.pk))
        record(
            actor=actor,
            verb="stated",
            subject=subject,
            persons=[application.person_id],
            detail={"facts": sorted(changed)},
            at=at,
        )
    return rows


def _add(application: Application, facts: Mapping[str, Value | None], officer: Officer | None, at: datetime) -> list[StatedFact]:
    source = StatedFact.Source.RECORDED if officer is not None else StatedFact.Source.DECLARED
    return [
        StatedFact.objects.create(application=application, path=path, value=value, source=source, officer=officer, stated_at=at)
        for path, value in facts.items()
    ]


def _check(
    application: Application, question: LawQuestion, standing: Mapping[str, Value], changed: Mapping[str, Value | None]
) -> None:
    """Put what changes beside what stands, owners first, and refuse what does not fit."""
    on_record = {fact.path for fact in known_facts(application.person, question)}
    given: dict[str, Any] = {}
    together = {path: value for path, value in {**standing, **changed}.items() if value is not None}
    for path in sorted(together, key=owners_first):
        if path in changed and path in on_record:
            raise FactOnRecord(fact=named(question, path))
        try:
            put(question.law.law, given, question.subject, path, together[path])
        except NoSuchPath as error:
            # What was stated of the fourth child leads nowhere once there are three; only what is stated now is refused.
            if path in changed:
                raise FactUnknown from error
        except WrongFact as error:
            raise FactOfWrongKind(fact=named(question, path)) from error


def named(question: LawQuestion, path: str) -> Words:
    """A fact as people call it, in the three languages."""
    return Words(*(path_said(question.law.law, question.subject, path, language) for language in LANGUAGES))
