"""What was established about a person's disability, with the rehabilitation programme; rows that are never changed."""

import uuid

from django.db import models
from django.db.models import F, Q

from dayaq.casework.people.models import Person
from dayaq.casework.staff.models import Officer
from dayaq.subsystems.disability.models.bodies import Body
from dayaq.subsystems.disability.models.files import MedicalFile


class Degree(models.TextChoices):
    """The names of the law's list of degrees (`law.facts`), as its facts are stored; a test holds both lists alike."""

    NONE = "none"
    FIRST = "first"
    SECOND = "second"
    THIRD = "third"
    CHILD = "child"


class Cause(models.TextChoices):
    """The names of the law's list of causes of a disability."""

    GENERAL_ILLNESS = "general_illness"
    CHILDHOOD = "childhood"
    WORK_INJURY = "work_injury"
    OCCUPATIONAL_DISEASE = "occupational_disease"
    WAR = "war"
    MILITARY_SERVICE = "military_service"
    JANUARY_1990 = "january_1990"
    CHERNOBYL = "chernobyl"


class Assessment(models.Model):
    """One decision on a person's disability (əlillik barədə qərar). Never changed: a correction is a row that `replaces` it.

    `degree` is a name of the law's list; `none` means that no disability was found. From 1 July 2022 `loss` is the loss of
    function in percent, from which the degree follows. In force from `starts_on` up to, not including, `ends_on`; without it for
    good.
    `since` is the day from which the disability was established, `decided_on` the legal day of the decision, `recorded_at` the
    moment from which the register knows it.
    """

    class Origin(models.TextChoices):
        COMMISSION = "commission"
        APPEAL = "appeal"
        CORRECTION = "correction"
        TAKEN_OVER = "taken_over"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey(MedicalFile, on_delete=models.PROTECT, null=True, related_name="assessments")
    commission = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, related_name="+")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")
    origin = models.CharField(max_length=10, choices=Origin.choices)
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="replaced_by")
    degree = models.CharField(max_length=8, choices=Degree.choices)
    loss = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    cause = models.CharField(max_length=24, choices=Cause.choices, blank=True)
    blind = models.BooleanField(default=False)
    since = models.DateField(null=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    grounds = models.TextField()
    decided_on = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        db_table = "disability_assessment"
        ordering = ["-recorded_at", "id"]
        constraints = [
            models.CheckConstraint(name="disability_degree_is_known", condition=Q(degree__in=Degree.values)),
            models.CheckConstraint(name="disability_cause_is_known", condition=Q(cause="") | Q(cause__in=Cause.values)),
            models.CheckConstraint(
                name="disability_found_has_cause_and_day",
                condition=Q(degree="none", cause="", since__isnull=True, ends_on__isnull=True, blind=False)
                | (~Q(degree="none") & ~Q(cause="") & Q(since__isnull=False)),
            ),
            models.CheckConstraint(
                name="disability_term_ends_after_it_starts", condition=Q(ends_on__isnull=True) | Q(ends_on__gt=F("starts_on"))
            ),
            models.CheckConstraint(
                name="disability_since_before_it_starts", condition=Q(since__isnull=True) | Q(since__lte=F("starts_on"))
            ),
            models.CheckConstraint(
                name="disability_loss_is_a_percentage", condition=Q(loss__isnull=True) | Q(loss__gte=0, loss__lte=100)
            ),
        ]
        indexes = [
            models.Index(name="disability_of_person", fields=["person", "-starts_on", "-recorded_at"]),
            models.Index(name="disability_term_ends", fields=["ends_on"], condition=Q(ends_on__isnull=False)),
        ]


class Measure(models.Model):
    """One measure of the individual rehabilitation programme (fərdi reabilitasiya proqramı) that came with an assessment."""

    class Kind(models.TextChoices):
        MEDICAL = "medical"
        DEVICE = "device"
        VOCATIONAL = "vocational"
        SOCIAL = "social"

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="measures")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    words = models.TextField()

    class Meta:
        db_table = "disability_measure"
        ordering = ["id"]
        constraints = [models.UniqueConstraint(name="disability_measure_once_of_its_kind", fields=["assessment", "kind"])]


class Reminder(models.Model):
    """The person was reminded that the term of this assessment ends; once."""

    assessment = models.OneToOneField(Assessment, primary_key=True, on_delete=models.PROTECT, related_name="reminder")
    reminded_at = models.DateTimeField()
    told = models.PositiveSmallIntegerField()

    class Meta:
        db_table = "disability_reminder"
