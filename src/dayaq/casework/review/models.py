"""What happens to an application during review: who had it, what was asked of the citizen, how long the deadline stood still."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from dayaq.casework.applications.models import Application, Attachment
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


class Question(models.Model):
    """What the reviewing officer asked of the citizen: documents and answers, in the words in which the citizen reads them.

    A hearing (dinləmə) is the question before a change to the person's disadvantage. `answer_by` is the last day of the time
    given; the citizen may still answer after it, as long as the application is open.
    """

    class Kind(models.TextChoices):
        DOCUMENTS = "documents"
        HEARING = "hearing"

    class Ended(models.TextChoices):
        ANSWERED = "answered"
        TIME_OVER = "time_over"
        RECALLED = "recalled"
        CLOSED = "closed"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="questions")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    documents = ArrayField(models.TextField(), default=list, blank=True)
    words = models.TextField(blank=True)
    asked_at = models.DateTimeField()
    answer_by = models.DateField()
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended = models.CharField(max_length=10, choices=Ended.choices, blank=True)

    class Meta:
        db_table = "question"
        ordering = ["asked_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["application"], condition=Q(ended_at__isnull=True), name="one_open_question_per_application"
            ),
            models.CheckConstraint(
                condition=Q(ended="", ended_at__isnull=True) | (~Q(ended="") & Q(ended_at__isnull=False)),
                name="question_ended_somehow",
            ),
            models.CheckConstraint(condition=~Q(documents=[]) | ~Q(words=""), name="question_asks_something"),
        ]
        indexes = [models.Index(fields=["answer_by"], condition=Q(ended_at__isnull=True), name="question_open_by_day")]


class AddedDocument(models.Model):
    """A document that the citizen sent because of a question; the first one that brought it, if it came for several."""

    attachment = models.OneToOneField(Attachment, primary_key=True, on_delete=models.PROTECT, related_name="answer")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="added")

    class Meta:
        db_table = "added_document"


class PauseOfDeadline(models.Model):
    """A time in which the deadline stood still: from the first day not counted to the first day counted again (exclusive).

    `ends_on` is empty while the pause runs. A question answered on its own day leaves a pause of no days. `working_days_left`
    is what was left of the term when the pause began, and is left again when it ends.
    """

    question = models.OneToOneField(Question, primary_key=True, on_delete=models.PROTECT, related_name="pause")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="pauses")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    working_days_left = models.PositiveSmallIntegerField()

    class Meta:
        db_table = "pause_of_deadline"
        ordering = ["starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="pause_ends_after_it_began"
            )
        ]
