"""Django's description of the demo; installed only where DAYAQ_DEMO is set."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """The page of the messages that were sent."""

    name = "dayaq.project.demo"
    label = "demo"
