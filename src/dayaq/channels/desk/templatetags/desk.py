"""Codes of rows in the words of the desk."""

import re

from django import template

from dayaq.casework.applications.documents import ACCEPTED
from dayaq.casework.corrections.facts import Fact, called
from dayaq.casework.corrections.facts import in_words as value_in_words
from dayaq.casework.people.districts import districts
from dayaq.casework.staff.models import Unit
from dayaq.web.texts import language_now, say

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
    "letter": "desk.medium.letter",
    "az": "desk.language.az",
    "en": "desk.language.en",
    "ru": "desk.language.ru",
    "identity_card": "desk.document.identity_card",
    "child_card": "desk.document.child_card",
    "temporary_permit": "desk.document.temporary_permit",
    "permanent_permit": "desk.document.permanent_permit",
    "foreign_passport": "desk.document.foreign_passport",
    "birth_certificate": "desk.document.birth_certificate",
    "refugee_paper": "desk.document.refugee_paper",
    "other_paper": "desk.document.other_paper",
    "fact_contested": "desk.notice.fact_contested",
    "document_hindered": "desk.notice.document_hindered",
    "fact_corrected": "desk.notice.fact_corrected",
    "fact_declined": "desk.notice.fact_declined",
    "waiting": "desk.notice.waiting",
    "sent": "desk.notice.sent",
    "dead": "desk.notice.dead",
    "application_received": "desk.notice.application_received",
    "application_decided": "desk.notice.application_decided",
    "documents_asked": "desk.notice.documents_asked",
    "application_withdrawn": "desk.notice.application_withdrawn",
    "complaint_received": "desk.notice.complaint_received",
    "complaint_decided": "desk.notice.complaint_decided",
    "decision_corrected": "desk.notice.decision_corrected",
    "correction_opened": "desk.notice.correction_opened",
    "correction_dropped": "desk.notice.correction_dropped",
    "disability_referred": "desk.notice.disability_referred",
    "disability_decided": "desk.notice.disability_decided",
    "disability_objected": "desk.notice.disability_objected",
    "disability_appeal_decided": "desk.notice.disability_appeal_decided",
    "disability_term_ends": "desk.notice.disability_term_ends",
    "contract_conclusion": "desk.notice.contract_conclusion",
    "contract_amendment": "desk.notice.contract_amendment",
    "contract_termination": "desk.notice.contract_termination",
    "notification_registered": "desk.notice.notification_registered",
    "notification_refused": "desk.notice.notification_refused",
    "job_offered": "desk.notice.job_offered",
    "job_referred": "desk.notice.job_referred",
    "job_hired": "desk.notice.job_hired",
    "job_not_hired": "desk.notice.job_not_hired",
    "jobseeker_removed": "desk.notice.jobseeker_removed",
    "jobseeker_returned": "desk.notice.jobseeker_returned",
    "one_time_code": "desk.notice.one_time_code",
    "parent": "desk.basis.parent",
    "guardian": "desk.basis.guardian",
    "notarised": "desk.basis.notarised",
    "trusted_contact_changed": "desk.notice.trusted_contact_changed",
    "decision_approved": "desk.wordings.kind.decision_approved",
    "decision_refused": "desk.wordings.kind.decision_refused",
    "decision_found_approved": "desk.wordings.kind.found_approved",
    "decision_found_refused": "desk.wordings.kind.found_refused",
    "decision_changed_approved": "desk.wordings.kind.changed_approved",
    "decision_changed_refused": "desk.wordings.kind.changed_refused",
    "payment_changed": "desk.notice.payment_changed",
    "payment_looked_into": "desk.notice.payment_looked_into",
    "right_found": "desk.notice.right_found",
    "right_looked_into": "desk.notice.right_looked_into",
    "decision_complaint_approved": "desk.wordings.kind.complaint_approved",
    "decision_complaint_refused": "desk.wordings.kind.complaint_refused",
    "decision_correction_approved": "desk.wordings.kind.correction_approved",
    "decision_correction_refused": "desk.wordings.kind.correction_refused",
}
#: How the transports begin to say why a notice did not go, and what the officer reads.
REASONS = {
    "recipient refused": "desk.reason.recipient",
    "relay answered": "desk.reason.relay_answered",
    "relay unreachable": "desk.reason.relay_unreachable",
    "no SMS gateway": "desk.reason.no_gateway",
    "gateway answered": "desk.reason.gateway_answered",
    "gateway unreachable": "desk.reason.gateway_unreachable",
}
ROADS = {
    "relay": "desk.road.relay",
    "portal": "desk.road.portal",
    "counter": "desk.road.counter",
    "post": "desk.road.post",
}
CODE = re.compile(r"[0-9]{3}")
COLOURS = {"waiting": "info", "sent": "ok", "dead": "err", "approved": "ok", "declined": "warn"}


WORDING_STATES = {
    "waiting": "desk.wordings.state.waiting",
    "approved": "desk.wordings.state.approved",
    "declined": "desk.wordings.state.declined",
    "withdrawn": "desk.wordings.state.withdrawn",
}


@register.filter
def in_words(code: str) -> str:
    """What a channel, a language, a medium, a kind or state of a notice is called; an unknown code stays as it is."""
    return say(WORDS[code]) if code in WORDS else code


@register.filter
def fact_called(code: str) -> str:
    """What a fact that may be contested is called."""
    return called(Fact(code)).in_language(language_now())


@register.filter
def as_stored(text: str, fact: str) -> str:
    """A fact's value, kept as text, as people read it; a dash where nothing is known."""
    return value_in_words(Fact(fact), text, language_now()) or "–"


@register.filter
def place(code: str) -> str:
    """A city or district by its code, in the officer's language."""
    name = districts().get(code)
    return name.in_language(language_now()) if name else code


@register.filter
def unit_name(unit: Unit) -> str:
    """A unit's name in the officer's language."""
    return unit.name_in(language_now())


@register.filter
def as_reason(error: str) -> str:
    """Why a notice did not go, with the code that the other side gave; what we have no words for stays as it was noted."""
    key = next((key for beginning, key in REASONS.items() if error.startswith(beginning)), None)
    if key is None:
        return error
    code = CODE.search(error)
    return f"{say(key)} ({code[0]})" if code else say(key)


@register.filter
def road(code: str) -> str:
    """The road by which a decision came to its person."""
    return say(ROADS[code])


@register.filter
def state_in_words(state: str) -> str:
    """What became of a proposed wording."""
    return say(WORDING_STATES[state])


@register.filter
def colour(state: str) -> str:
    """The colour of the tag of a state: of a notice, or of a proposed wording."""
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
