"""Awards, the rates at which they run, and the ledger: rows that are only added, whose sums are what is due."""

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from dayaq.casework.applications.models import Application
from dayaq.casework.decisions.models import Decision
from dayaq.casework.people.about import AboutField
from dayaq.casework.people.models import Person


class Award(models.Model):
    """A benefit of the law (`pensions/disability_pension`) awarded to a person, from `starts_on` to before `ends_on`.

    `about` tells apart what one person may hold several of: the id of the child or the deceased it is for; where it is for one
    whom no register knows, the registration number of the matter; else empty. An award rests on a decision, or was taken over
    from the system before ours, which `taken_over_from` names. One that ends on the day it starts never was. `ended_by` is the
    decision that ended it, where one did.
    """

    class Rhythm(models.TextChoices):
        MONTHLY = "monthly"
        ONCE = "once"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="awards")
    benefit = models.CharField(max_length=120)
    about = AboutField(max_length=40, blank=True)
    rhythm = models.CharField(max_length=7, choices=Rhythm)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, null=True, related_name="award")
    taken_over_from = models.CharField(max_length=200, blank=True)
    ended_by = models.ForeignKey(Decision, on_delete=models.PROTECT, null=True, related_name="+")
    awarded_at = models.DateTimeField()

    class Meta:
        db_table = "award"
        ordering = ["starts_on", "id"]
        constraints = [
            models.CheckConstraint(
                name="award_has_one_origin",
                condition=Q(decision__isnull=False, taken_over_from="") | (Q(decision__isnull=True) & ~Q(taken_over_from="")),
            ),
            models.CheckConstraint(
                name="award_ends_after_its_start", condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on"))
            ),
            ExclusionConstraint(
                name="award_overlaps_none_of_its_kind",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("benefit", RangeOperators.EQUAL),
                    ("about", RangeOperators.EQUAL),
                    (Func("starts_on", "ends_on", function="daterange", output_field=DateRangeField()), RangeOperators.OVERLAPS),
                ],
            ),
        ]


class AwardChange(models.Model):
    """That a matter is about an award being paid: whether it goes on, and at which sum. Its decision is carried out on it."""

    application = models.OneToOneField(Application, primary_key=True, on_delete=models.PROTECT, related_name="award_change")
    award = models.ForeignKey(Award, on_delete=models.PROTECT, related_name="changes")

    class Meta:
        db_table = "award_change"


class Rate(models.Model):
    """What an award gives from a day on: AZN a month, or the one sum. Of those that reach a day the latest stated counts."""

    award = models.ForeignKey(Award, on_delete=models.PROTECT, related_name="rates")
    from_on = models.DateField()
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, null=True, related_name="+")
    stated_at = models.DateTimeField()

    class Meta:
        db_table = "award_rate"
        ordering = ["id"]
        constraints = [models.CheckConstraint(name="award_rate_is_no_debt", condition=Q(amount__gte=0))]


class Entry(models.Model):
    """One line of the ledger of dues: for which month of an award how much more, or less, is due. Never changed or removed."""

    class Kind(models.TextChoices):
        DUE = "due"
        ARREARS = "arrears"
        RECOVERY = "recovery"

    award = models.ForeignKey(Award, on_delete=models.PROTECT, related_name="entries")
    month = models.DateField()
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    kind = models.CharField(max_length=8, choices=Kind)
    entered_at = models.DateTimeField()

    class Meta:
        db_table = "due_entry"
        ordering = ["month", "id"]
        constraints = [
            models.CheckConstraint(name="due_entry_is_for_a_month", condition=Q(month__day=1)),
            models.CheckConstraint(
                name="due_entry_has_the_sign_of_its_kind",
                condition=Q(kind="recovery", amount__lt=0) | (~Q(kind="recovery") & Q(amount__gt=0)),
            ),
            models.UniqueConstraint(name="due_entry_first_of_its_month", fields=["award", "month"], condition=Q(kind="due")),
        ]
