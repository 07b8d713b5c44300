"""Notices and the attempts to deliver them."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

from dayaq.casework.people.models import Person


class Notice(models.Model):
    """One message to one contact of one person about one matter (its registration number).

    `occasion` tells apart notices of one kind about one matter, as when a person is asked twice; mostly empty.
    A letter (məktub) waits until an officer has printed it and handed it over; no relay takes it.
    `wordings` are the approved wordings it was written from; it has none where the words of the release were used.
    """

    class Medium(models.TextChoices):
        EMAIL = "email"
        SMS = "sms"
        LETTER = "letter"

    class State(models.TextChoices):
        WAITING = "waiting"
        SENT = "sent"
        DEAD = "dead"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    matter = models.CharField(max_length=32, db_index=True)
    kind = models.CharField(max_length=32)
    occasion = models.CharField(max_length=36, blank=True)
    medium = models.CharField(max_length=8, choices=Medium.choices)
    address = models.CharField(max_length=254)
    language = models.CharField(max_length=2)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    wordings = ArrayField(models.UUIDField(), default=list, blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "notice"
        constraints = [
            models.UniqueConstraint(fields=["matter", "kind", "occasion", "medium", "address"], name="notice_told_once"),
            models.CheckConstraint(
                condition=models.Q(state="sent", sent_at__isnull=False)
                | (~models.Q(state="sent") & models.Q(sent_at__isnull=True)),
                name="notice_sent_has_moment",
            ),
        ]
        indexes = [
            models.Index(fields=["created_at"], condition=models.Q(state="waiting"), name="notice_waiting"),
            models.Index(fields=["created_at"], condition=models.Q(state="dead"), name="notice_dead"),
        ]


class DeliveryAttempt(models.Model):
    """One try to hand a notice to the relay. An attempt without an end is one whose outcome we never learned."""

    class Outcome(models.TextChoices):
        RELAYED = "relayed"
        POSTPONED = "postponed"
        REJECTED = "rejected"

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="delivery_attempts")
    number = models.PositiveSmallIntegerField()
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=9, choices=Outcome.choices, blank=True)
    detail = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "delivery_attempt"
        constraints = [models.UniqueConstraint(fields=["notice", "number"], name="attempt_numbered_once")]
