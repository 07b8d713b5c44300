"""The centres as a citizen reads them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dayaq.channels.portal.page import show


@require_safe
def centres(request: HttpRequest) -> HttpResponse:
    """Every centre."""
    return show(request, "centres")


@require_safe
def one_centre(request: HttpRequest, code: str) -> HttpResponse:
    """One centre."""
    raise Http404
