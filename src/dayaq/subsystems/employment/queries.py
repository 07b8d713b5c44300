"""Questions about registrations, wishes, statuses, offers and vacancies."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from dayaq.subsystems.employment.models import (
    EmployerAnswer,
    Offer,
    OfferAnswer,
    Referral,
    Registration,
    UnemployedStatus,
    Vacancy,
    Wishes,
)

HIRED = Count("offers", filter=Q(offers__referral__answer__outcome=EmployerAnswer.Outcome.HIRED))
"""How many people were hired for a vacancy."""


def running_registration(person: UUID) -> Registration | None:
    """The registration that the person has now."""
    return Registration.objects.filter(person=person, ends_on__isnull=True).first()


def running_status(person: UUID) -> UnemployedStatus | None:
    """The status of unemployed that the person has now."""
    return UnemployedStatus.objects.filter(person=person, ends_on__isnull=True).first()


def latest_wishes(people: Collection[UUID]) -> dict[UUID, Wishes]:
    """What each of some people told last about the work they seek."""
    rows = Wishes.objects.filter(person__in=people).order_by("person", "-told_at", "-id").distinct("person")
    return {row.person_id: row for row in rows}


def offers_of(registrations: Collection[UUID]) -> QuerySet[Offer]:
    """The offers of some registrations, the latest first, with everything that followed."""
    followed = ("vacancy__employer", "vacancy__end", "answer", "referral__answer")
    return Offer.objects.filter(registration__in=registrations).select_related(*followed)


def declined_in(registration: Registration) -> list[OfferAnswer]:
    """The refusals that count for a registration, its own and those of the rows it returns to; the latest first."""
    chain = [registration.pk]
    at = registration
    while at.returns is not None:
        at = at.returns
        chain.append(at.pk)
    declined = OfferAnswer.objects.filter(offer__registration__in=chain, outcome=OfferAnswer.Outcome.DECLINED)
    return list(declined.filter(answered_on__lt=registration.refusals_until).order_by("-answered_on", "-pk"))


def open_vacancies() -> QuerySet[Vacancy]:
    """Vacancies that nobody has ended, with the number of people hired for each."""
    return Vacancy.objects.filter(end__isnull=True).annotate(hired=HIRED)


def vacancies_left() -> QuerySet[Vacancy]:
    """Open vacancies with a place that nobody fills yet."""
    return open_vacancies().alias(taken=HIRED).filter(taken__lt=F("places"))


def referrals_of(employer: UUID) -> QuerySet[Referral]:
    """Those referred to an employer, who wait for the answer first, by deadline."""
    referrals = Referral.objects.filter(offer__vacancy__employer=employer)
    shown = referrals.select_related("offer__vacancy", "offer__registration__person", "answer")
    return shown.order_by(F("answer__answered_at").asc(nulls_first=True), "due_on", "pk")


def overdue_offers(day: date) -> QuerySet[Registration]:
    """Registrations that run, whose term for a suitable job has passed before the day without one."""
    in_time = Q(offers__offered_on__lte=F("offer_due_on"))
    late = Registration.objects.filter(ends_on__isnull=True, offer_due_on__lt=day)
    return late.exclude(pk__in=Registration.objects.filter(in_time).values("pk"))


def vacancies_of(employer: UUID) -> QuerySet[Vacancy]:
    """Every vacancy of an employer, the latest first, with the number of people hired for each."""
    return Vacancy.objects.filter(employer=employer).select_related("end").annotate(hired=HIRED)
