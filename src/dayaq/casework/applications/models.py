"""Drafts, applications, and the documents attached to them."""

import uuid

from django.db import models

from dayaq.casework.channel import Channel
from dayaq.casework.people.mandates.models import Basis, Mandate
from dayaq.casework.people.models import Person
from dayaq.casework.staff.models import Officer, Unit


class StoredFile(models.Model):
    """The bytes of a document, kept once under their SHA-256 and never changed."""

    sha256 = models.CharField(primary_key=True, max_length=64)
    size = models.PositiveIntegerField()
    media_type = models.CharField(max_length=100)
    content = models.BinaryField()

    class Meta:
        db_table = "stored_file"
        constraints = [models.CheckConstraint(condition=models.Q(size__gt=0), name="file_not_empty")]


class SafeCopy(models.Model):
    """The sanitised copy of a stored file, or why there is none. An infected file is in quarantine: it is never handed out."""

    class State(models.TextChoices):
        READY = "ready"
        ENCRYPTED = "encrypted"
        DAMAGED = "damaged"
        UNSUPPORTED = "unsupported"
        INFECTED = "infected"

    file = models.OneToOneField(StoredFile, on_delete=models.CASCADE, related_name="safe_copy")
    state = models.CharField(max_length=11, choices=State)

    class Meta:
        db_table = "safe_copy"


class SafePage(models.Model):
    """One page of a sanitised copy as a PNG, counted from 1."""

    copy = models.ForeignKey(SafeCopy, on_delete=models.CASCADE, related_name="pages")
    number = models.PositiveSmallIntegerField()
    png = models.BinaryField()

    class Meta:
        db_table = "safe_page"
        constraints = [models.UniqueConstraint(name="safe_page_once", fields=["copy", "number"])]
        ordering = ["number"]


class Answers(models.Model):
    """What the person wrote in the form: the request in own words, where they live, and the contact for the result.

    `district` is a code of `people.districts`, empty where none was chosen.
    """

    text = models.TextField(blank=True)
    district = models.CharField(max_length=40, blank=True)
    address = models.CharField(max_length=300, blank=True)
    email = models.CharField(max_length=254, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    # The answer is printed at a centre, where the person collects it.
    on_paper = models.BooleanField(default=False)
    language = models.CharField(max_length=2)

    class Meta:
        abstract = True


class ByWhom(models.Model):
    """Who fills in and sends where it is not the person themself: the representative, on which basis, by which mandate.

    A parent acts without a mandate, by the civil status record.
    """

    representative = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    basis = models.CharField(max_length=10, choices=Basis.choices, blank=True)
    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        abstract = True


class Draft(Answers, ByWhom):
    """A form being filled. `key` is its idempotency key; `browser` is the digest of the browser's own secret.

    Answers of a draft are shown only to its person, in the browser that wrote them: knowing a document number and a FİN opens
    applying, never what somebody else has typed.
    """

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    service_code = models.CharField(max_length=80)
    browser = models.CharField(max_length=64)
    begun_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "draft"
        constraints = [
            models.UniqueConstraint(
                fields=["person", "service_code", "representative"],
                condition=models.Q(closed_at__isnull=True),
                name="one_open_draft_per_service",
                nulls_distinct=False,
            )
        ]

    @property
    def filled_by(self) -> uuid.UUID:
        """The id of whoever fills in the form: the representative, else the person."""
        return self.representative_id or self.person_id


class Purpose(models.TextChoices):
    """Why a matter stands: asked anew, against a decision (şikayət), to put one right (düzəliş), or found by the state itself:
    a right, or that a payment being made must change or end."""

    NEW = "new"
    COMPLAINT = "complaint"
    CORRECTION = "correction"
    FOUND = "found"
    CHANGED = "changed"


class Application(Answers, ByWhom):
    """One matter asked for by one person, under its registration number, until it is decided.

    A complaint and a correction are applications too, `about` the one whose decision they concern; so is a right that the state
    found (`found`), for which nobody applied: it has a number, a status and a way to object like any other; so has the change or
    the end of a payment that facts or the law brought about (`changed`). While the citizen is asked for something, `asked_at` is
    the moment of asking and `answer_by` the last day of the time given; then `due_on` is the deadline that follows if the whole
    of that time is used. `closed_because` says why one was closed without a decision.
    `unit` is the unit to which it was given, whose officers alone see it.
    """

    class State(models.TextChoices):
        RECEIVED = "received"
        IN_REVIEW = "in_review"
        WAITING = "waiting_for_citizen"
        APPROVED = "approved"
        REFUSED = "refused"
        WITHDRAWN = "withdrawn"
        DISCONTINUED = "discontinued"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    registration_number = models.CharField(max_length=32, unique=True)
    draft_key = models.UUIDField(unique=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="applications")
    service_code = models.CharField(max_length=80)
    channel = models.CharField(max_length=16, choices=Channel)
    purpose = models.CharField(max_length=10, choices=Purpose.choices, default=Purpose.NEW)
    about = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="matters_about")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=State.choices, default=State.RECEIVED)
    received_at = models.DateTimeField()
    received_on = models.DateField()
    due_on = models.DateField()
    reviewer = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="reviewing")
    taken_at = models.DateTimeField(null=True)
    asked_at = models.DateTimeField(null=True)
    answer_by = models.DateField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_because = models.TextField(blank=True)

    class Meta:
        db_table = "application"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["approved", "refused", "withdrawn", "discontinued"], closed_at__isnull=False)
                | models.Q(state__in=["received", "in_review", "waiting_for_citizen"], closed_at__isnull=True),
                name="application_closed_when_decided",
            ),
            models.CheckConstraint(
                condition=models.Q(state="waiting_for_citizen", asked_at__isnull=False, answer_by__isnull=False)
                | (~models.Q(state="waiting_for_citizen") & models.Q(asked_at__isnull=True, answer_by__isnull=True)),
                name="application_waits_for_an_answer_by_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(purpose__in=["new", "found", "changed"], about__isnull=True)
                | (models.Q(purpose__in=["complaint", "correction"]) & models.Q(about__isnull=False)),
                name="application_about_another_has_a_purpose",
            ),
            models.UniqueConstraint(
                fields=["about", "purpose"],
                condition=models.Q(about__isnull=False, closed_at__isnull=True),
                name="one_open_matter_about_a_decision",
            ),
            models.CheckConstraint(condition=models.Q(due_on__gte=models.F("received_on")), name="application_due_after_receipt"),
        ]
        indexes = [
            models.Index(
                fields=["due_on", "registration_number"],
                condition=models.Q(closed_at__isnull=True),
                name="application_open_by_deadline",
            ),
            # The figures over the worklist are counted in the index alone, so it carries what they ask.
            models.Index(
                fields=["unit", "due_on", "registration_number"],
                include=["reviewer"],
                condition=models.Q(closed_at__isnull=True),
                name="application_open_in_unit",
            ),
            models.Index(
                fields=["reviewer", "due_on"], condition=models.Q(closed_at__isnull=True), name="application_open_of_officer"
            ),
            models.Index(
                models.F("unit"),
                models.F("closed_at").desc(),
                models.F("registration_number").desc(),
                condition=models.Q(closed_at__isnull=False),
                name="application_decided_in_unit",
            ),
        ]

    @property
    def sent_by(self) -> uuid.UUID:
        """The id of whoever sent it: the representative, else the person."""
        return self.representative_id or self.person_id


class Attachment(models.Model):
    """A document under the name its sender gave it; it belongs to a draft until that is sent, then to the application."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, null=True, related_name="attachments")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, null=True, related_name="attachments")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=150)
    added_at = models.DateTimeField()

    class Meta:
        db_table = "attachment"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(draft__isnull=True, application__isnull=False)
                | models.Q(draft__isnull=False, application__isnull=True),
                name="attachment_has_one_home",
            ),
            models.UniqueConstraint(
                fields=["draft", "file"], condition=models.Q(draft__isnull=False), name="same_bytes_attached_once"
            ),
            models.UniqueConstraint(
                fields=["application", "file"],
                condition=models.Q(application__isnull=False),
                name="same_bytes_in_application_once",
            ),
        ]
        ordering = ["added_at", "id"]


class HinderedDocument(models.Model):
    """An attachment that nobody can open, of which its sender was told: infected, or locked by a password.

    `replaced_by` is what the sender attached in its place, empty until then.
    """

    class Why(models.TextChoices):
        INFECTED = "infected"
        ENCRYPTED = "encrypted"

    attachment = models.OneToOneField(Attachment, on_delete=models.PROTECT, related_name="hindrance")
    why = models.CharField(max_length=9, choices=Why)
    found_at = models.DateTimeField()
    replaced_by = models.OneToOneField(Attachment, on_delete=models.PROTECT, null=True, related_name="replaces")

    class Meta:
        db_table = "hindered_document"
        constraints = [
            models.CheckConstraint(
                name="document_does_not_replace_itself",
                condition=models.Q(replaced_by__isnull=True) | ~models.Q(replaced_by=models.F("attachment")),
            ),
        ]


class VerifiedContact(models.Model):
    """A contact typed in an application, of which a code showed that whoever applied holds it."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="verified_contacts")
    medium = models.CharField(max_length=8)
    address = models.CharField(max_length=254)
    verified_at = models.DateTimeField()

    class Meta:
        db_table = "verified_contact"
        constraints = [
            models.UniqueConstraint(fields=["application", "medium", "address"], name="contact_verified_once"),
        ]
