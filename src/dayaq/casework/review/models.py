"""Who had an application, who has it not any more, and whom an officer knows."""

from django.db import models
from django.db.models import F, Q

from dayaq.casework.applications.models import Application
from dayaq.casework.people.models import Person
from dayaq.casework.staff.models import Officer, Unit


class Handover(models.Model):
    """An application passed from one officer or unit to others, by whom and why.

    Without `to_officer` it went back to the worklist of `to_unit`. `note` is what the one who passed it on wrote.
    """

    class Reason(models.TextChoices):
        REASSIGNED = "reassigned"
        MOVED = "moved"
        LEFT = "left"
        CONFLICT = "conflict"

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="handovers")
    from_officer = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")
    to_officer = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")
    from_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    to_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=12, choices=Reason.choices)
    note = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "application_handover"
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                name="handover_changes_something",
                condition=~Q(from_unit=F("to_unit"))
                | Q(from_officer__isnull=False, to_officer__isnull=True)
                | Q(from_officer__isnull=True, to_officer__isnull=False)
                | ~Q(from_officer=F("to_officer")),
            ),
        ]


class Acquaintance(models.Model):
    """An officer said that they know a person (maraqların toqquşması): they never review a matter of that person."""

    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    declared_at = models.DateTimeField()

    class Meta:
        db_table = "acquaintance"
        constraints = [models.UniqueConstraint(name="acquaintance_declared_once", fields=["officer", "person"])]
