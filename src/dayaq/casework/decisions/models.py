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
