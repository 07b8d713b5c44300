"""Tags for a person's own pages: levels of identification, and who read what, in the language of the page."""

from django import template
from django.utils.html import format_html

from dayaq.casework.applications.own import Reading
from dayaq.casework.staff.rights import role_names
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
    "who_read": "portal.opened.who_read",
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
    "person": "portal.thing.person",
}


@register.filter
def level_name(level: str) -> str:
    """A level of identification as people call it."""
    return say(_LEVELS[level])


@register.filter
def opened_name(what: str) -> str:
    """What a level opens, in words."""
    return say(_OPENED[what])


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
