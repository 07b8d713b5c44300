"""How far the news of a decision has come, and what followed from it: asked for one application or for a page of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from dayaq.casework.applications.complaint_term import complaint_terms
from dayaq.casework.applications.letters import DECIDED_KINDS
from dayaq.casework.applications.models import Application, Purpose
from dayaq.casework.notices.delivery import Road, delivered
from dayaq.casework.notices.models import Delivery, Notice
from dayaq.casework.status import News, Telling

TOLD_BY: Mapping[str, Telling] = {Road.RELAY: "sent", Road.PORTAL: "read", Road.COUNTER: "handed_over", Road.POST: "posted"}


def decided_kind(application: Application) -> str:
    """The kind of notice that tells the decision of the application."""
    return DECIDED_KINDS[Purpose(application.purpose)]


def delivery_of(application: Application) -> Delivery | None:
    """The delivery of the application's decision that counts; none while it reached nobody."""
    kind, number = decided_kind(application), application.registration_number
    return delivered([number], [kind]).get((number, kind))


def news_of(application: Application) -> News:
    """How far the news of the decision has come; nothing yet of an application that is open."""
    return news_about([application])[application.registration_number]


def news_about(applications: Sequence[Application]) -> Mapping[str, News]:
    """The news of several applications by registration number, by a fixed number of questions to the database."""
    closed = [application for application in applications if application.closed_at is not None]
    numbers = [application.registration_number for application in closed]
    came = delivered(numbers, DECIDED_KINDS.values()) if closed else {}
    terms = complaint_terms([one.delivered_on for one in came.values()])
    waiting, followers = _notices(numbers), _followers(closed)
    told: dict[str, News] = {application.registration_number: News() for application in applications}
    for application in closed:
        number, kind = application.registration_number, decided_kind(application)
        delivery = came.get((number, kind))
        about = followers[application.pk]
        told[number] = News(
            telling=TOLD_BY[delivery.road] if delivery else _undelivered(waiting[number, kind]),
            delivered_on=delivery.delivered_on if delivery else None,
            complain_until=_until(application, delivery, terms),
            complaint=about.get(Purpose.COMPLAINT, ""),
            correction=about.get(Purpose.CORRECTION, ""),
        )
    return told


def _until(application: Application, delivery: Delivery | None, terms: Mapping[date, date]) -> date | None:
    """The last day for a complaint; a decision on a complaint is for the court, and an undelivered one runs no term."""
    if delivery is None or application.purpose == Purpose.COMPLAINT:
        return None
    return terms[delivery.delivered_on]


def _notices(numbers: Iterable[str]) -> Mapping[tuple[str, str], set[tuple[str, str]]]:
    """By matter and kind, the media and states of the notices to the person themself."""
    found: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    rows = Notice.objects.filter(matter__in=list(numbers), kind__in=DECIDED_KINDS.values(), copy_to__isnull=True)
    for matter, kind, medium, state in rows.values_list("matter", "kind", "medium", "state"):
        found[matter, kind].add((medium, state))
    return found


def _undelivered(notices: set[tuple[str, str]]) -> Telling:
    """What the notices of an undelivered decision come to: a letter that waits, else whether any is still on its way."""
    if (Notice.Medium.LETTER, Notice.State.WAITING) in notices:
        return "to_collect"
    return "failed" if notices and {state for _, state in notices} == {Notice.State.DEAD} else "on_its_way"


def _followers(closed: Sequence[Application]) -> Mapping[object, dict[str, str]]:
    """By application, the number of the complaint about its decision, and of the correction that replaced it."""
    found: dict[object, dict[str, str]] = defaultdict(dict)
    rows = Application.objects.filter(about__in=[application.pk for application in closed])
    for about, purpose, state, number in rows.values_list("about_id", "purpose", "state", "registration_number"):
        replaced = purpose == Purpose.CORRECTION and state in {Application.State.APPROVED, Application.State.REFUSED}
        if replaced or (purpose == Purpose.COMPLAINT and state != Application.State.WITHDRAWN):
            found[about][purpose] = number
    return found
