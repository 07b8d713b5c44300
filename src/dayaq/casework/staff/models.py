"""Units, officers, and who is entrusted with what, where and for how long."""

import uuid
from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from dayaq.casework.language import Words
from dayaq.casework.people.models import Person

USERNAME_PATTERN = r"^[a-z][a-z0-9._-]{2,63}$"
"""Small ASCII letters only: the same name on every keyboard, and none that differs from another by İ, ı or case."""


class Unit(models.Model):
    """A unit (şöbə) of the service in which officers work; `centre_code` names its centre when it sits in one.

    Units form a tree: what an officer is entrusted with over a unit holds for every unit under it. `districts` (codes of
    `people.districts`) and `services` (a service's code, or its group before the dot) say which applications are given to the
    unit; `takes_the_rest` marks the one unit that gets what no other serves.
    """

    code = models.SlugField(max_length=40, unique=True)
    name_az = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    name_ru = models.CharField(max_length=200)
    centre_code = models.CharField(max_length=40, blank=True)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="under")
    districts = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    services = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    takes_the_rest = models.BooleanField(default=False)

    class Meta:
        db_table = "unit"
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(name="unit_is_not_under_itself", condition=~Q(parent=F("id"))),
            models.UniqueConstraint(name="one_unit_takes_the_rest", fields=["takes_the_rest"], condition=Q(takes_the_rest=True)),
        ]

    def __str__(self) -> str:
        return self.name_az

    @property
    def name(self) -> Words:
        """The unit's name in the three languages."""
        return Words(az=self.name_az, en=self.name_en, ru=self.name_ru)

    def name_in(self, language: str) -> str:
        """The unit's name in the language of the code."""
        return self.name.in_language(language)


class Role(models.TextChoices):
    """What an officer may be entrusted with over a unit; `rights.yaml` says what each role may do."""

    REVIEWER = "reviewer"
    SUPERVISOR = "supervisor"
    CENTRE_MANAGER = "centre_manager"
    AUDITOR = "auditor"


class Officer(AbstractBaseUser, PermissionsMixin):
    """An officer (əməkdaş) who logs in to work on the matters of citizens, and sits in `unit`.

    `username` is the log-in name, in small Latin letters. An officer who left stays on record with `is_active` false. What the
    officer may do, and where, stands in the grants. `person` is the officer as a
    citizen, where known, so that nobody reviews their own matter.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    username = models.CharField(max_length=64, unique=True)
    full_name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="officers")
    person = models.OneToOneField(Person, on_delete=models.PROTECT, null=True, related_name="+")
    is_active = models.BooleanField(default=True)
    invited_at = models.DateTimeField()

    # Django's authentication asks for exactly this name and these three constants.
    objects = BaseUserManager()
    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        db_table = "officer"
        ordering = ["username"]
        constraints = [
            models.CheckConstraint(name="officer_username_is_plain", condition=Q(username__regex=USERNAME_PATTERN)),
            models.CheckConstraint(name="officer_has_a_name", condition=~Q(full_name="")),
        ]

    def __str__(self) -> str:
        return self.full_name

    def get_full_name(self) -> str:
        """The officer's name, under the name by which Django's and allauth's templates ask for it."""
        return self.full_name


class RoleGrant(models.Model):
    """An officer is entrusted with a role over a unit and all units under it (səlahiyyət).

    From `starts_on` up to, not including, `ends_on`; without `ends_on` until it is taken back. Nobody has one role over one
    unit twice at a time.
    """

    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(max_length=20, choices=Role.choices)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="grants")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)

    class Meta:
        db_table = "role_grant"
        ordering = ["officer", "role", "unit", "starts_on"]
        constraints = [
            models.CheckConstraint(name="grant_role_is_known", condition=Q(role__in=Role.values)),
            # One taken back on the day it began ends on that day: it never held.
            models.CheckConstraint(
                name="grant_ends_after_it_starts", condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on"))
            ),
            ExclusionConstraint(
                name="role_held_once_at_a_time",
                expressions=[
                    ("officer", RangeOperators.EQUAL),
                    ("unit", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    (
                        Func("starts_on", "ends_on", Value("[)"), function="daterange", output_field=DateRangeField()),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]


class Absence(models.Model):
    """An officer is away from `starts_on` up to, not including, `ends_on`: nothing new is given to them meanwhile."""

    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="absences")
    starts_on = models.DateField()
    ends_on = models.DateField()

    class Meta:
        db_table = "absence"
        ordering = ["starts_on", "id"]
        constraints = [
            models.CheckConstraint(name="absence_ends_after_it_starts", condition=Q(ends_on__gt=F("starts_on"))),
            ExclusionConstraint(
                name="absences_of_an_officer_do_not_overlap",
                expressions=[
                    ("officer", RangeOperators.EQUAL),
                    (
                        Func("starts_on", "ends_on", Value("[)"), function="daterange", output_field=DateRangeField()),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]


class OfficerSession(models.Model):
    """One log-in of an officer on one device, by machine time; it is open while Django keeps the session of that key."""

    key = models.CharField(primary_key=True, max_length=40)
    officer = models.ForeignKey(Officer, on_delete=models.CASCADE, related_name="sessions")
    began_at = models.DateTimeField()
    address = models.GenericIPAddressField(null=True)
    device = models.CharField(max_length=120, blank=True)

    class Meta:
        db_table = "officer_session"
        ordering = ["-began_at"]
