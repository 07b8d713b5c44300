"""Template tags of the shared screens: `{% load web %}`."""
