"""What keeps an officer from working on an application just now, told in words, and where to lead them instead."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from dayaq.casework.review.operations import WaitsForCitizen
from dayaq.channels.desk.reading import Matter
from dayaq.web.officers import officer_of
from dayaq.web.texts import language_now, say


def hindrance_of(request: HttpRequest, matter: Matter) -> HttpResponse | None:
    """Where to lead an officer who cannot act on this application, with the reason; nothing for its reviewer."""
    application = matter.application
    if application.closed_at is not None:
        reason = say("desk.decide.already") if matter.decision else say("desk.decide.closed")
    elif application.reviewer is None:
        reason = say("desk.decide.take_first")
    elif application.reviewer_id != officer_of(request).pk:
        reason = say("desk.decide.taken", officer=application.reviewer.full_name)
    elif application.answer_by is not None:
        reason = WaitsForCitizen.until(application.answer_by).in_language(language_now())
    else:
        return None
    messages.error(request, reason)
    return redirect("desk:application", application.registration_number)
