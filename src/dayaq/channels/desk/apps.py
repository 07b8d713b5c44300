"""Django's description of the officer's desk."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Screens of the officer; no tables of its own."""

    name = "dayaq.channels.desk"
    label = "desk"
