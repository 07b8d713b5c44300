"""What identification keeps: attempts and codes, only as long as the limits need them; trusted contacts, with their days."""

import uuid

from django.db import models
from django.db.models import F, Q

from dayaq.casework.notices.models import Notice
from dayaq.casework.people.models import IdentityDocument, Person
from dayaq.casework.staff.models import Officer


class IdentificationAttempt(models.Model):
    """One try with a well-formed pair of document number and FİN, right or wrong.

    The claimed FİN and the client's address stand here only as keyed hashes, which only the product's key could turn back.
    """

    person_key = models.BinaryField(max_length=32)
    address_key = models.BinaryField(max_length=32)
    at = models.DateTimeField()
    succeeded = models.BooleanField()

    class Meta:
        db_table = "identification_attempt"
        indexes = [
            models.Index(name="attempt_of_person", fields=["person_key", "at"]),
            models.Index(name="attempt_of_address", fields=["address_key", "at"]),
            models.Index(name="attempt_by_time", fields=["at"]),
        ]

    def __str__(self) -> str:
        return f"attempt {self.pk}"


class OneTimeCode(models.Model):
    """One asking for a code (birdəfəlik kod), and what became of it. The code itself stands nowhere: see `codes`.

    `about` is the id of what the code opens, of a kind that `purpose` names. An asking that had nowhere to be sent has an empty
    `address`, and no code opens it. Contact and client stand here once more as keyed hashes, under which the limits count.
    """

    class Purpose(models.TextChoices):
        APPLICATION = "application"
        TRUSTED = "trusted"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    purpose = models.CharField(max_length=12, choices=Purpose.choices)
    about = models.UUIDField()
    person = models.UUIDField()
    medium = models.CharField(max_length=8, choices=[(Notice.Medium.EMAIL, "email"), (Notice.Medium.SMS, "sms")])
    address = models.CharField(max_length=254, blank=True)
    language = models.CharField(max_length=2)
    contact_key = models.BinaryField(max_length=32)
    client_key = models.BinaryField(max_length=32)
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "one_time_code"
        constraints = [
            models.CheckConstraint(name="code_expires_after_asking", condition=Q(expires_at__gt=F("asked_at"))),
            models.CheckConstraint(name="code_sent_nowhere_is_never_used", condition=~Q(address="") | Q(used_at__isnull=True)),
        ]
        indexes = [
            models.Index(name="code_of_contact", fields=["contact_key", "asked_at"]),
            models.Index(name="code_about", fields=["about", "asked_at"]),
            models.Index(name="code_of_client", fields=["client_key", "asked_at"]),
            models.Index(name="code_by_time", fields=["asked_at"]),
        ]

    def __str__(self) -> str:
        return f"code {self.pk}"


class TrustedBy(models.TextChoices):
    """How it became known that a contact is the person's own."""

    COUNTER = "counter"
    OWN_NAME = "own_name"
    EID = "eid"


class TrustedContact(models.Model):
    """A mobile number or e-mail address known to be the person's own (etibarlı əlaqə), from one day to another.

    It became known at a counter, where an officer saw the identity document; from the operator's register, which names the person
    as the holder of the number; or by e-ID. A person has one of each medium at a time.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="trusted_contacts")
    medium = models.CharField(max_length=8, choices=[(Notice.Medium.EMAIL, "email"), (Notice.Medium.SMS, "sms")])
    address = models.CharField(max_length=254)
    trusted_by = models.CharField(max_length=8, choices=TrustedBy.choices)
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")
    document = models.ForeignKey(IdentityDocument, on_delete=models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField()
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)

    class Meta:
        db_table = "trusted_contact"
        ordering = ["medium", "starts_on", "confirmed_at"]
        constraints = [
            models.UniqueConstraint(
                name="one_trusted_contact_of_a_medium", fields=["person", "medium"], condition=Q(ends_on__isnull=True)
            ),
            models.CheckConstraint(name="trusted_contact_has_address", condition=~Q(address="")),
            models.CheckConstraint(name="trusted_contact_way_is_known", condition=Q(trusted_by__in=TrustedBy.values)),
            models.CheckConstraint(
                name="trusted_contact_of_counter_names_officer",
                condition=~Q(trusted_by="counter") | Q(officer__isnull=False, document__isnull=False),
            ),
            models.CheckConstraint(
                name="trusted_contact_ends_after_start", condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on"))
            ),
        ]

    def __str__(self) -> str:
        return f"trusted contact {self.pk}"
