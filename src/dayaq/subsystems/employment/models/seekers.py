"""Who is on the register of the employment service: registrations, what people wish, the status of unemployed."""

import uuid

from django.db import models
from django.db.models import F, Q

from dayaq.casework.decisions.models import Decision
from dayaq.casework.people.models import Person
from dayaq.casework.staff.models import Officer, Unit
from dayaq.subsystems.employment.models.vacancies import Education, Hours


class EndReason(models.TextChoices):
    """Why somebody is no longer on the register (qeydiyyatdan çıxarılma)."""

    HIRED = "hired"
    OWN_WISH = "own_wish"
    REFUSALS = "refusals"
    CONSCRIPTION = "conscription"
    PRISON = "prison"
    TREATMENT = "treatment"
    DIED = "died"
    CORRECTED = "corrected"
    OTHER = "other"


class Ending(models.Model):
    """How a running row ends, written once: the first day without it, why, in which moment and by whom that was recorded."""

    ends_on = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    end_reason = models.CharField(max_length=12, choices=EndReason, blank=True)
    end_words = models.CharField(max_length=1000, blank=True)
    ended_by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        abstract = True


class Registration(Ending):
    """That somebody is registered as a jobseeker (işaxtaran kimi qeydiyyat) from a day on, by a decision.

    Whoever comes back after a removal for a time has a row of their own that `returns` to the earlier one, without a new
    decision. `offer_due_on` is the last of the working days within which a suitable job is offered; refusals count while they
    come before `refusals_until`, by the law of the day of registration.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="jobseeker_registrations")
    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, null=True, related_name="jobseeker_registration")
    returns = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="return_row")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField()
    offer_due_on = models.DateField()
    refusals_until = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        db_table = "employment_registration"
        ordering = ["-starts_on", "-recorded_at", "id"]
        constraints = [
            models.UniqueConstraint(name="one_running_registration", fields=["person"], condition=Q(ends_on__isnull=True)),
            models.CheckConstraint(
                name="registration_by_decision_or_return",
                condition=Q(decision__isnull=False, returns__isnull=True) | Q(decision__isnull=True, returns__isnull=False),
            ),
            models.CheckConstraint(
                name="registration_ends_in_order", condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on"))
            ),
            models.CheckConstraint(
                name="registration_end_has_a_reason",
                condition=Q(ends_on__isnull=True, ended_at__isnull=True, end_reason="")
                | (Q(ends_on__isnull=False, ended_at__isnull=False) & ~Q(end_reason="")),
            ),
        ]
        indexes = [
            models.Index(name="registration_of_person", fields=["person", "-starts_on"]),
            models.Index(name="registration_by_term", fields=["offer_due_on", "id"]),
        ]


class Wishes(models.Model):
    """What work a jobseeker seeks and has done, as told in one moment; the latest counts. `officer` where one wrote it down."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="work_wishes")
    field_wished = models.CharField(max_length=40)
    position_wished = models.CharField(max_length=200, blank=True)
    field_had = models.CharField(max_length=40, blank=True)
    position_had = models.CharField(max_length=200, blank=True)
    district = models.CharField(max_length=40)
    other_districts = models.BooleanField()
    hours = models.CharField(max_length=4, choices=Hours)
    least_wage = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    education = models.CharField(max_length=20, choices=Education)
    told_at = models.DateTimeField()
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        db_table = "employment_wishes"
        ordering = ["-told_at", "-id"]
        indexes = [models.Index(name="wishes_latest", fields=["person", "-told_at", "-id"])]


class UnemployedStatus(Ending):
    """The status of unemployed (işsiz statusu) from a day on, by a decision: the law's, or an officer's with its reason."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="unemployed_statuses")
    registration = models.ForeignKey(Registration, on_delete=models.PROTECT, related_name="statuses")
    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="unemployed_status")
    starts_on = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        db_table = "employment_status"
        ordering = ["-starts_on", "-recorded_at", "id"]
        constraints = [
            models.UniqueConstraint(name="one_running_status", fields=["person"], condition=Q(ends_on__isnull=True)),
            models.CheckConstraint(
                name="status_ends_in_order", condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on"))
            ),
            models.CheckConstraint(
                name="status_end_has_a_reason",
                condition=Q(ends_on__isnull=True, ended_at__isnull=True, end_reason="")
                | (Q(ends_on__isnull=False, ended_at__isnull=False) & ~Q(end_reason="")),
            ),
        ]
