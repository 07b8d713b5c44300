"""What stands on a person's record, in the words of the desk: how a contact is trusted, for how long a mandate holds."""

from datetime import timedelta

from django import template

from dayaq.casework.people.mandates.models import Mandate
from dayaq.casework.wording import date_in_words
from dayaq.web.texts import language_now, say

register = template.Library()

TRUSTED = {"counter": "desk.trusted.counter", "own_name": "desk.trusted.own_name", "eid": "desk.trusted.eid"}


@register.filter
def how_trusted(way: str) -> str:
    """How it became known that a contact is the person's own."""
    return say(TRUSTED[way])


@register.filter
def term(mandate: Mandate) -> str:
    """From which day to which, both included, a mandate holds."""
    first = date_in_words(mandate.starts_on, language_now())
    if mandate.ends_on is None:
        return say("desk.mandate.open_end", first=first)
    return say("desk.mandate.from_to", first=first, last=date_in_words(mandate.ends_on - timedelta(days=1), language_now()))
