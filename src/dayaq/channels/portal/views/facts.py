"""The step of the facts: what the law asks for a computed service, one question at a time, each answer kept at once."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from dayaq.casework.applications.drafts import DraftClosed
from dayaq.casework.refusal import Refusal
from dayaq.channels.portal.applying import OpenForm
from dayaq.channels.portal.own_facts import OwnFacts, declare, own_facts
from dayaq.channels.portal.page import show_step
from dayaq.channels.portal.views.draft import identify_again, of_open_form
from dayaq.web.law_fields import Answering
from dayaq.web.law_questions import Question
from dayaq.web.privacy import personal_page
from dayaq.web.texts import language_now


@personal_page
@require_http_methods(["GET", "HEAD", "POST"])
@of_open_form
def facts(request: HttpRequest, form: OpenForm) -> HttpResponse:
    """Ask the next question, or one again that was answered; on to the contact when none is left."""
    own = own_facts(form)
    if own is None:
        return redirect("portal:contact", key=form.key)
    if request.method == "POST":
        return _answered(request, form, own)
    asked = own.question(request.GET.get("change", ""))
    if asked is not None and asked.path in own.declaration.answered:
        return _page(request, form, own, asked, asked.form(standing=own.declaration.declared.get(asked.path)))
    if own.next is None:
        return _on(form)
    return _page(request, form, own, own.next, own.next.form())


def _answered(request: HttpRequest, form: OpenForm, own: OwnFacts) -> HttpResponse:
    """Keep the answer, also where the session has ended, and go on."""
    asked = own.question(request.POST.get("asked", ""))
    if asked is None:
        return redirect("portal:facts", key=form.key)
    typed = asked.form(request.POST)
    if "unknown" not in request.POST and not typed.is_valid():
        return _page(request, form, own, asked, typed) if form.identified else identify_again(request.path)
    value = None if "unknown" in request.POST else asked.value_of(typed.written())
    try:
        declare(own, form.draft, asked.path, value)
    except DraftClosed:
        raise
    except Refusal as refusal:
        messages.warning(request, refusal.in_language(language_now()))
    if not form.identified:
        return identify_again(request.path)
    now = own_facts(form)
    return _on(form) if now is None or now.next is None else redirect("portal:facts", key=form.key)


def _on(form: OpenForm) -> HttpResponse:
    """To the contact, or back to the check where the contact was written already."""
    written = form.draft.email or form.draft.phone or form.draft.on_paper
    return redirect("portal:check" if written else "portal:contact", key=form.key)


def _page(request: HttpRequest, form: OpenForm, own: OwnFacts, asked: Question, typed: Answering) -> HttpResponse:
    before = own.before(asked.path)
    address = reverse("portal:facts", kwargs={"key": form.key})
    context = {
        "open": form,
        "asks_facts": True,
        "form": typed,
        "asked": asked.path,
        "count": own.number(asked.path),
        "about": own.about,
        "back": f"{address}?{urlencode({'change': before})}" if before else reverse("portal:documents", kwargs={"key": form.key}),
    }
    return show_step(request, "facts", context)
