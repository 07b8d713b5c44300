"""Pages for what went wrong, in the person's language, made without the database, the session or the signed-in person."""

import sys
from collections.abc import Callable

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils import translation

from dayaq.web.language import language_of
from dayaq.web.outage import is_outage
from dayaq.web.texts import say

RETRY_AFTER_SECONDS = 30
TOO_MANY_RETRY_SECONDS = 300
TOO_BIG = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
TITLES = {
    400: "web.error.400.title",
    403: "web.error.403.title",
    404: "web.error.404.title",
    405: "web.error.405.title",
    413: "web.error.413.title",
    429: "web.error.429.title",
    500: "web.error.500.title",
    503: "web.error.503.title",
}
ADVICE = {
    400: "web.error.400.advice",
    403: "web.error.403.advice",
    404: "web.error.404.advice",
    405: "web.error.405.advice",
    413: "web.error.413.advice",
    429: "web.error.429.advice",
    500: "web.error.500.advice",
    503: "web.error.503.advice",
}
# Fields never written back into a page: what opens an account.
TOKEN = "csrfmiddlewaretoken"  # noqa: S105  # the name of a field, nothing secret
SECRETS = frozenset({"password", "code", "otp", "token"})


def error_page(request: HttpRequest, status: int, *, retry_after: int | None = None) -> HttpResponse:
    """The page of one failure: what happened and what to do; `retry_after` in seconds where waiting helps."""
    language = language_of(request)
    with translation.override(language):
        page = render_to_string(
            "web/error.html",
            {
                "title": say(TITLES[status], language),
                "advice": say(ADVICE[status], language),
                "LANGUAGE_CODE": language,
                "language_next": _address_to_return(request),
                "again": status in {429, 500, 503} and request.method == "GET",
            },
        )
    response = HttpResponse(page, status=status)
    response.headers["Cache-Control"] = "no-store"
    if retry_after is not None:
        response.headers["Retry-After"] = str(retry_after)
    return response


def dress_bare_answers(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: an error that a view answers without a word, such as 405, gets its page; its own headers stay."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code not in TITLES or response.streaming or response.content:
            return response
        page = error_page(request, response.status_code)
        for name in ("Allow", "Retry-After"):
            if name in response.headers:
                page.headers[name] = response.headers[name]
        return page

    return middleware


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler400: a form that cannot be read, or one larger than we take.

    Django also takes it for the person's mistake when the database falls while the session is being saved; that is a 503.
    """
    if is_outage(exception):
        return error_page(request, 503, retry_after=RETRY_AFTER_SECONDS)
    return error_page(request, 413 if isinstance(exception, TOO_BIG) else 400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  # Django hands it over
    """Django's handler403."""
    return error_page(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  # Django hands it over
    """Django's handler404."""
    return error_page(request, 404)


def too_many_requests(request: HttpRequest) -> HttpResponse:
    """The handler429 that allauth asks for when somebody tries too often."""
    return error_page(request, 429, retry_after=TOO_MANY_RETRY_SECONDS)


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's handler500, called while the failure is being handled: a database out of reach is a 503, all else a 500."""
    if is_outage(sys.exc_info()[1]):
        return error_page(request, 503, retry_after=RETRY_AFTER_SECONDS)
    return error_page(request, 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001  # Django's reason is for developers
    """A form whose proof of origin is missing or old: offer to send the same answers again, if our own page sent them."""
    language = language_of(request)
    fields = _kept_fields(request) if _sent_from_here(request) else []
    with translation.override(language):
        page = render_to_string(
            "web/csrf_failure.html",
            {
                "fields": fields,
                "with_files": bool(fields and request.FILES),
                "action": request.get_full_path(),
                "token": get_token(request),
                "LANGUAGE_CODE": language,
                "language_next": _address_to_return(request),
            },
        )
    response = HttpResponse(page, status=403)
    response.headers["Cache-Control"] = "no-store, private"
    return response


def _sent_from_here(request: HttpRequest) -> bool:
    """Whether the browser says that our own page sent the form; a foreign page must never get a "send again" button."""
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"


def _kept_fields(request: HttpRequest) -> list[tuple[str, str]]:
    """The answers as sent; nothing at all where the form held a secret, since half a log-in helps nobody."""
    if any(name.rsplit("-", 1)[-1] in SECRETS for name in request.POST):
        return []
    return [(name, value) for name, values in request.POST.lists() if name != TOKEN for value in values]


def _address_to_return(request: HttpRequest) -> str:
    """Where the language switch leads: back to this page, or home when the page is only an answer to a form."""
    return request.get_full_path() if request.method == "GET" else "/"
