"""The table of uses, one row for each use."""

from django.db import models

from dayaq.casework.channel import Channel


class UseKind(models.TextChoices):
    """What was done with the service: page read, application sent, decided, withdrawn; status read; a complaint."""

    PAGE = "page"
    APPLIED = "applied"
    DECIDED = "decided"
    STATUS_READ = "status_read"
    WITHDRAWN = "withdrawn"
    COMPLAINED = "complained"


class ServiceUse(models.Model):
    """One use of one service on one day. `unit` and `outcome` are codes, empty where there is none."""

    service = models.CharField(max_length=100)
    channel = models.CharField(max_length=16, choices=Channel)
    unit = models.CharField(max_length=50, blank=True)
    kind = models.CharField(max_length=16, choices=UseKind)
    outcome = models.CharField(max_length=32, blank=True)
    day = models.DateField()

    class Meta:
        db_table = "service_use"
        indexes = [models.Index(name="use_by_day", fields=["day", "service", "channel", "kind"])]
