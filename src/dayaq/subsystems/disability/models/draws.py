"""The lots by which files are handed to commissions, kept so that anybody can count them again."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

from dayaq.subsystems.disability.models.bodies import Body
from dayaq.subsystems.disability.models.files import MedicalFile, Stage


class DrawSeed(models.Model):
    """A secret number of 32 bytes, promised before it is used: `commitment` is its SHA-256, journalled when it is laid down.

    It serves the draws of one legal day, `used_on`, and is published once that day is over.
    """

    commitment = models.CharField(max_length=64, unique=True)
    secret = models.CharField(max_length=64)
    committed_at = models.DateTimeField()
    used_on = models.DateField(null=True)
    revealed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "disability_draw_seed"
        ordering = ["id"]


class Draw(models.Model):
    """One file handed to one commission by lot. `candidates` are the codes of the units in order, `chosen` the one drawn."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    file = models.ForeignKey(MedicalFile, on_delete=models.PROTECT, related_name="draws")
    stage = models.CharField(max_length=6, choices=Stage.choices)
    seed = models.ForeignKey(DrawSeed, on_delete=models.PROTECT, related_name="draws")
    candidates = ArrayField(models.CharField(max_length=40))
    chosen = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    drawn_at = models.DateTimeField()

    class Meta:
        db_table = "disability_draw"
        ordering = ["-drawn_at", "id"]
        constraints = [models.UniqueConstraint(name="disability_drawn_once_a_stage", fields=["file", "stage"])]
