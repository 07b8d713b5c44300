"""Individual accounts and what stands in them: rows that are only added, and sums by year that can be made anew from them.

A contribution that was wrong gets a reversal, and another contribution takes its place; a balance or an older record that was
wrong is replaced by a later row. `recorded_at` is the moment from which each is known.
"""

import uuid
from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from dayaq.casework.people.models import Person
from dayaq.casework.staff.models import Officer
from dayaq.subsystems.contracts.models import Employer, EmployerState, Signatory

RECORD_BEGINS = date(2006, 1, 1)
"""The first day of individual accounts: what was worked before it is proved by papers."""
MONTHS_OF_YEAR = 12


class Stock(models.Model):
    """That the accounts of everybody insured up to a day were taken over, from which source.

    Only since then does silence speak: whoever has no account has no record. Before it the register says nothing of them.
    """

    complete_to = models.DateField()
    source = models.CharField(max_length=200)
    recorded_at = models.DateTimeField()

    class Meta:
        db_table = "insurance_stock"
        constraints = [models.CheckConstraint(name="insurance_stock_has_a_source", condition=~Q(source=""))]


class Account(models.Model):
    """The individual account (fərdi hesab) of a person, open since `opened_on`, the day of its first entry.

    `number` is the social insurance number where one is known. No source says how it looks, so none is refused for its shape.
    """

    class Origin(models.TextChoices):
        TAKEN_OVER = "taken_over"
        DECLARED = "declared"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="insurance_accounts")
    number = models.CharField(max_length=20, blank=True)
    opened_on = models.DateField()
    origin = models.CharField(max_length=10, choices=Origin)
    recorded_at = models.DateTimeField()

    class Meta:
        db_table = "insurance_account"
        ordering = ["opened_on", "recorded_at", "id"]


class Balance(models.Model):
    """What the fund's own account held on 1 January of `year`.

    Months of record since 2006, and the capital before that day's indexation; it stands for every month before that day. `source`
    is the paper or file that says so.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    months = models.PositiveSmallIntegerField()
    capital = models.DecimalField(max_digits=14, decimal_places=2)
    source = models.CharField(max_length=200)
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="replaced_by")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        db_table = "insurance_balance"
        constraints = [
            models.UniqueConstraint(name="insurance_balance_once", fields=["person"], condition=Q(replaces__isnull=True)),
            models.CheckConstraint(name="insurance_balance_since_2006", condition=Q(year__gte=RECORD_BEGINS.year)),
            models.CheckConstraint(
                name="insurance_balance_fits_its_years",
                condition=Q(months__lte=(F("year") - RECORD_BEGINS.year) * MONTHS_OF_YEAR),
            ),
            models.CheckConstraint(name="insurance_balance_is_no_debt", condition=Q(capital__gte=0)),
            models.CheckConstraint(name="insurance_balance_has_a_source", condition=~Q(source="")),
        ]


class OlderRecord(models.Model):
    """The record before 2006 that a person proved: its months, by which paper.

    `capital` is the notional capital on 1 January of `capital_year`, before that day's indexation, as the fund reckoned it; empty
    where nobody said, for the growth of prices from 2006 on is not in the book of law.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    months = models.PositiveSmallIntegerField()
    paper = models.CharField(max_length=200)
    capital = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    capital_year = models.PositiveSmallIntegerField(null=True)
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="replaced_by")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        db_table = "insurance_older_record"
        ordering = ["-recorded_at", "id"]
        constraints = [
            models.UniqueConstraint(name="insurance_older_record_once", fields=["person"], condition=Q(replaces__isnull=True)),
            models.CheckConstraint(name="insurance_older_record_has_a_paper", condition=~Q(paper="")),
            models.CheckConstraint(
                name="insurance_older_capital_has_its_year",
                condition=Q(capital__isnull=True, capital_year__isnull=True)
                | Q(capital__gte=0, capital_year__gte=RECORD_BEGINS.year),
            ),
        ]


class Contribution(models.Model):
    """What was paid for a person for a month by one employer: the wage, each part of the contributions, what became capital.

    The sums are those of the law of the month, reckoned when it was entered. `round` tells how often the month was entered again
    after a reversal. By a signatory's declaration, by an officer with `grounds`, or taken over, which may lack the employer.
    """

    class Origin(models.TextChoices):
        DECLARED = "declared"
        OFFICER = "officer"
        TAKEN_OVER = "taken_over"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="contributions")
    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, null=True, related_name="contributions")
    month = models.DateField()
    sector = models.CharField(max_length=8, choices=EmployerState.Sector)
    wage = models.DecimalField(max_digits=12, decimal_places=2)
    employee_part = models.DecimalField(max_digits=12, decimal_places=2)
    employer_part = models.DecimalField(max_digits=12, decimal_places=2)
    unemployment_employee = models.DecimalField(max_digits=12, decimal_places=2)
    unemployment_employer = models.DecimalField(max_digits=12, decimal_places=2)
    capital = models.DecimalField(max_digits=12, decimal_places=2)
    origin = models.CharField(max_length=10, choices=Origin)
    signatory = models.ForeignKey(Signatory, on_delete=models.PROTECT, null=True, related_name="+")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")
    grounds = models.CharField(max_length=300, blank=True)
    round = models.PositiveSmallIntegerField(default=0)
    recorded_at = models.DateTimeField()

    class Meta:
        db_table = "insurance_contribution"
        ordering = ["month", "recorded_at", "id"]
        constraints = [
            models.UniqueConstraint(
                name="insurance_month_once", fields=["person", "month", "employer", "round"], nulls_distinct=False
            ),
            models.CheckConstraint(name="insurance_month_is_a_first_day", condition=Q(month__gte=RECORD_BEGINS, month__day=1)),
            models.CheckConstraint(name="insurance_wage_is_paid", condition=Q(wage__gt=0)),
            models.CheckConstraint(
                name="insurance_entered_by_somebody",
                condition=Q(origin="declared", signatory__isnull=False, employer__isnull=False)
                | (Q(origin="officer", officer__isnull=False) & ~Q(grounds=""))
                | (Q(origin="taken_over") & ~Q(grounds="")),
            ),
        ]
        indexes = [models.Index(name="insurance_by_employer", fields=["employer", "month"])]


class Reversal(models.Model):
    """That a contribution was wrong (düzəliş): it counts no more from `recorded_at` on; another may take its place."""

    contribution = models.OneToOneField(Contribution, on_delete=models.PROTECT, related_name="reversal")
    reason = models.CharField(max_length=300)
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        db_table = "insurance_reversal"
        constraints = [models.CheckConstraint(name="insurance_reversal_has_a_reason", condition=~Q(reason=""))]


class YearSum(models.Model):
    """One person's year as it was known from `recorded_at` until `superseded_at`: made from the contributions, to answer quickly.

    `insured` has a bit for each month that counts, January the lowest; `capital` what each month brought, January first, and
    `brought` what they all did.
    """

    id = models.BigAutoField(primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    insured = models.PositiveSmallIntegerField()
    capital = ArrayField(models.DecimalField(max_digits=12, decimal_places=2), size=MONTHS_OF_YEAR)
    brought = models.DecimalField(max_digits=14, decimal_places=2)
    recorded_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "insurance_year"
        indexes = [models.Index(name="insurance_year_of_person", fields=["person", "year"])]
