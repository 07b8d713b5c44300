"""What the state passed over, and each night over everybody."""

from django.db import models

from dayaq.casework.people.about import AboutField
from dayaq.casework.people.models import Person


class PassedOver(models.Model):
    """That a right found on a day was not awarded, and why: the code of the filter that held it back, or `failed`.

    `about` is the id of the child or the deceased whom the right is about; empty for nobody.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    benefit = models.CharField(max_length=120)
    about = AboutField(max_length=40, blank=True)
    on = models.DateField()
    why = models.CharField(max_length=20)
    noted_at = models.DateTimeField()

    class Meta:
        db_table = "passed_over"
        constraints = [models.UniqueConstraint(fields=["benefit", "person", "about", "on"], name="passed_over_once_a_day")]


class Sweep(models.Model):
    """One sweep over everybody for a legal day; `counts` tells by benefit how many were awarded, passed over, unsaid, refused.

    It has no end while it runs, and for ever if it was broken off: the next one for the day finds the rest.
    """

    on = models.DateField()
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    counts = models.JSONField(default=dict)

    class Meta:
        db_table = "sweep"
        ordering = ["-began_at", "-id"]
