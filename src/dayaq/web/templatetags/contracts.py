"""Tags for notifications of employment contracts, which the portal and the desk say in the same words."""

from collections.abc import Sequence

from django import template

from dayaq.law.book import law_book
from dayaq.subsystems.contracts.checking import FOLDER
from dayaq.subsystems.contracts.models import Ending, Notification
from dayaq.web.texts import language_now, say

register = template.Library()

_STATES = {
    "waiting": "web.contract.state.waiting",
    "registered": "web.contract.state.registered",
    "refused": "web.contract.state.refused",
}
_MARKS = {"waiting": "info", "registered": "ok", "refused": "err"}
_KINDS = {
    "conclusion": "web.contract.kind.conclusion",
    "amendment": "web.contract.kind.amendment",
    "termination": "web.contract.kind.termination",
}


@register.filter
def state_code(notification: Notification) -> str:
    """`waiting`, `registered` or `refused`."""
    return str(notification.answer.outcome) if hasattr(notification, "answer") else "waiting"


@register.filter
def state_said(code: str) -> str:
    """A state in words."""
    return say(_STATES[code])


@register.filter
def state_mark(notification: Notification) -> str:
    """The colour of a state."""
    return _MARKS[state_code(notification)]


@register.filter
def kind_said(notification: Notification) -> str:
    """What is notified: conclusion, amendment, end."""
    return say(_KINDS[notification.kind])


@register.filter
def reason_of_end(ending: Ending) -> str:
    """Why a contract ends, in the words of the law."""
    return law_book().vocabulary.choices["Ending"].options[ending.reason][language_now()]


@register.filter
def doubts_said(conditions: Sequence[str]) -> list[str]:
    """What the law doubts: each condition that does not hold, by the name that the law's texts give it."""
    texts = law_book().folders[FOLDER].texts
    return [texts.conditions[name].name[language_now()] for name in conditions]


@register.filter
def choice_of(value: str, name: str) -> str:
    """A value of a closed list of the law in words."""
    return law_book().vocabulary.choices[name].options[value][language_now()]
