"""Django's description of the subsystem of employment."""

from django.apps import AppConfig


class EmploymentConfig(AppConfig):
    """Employment, with a migration history of its own."""

    name = "dayaq.subsystems.employment"
    label = "employment"
    default_auto_field = "django.db.models.BigAutoField"
