"""Django's description of the portal."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Pages and texts for citizens; no tables."""

    name = "dayaq.channels.portal"
    label = "portal"
