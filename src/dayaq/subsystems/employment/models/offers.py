"""What passes between a jobseeker and a vacancy: the offer with its reasons, the answer, the referral, the employer's answer."""

import uuid

from django.db import models
from django.db.models import Q

from dayaq.casework.staff.models import Officer
from dayaq.subsystems.contracts.models import Signatory
from dayaq.subsystems.employment.models.seekers import Registration
from dayaq.subsystems.employment.models.vacancies import Vacancy


class Offer(models.Model):
    """A suitable job offered to a jobseeker (münasib iş təklifi); `reasons` are the points for which it suits, as found then."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    registration = models.ForeignKey(Registration, on_delete=models.PROTECT, related_name="offers")
    vacancy = models.ForeignKey(Vacancy, on_delete=models.PROTECT, related_name="offers")
    reasons = models.JSONField()
    offered_on = models.DateField()
    offered_at = models.DateTimeField()
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "employment_offer"
        ordering = ["-offered_at", "id"]
        constraints = [models.UniqueConstraint(name="vacancy_offered_once", fields=["registration", "vacancy"])]


class OfferAnswer(models.Model):
    """What the jobseeker answered: accepted, or declined in the person's own words."""

    class Outcome(models.TextChoices):
        ACCEPTED = "accepted"
        DECLINED = "declined"

    offer = models.OneToOneField(Offer, on_delete=models.PROTECT, related_name="answer")
    outcome = models.CharField(max_length=8, choices=Outcome)
    words = models.CharField(max_length=1000, blank=True)
    answered_on = models.DateField()
    answered_at = models.DateTimeField()

    class Meta:
        db_table = "employment_offer_answer"


class Referral(models.Model):
    """That a jobseeker who accepted is sent to the employer (göndəriş); the employer answers by `due_on`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    offer = models.OneToOneField(Offer, on_delete=models.PROTECT, related_name="referral")
    referred_on = models.DateField()
    recorded_at = models.DateTimeField()
    due_on = models.DateField()

    class Meta:
        db_table = "employment_referral"
        ordering = ["due_on", "id"]
        indexes = [models.Index(name="referral_by_term", fields=["due_on", "id"])]


class EmployerAnswer(models.Model):
    """The employer's answer to a referral, by a signatory or told to an officer: hired, or refused with the reason."""

    class Outcome(models.TextChoices):
        HIRED = "hired"
        REFUSED = "refused"

    referral = models.OneToOneField(Referral, on_delete=models.PROTECT, related_name="answer")
    outcome = models.CharField(max_length=7, choices=Outcome)
    reason = models.CharField(max_length=1000, blank=True)
    answered_on = models.DateField()
    answered_at = models.DateTimeField()
    signatory = models.ForeignKey(Signatory, on_delete=models.PROTECT, null=True, related_name="+")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        db_table = "employment_employer_answer"
        constraints = [
            models.CheckConstraint(name="employer_refusal_has_a_reason", condition=Q(outcome="hired") | ~Q(reason="")),
            models.CheckConstraint(
                name="employer_answers_by_one",
                condition=Q(signatory__isnull=False, officer__isnull=True) | Q(signatory__isnull=True, officer__isnull=False),
            ),
        ]
