"""How a register answers, in words and colours."""

from django import template

from dayaq.casework.registers.queries import Standing
from dayaq.web.texts import say

register = template.Library()

FAILURES = {
    "timeout": "desk.registers.failure.timeout",
    "unreachable": "desk.registers.failure.unreachable",
    "refused": "desk.registers.failure.refused",
    "broken": "desk.registers.failure.broken",
    "garbage": "desk.registers.failure.garbage",
}


@register.filter
def standing_in_words(one: Standing) -> str:
    """Whether a register answers."""
    if one.rests:
        return say("desk.registers.state.rests")
    if one.failures:
        return say("desk.registers.state.failing")
    return say("desk.registers.state.well" if one.answered_at else "desk.registers.state.unasked")


@register.filter
def standing_colour(one: Standing) -> str:
    """The colour of that."""
    if one.failures:
        return "err" if one.rests else "warn"
    return "ok" if one.answered_at else "info"


@register.filter
def failure_in_words(one: Standing) -> str:
    """How it fails, and how often in a row."""
    return say("desk.registers.failed", how=say(FAILURES[one.failure]), count=one.failures)
