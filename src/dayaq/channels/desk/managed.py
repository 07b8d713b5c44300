"""The officer whom a manager's page is about."""

import uuid

from django.http import Http404, HttpRequest

from dayaq.casework.review.staffing import OfficerUnknown, officer_managed
from dayaq.casework.staff.models import Officer
from dayaq.casework.staff.rights import Right
from dayaq.web.legal_clock import legal_now
from dayaq.web.officers import officer_of


def managed_or_404(request: HttpRequest, key: uuid.UUID, right: Right) -> Officer:
    """The officer of the id in the address, in a unit over which the one before the screen has the right."""
    try:
        return officer_managed(key=key, manager=officer_of(request), right=right, at=legal_now())
    except OfficerUnknown as refusal:
        raise Http404 from refusal
