"""The first step: who applies. Also the way back in after a session has ended, and the way out."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST

from dayaq.casework.applications.drafts import DraftElsewhere
from dayaq.casework.identification import operations
from dayaq.casework.people.models import Person
from dayaq.casework.refusal import Refusal
from dayaq.catalogue.catalogue import Entry, UnknownService, service
from dayaq.channels.portal.applying import begin
from dayaq.channels.portal.forms import IdentifyForm
from dayaq.channels.portal.keys_held import leave as end_session
from dayaq.channels.portal.opened import close_opened
from dayaq.channels.portal.page import refuse, show_step, way_back
from dayaq.channels.portal.visitor import browser_or_new, identified_person, keep_browser, remember
from dayaq.web.client_address import client_address
from dayaq.web.privacy import personal_page


@personal_page
@require_http_methods(["GET", "HEAD", "POST"])
def identify(request: HttpRequest) -> HttpResponse:
    """Ask for the document number and the FİN; then on to the service, or back to where the session ended."""
    asked = request.POST if request.method == "POST" else request.GET
    chosen, back = named_service(asked.get("service", "")), way_back(asked.get("next", ""))
    if request.method != "POST":
        if identified_person(request) is not None:
            return HttpResponseRedirect(back or address_of_choice(chosen))
        return _page(request, IdentifyForm(), chosen, back)
    form = IdentifyForm(request.POST)
    person = _identified(request, form) if form.is_valid() else None
    if person is None:
        return _page(request, form, chosen, back)
    remember(request, person)
    return go_on(request, person, chosen, back)


def _identified(request: HttpRequest, form: IdentifyForm) -> Person | None:
    """The person, or the reason why not in the form."""
    try:
        return operations.identify(
            document=str(form.cleaned_data["document"]),
            fin=form.cleaned_data["fin"],
            address=client_address(request),
            at=timezone.now(),
        )
    except Refusal as refusal:
        refuse(form, refusal)
        return None


def _page(request: HttpRequest, form: IdentifyForm, chosen: Entry | None, back: str | None) -> HttpResponse:
    """The question itself. The browser gets its secret already here: when the answer to the form is lost, and the person sends it
    again, what was begun the first time is then known as this browser's own.
    """
    page = show_step(request, "identify", {"form": form, "chosen": chosen, "back": back})
    return keep_browser(page, browser_or_new(request))


def go_on(request: HttpRequest, person: Person, chosen: Entry | None, back: str | None) -> HttpResponse:
    """Where an identified person goes: back to the question, into the form of the chosen service, or to the choice."""
    browser = browser_or_new(request)
    if back is not None:
        return keep_browser(HttpResponseRedirect(back), browser)
    if chosen is None:
        return keep_browser(redirect("portal:choose"), browser)
    try:
        draft = begin(person=person.pk, code=chosen.service.code, browser=browser)
    except DraftElsewhere:
        return keep_browser(HttpResponseRedirect(address_of_elsewhere(chosen)), browser)
    return keep_browser(redirect("portal:documents", key=draft.key), browser)


def named_service(code: str) -> Entry | None:
    """The service of a code that came with an address or a form; None when there is no such service."""
    try:
        return service(code)
    except UnknownService:
        return None


def address_of_choice(chosen: Entry | None) -> str:
    """The second step, with the service already chosen where it is."""
    address = reverse("portal:choose")
    return f"{address}?{urlencode({'service': chosen.service.code})}" if chosen else address


def address_of_elsewhere(chosen: Entry) -> str:
    """The page that explains a draft begun in another browser."""
    return f"{reverse('portal:elsewhere')}?{urlencode({'service': chosen.service.code})}"


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """End the identification and close the matters opened, as on a computer that others use too."""
    end_session(request)
    close_opened(request)
    return redirect("portal:home")
