"""Applying for somebody else: the identified representative names whom, and their right is looked up."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from dayaq.casework.applications.drafts import DraftElsewhere
from dayaq.casework.refusal import Refusal
from dayaq.catalogue.catalogue import Entry
from dayaq.channels.portal.applying import begin_for
from dayaq.channels.portal.forms import RepresentForm
from dayaq.channels.portal.page import refuse, show_step
from dayaq.channels.portal.views.choice import to_identify
from dayaq.channels.portal.views.identify import named_service
from dayaq.channels.portal.visitor import browser_or_new, identified_person, keep_browser
from dayaq.web.privacy import personal_page


@personal_page
@require_http_methods(["GET", "HEAD", "POST"])
def represent(request: HttpRequest) -> HttpResponse:
    """Ask for the FİN of the person for whom one applies, and go on into the form."""
    asked = request.POST if request.method == "POST" else request.GET
    chosen = named_service(asked.get("service", ""))
    if identified_person(request) is None or chosen is None:
        return to_identify(chosen)
    form = RepresentForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, form, chosen)
    browser = browser_or_new(request)
    try:
        fin, anew = form.cleaned_data["fin"], "anew" in request.POST
        draft = begin_for(request, fin=fin, code=chosen.service.code, browser=browser, anew=anew)
    except DraftElsewhere as refusal:
        refuse(form, refusal)
        return _page(request, form, chosen, elsewhere=True)
    except Refusal as refusal:
        refuse(form, refusal)
        return _page(request, form, chosen)
    return keep_browser(redirect("portal:documents", key=draft.key), browser)


def _page(request: HttpRequest, form: RepresentForm, chosen: Entry, *, elsewhere: bool = False) -> HttpResponse:
    return show_step(request, "represent", {"form": form, "chosen": chosen, "elsewhere": elsewhere})
