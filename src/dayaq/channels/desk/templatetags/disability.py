"""Tags for disability determination: degrees and causes as the law calls them, the parts of a file in words, states as tags."""

from datetime import date, timedelta

from django import template

from dayaq.subsystems.disability.models import Assessment, MedicalFile
from dayaq.subsystems.disability.words import BODIES, DOCUMENTS, MEASURES, PURPOSES, cause_called, degree_called
from dayaq.web.texts import language_now, say

register = template.Library()

_WORDS = {**DOCUMENTS, **MEASURES, **PURPOSES}
_STATES = {
    MedicalFile.State.DRAFT: "desk.disability.state.draft",
    MedicalFile.State.WAITING: "desk.disability.state.waiting",
    MedicalFile.State.DECIDED: "desk.disability.state.decided",
    MedicalFile.State.DISCONTINUED: "desk.disability.state.discontinued",
}
_COLOURS = {MedicalFile.State.WAITING: "info", MedicalFile.State.DECIDED: "ok", MedicalFile.State.DISCONTINUED: "warn"}
_ORIGINS = {
    Assessment.Origin.COMMISSION: "desk.disability.origin.commission",
    Assessment.Origin.APPEAL: "desk.disability.origin.appeal",
    Assessment.Origin.CORRECTION: "desk.disability.origin.correction",
    Assessment.Origin.TAKEN_OVER: "desk.disability.origin.taken_over",
}


@register.filter
def degree_in_words(degree: str) -> str:
    """A degree as the law calls it; what is counted from a percent says so."""
    return degree_called(degree).in_language(language_now()) if degree else say("desk.disability.by_percent")


@register.filter
def cause_in_words(cause: str) -> str:
    """A cause as the law calls it."""
    return cause_called(cause).in_language(language_now())


@register.filter
def part_in_words(code: str) -> str:
    """A kind of document, of a measure, or a purpose."""
    return _WORDS[code].in_language(language_now())


@register.filter
def body_in_words(kind: str) -> str:
    """A kind of body."""
    return BODIES[kind].in_language(language_now())


@register.filter
def file_state(state: str) -> str:
    """What became of a file."""
    return say(_STATES[MedicalFile.State(state)])


@register.filter
def file_colour(state: str) -> str:
    """The colour of the tag of a file's state."""
    return _COLOURS.get(MedicalFile.State(state), "")


@register.filter
def origin_in_words(origin: str) -> str:
    """How an assessment came about."""
    return say(_ORIGINS[Assessment.Origin(origin)])


@register.filter
def last_day(ends_on: date) -> date:
    """The last day of a term that is kept by its exclusive end."""
    return ends_on - timedelta(days=1)
