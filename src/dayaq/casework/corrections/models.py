"""Contested facts with their evidence, corrections with old and new, merges of doubles with the rows they moved."""

import uuid

from django.db import models
from django.db.models import F, Q

from dayaq.casework.applications.models import StoredFile
from dayaq.casework.corrections.facts import Fact
from dayaq.casework.people.models import Person
from dayaq.casework.staff.models import Officer


class Contest(models.Model):
    """One fact that a person says is wrong: what was on file, what is claimed, why, and the document that shows it.

    Written down by the officer before whom the person stands. `email` and `phone` are where the answer is told.
    """

    class State(models.TextChoices):
        OPEN = "open"
        CORRECTED = "corrected"
        DECLINED = "declined"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="contests")
    fact = models.CharField(max_length=20, choices=Fact)
    on_file = models.CharField(max_length=100, blank=True)
    claimed = models.CharField(max_length=100, blank=True)
    explanation = models.TextField(blank=True)
    evidence = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    evidence_name = models.CharField(max_length=150)
    email = models.CharField(max_length=254, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    language = models.CharField(max_length=2)
    written_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    state = models.CharField(max_length=9, choices=State, default=State.OPEN)
    answered_by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)

    class Meta:
        db_table = "contest"
        ordering = ["-written_at", "id"]
        constraints = [
            models.UniqueConstraint(name="one_open_contest_of_a_fact", fields=["person", "fact"], condition=Q(state="open")),
            models.CheckConstraint(
                name="contest_answered_when_closed",
                condition=Q(state="open", answered_at__isnull=True, answered_by__isnull=True)
                | Q(state__in=["corrected", "declined"], answered_at__isnull=False, answered_by__isnull=False),
            ),
            models.CheckConstraint(name="contest_claims_another_value", condition=~Q(claimed=F("on_file"))),
        ]


class Correction(models.Model):
    """One fact that was corrected: old and new as text, by whom, when and why; the evidence is that of its contest."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="corrections")
    contest = models.OneToOneField(Contest, on_delete=models.PROTECT, related_name="correction")
    fact = models.CharField(max_length=20, choices=Fact)
    old = models.CharField(max_length=100, blank=True)
    new = models.CharField(max_length=100, blank=True)
    why = models.TextField()
    corrected_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    corrected_at = models.DateTimeField()

    class Meta:
        db_table = "correction"
        ordering = ["-corrected_at", "-id"]


class Merge(models.Model):
    """Two rows of one person made one: everything of `absorbed` became that of `kept`. It can be undone, once."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kept = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    absorbed = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    fin_moved = models.BooleanField(default=False)
    why = models.TextField()
    merged_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    merged_at = models.DateTimeField()
    undone_by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "person_merge"
        ordering = ["-merged_at", "id"]
        constraints = [
            models.CheckConstraint(name="nobody_is_merged_with_themselves", condition=~Q(kept=F("absorbed"))),
            models.UniqueConstraint(name="absorbed_once_at_a_time", fields=["absorbed"], condition=Q(undone_at__isnull=True)),
        ]


class MovedRow(models.Model):
    """One row that a merge gave from the absorbed person to the kept one: its table, the column, its key as text."""

    merge = models.ForeignKey(Merge, on_delete=models.PROTECT, related_name="rows")
    table = models.CharField(max_length=63)
    column = models.CharField(max_length=63)
    row = models.CharField(max_length=64)

    class Meta:
        db_table = "person_merge_row"
        constraints = [models.UniqueConstraint(name="row_moved_once_by_a_merge", fields=["merge", "table", "column", "row"])]
