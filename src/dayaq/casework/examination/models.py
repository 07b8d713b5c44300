"""Facts stated about one application: rows that are only added, of which the newest of each path counts."""

from django.db import models

from dayaq.casework.applications.models import Application
from dayaq.casework.staff.models import Officer


class StatedFact(models.Model):
    """One fact (fakt) of the law's vocabulary as somebody stated it for one application.

    `path` is seen from the subject of the benefit (`birth_date`, `children[0].bond`). `value` is a truth, a text (a day, a number
    with a point, a choice) or how many there are of a kind; empty, it takes back what was stated before.
    """

    class Source(models.TextChoices):
        DECLARED = "declared"
        RECORDED = "recorded"

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="stated_facts")
    path = models.CharField(max_length=200)
    value = models.JSONField(null=True)
    source = models.CharField(max_length=10, choices=Source.choices)
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")
    stated_at = models.DateTimeField()

    class Meta:
        db_table = "stated_fact"
        ordering = ["id"]
        indexes = [models.Index(fields=["application", "path"], name="stated_fact_of_application")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(source="declared", officer__isnull=True) | models.Q(source="recorded", officer__isnull=False),
                name="recorded_fact_has_officer",
            ),
        ]


class ExaminedBenefit(models.Model):
    """Which benefit of the law an application is about, where its service covers a whole chapter (`allowances/childbirth`)."""

    application = models.OneToOneField(Application, primary_key=True, on_delete=models.PROTECT, related_name="examined_benefit")
    benefit = models.CharField(max_length=120)
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    chosen_at = models.DateTimeField()

    class Meta:
        db_table = "examined_benefit"
