"""Employers, their signatories, and notifications with their terms and answers: rows that are only added.

Where something changes a later row says so: of the rows that reach a day, the one with the latest beginning counts, and of
those the latest recorded.
"""

import uuid

from django.db import models
from django.db.models import F, Q

from dayaq.casework.channel import Channel
from dayaq.casework.people.models import Person
from dayaq.casework.people.voen import VOEN_PATTERN
from dayaq.casework.staff.models import Officer, Unit


class Employer(models.Model):
    """A legal person or entrepreneur who employs (işəgötürən), known by the tax number."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    voen = models.CharField(max_length=10, unique=True)

    class Meta:
        db_table = "contract_employer"
        constraints = [models.CheckConstraint(name="employer_voen_is_well_formed", condition=Q(voen__regex=VOEN_PATTERN))]


class EmployerState(models.Model):
    """What is known of an employer from a day on: name, address, kind, sector, and whether they are active taxpayers."""

    class Kind(models.TextChoices):
        STATE = "state"
        BUSINESS = "business"
        FAMILY_FARM = "family_farm"

    class Sector(models.TextChoices):
        STATE = "state"
        OIL = "oil"
        PRIVATE = "private"

    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="states")
    name = models.CharField(max_length=200)
    address = models.CharField(max_length=300)
    kind = models.CharField(max_length=12, choices=Kind)
    sector = models.CharField(max_length=8, choices=Sector)
    active = models.BooleanField()
    starts_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "contract_employer_state"
        ordering = ["-starts_on", "-recorded_at", "-id"]
        indexes = [models.Index(name="employer_state_latest", fields=["employer", "-starts_on", "-recorded_at", "-id"])]
        constraints = [
            models.CheckConstraint(name="employer_has_a_name", condition=~Q(name="")),
            models.CheckConstraint(name="employer_kind_is_known", condition=Q(kind__in=["state", "business", "family_farm"])),
            models.CheckConstraint(name="employer_sector_is_known", condition=Q(sector__in=["state", "oil", "private"])),
        ]


class Signatory(models.Model):
    """A person who signs for an employer (imza səlahiyyətli şəxs) from a day to before another, by a paper an officer saw."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="signatories")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="signs_for")
    paper = models.CharField(max_length=200)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "contract_signatory"
        ordering = ["-starts_on", "-recorded_at"]
        constraints = [
            models.CheckConstraint(name="signatory_has_a_paper", condition=~Q(paper="")),
            models.CheckConstraint(
                name="signatory_ends_after_start", condition=Q(ends_on__isnull=True) | Q(ends_on__gt=F("starts_on"))
            ),
        ]


class SignatoryEnd(models.Model):
    """That a signatory signs no more from a day on, earlier than the paper said."""

    signatory = models.OneToOneField(Signatory, on_delete=models.PROTECT, related_name="end")
    ends_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "contract_signatory_end"


class NoticeFile(models.Model):
    """A file of notifications as it was sent: its bytes under their SHA-256, and how many lines it holds."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="files")
    signatory = models.ForeignKey(Signatory, on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    content = models.BinaryField()
    lines = models.PositiveIntegerField()
    received_at = models.DateTimeField()

    class Meta:
        db_table = "contract_file"
        ordering = ["-received_at", "id"]
        constraints = [
            models.UniqueConstraint(name="contract_file_once", fields=["employer", "sha256"]),
            models.CheckConstraint(name="contract_file_has_lines", condition=Q(lines__gt=0)),
        ]


class Notification(models.Model):
    """One notification (bildiriş) by an employer, as received. It is with an officer until it has an answer.

    A conclusion founds a contract; an amendment and a termination are `about` the conclusion of theirs. `own_key` is the
    employer's own name for it, under which it is taken once; `digest` tells whether the same key brings the same content.
    `doubts` are the law's conditions that an officer has to look at, by name. The name is kept as the employer wrote it.
    """

    class Kind(models.TextChoices):
        CONCLUSION = "conclusion"
        AMENDMENT = "amendment"
        TERMINATION = "termination"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="notifications")
    kind = models.CharField(max_length=12, choices=Kind)
    about = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="changes")
    own_key = models.CharField(max_length=100)
    digest = models.CharField(max_length=64)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="contract_notifications")
    written_name = models.CharField(max_length=320)
    document = models.CharField(max_length=23)
    signatory = models.ForeignKey(Signatory, on_delete=models.PROTECT, related_name="notifications")
    channel = models.CharField(max_length=16, choices=Channel)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField()
    received_on = models.DateField()
    due_on = models.DateField()
    doubts = models.JSONField(default=list)

    class Meta:
        db_table = "contract_notification"
        ordering = ["-received_at", "-id"]
        constraints = [
            models.UniqueConstraint(name="contract_notification_once", fields=["employer", "own_key"]),
            models.CheckConstraint(
                name="contract_change_is_about_a_contract",
                condition=Q(kind="conclusion", about__isnull=True)
                | Q(kind__in=["amendment", "termination"], about__isnull=False),
            ),
        ]
        indexes = [
            models.Index(name="contract_of_employer", fields=["employer", "-received_at", "-id"]),
            models.Index(name="contract_by_deadline", fields=["due_on", "id"]),
        ]


class Terms(models.Model):
    """What was agreed, by a conclusion or from a day on by an amendment (`from_on`, of a conclusion its first day of work).

    `last_day` is the last day of a fixed term, empty where there is none; `wage` AZN a month; `leave_days` calendar days a year.
    """

    notification = models.OneToOneField(Notification, on_delete=models.PROTECT, related_name="terms")
    from_on = models.DateField()
    position = models.CharField(max_length=200)
    workplace = models.CharField(max_length=300)
    duties = models.CharField(max_length=1000)
    concluded_on = models.DateField()
    starts_on = models.DateField()
    last_day = models.DateField(null=True)
    trial_months = models.PositiveSmallIntegerField()
    weekly_hours = models.PositiveSmallIntegerField()
    wage = models.DecimalField(max_digits=12, decimal_places=2)
    supplements = models.CharField(max_length=300, blank=True)
    leave_days = models.PositiveSmallIntegerField()
    main_workplace = models.BooleanField()
    parental_consent = models.BooleanField()
    address = models.CharField(max_length=300)
    other = models.CharField(max_length=1000, blank=True)

    class Meta:
        db_table = "contract_terms"
        constraints = [
            models.CheckConstraint(
                name="contract_term_in_order", condition=Q(last_day__isnull=True) | Q(last_day__gte=F("starts_on"))
            ),
            models.CheckConstraint(name="contract_wage_is_no_debt", condition=Q(wage__gte=0)),
        ]


class Ending(models.Model):
    """The termination that a notification tells of: the last day of the contract, and why it ends."""

    class Reason(models.TextChoices):
        LIQUIDATION = "liquidation"
        STAFF_CUT = "staff_cut"
        TERM_EXPIRED = "term_expired"
        OWN_WISH = "own_wish"
        OTHER = "other"

    notification = models.OneToOneField(Notification, on_delete=models.PROTECT, related_name="ending")
    last_day = models.DateField()
    reason = models.CharField(max_length=12, choices=Reason)

    class Meta:
        db_table = "contract_ending"


class Answer(models.Model):
    """The answer to a notification: registered or refused, by the checks alone or by an officer with a reason."""

    class Outcome(models.TextChoices):
        REGISTERED = "registered"
        REFUSED = "refused"

    notification = models.OneToOneField(Notification, on_delete=models.PROTECT, related_name="answer")
    outcome = models.CharField(max_length=10, choices=Outcome)
    answered_at = models.DateTimeField()
    answered_on = models.DateField()
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=1000, blank=True)

    class Meta:
        db_table = "contract_answer"
        constraints = [
            models.CheckConstraint(
                name="contract_refusal_has_a_reason",
                condition=Q(outcome="registered") | (Q(officer__isnull=False) & ~Q(reason="")),
            )
        ]


class FileLine(models.Model):
    """What became of one line of a file: its notification, or what is wrong with it, in three languages by column."""

    file = models.ForeignKey(NoticeFile, on_delete=models.PROTECT, related_name="done")
    number = models.PositiveIntegerField()
    notification = models.ForeignKey(Notification, on_delete=models.PROTECT, null=True, related_name="+")
    faults = models.JSONField(default=list)

    class Meta:
        db_table = "contract_file_line"
        ordering = ["number"]
        constraints = [models.UniqueConstraint(name="contract_file_line_once", fields=["file", "number"])]
