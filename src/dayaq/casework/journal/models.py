"""The journal's one table."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q


class ActorKind(models.TextChoices):
    """Who acts: the person, a member of staff, the product by itself, or whoever runs the installation."""

    CITIZEN = "citizen"
    OFFICER = "officer"
    SYSTEM = "system"
    OPERATOR = "operator"


class JournalEntry(models.Model):
    """One act or one reading, by one actor, on one subject. Appended once, sealed once, never changed or removed.

    `persons` are the ids of the people whose data was touched or read; `detail` holds codes and counts, no personal
    data. `position` and `seal` are empty until the sealer has put the entry into the chain.
    """

    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=16, choices=ActorKind)
    actor = models.CharField(max_length=64)
    verb = models.CharField(max_length=64)
    subject_kind = models.CharField(max_length=64)
    subject = models.CharField(max_length=64)
    persons = ArrayField(models.UUIDField(), default=list)
    detail = models.JSONField(default=dict)
    position = models.BigIntegerField(null=True, unique=True)
    seal = models.CharField(max_length=64, null=True)  # noqa: DJ001  empty means "not sealed yet", together with position

    class Meta:
        db_table = "journal_entry"
        constraints = [
            models.CheckConstraint(
                name="journal_position_and_seal_together",
                condition=Q(position__isnull=True, seal__isnull=True) | Q(position__isnull=False, seal__isnull=False),
            ),
            models.CheckConstraint(name="journal_position_from_one", condition=Q(position__isnull=True) | Q(position__gte=1)),
        ]
        indexes = [
            models.Index(name="journal_unsealed", fields=["id"], condition=Q(position__isnull=True)),
            models.Index(name="journal_by_subject", fields=["subject_kind", "subject"]),
            GinIndex(name="journal_by_person", fields=["persons"]),
        ]
