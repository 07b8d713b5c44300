"""Vacancies (vakansiyalar) of the employers on record: a row as it was posted, and a row that ends it."""

import uuid

from django.db import models
from django.db.models import Q

from dayaq.casework.staff.models import Officer
from dayaq.subsystems.contracts.models import Employer, Signatory


class Education(models.TextChoices):
    """How far somebody has studied, from the least to the most (təhsil səviyyəsi)."""

    ANY = "any"
    GENERAL = "general"
    VOCATIONAL = "vocational"
    SECONDARY_SPECIAL = "secondary_special"
    HIGHER = "higher"


class Hours(models.TextChoices):
    """Whether work is for the full week or for a part of it; of a wish also either."""

    FULL = "full"
    PART = "part"
    ANY = "any"


class Vacancy(models.Model):
    """A job that an employer offers (vakansiya): `wage` AZN a month, `places` how many are sought.

    Posted by one who signs for the employer, or by an officer on the employer's word: exactly one of the two. `own_key` is the
    form's, under which it is taken once.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="vacancies")
    own_key = models.UUIDField(unique=True)
    position = models.CharField(max_length=200)
    field = models.CharField(max_length=40)
    duties = models.CharField(max_length=1000)
    district = models.CharField(max_length=40)
    workplace = models.CharField(max_length=300)
    hours = models.CharField(max_length=4, choices=Hours)
    wage = models.DecimalField(max_digits=12, decimal_places=2)
    education = models.CharField(max_length=20, choices=Education)
    places = models.PositiveSmallIntegerField()
    posted_on = models.DateField()
    recorded_at = models.DateTimeField()
    signatory = models.ForeignKey(Signatory, on_delete=models.PROTECT, null=True, related_name="+")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        db_table = "employment_vacancy"
        ordering = ["-posted_on", "-recorded_at", "id"]
        constraints = [
            models.CheckConstraint(name="vacancy_has_places", condition=Q(places__gt=0)),
            models.CheckConstraint(name="vacancy_wage_is_positive", condition=Q(wage__gt=0)),
            models.CheckConstraint(name="vacancy_hours_are_known", condition=Q(hours__in=["full", "part"])),
            models.CheckConstraint(
                name="vacancy_is_posted_by_one",
                condition=Q(signatory__isnull=False, officer__isnull=True) | Q(signatory__isnull=True, officer__isnull=False),
            ),
        ]
        indexes = [models.Index(name="vacancy_by_field", fields=["field", "district"])]


class VacancyEnd(models.Model):
    """That a vacancy is open no more from a day on: filled, or taken back by whoever signs or an officer."""

    class Reason(models.TextChoices):
        FILLED = "filled"
        TAKEN_BACK = "taken_back"

    vacancy = models.OneToOneField(Vacancy, on_delete=models.PROTECT, related_name="end")
    ends_on = models.DateField()
    reason = models.CharField(max_length=10, choices=Reason)
    recorded_at = models.DateTimeField()

    class Meta:
        db_table = "employment_vacancy_end"
