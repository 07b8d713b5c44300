"""Wordings that officers proposed, and what became of them."""

import uuid

from django.db import models
from django.db.models import F, Q

from dayaq.casework.notices.wordings.kinds import LetterText
from dayaq.casework.staff.models import Officer


class Wording(models.Model):
    """Another wording (mətn redaksiyası) of one kind in one language: proposed by one officer, approved or declined by another.

    An approved one has its version, counted from 1 in its kind and language, and holds from a legal day until the next one does.
    """

    class State(models.TextChoices):
        WAITING = "waiting"
        APPROVED = "approved"
        DECLINED = "declined"
        WITHDRAWN = "withdrawn"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=40)
    language = models.CharField(max_length=2)
    subject = models.CharField(max_length=200, blank=True)
    mail = models.TextField(blank=True)
    sms = models.TextField(blank=True)
    reason = models.TextField()
    holds_from = models.DateField()
    state = models.CharField(max_length=9, choices=State.choices, default=State.WAITING)
    version = models.PositiveIntegerField(null=True)
    proposed_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    closed_by = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True)
    why_declined = models.TextField(blank=True)

    class Meta:
        db_table = "wording"
        constraints = [
            models.UniqueConstraint(fields=["kind", "language"], condition=Q(state="waiting"), name="wording_proposed_once"),
            models.UniqueConstraint(fields=["kind", "language", "version"], name="wording_versions_differ"),
            models.CheckConstraint(
                name="wording_seen_by_four_eyes",
                condition=~Q(state__in=["approved", "declined"]) | ~Q(closed_by=F("proposed_by")),
            ),
            models.CheckConstraint(
                name="wording_closed_by_somebody",
                condition=Q(state="waiting", closed_by=None, closed_at=None)
                | (~Q(state="waiting") & Q(closed_by__isnull=False, closed_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="wording_approved_has_version",
                condition=Q(state="approved", version__isnull=False) | (~Q(state="approved") & Q(version=None)),
            ),
            models.CheckConstraint(name="wording_declined_with_reason", condition=~Q(state="declined") | ~Q(why_declined="")),
        ]

    @property
    def text(self) -> LetterText:
        """The words."""
        return LetterText(subject=self.subject, mail=self.mail, sms=self.sms)
