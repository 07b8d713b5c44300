"""Objections to an assessment, and how the appeal commission votes on them."""

import uuid

from django.db import models
from django.db.models import Q

from dayaq.casework.channel import Channel
from dayaq.casework.staff.models import Officer
from dayaq.subsystems.disability.models.assessments import Assessment


class Objection(models.Model):
    """An objection (etiraz) to one assessment: a complaint on the papers, or the wish to be examined in person; once for each."""

    class Kind(models.TextChoices):
        COMPLAINT = "complaint"
        IN_PERSON = "in_person"

    class Outcome(models.TextChoices):
        UPHELD = "upheld"
        CHANGED = "changed"
        DISCONTINUED = "discontinued"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    assessment = models.OneToOneField(Assessment, on_delete=models.PROTECT, related_name="objection")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    words = models.TextField()
    channel = models.CharField(max_length=16, choices=Channel)
    made_at = models.DateTimeField()
    due_on = models.DateField()
    outcome = models.CharField(max_length=12, choices=Outcome.choices, blank=True)
    answer = models.TextField(blank=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "disability_objection"
        constraints = [
            models.CheckConstraint(
                name="disability_objection_closed_with_outcome",
                condition=Q(closed_at__isnull=True, outcome="") | (Q(closed_at__isnull=False) & ~Q(outcome="")),
            )
        ]


class Proposal(models.Model):
    """What one member of the appeal commission proposes: to uphold the decision, or the determination in its place (`terms`)."""

    class State(models.TextChoices):
        OPEN = "open"
        CARRIED = "carried"
        LOST = "lost"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    objection = models.ForeignKey(Objection, on_delete=models.PROTECT, related_name="proposals")
    terms = models.JSONField(null=True)
    grounds = models.TextField()
    proposed_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    state = models.CharField(max_length=7, choices=State.choices, default=State.OPEN)

    class Meta:
        db_table = "disability_proposal"
        ordering = ["-proposed_at", "id"]
        constraints = [
            models.UniqueConstraint(name="disability_one_open_proposal", fields=["objection"], condition=Q(state="open"))
        ]


class Vote(models.Model):
    """One member's vote on one proposal; it stands."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="votes")
    member = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    in_favour = models.BooleanField()
    cast_at = models.DateTimeField()

    class Meta:
        db_table = "disability_vote"
        ordering = ["cast_at", "id"]
        constraints = [models.UniqueConstraint(name="disability_vote_once", fields=["proposal", "member"])]
