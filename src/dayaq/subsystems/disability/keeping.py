"""What happens to the register without a commission: corrections, older decisions taken over, deaths, reminders."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Exists, F, OuterRef

from dayaq.casework.facts.changed import facts_changed
from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import Actor, Subject, record
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.people.models import Person
from dayaq.casework.refusal import Refusal
from dayaq.casework.staff.models import Officer
from dayaq.subsystems.disability.assessing import close_file, columns_of, keep_programme
from dayaq.subsystems.disability.bodies import acting, bodies_of
from dayaq.subsystems.disability.determination import Determination, settled
from dayaq.subsystems.disability.models import Assessment, MedicalFile, Objection, Referral, Reminder
from dayaq.subsystems.disability.procedure import procedure_on
from dayaq.subsystems.disability.telling import tell_person

AT_A_TIME = 100
HOUSEKEEPING = Actor(ActorKind.SYSTEM, "disability")


class AssessmentUnknown(Refusal):
    """No assessment of that key that a commission of the officer made."""

    texts = {
        "az": "Belə qərar tapılmadı.",
        "en": "There is no such decision.",
        "ru": "Такого решения нет.",
    }


class AlreadyReplaced(Refusal):
    """Another row stands in its place."""

    texts = {
        "az": "Bu qərar artıq başqası ilə əvəz olunub; heç nə dəyişmədi.",
        "en": "This decision was replaced by another already; nothing changed.",
        "ru": "Это решение уже заменено другим; ничего не изменилось.",
    }


@transaction.atomic
def correct_assessment(*, assessment_id: UUID, said: Determination, officer: Officer, at: datetime) -> Assessment:
    """Put an error in an assessment right by a new row; the old one stays, and until `at` it is what was known.

    The decision's own day stays, and so does its scale. Refuses one that was replaced, and one of another commission.
    """
    bodies = bodies_of(officer, "assess", on=legal_day_of(at))
    wrong = Assessment.objects.select_related("person", "file").filter(pk=assessment_id, commission__in=bodies).first()
    if wrong is None:
        raise AssessmentUnknown
    right = settled(said, wrong.person, on=wrong.decided_on)
    try:
        with transaction.atomic():
            corrected = Assessment.objects.create(
                person=wrong.person,
                file=wrong.file,
                commission=wrong.commission,
                officer=officer,
                origin=Assessment.Origin.CORRECTION,
                replaces=wrong,
                decided_on=wrong.decided_on,
                recorded_at=at,
                **columns_of(right),
            )
    except IntegrityError as error:
        raise AlreadyReplaced from error
    keep_programme(corrected, right)
    _journal("assessment_corrected", corrected, acting(officer), at)
    facts_changed(wrong.person_id)
    return corrected


@transaction.atomic
def take_over(*, person: Person, said: Determination, decided_on: date, actor: Actor, at: datetime) -> Assessment:
    """Take over a decision made before this register, on its own day and by the scale of that day; `grounds` names the source."""
    right = replace(settled(said, person, on=decided_on), measures=())
    origin = Assessment.Origin.TAKEN_OVER
    taken = Assessment.objects.create(person=person, origin=origin, decided_on=decided_on, recorded_at=at, **columns_of(right))
    _journal("assessment_taken_over", taken, actor, at)
    return taken


@transaction.atomic
def discontinue_dead(*, at: datetime) -> int:
    """Close the open files of people who died, up to `AT_A_TIME`; how many they were. Nobody is told."""
    dead = Referral.objects.filter(person__died_on__isnull=False, file__state=MedicalFile.State.WAITING)
    keys = list(dead.values_list("file_id", flat=True)[:AT_A_TIME])
    for file in MedicalFile.objects.select_for_update(of=("self",)).filter(pk__in=keys, state=MedicalFile.State.WAITING):
        close_file(file, MedicalFile.State.DISCONTINUED)
        Referral.objects.filter(file=file, closed_at__isnull=True).update(closed_at=at)
        open_ones = Objection.objects.filter(assessment__file=file, closed_at__isnull=True)
        open_ones.update(outcome=Objection.Outcome.DISCONTINUED, closed_at=at)
        people = list(Referral.objects.filter(file=file).values_list("person_id", flat=True))
        subject = Subject("disability_file", str(file.pk))
        record(actor=HOUSEKEEPING, verb="discontinued", subject=subject, persons=people, at=at)
    return len(keys)


@transaction.atomic
def remind_of_terms(*, at: datetime) -> int:
    """Remind up to `AT_A_TIME` people, each once, that the term of their decision ends soon; how many were reminded."""
    on = legal_day_of(at)
    last = on + timedelta(days=procedure_on(on).reminder_days)
    later = Assessment.objects.filter(person=OuterRef("person"), starts_on__gt=OuterRef("starts_on"))
    ending = Assessment.objects.filter(
        ~Exists(later), ends_on__gt=on, ends_on__lte=last, replaced_by__isnull=True, reminder__isnull=True,
        person__died_on__isnull=True, starts_on__lt=F("ends_on"),
    )  # fmt: skip
    reminded = list(ending.select_related("person").select_for_update(of=("self",), skip_locked=True)[:AT_A_TIME])
    for assessment in reminded:
        told = tell_person(
            person=assessment.person, matter=assessment.pk.hex, kind="disability_term_ends", day=assessment.ends_on, at=at
        )
        Reminder.objects.create(assessment=assessment, reminded_at=at, told=told)
        _journal("reminded", assessment, HOUSEKEEPING, at, told=told)
    return len(reminded)


def _journal(verb: str, assessment: Assessment, actor: Actor, at: datetime, **detail: object) -> None:
    subject = Subject("disability_assessment", str(assessment.pk))
    record(actor=actor, verb=verb, subject=subject, persons=[assessment.person_id], detail=detail, at=at)
