"""Stating facts about an application: each typed by the vocabulary of the law, each with who, when and where from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from dayaq.casework.applications.models import Application
from dayaq.casework.examination.models import ExaminedBenefit, StatedFact
from dayaq.casework.examination.queries import facts_about, known_facts, paths_declared
from dayaq.casework.examination.values import LEAST_REASON, LawQuestion
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


class CorrectionUnexplained(Refusal):
    """Whoever records otherwise than the person declared must write why."""

    texts = {
        "az": "“{fact}” barədə müraciət edən başqa məlumat verib. Nəyə görə dəyişdiyinizi ən azı {least} işarə ilə yazın.",
        "en": "The applicant declared something else about “{fact}”. Write why you change it, in at least {least} characters.",
        "ru": "Заявитель сообщил о «{fact}» иное. Напишите, почему вы это меняете, не менее {least} знаков.",
    }


class BenefitElsewhere(Refusal):
    """The benefit does not belong to the chapter that the service covers."""

    texts = {
        "az": "Bu ödəniş xidmətin əhatə etdiyi ödənişlərdən deyil. Siyahıdan seçin.",
        "en": "This payment is none of those that the service covers. Choose from the list.",
        "ru": "Эта выплата не входит в число охватываемых услугой. Выберите из списка.",
    }


@dataclass(frozen=True, kw_only=True)
class By:
    """Who states: an officer, with the reason where the person declared otherwise; nobody where it is the person."""

    officer: Officer | None = None
    reason: str = ""


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
        _add(application, {path: None}, By(officer=officer), at)
    told = {"benefit": benefit, "about": "", "officer": officer, "chosen_at": at}
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
    by: By,
    at: datetime,
) -> list[StatedFact]:
    """Add facts to those of an application: recorded by an officer, or declared by the person where there is none.

    `None` takes a fact back. What changes nothing is not stored again. Refuses an unknown fact, one of the wrong kind, one that
    the person's record holds, and an officer's without a reason where the person declared otherwise; then nothing is stored.
    """
    stated = facts_about(application, question)
    standing = {fact.path: fact.value for fact in stated}
    changed = {path: value for path, value in facts.items() if standing.get(path) != value}
    _check(application, question, standing, changed)
    if by.officer is not None:
        declared = paths_declared(application)
        _refuse_unexplained(question, [path for path in changed if path in declared], by.reason)
    rows = _add(application, changed, by, at)
    officer = by.officer
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


def _refuse_unexplained(question: LawQuestion, corrected: Sequence[str], reason: str) -> None:
    if corrected and len(reason.strip()) < LEAST_REASON:
        raise CorrectionUnexplained(fact=named(question, corrected[0]), least=LEAST_REASON)


def _add(application: Application, facts: Mapping[str, Value | None], by: By, at: datetime) -> list[StatedFact]:
    source = StatedFact.Source.RECORDED if by.officer is not None else StatedFact.Source.DECLARED
    return [
        StatedFact.objects.create(
            application=application,
            path=path,
            value=value,
            source=source,
            officer=by.officer,
            reason=by.reason.strip(),
            stated_at=at,
        )
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
