"""Codes of rows in the words of the desk."""

from django import template

from dayaq.casework.applications.documents import ACCEPTED
from dayaq.web.texts import say

register = template.Library()

WORDS = {
    "portal": "desk.channel.portal",
    "call142": "desk.channel.call142",
    "email": "desk.channel.email",
    "counter": "desk.channel.counter",
    "pickup": "desk.channel.pickup",
    "desk": "desk.channel.desk",
    "api": "desk.channel.api",
    "system": "desk.channel.system",
    "sms": "desk.medium.sms",
    "az": "desk.language.az",
    "en": "desk.language.en",
    "ru": "desk.language.ru",
    "waiting": "desk.notice.waiting",
    "sent": "desk.notice.sent",
    "dead": "desk.notice.dead",
    "application_received": "desk.notice.application_received",
    "application_decided": "desk.notice.application_decided",
}
COLOURS = {"waiting": "info", "sent": "ok", "dead": "err"}


@register.filter
def in_words(code: str) -> str:
    """What a channel, a language, a medium, a kind or state of a notice is called; an unknown code stays as it is."""
    return say(WORDS[code]) if code in WORDS else code


@register.filter
def colour(state: str) -> str:
    """The colour of the tag of a notice's state."""
    return COLOURS.get(state, "")


@register.filter
def kind_of_file(media_type: str) -> str:
    """A media type as people call it: PDF, JPG, DOCX."""
    endings = ACCEPTED.get(media_type)
    return endings[0].upper() if endings else media_type


@register.filter
def in_fours(secret: str) -> str:
    """A key in groups of four, to be typed by hand."""
    return " ".join(secret[place : place + 4] for place in range(0, len(secret), 4))
