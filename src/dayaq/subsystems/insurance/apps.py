"""Django's description of the subsystem of social insurance."""

from django.apps import AppConfig


class InsuranceConfig(AppConfig):
    """Social insurance, with a migration history of its own."""

    name = "dayaq.subsystems.insurance"
    label = "insurance"
    default_auto_field = "django.db.models.BigAutoField"
