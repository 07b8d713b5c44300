"""Decisions and their receipts."""

import uuid

from django.db import models

from dayaq.casework.applications.models import Application
from dayaq.casework.people.models import Person
from dayaq.casework.staff.models import Officer


class Decision(models.Model):
    """What was decided about one person in one service, on which day, by whom and why. Never changed.

    `corrects` is the earlier decision that this one replaces; the earlier one is kept as it was. `receipt` is the canonical
    text of everything the decision was made of, `receipt_sha256` its digest in hexadecimal.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    application = models.OneToOneField(Application, on_delete=models.PROTECT, null=True, related_name="decision")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="decisions")
    corrects = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="corrected_by")
    service_code = models.CharField(max_length=80)
    on = models.DateField()
    decided_at = models.DateTimeField()
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")
    approved = models.BooleanField()
    ground = models.CharField(max_length=64, blank=True)
    explanation = models.TextField()
    receipt = models.TextField()
    receipt_sha256 = models.CharField(max_length=64)

    class Meta:
        db_table = "decision"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(approved=True, ground="") | (models.Q(approved=False) & ~models.Q(ground="")),
                name="refusal_has_ground",
            ),
        ]


class StoredLaw(models.Model):
    """The rule tree and the amounts of one benefit, kept once under the SHA-256 of their text and never changed."""

    sha256 = models.CharField(primary_key=True, max_length=64)
    text = models.TextField()

    class Meta:
        db_table = "stored_law"


class DecisionByLaw(models.Model):
    """What the law answered before a decision, and with `departure` why the officer decided otherwise. Never changed.

    `facts` are the facts as used with their sources; `law` with `day` and `known` is the law that was asked; `told` is the answer
    in the three languages, word for word as the person reads it; `digest` is that of the answer which the officer saw.
    """

    decision = models.OneToOneField(Decision, primary_key=True, on_delete=models.PROTECT, related_name="by_law")
    law = models.ForeignKey(StoredLaw, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    known = models.DateField(null=True)
    facts = models.JSONField()
    told = models.JSONField()
    digest = models.CharField(max_length=64)
    departure = models.TextField(blank=True)

    class Meta:
        db_table = "decision_by_law"
