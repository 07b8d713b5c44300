"""Units and officers."""

import uuid
from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from dayaq.casework.language import Words

USERNAME_PATTERN = r"^[a-z][a-z0-9._-]{2,63}$"
"""Small ASCII letters only: the same name on every keyboard, and none that differs from another by İ, ı or case."""


class Unit(models.Model):
    """A unit (şöbə) of the service in which officers work; `centre_code` names its centre when it sits in one."""

    code = models.SlugField(max_length=40, unique=True)
    name_az = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    name_ru = models.CharField(max_length=200)
    centre_code = models.CharField(max_length=40, blank=True)

    class Meta:
        db_table = "unit"
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name_az

    def name_in(self, language: str) -> str:
        """The unit's name in the language of the code."""
        return Words(az=self.name_az, en=self.name_en, ru=self.name_ru).in_language(language)


class Role(models.TextChoices):
    """What an officer is entrusted with; one officer may have several roles."""

    REVIEWER = "reviewer"
    SUPERVISOR = "supervisor"


class Officer(AbstractBaseUser, PermissionsMixin):
    """An officer (əməkdaş) who logs in to work on the matters of citizens.

    `username` is the log-in name, in small Latin letters. An officer who left stays on record with `is_active` false.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    username = models.CharField(max_length=64, unique=True)
    full_name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="officers")
    roles = ArrayField(models.CharField(max_length=20, choices=Role.choices), default=list, blank=True)
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
            models.CheckConstraint(name="officer_roles_are_known", condition=Q(roles__contained_by=Role.values)),
        ]

    def __str__(self) -> str:
        return self.full_name

    def get_full_name(self) -> str:
        """The officer's name, under the name by which Django's and allauth's templates ask for it."""
        return self.full_name

    def has_role(self, role: Role) -> bool:
        """Whether the officer works here now and is entrusted with the role."""
        return self.is_active and role in self.roles
