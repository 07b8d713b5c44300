"""Django's description of the shared screens."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Base templates, static files and template tags."""

    name = "dayaq.web"
    label = "web"
