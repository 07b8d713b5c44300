"""Looking at an attached document without opening it: its sanitised copy, page by page, as pictures drawn on the server."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from dayaq.casework.applications.models import SafeCopy
from dayaq.casework.applications.scanning import ScannerUnreachable
from dayaq.casework.review.operations import ApplicationUnknown, consult_safe_copy
from dayaq.channels.desk.application import standard
from dayaq.channels.desk.drawing import desk_page
from dayaq.web.legal_clock import legal_now
from dayaq.web.officers import officer_may, officer_of
from dayaq.web.privacy import personal_page
from dayaq.web.texts import language_now

WHY_NOT = {
    SafeCopy.State.ENCRYPTED: "desk.preview.encrypted",
    SafeCopy.State.DAMAGED: "desk.preview.damaged",
    SafeCopy.State.UNSUPPORTED: "desk.preview.unsupported",
    SafeCopy.State.INFECTED: "desk.preview.infected",
}


@officer_may("read")
@require_GET
@personal_page
def preview(request: HttpRequest, number: str, attachment_id: uuid.UUID) -> HttpResponse:
    """The pages of a document, or in plain words why there are none and what to ask the citizen for."""
    shown: dict[str, object] = {"number": standard(number), "attachment_id": attachment_id}
    try:
        attachment, copy = consult_safe_copy(
            number=standard(number), attachment_id=attachment_id, officer=officer_of(request), at=legal_now()
        )
    except ApplicationUnknown as unknown:
        raise Http404 from unknown
    except ScannerUnreachable as refusal:
        return desk_page(request, "desk/preview.html", {**shown, "refusal": refusal.in_language(language_now())}, status=503)
    state = SafeCopy.State(copy.state)
    pages = list(copy.pages.values_list("number", flat=True))
    shown |= {"attachment": attachment, "pages": pages, "why": WHY_NOT.get(state), "infected": state == SafeCopy.State.INFECTED}
    return desk_page(request, "desk/preview.html", shown)


@officer_may("read")
@require_GET
@personal_page
def page(request: HttpRequest, number: str, attachment_id: uuid.UUID, page_number: int) -> HttpResponse:
    """One page of a sanitised copy as a picture."""
    try:
        _, copy = consult_safe_copy(
            number=standard(number), attachment_id=attachment_id, officer=officer_of(request), at=legal_now()
        )
    except (ApplicationUnknown, ScannerUnreachable) as refusal:
        raise Http404 from refusal
    found = copy.pages.filter(number=page_number).first()
    if found is None:
        raise Http404
    response = HttpResponse(bytes(found.png), content_type="image/png")
    response.headers["Content-Disposition"] = "inline"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
