"""A person's payments: what was awarded, and the account of each by month."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dayaq.casework.awards.own import NotYourAward
from dayaq.casework.identification.levels import Opened
from dayaq.channels.portal.page import show
from dayaq.channels.portal.payments import own_payment, own_payments
from dayaq.channels.portal.views.my import asked_number, opened_by
from dayaq.web.privacy import personal_page


@personal_page
@require_safe
@opened_by(Opened.MY_PAYMENTS)
def payments(request: HttpRequest, person: UUID) -> HttpResponse:
    """The payments awarded to the person."""
    return show(request, "my/payments", {"payments": own_payments(person)})


@personal_page
@require_safe
@opened_by(Opened.MY_PAYMENTS)
def payment(request: HttpRequest, person: UUID, award: UUID) -> HttpResponse:
    """The account of one payment: what is due for each month and how that came about."""
    try:
        shown = own_payment(person, award, asked_number(request, "page") or 1)
    except NotYourAward as refusal:
        raise Http404 from refusal
    return show(request, "my/payment", {"shown": shown})
