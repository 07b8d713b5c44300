"""Facts stated about one application: rows that are only added, of which the newest of each path counts."""

from django.db import models

from dayaq.casework.applications.models import Application, Draft
from dayaq.casework.staff.models import Officer


class DraftFact(models.Model):
    """One answer of a person to a question of the law in a form not yet sent; an empty value says "I do not know".

    Sending the form makes stated facts of them, with the moment of each; they go with a form that is forgotten.
    """

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="facts")
    path = models.CharField(max_length=200)
    value = models.JSONField(null=True)
    declared_at = models.DateTimeField()

    class Meta:
        db_table = "draft_fact"
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["draft", "path"], name="draft_fact_once")]


class StatedFact(models.Model):
    """One fact (fakt) of the law's vocabulary as somebody stated it for one application.

    `path` is seen from the subject of the benefit (`birth_date`, `children[0].bond`). `value` is a truth, a text (a day, a number
    with a point, a choice) or how many there are of a kind; empty, it takes back what was stated before, or says that the person
    does not know. `reason` is why an officer recorded otherwise than the person declared; of a register's
    fact, which register it is.
    """

    class Source(models.TextChoices):
        DECLARED = "declared"
        RECORDED = "recorded"
        REGISTER = "register"

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="stated_facts")
    path = models.CharField(max_length=200)
    value = models.JSONField(null=True)
    source = models.CharField(max_length=10, choices=Source.choices)
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")
    stated_at = models.DateTimeField()
    reason = models.TextField(blank=True)

    class Meta:
        db_table = "stated_fact"
        ordering = ["id"]
        indexes = [models.Index(fields=["application", "path"], name="stated_fact_of_application")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(source__in=["declared", "register"], officer__isnull=True)
                | models.Q(source="recorded", officer__isnull=False),
                name="recorded_fact_has_officer",
            ),
        ]


class ExaminedBenefit(models.Model):
    """Which benefit of the law an application is about, where its service covers a whole chapter (`allowances/childbirth`).

    Chosen by an officer, or by nobody where the law found the right; then `about` is the id of the child or the deceased whom the
    right is about, empty for nobody. It stays when doubles are merged: receipts name it.
    """

    application = models.OneToOneField(Application, primary_key=True, on_delete=models.PROTECT, related_name="examined_benefit")
    benefit = models.CharField(max_length=120)
    about = models.CharField(max_length=40, blank=True)
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")
    chosen_at = models.DateTimeField()

    class Meta:
        db_table = "examined_benefit"
