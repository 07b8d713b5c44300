"""Natural persons and the identity documents each of them has held."""

import uuid

from django.db import models
from django.db.models import F, Q

from dayaq.casework.people.document_number import DocumentNumber
from dayaq.casework.people.fin import FIN_PATTERN
from dayaq.casework.people.names import full_name


class Sex(models.TextChoices):
    """Sex as the population register has it; it decides between oğlu and qızı."""

    FEMALE = "female"
    MALE = "male"


class Language(models.TextChoices):
    """The language in which a person wants to be told things."""

    AZERBAIJANI = "az"
    ENGLISH = "en"
    RUSSIAN = "ru"


class Person(models.Model):
    """A natural person (fiziki şəxs), living or dead.

    `fin` is the personal identification number (Fərdi İdentifikasiya Nömrəsi), empty for a person who has none yet.
    `patronymic` is the father's given name alone, empty where there is none. `died_on` is empty while the person lives.
    `district` is a code of `districts`, empty when unknown.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    fin = models.CharField(max_length=7, unique=True, null=True, blank=True)
    surname = models.CharField(max_length=100)
    given_name = models.CharField(max_length=100)
    patronymic = models.CharField(max_length=100, blank=True)
    birth_date = models.DateField()
    sex = models.CharField(max_length=6, choices=Sex.choices)
    died_on = models.DateField(null=True, blank=True)
    district = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=2, choices=Language.choices, default=Language.AZERBAIJANI)

    class Meta:
        db_table = "person"
        constraints = [
            models.CheckConstraint(name="person_fin_is_well_formed", condition=Q(fin__isnull=True) | Q(fin__regex=FIN_PATTERN)),
            models.CheckConstraint(name="person_has_names", condition=~Q(surname="") & ~Q(given_name="")),
            models.CheckConstraint(name="person_sex_is_known", condition=Q(sex__in=Sex.values)),
            models.CheckConstraint(name="person_language_is_known", condition=Q(language__in=Language.values)),
            models.CheckConstraint(
                name="person_died_after_birth", condition=Q(died_on__isnull=True) | Q(died_on__gte=F("birth_date"))
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """Surname, given name, patronymic with oğlu or qızı: the order of Azerbaijani documents."""
        return full_name(self.surname, self.given_name, self.patronymic, male=self.sex == Sex.MALE)


class DocumentKind(models.TextChoices):
    """What paper or card it is."""

    IDENTITY_CARD = "identity_card"
    CHILD_CARD = "child_card"


class IdentityDocument(models.Model):
    """One identity document (şəxsiyyət vəsiqəsi) that a person holds or held; a person has several over time.

    It is valid from `issued_on` until the day before `valid_to`; without `valid_to` it has no term.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="documents")
    kind = models.CharField(max_length=20, choices=DocumentKind.choices, default=DocumentKind.IDENTITY_CARD)
    series = models.CharField(max_length=3)
    number = models.CharField(max_length=8)
    issued_on = models.DateField()
    authority = models.CharField(max_length=200)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "identity_document"
        ordering = ["issued_on", "id"]
        constraints = [
            models.UniqueConstraint(name="identity_document_is_one_of_its_number", fields=["series", "number"]),
            models.CheckConstraint(
                name="identity_document_number_is_well_formed",
                condition=Q(series="AZE", number__regex=r"^[0-9]{8}$")
                | Q(series__regex=r"^[A-Z]{2}$", number__regex=r"^[0-9]{7}$"),
            ),
            models.CheckConstraint(name="identity_document_kind_is_known", condition=Q(kind__in=DocumentKind.values)),
            models.CheckConstraint(
                name="identity_document_ends_after_issue", condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("issued_on"))
            ),
        ]

    def __str__(self) -> str:
        return str(DocumentNumber(self.series, self.number))
