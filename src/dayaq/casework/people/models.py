"""Natural persons, the identity documents each of them has held, and the words of all names, by which people are found."""

import uuid

from django.contrib.postgres.indexes import OpClass
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
    `district` is a code of `districts`, empty when unknown. `merged_into` is the row that a double became a part of.
    The keys are the names as search compares them (`spelling.key_of`); `operations` keeps them beside the names.
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
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="doubles", editable=False
    )
    surname_key = models.CharField(max_length=100, default="", editable=False)
    given_name_key = models.CharField(max_length=100, default="", editable=False)
    patronymic_key = models.CharField(max_length=100, default="", editable=False)

    class Meta:
        db_table = "person"
        indexes = [
            models.Index(name="person_by_surname", fields=["surname_key", "given_name_key", "patronymic_key", "birth_date"]),
            models.Index(name="person_by_given_name", fields=["given_name_key", "patronymic_key", "surname_key", "birth_date"]),
            models.Index(name="person_by_patronymic", fields=["patronymic_key", "surname_key", "given_name_key", "birth_date"]),
        ]
        constraints = [
            models.CheckConstraint(name="person_fin_is_well_formed", condition=Q(fin__isnull=True) | Q(fin__regex=FIN_PATTERN)),
            models.CheckConstraint(name="person_has_names", condition=~Q(surname="") & ~Q(given_name="")),
            models.CheckConstraint(name="person_sex_is_known", condition=Q(sex__in=Sex.values)),
            models.CheckConstraint(name="person_language_is_known", condition=Q(language__in=Language.values)),
            models.CheckConstraint(
                name="person_is_not_merged_into_itself", condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id"))
            ),
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


class NameKind(models.TextChoices):
    """Of what a word is a part: a surname, or a given name, which is also what patronymics are made of."""

    SURNAME = "surname"
    GIVEN = "given"


class NameWord(models.Model):
    """One word of the names on file, nobody's in particular: the few thousand words among which a typed one is looked for.

    `key` is the key of the whole name to which the `part` belongs; they differ in a name of several words.
    """

    kind = models.CharField(max_length=7, choices=NameKind)
    key = models.CharField(max_length=100)
    part = models.CharField(max_length=100)

    class Meta:
        db_table = "name_word"
        constraints = [models.UniqueConstraint(name="name_word_once", fields=["part", "key", "kind"])]
        indexes = [models.Index(OpClass("part", "varchar_pattern_ops"), name="name_word_beginning")]


class NameForm(models.Model):
    """A form under which a misspelt word leads to a `NameWord`: its sound, and that sound with letters left out.

    Rows of their own rather than an array in the word, because the planner misjudges how few rows long arrays share.
    """

    form = models.CharField(max_length=100)
    kind = models.CharField(max_length=7, choices=NameKind)
    key = models.CharField(max_length=100)
    part = models.CharField(max_length=100)

    class Meta:
        db_table = "name_form"
        constraints = [models.UniqueConstraint(name="name_form_once", fields=["form", "part", "key", "kind"])]


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
