"""e-ID: the way to the provider and the way back. Both lead on; neither has a page of its own."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from dayaq.casework.identification.eid.provider import EidAway, eid_offered
from dayaq.casework.refusal import Refusal
from dayaq.channels.portal.eid import come_back, go_to_provider
from dayaq.channels.portal.page import way_back
from dayaq.channels.portal.views.identify import go_on, named_service
from dayaq.web.privacy import personal_page
from dayaq.web.texts import language_now


@personal_page
@require_GET
def eid(request: HttpRequest) -> HttpResponse:
    """Send the person to the provider; where it is away, back to the question, which offers the other way.

    A link rather than a form: our pages let no form lead to another site.
    """
    if not eid_offered():
        raise Http404
    chosen, back = named_service(request.GET.get("service", "")), way_back(request.GET.get("next", ""))
    service, back = chosen.service.code if chosen else "", back or ""
    try:
        return HttpResponseRedirect(go_to_provider(request, service=service, back=back))
    except EidAway as refusal:
        return _asked_again(request, refusal, service, back)


@personal_page
@require_GET
def eid_back(request: HttpRequest) -> HttpResponse:
    """The person comes back with the provider's answer: on to where they were going, or back to the question with the reason."""
    if not eid_offered():
        raise Http404
    came = come_back(request)
    if came.person is None:
        return _asked_again(request, came.refusal or EidAway(), came.service, came.back)
    return go_on(request, came.person, named_service(came.service), way_back(came.back))


def _asked_again(request: HttpRequest, refusal: Refusal, service: str, back: str) -> HttpResponse:
    messages.error(request, refusal.in_language(language_now()))
    known = {name: value for name, value in (("service", service), ("next", back)) if value}
    return HttpResponseRedirect(f"{reverse('portal:identify')}?{urlencode(known)}" if known else reverse("portal:identify"))
