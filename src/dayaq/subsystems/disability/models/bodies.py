"""Who takes part: medical institutions that refer, commissions that decide, the appeal commission."""

from django.db import models
from django.db.models import F, Q

from dayaq.casework.staff.models import Unit


class Body(models.Model):
    """A unit that takes part in the determination of disability; its officers are the doctors or the members.

    A medical institution (tibb müəssisəsi) refers, an expert commission (TSEK) decides, an appeal commission (apellyasiya
    komissiyası) hears objections. From `opened_on` up to, not including, `closed_on`.
    """

    class Kind(models.TextChoices):
        MEDICAL = "medical"
        COMMISSION = "commission"
        APPEAL = "appeal"

    unit = models.OneToOneField(Unit, primary_key=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)

    class Meta:
        db_table = "disability_body"
        ordering = ["kind", "unit"]
        constraints = [
            models.CheckConstraint(
                name="disability_body_kind_is_known", condition=Q(kind__in=["medical", "commission", "appeal"])
            ),
            models.CheckConstraint(
                name="disability_body_closes_after_it_opens",
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("opened_on")),
            ),
        ]
