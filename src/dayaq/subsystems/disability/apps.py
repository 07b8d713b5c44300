"""Django's description of the subsystem: an app of its own with its own migrations."""

from django.apps import AppConfig


class DisabilityConfig(AppConfig):
    """Disability determination (əlilliyin müəyyən edilməsi)."""

    name = "dayaq.subsystems.disability"
    label = "disability"
    default_auto_field = "django.db.models.BigAutoField"
