"""The table of marriages."""

from django.db import models
from django.db.models import F, Q

from dayaq.casework.people.models import Person


class Marriage(models.Model):
    """That two people are married (nikah), as the civil status register has it; `ends_on` is the first day without it.

    It ends by divorce, or by the death of one of the two. `ended_at` is the moment at which its end became known here.
    """

    husband = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="marriages_as_husband")
    wife = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="marriages_as_wife")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "marriage"
        constraints = [
            models.UniqueConstraint(name="husband_has_one_wife", fields=["husband"], condition=Q(ends_on__isnull=True)),
            models.UniqueConstraint(name="wife_has_one_husband", fields=["wife"], condition=Q(ends_on__isnull=True)),
            models.CheckConstraint(name="nobody_is_their_own_spouse", condition=~Q(husband=F("wife"))),
            models.CheckConstraint(
                name="marriage_ends_after_start", condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on"))
            ),
            models.CheckConstraint(
                name="marriage_end_has_its_moment",
                condition=Q(ends_on__isnull=True, ended_at__isnull=True) | Q(ends_on__isnull=False, ended_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"marriage {self.pk}"
