"""Django's description of the casework app: one app, one migration history, many small rooms."""

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """Everything a matter passes through between the citizen and the decision."""

    name = "dayaq.casework"
    label = "casework"
    default_auto_field = "django.db.models.BigAutoField"
