"""Tags for a person's own pages: levels of identification, and who read what, in the language of the page."""

from datetime import date, timedelta

from django import template
from django.utils.html import format_html

from dayaq.casework.applications.own import Reading
from dayaq.casework.awards.models import Award, Entry
from dayaq.casework.corrections.facts import Fact, called, in_words
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.staff.rights import role_names
from dayaq.casework.wording import month_in_words
from dayaq.subsystems.disability.words import MEASURES, cause_called, degree_called
from dayaq.web.templatetags.web import day, manats
from dayaq.web.texts import language_now, say

register = template.Library()

_LEVELS = {
    "nobody": "portal.level.nobody",
    "number_and_fin": "portal.level.number_and_fin",
    "application_contact": "portal.level.application_contact",
    "trusted_contact": "portal.level.trusted_contact",
    "eid": "portal.level.eid",
}
_OPENED = {
    "read_services": "portal.opened.read_services",
    "apply": "portal.opened.apply",
    "status": "portal.opened.status",
    "this_application": "portal.opened.this_application",
    "my_applications": "portal.opened.my_applications",
    "my_payments": "portal.opened.my_payments",
    "my_contracts": "portal.opened.my_contracts",
    "employer": "portal.opened.employer",
    "my_disability": "portal.opened.my_disability",
    "my_job_search": "portal.opened.my_job_search",
    "my_insurance": "portal.opened.my_insurance",
    "who_read": "portal.opened.who_read",
    "my_data": "portal.opened.my_data",
    "trust_contact": "portal.opened.trust_contact",
}
_KNOWN_BY = {
    "counter": "portal.own_contact.by_counter",
    "own_name": "portal.own_contact.by_own_name",
    "eid": "portal.own_contact.by_eid",
}
_LINES = {
    "due": "portal.payments.kind.due",
    "arrears": "portal.payments.kind.arrears",
    "recovery": "portal.payments.kind.recovery",
}
_READERS = {
    "self": "portal.readers.self",
    "other": "portal.readers.other",
    "officer": "portal.readers.officer",
    "system": "portal.readers.system",
}
_THINGS = {
    "application": "portal.thing.application",
    "attachment": "portal.thing.attachment",
    "decision": "portal.thing.decision",
    "worklist": "portal.thing.worklist",
    "dead_letters": "portal.thing.dead_letters",
    "own_applications": "portal.thing.own_applications",
    "own_awards": "portal.thing.own_awards",
    "own_insurance": "portal.thing.insurance",
    "insurance_account": "portal.thing.insurance",
    "own_disability": "portal.thing.own_disability",
    "disability_referral": "portal.thing.disability_referral",
    "disability_referrals": "portal.thing.disability_referral",
    "disability_file": "portal.thing.disability_file",
    "disability_files": "portal.thing.disability_file",
    "person": "portal.thing.person",
    "people": "portal.thing.people",
    "own_data": "portal.thing.own_data",
    "contest": "portal.thing.contest",
    "contests": "portal.thing.contests",
}


@register.filter
def degree_said(degree: str) -> str:
    """A degree of disability as the law calls it."""
    return degree_called(degree).in_language(language_now())


@register.filter
def cause_said(cause: str) -> str:
    """A cause of disability as the law calls it."""
    return cause_called(cause).in_language(language_now())


@register.filter
def measure_said(kind: str) -> str:
    """A kind of measure of the rehabilitation programme."""
    return MEASURES[kind].in_language(language_now())


@register.filter
def term_last(ends_on: date) -> date:
    """The last day of a term that is kept by its exclusive end."""
    return ends_on - timedelta(days=1)


@register.filter
def level_name(level: str) -> str:
    """A level of identification as people call it."""
    return say(_LEVELS[level])


@register.filter
def opened_name(what: str) -> str:
    """What a level opens, in words."""
    return say(_OPENED[what])


@register.filter
def fact_name(fact: str) -> str:
    """What a fact on file is called."""
    return called(Fact(fact)).in_language(language_now())


@register.filter
def fact_value(text: str, fact: str) -> str:
    """A value on file as people read it; a dash where nothing is known."""
    return in_words(Fact(fact), text, language_now()) or "–"


@register.filter
def how_known(by: str) -> str:
    """How it became known that a contact is the person's own."""
    return say(_KNOWN_BY[by])


@register.filter
def reader(reading: Reading) -> str:
    """Who read, for the person read about: an officer is a unit and a role, and never a name."""
    if reading.officer is None:
        return say(_READERS[reading.by])
    roles = [role_names()[role].in_language(language_now()) for role in reading.roles] or [say("portal.readers.officer")]
    return f"{reading.officer.unit.name_in(language_now())}: {', '.join(roles)}"


@register.filter
def thing_read(reading: Reading) -> str:
    """What was read, with the registration number where there is one."""
    said = say(_THINGS.get(reading.what, "portal.thing.other"))
    return format_html('{} <span class="nw">{}</span>', said, reading.number) if reading.number else said


@register.filter
def award_period(award: Award) -> str:
    """The days of an award: since one day, from one to another, or the day of a one-off sum."""
    if award.rhythm == Award.Rhythm.ONCE:
        return day(award.starts_on)
    if award.ends_on is None:
        return say("portal.payments.since", day=day(award.starts_on))
    return f"{day(award.starts_on)} – {day(award.ends_on - timedelta(days=1))}"


@register.filter
def line_said(line: Entry) -> str:
    """A line of the ledger in words; less than before is said as what was taken back."""
    return say(_LINES[line.kind], sum=manats(abs(line.amount)), day=day(legal_day_of(line.entered_at)))


@register.filter
def month_name(month: date) -> str:
    """A month as people write it: mart 2020."""
    return month_in_words(month, language_now())
