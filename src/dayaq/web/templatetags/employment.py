"""Tags for the search for work, which the portal and the desk say in the same words."""

from collections.abc import Sequence

from django import template

from dayaq.casework.people.districts import districts
from dayaq.subsystems.employment.fields_of_work import fields_of_work
from dayaq.subsystems.employment.matching import Point
from dayaq.subsystems.employment.models import Offer, Vacancy
from dayaq.subsystems.employment.situation import Situation, said
from dayaq.web.texts import language_now, say

register = template.Library()

HOURS = {"full": "web.work.hours.full", "part": "web.work.hours.part", "any": "web.work.hours.any"}
EDUCATIONS = {
    "any": "web.work.education.any",
    "general": "web.work.education.general",
    "vocational": "web.work.education.vocational",
    "secondary_special": "web.work.education.secondary_special",
    "higher": "web.work.education.higher",
}
_POINTS = {
    "field_wished": "web.work.point.field_wished",
    "field_had": "web.work.point.field_had",
    "field_other": "web.work.point.field_other",
    "district_same": "web.work.point.district_same",
    "town_same": "web.work.point.town_same",
    "district_open": "web.work.point.district_open",
    "district_far": "web.work.point.district_far",
    "hours_full": "web.work.point.hours_full",
    "hours_part": "web.work.point.hours_part",
    "hours_other": "web.work.point.hours_other",
    "wage_enough": "web.work.point.wage_enough",
    "wage_low": "web.work.point.wage_low",
    "wage_open": "web.work.point.wage_open",
    "education_none": "web.work.point.education_none",
    "education_enough": "web.work.point.education_enough",
    "education_short": "web.work.point.education_short",
}
_OFFERS = {
    "open": ("web.work.offer.open", "warn"),
    "lapsed": ("web.work.offer.lapsed", ""),
    "declined": ("web.work.offer.declined", ""),
    "accepted": ("web.work.offer.accepted", "info"),
    "hired": ("web.work.offer.hired", "ok"),
    "refused": ("web.work.offer.refused", "err"),
}
_VACANCIES = {
    "open": ("web.work.vacancy.open", "ok"),
    "filled": ("web.work.vacancy.filled", "info"),
    "taken_back": ("web.work.vacancy.taken_back", ""),
}


@register.filter
def situation_said(situation: Situation) -> str:
    """Where a search for work stands, as one sentence."""
    return said(situation, language_now())


@register.filter
def field_said(code: str) -> str:
    """A field of work by its name."""
    return fields_of_work()[code].in_language(language_now()) if code else ""


@register.filter
def place_said(code: str) -> str:
    """A city or district by its name."""
    return districts()[code].in_language(language_now())


@register.filter
def hours_said(code: str) -> str:
    """The working time in words."""
    return say(HOURS[code])


@register.filter
def education_said(code: str) -> str:
    """The education that a vacancy asks, in words."""
    return say(EDUCATIONS[code])


@register.filter
def own_education_said(code: str) -> str:
    """The education of a person, in words."""
    return say("web.work.no_education") if code == "any" else say(EDUCATIONS[code])


@register.filter
def point_said(code: str) -> str:
    """One point of the matching in words."""
    return say(_POINTS[code])


@register.filter
def in_the_way(points: Sequence[Point]) -> list[str]:
    """What does not suit, by its codes."""
    return [point.code for point in points if not point.fits]


@register.filter
def offer_state(offer: Offer) -> str:
    """`open`, `lapsed`, `declined`, `accepted`, and once the employer answered `hired` or `refused`."""
    if not hasattr(offer, "answer"):
        return "lapsed" if hasattr(offer.vacancy, "end") else "open"
    if offer.answer.outcome == "declined" or not hasattr(offer.referral, "answer"):
        return str(offer.answer.outcome)
    return str(offer.referral.answer.outcome)


@register.filter
def offer_state_said(offer: Offer) -> str:
    """Where an offer stands, in words."""
    return say(_OFFERS[offer_state(offer)][0])


@register.filter
def offer_mark(offer: Offer) -> str:
    """The colour of where an offer stands."""
    return _OFFERS[offer_state(offer)][1]


@register.filter
def vacancy_state_said(vacancy: Vacancy) -> str:
    """Whether a vacancy is open, in words."""
    return say(_VACANCIES[_vacancy_state(vacancy)][0])


@register.filter
def vacancy_mark(vacancy: Vacancy) -> str:
    """The colour of whether a vacancy is open."""
    return _VACANCIES[_vacancy_state(vacancy)][1]


def _vacancy_state(vacancy: Vacancy) -> str:
    return str(vacancy.end.reason) if hasattr(vacancy, "end") else "open"
