"""The tables of the outside registers: how each answers, what it said, and what it was asked."""

import uuid

from django.db import models
from django.db.models import Q

from dayaq.casework.people.models import Person


class RegisterState(models.Model):
    """How one register answers, for all processes: how far it was read, and whether it is asked at all.

    `cursor` is its own word for the last entry read. After `failures` in a row it rests until `rests_until`, by the machine's
    clock. `answered_at`, `failed_at` and `complete_at` (read to its end) are moments of the legal clock.
    """

    register = models.CharField(max_length=20, primary_key=True)
    cursor = models.CharField(max_length=200, blank=True)
    failures = models.PositiveIntegerField(default=0)
    rests_until = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    failure = models.CharField(max_length=20, blank=True)
    complete_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "register_state"


class RegisterReading(models.Model):
    """That a register was read to its end, as it stood on a day (`as_of`); only then its silence says something."""

    register = models.CharField(max_length=20)
    as_of = models.DateField()
    read_at = models.DateTimeField()

    class Meta:
        db_table = "register_reading"
        constraints = [models.UniqueConstraint(name="register_read_once_a_day", fields=["register", "as_of"])]


class RegisterEntry(models.Model):
    """One entry that a register handed over: its own key, its content word for word, and what became of it.

    An entry is applied at most once. One that cannot be true, or whose key came before with another content, is held with the
    `reason`; an officer has it applied again, or sets it aside and says `why`.
    """

    class State(models.TextChoices):
        APPLIED = "applied"
        HELD = "held"
        SET_ASIDE = "set_aside"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    register = models.CharField(max_length=20)
    key = models.CharField(max_length=80)
    digest = models.CharField(max_length=64)
    content = models.JSONField()
    received_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State)
    reason = models.CharField(max_length=40, blank=True)
    settled_by = models.UUIDField(null=True)
    settled_at = models.DateTimeField(null=True)
    why = models.TextField(blank=True)

    class Meta:
        db_table = "register_entry"
        constraints = [
            models.UniqueConstraint(name="register_entry_once", fields=["register", "key", "digest"]),
            models.UniqueConstraint(name="register_entry_applied_once", fields=["register", "key"], condition=Q(state="applied")),
            models.CheckConstraint(name="register_entry_held_for_a_reason", condition=Q(state="applied") | ~Q(reason="")),
            models.CheckConstraint(name="register_entry_set_aside_says_why", condition=~Q(state="set_aside") | ~Q(why="")),
        ]
        indexes = [models.Index(name="register_entry_held", fields=["received_at"], condition=Q(state="held"))]

    def __str__(self) -> str:
        return f"entry {self.pk}"


class RegisterStatement(models.Model):
    """What a register states of a person: a fact with its value from a day on, until it states another.

    A value that is empty takes the fact back: from that day the register does not name the person. Values are written as facts
    are: yes and no as `true` and `false`, money and numbers with a point.
    """

    entry = models.ForeignKey(RegisterEntry, on_delete=models.PROTECT, related_name="statements")
    register = models.CharField(max_length=20)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    fact = models.CharField(max_length=40)
    value = models.CharField(max_length=100, null=True)  # noqa: DJ001  empty means that the register does not know
    from_on = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        db_table = "register_statement"
        indexes = [
            models.Index(name="register_statement_of_person", fields=["person", "register", "fact", "-from_on", "-recorded_at"]),
            models.Index(name="register_statement_of_all", fields=["register", "person", "fact", "-from_on", "-recorded_at"]),
        ]


class RegisterQuestion(models.Model):
    """One question about one person to one register, asked for a matter or for nobody's in particular, and its answer.

    `on` is the day about which it is asked. It waits until `answered_at`; `content` is the answer word for word, and what it
    stated stands among the statements. `tries` counts the attempts that failed, `failure` says how the last one did.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    register = models.CharField(max_length=20)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    matter = models.CharField(max_length=32, blank=True)
    on = models.DateField()
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    content = models.JSONField(null=True)
    tries = models.PositiveIntegerField(default=0)
    failure = models.CharField(max_length=20, blank=True)

    class Meta:
        db_table = "register_question"
        constraints = [
            models.UniqueConstraint(
                name="register_asked_once_at_a_time",
                fields=["register", "person", "matter"],
                condition=Q(answered_at__isnull=True),
            ),
            models.CheckConstraint(
                name="register_answer_has_its_content",
                condition=Q(answered_at__isnull=True, content__isnull=True) | Q(answered_at__isnull=False, content__isnull=False),
            ),
        ]
        indexes = [
            models.Index(
                name="register_question_waiting", fields=["register", "asked_at"], condition=Q(answered_at__isnull=True)
            ),
            models.Index(name="register_question_of_matter", fields=["matter"], condition=~Q(matter="")),
        ]
