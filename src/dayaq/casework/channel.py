"""The channels by which people reach us, named once for applications, uses and the regimes of centres."""

from django.db import models


class Channel(models.TextChoices):
    """A way to reach the service; the words a person reads about each stand in `centres/data/channels.yaml`."""

    PORTAL = "portal"
    CALL142 = "call142"
    EMAIL = "email"
    COUNTER = "counter"
    PICKUP = "pickup"
    DESK = "desk"
    API = "api"
    SYSTEM = "system"
