"""Parents and children by civil status, and the mandates recorded from papers."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from dayaq.casework.people.models import Person


class Kinship(models.Model):
    """That one person is the parent of another, as the civil status register (VVADQ) has it.

    It ends where a court takes the parental rights or the child is adopted; `ends_on` is the first day without them.
    """

    class Kind(models.TextChoices):
        MOTHER = "mother"
        FATHER = "father"
        ADOPTER = "adopter"

    parent = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="kinship_as_parent")
    child = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="kinship_as_child")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)

    class Meta:
        db_table = "kinship"
        constraints = [
            models.UniqueConstraint(name="kinship_of_two_is_one", fields=["parent", "child"], condition=Q(ends_on__isnull=True)),
            models.CheckConstraint(name="nobody_is_their_own_parent", condition=~Q(parent=F("child"))),
            models.CheckConstraint(name="kinship_kind_is_known", condition=Q(kind__in=["mother", "father", "adopter"])),
            models.CheckConstraint(
                name="kinship_ends_after_start", condition=Q(ends_on__isnull=True) | Q(ends_on__gt=F("starts_on"))
            ),
        ]

    def __str__(self) -> str:
        return f"kinship {self.pk}"


class Basis(models.TextChoices):
    """On what the right to act for another rests."""

    PARENT = "parent"
    GUARDIAN = "guardian"
    NOTARISED = "notarised"


class Mandate(models.Model):
    """The right of one person to act for another (səlahiyyət), recorded by an officer who saw its paper.

    It holds from `starts_on` until the day before `ends_on`; without `ends_on` it has no end. `services` are codes of the
    catalogue, none of them meaning all. The paper is named by what it is, its number, its day and who issued it. `recorded_by` is
    an officer.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    representative = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="mandates_held")
    represented = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="mandates_given")
    basis = models.CharField(max_length=10, choices=Basis.choices)
    services = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    paper = models.CharField(max_length=200)
    paper_number = models.CharField(max_length=60)
    paper_on = models.DateField()
    paper_by = models.CharField(max_length=200)
    recorded_by = models.UUIDField()
    recorded_at = models.DateTimeField()

    class Meta:
        db_table = "mandate"
        ordering = ["-starts_on", "-recorded_at"]
        constraints = [
            models.CheckConstraint(name="nobody_represents_themself", condition=~Q(representative=F("represented"))),
            models.CheckConstraint(name="mandate_basis_is_known", condition=Q(basis__in=Basis.values)),
            models.CheckConstraint(
                name="mandate_ends_after_start", condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on"))
            ),
            models.CheckConstraint(name="mandate_has_its_paper", condition=~Q(paper="") & ~Q(paper_number="") & ~Q(paper_by="")),
        ]

    def __str__(self) -> str:
        return f"mandate {self.pk}"

    def covers(self, service_code: str) -> bool:
        """Whether the service is within the scope."""
        return not self.services or service_code in self.services
