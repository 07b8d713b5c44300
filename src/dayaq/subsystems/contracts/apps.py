"""Django's description of the subsystem of contract notifications."""

from django.apps import AppConfig


class ContractsConfig(AppConfig):
    """Employment-contract notifications, with a migration history of their own."""

    name = "dayaq.subsystems.contracts"
    label = "contracts"
    default_auto_field = "django.db.models.BigAutoField"
