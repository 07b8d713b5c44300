"""The second step: which service; and what happens when its form was begun in another browser."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dayaq.casework.applications.drafts import DraftElsewhere
from dayaq.casework.applications.models import Draft
from dayaq.catalogue.catalogue import Entry
from dayaq.channels.portal.applying import begin, begin_here
from dayaq.channels.portal.page import show_step
from dayaq.channels.portal.views.identify import address_of_elsewhere, named_service
from dayaq.channels.portal.views.services import found
from dayaq.channels.portal.visitor import browser_or_new, identified_person, keep_browser
from dayaq.web.privacy import personal_page
from dayaq.web.texts import language_now


@personal_page
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest) -> HttpResponse:
    """Choose from the catalogue; one chosen already is shown once more with its documents, and then begun."""
    asked = request.POST if request.method == "POST" else request.GET
    chosen, person = named_service(asked.get("service", "")), identified_person(request)
    if person is None:
        return to_identify(chosen)
    if request.method == "POST" and chosen is not None:
        return _begun(request, begin, person, chosen)
    if chosen is not None:
        return show_step(request, "service", {"entry": chosen, "passport": chosen.passport})
    return show_step(request, "choice", found(request))


@personal_page
@require_safe
def elsewhere(request: HttpRequest) -> HttpResponse:
    """Tell that the form was begun in another browser, and offer to begin anew here."""
    chosen = named_service(request.GET.get("service", ""))
    if chosen is None or identified_person(request) is None:
        return to_identify(chosen)
    explanation = DraftElsewhere().in_language(language_now())
    return show_step(request, "elsewhere", {"entry": chosen, "explanation": explanation})


@require_POST
def anew(request: HttpRequest) -> HttpResponse:
    """Leave what was begun elsewhere and begin anew here, as the person chose."""
    chosen, person = named_service(request.POST.get("service", "")), identified_person(request)
    if chosen is None or person is None:
        return to_identify(chosen)
    return _begun(request, begin_here, person, chosen)


def to_identify(chosen: Entry | None) -> HttpResponse:
    """Back to the first step, keeping the service that was chosen."""
    query = f"?{urlencode({'service': chosen.service.code})}" if chosen else ""
    return HttpResponseRedirect(reverse("portal:identify") + query)


def _begun(request: HttpRequest, opening: Callable[..., Draft], person: UUID, chosen: Entry) -> HttpResponse:
    """Into the form of the service, or to the page that explains why not."""
    browser = browser_or_new(request)
    try:
        draft = opening(person=person, code=chosen.service.code, browser=browser)
    except DraftElsewhere:
        return keep_browser(HttpResponseRedirect(address_of_elsewhere(chosen)), browser)
    return keep_browser(redirect("portal:documents", key=draft.key), browser)
