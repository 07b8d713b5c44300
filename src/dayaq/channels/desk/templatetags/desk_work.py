"""Tags of the officers' pages about jobseekers."""

from datetime import date

from django import template

from dayaq.subsystems.employment.situation import Situation
from dayaq.web.texts import say

register = template.Library()

_LISTS = {
    "waiting": "desk.job.state.waiting",
    "unanswered": "desk.job.state.unanswered",
    "unemployed": "desk.job.state.unemployed",
}


@register.filter
def list_said(code: str) -> str:
    """Which jobseekers a list holds, in words."""
    return say(_LISTS[code])


@register.filter
def due_mark(situation: Situation, on: date) -> str:
    """The colour of the term for an offer: red once it is over without one, amber on its last day."""
    if situation.code == "late":
        return "err"
    return "warn" if situation.code == "seeking" and situation.due == on else ""
