"""The file without a name that a commission reads, and the referral that alone knows whose it is."""

import uuid

from django.db import models
from django.db.models import Q

from dayaq.casework.applications.models import StoredFile
from dayaq.casework.people.models import Person, Sex
from dayaq.casework.staff.models import Officer
from dayaq.subsystems.disability.models.bodies import Body


class Stage(models.TextChoices):
    """Before whom a file lies: the expert commission, or the appeal commission."""

    FIRST = "first"
    APPEAL = "appeal"


class MedicalFile(models.Model):
    """The anonymised file (adsız tibbi iş): what a commission may know, under a code that says nothing.

    It has no way to the person: only `Referral` names both. `age_band` is a band of years, `due_on` the last day for the
    decision, `extended_by` by how many days it was prolonged.
    """

    class State(models.TextChoices):
        DRAFT = "draft"
        WAITING = "waiting"
        DECIDED = "decided"
        DISCONTINUED = "discontinued"

    class Purpose(models.TextChoices):
        FIRST = "first"
        REPEAT = "repeat"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=9, unique=True)
    purpose = models.CharField(max_length=6, choices=Purpose.choices)
    age_band = models.CharField(max_length=8)
    sex = models.CharField(max_length=6, choices=Sex.choices)
    diagnosis = models.CharField(max_length=200)
    illness = models.TextField()
    findings = models.TextField()
    treatment = models.TextField(blank=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.DRAFT)
    stage = models.CharField(max_length=6, choices=Stage.choices, default=Stage.FIRST)
    commission = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, related_name="+")
    received_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    extended_by = models.PositiveSmallIntegerField(default=0)
    extended_because = models.TextField(blank=True)

    class Meta:
        db_table = "disability_file"
        constraints = [
            models.CheckConstraint(
                name="disability_file_lies_before_a_commission",
                condition=Q(state="draft", commission__isnull=True, due_on__isnull=True)
                | (~Q(state__in=["draft"]) & Q(commission__isnull=False, received_on__isnull=False, due_on__isnull=False)),
            ),
            models.CheckConstraint(name="disability_file_sex_is_known", condition=Q(sex__in=Sex.values)),
        ]
        indexes = [
            models.Index(name="disability_file_waiting", fields=["commission", "due_on", "code"], condition=Q(state="waiting")),
            models.Index(name="disability_file_closed", fields=["commission", "-due_on", "code"], condition=~Q(state="waiting")),
        ]


class FileDocument(models.Model):
    """A document of the file, called by its kind and number. The name it came by is not kept: it might tell whose it is."""

    class Kind(models.TextChoices):
        DISCHARGE = "discharge"
        EXAMINATION = "examination"
        LABORATORY = "laboratory"
        IMAGING = "imaging"
        OTHER = "other"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    file = models.ForeignKey(MedicalFile, on_delete=models.PROTECT, related_name="documents")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=Kind.choices)
    stored = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        db_table = "disability_file_document"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(name="disability_document_numbered_once", fields=["file", "number"]),
            models.UniqueConstraint(name="disability_document_same_bytes_once", fields=["file", "stored"]),
        ]


class Referral(models.Model):
    """An electronic referral (e-göndəriş, Forma 88) of one person by one doctor; a draft until sent, open until decided."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    file = models.OneToOneField(MedicalFile, on_delete=models.PROTECT, related_name="referral")
    institution = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    doctor = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "disability_referral"
        constraints = [
            models.UniqueConstraint(
                name="disability_referred_once_at_a_time",
                fields=["person"],
                condition=Q(sent_at__isnull=False, closed_at__isnull=True),
            ),
            models.UniqueConstraint(
                name="disability_one_draft_of_an_institution",
                fields=["person", "institution"],
                condition=Q(sent_at__isnull=True, closed_at__isnull=True),
            ),
        ]
        indexes = [models.Index(name="disability_referral_of_body", fields=["institution", "-begun_at"])]
