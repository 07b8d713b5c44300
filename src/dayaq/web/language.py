"""The language of a page: Azerbaijani unless the person chose another; kept in a cookie, never guessed from the browser."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from dayaq.casework.language import LANGUAGES, spoken

COOKIE = "dayaq_language"
ONE_YEAR = 365 * 24 * 3600


def language_of(request: HttpRequest) -> str:
    """The language that the person chose, else Azerbaijani."""
    return spoken(request.COOKIES.get(COOKIE, ""))


def speak_chosen_language(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: answers in the language of the person, and says so in the headers."""

    def middleware(request: HttpRequest) -> HttpResponse:
        language = language_of(request)
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ["Cookie"])
        return response

    return middleware


# Exempt: a foreign page could at most change the language shown, while the switch must work on pages without a session.
@csrf_exempt
@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Remember the chosen language and return to the page it was chosen on; a foreign address leads home."""
    answer = HttpResponseRedirect(_way_back(request))
    chosen = request.POST.get("language", "")
    if chosen in LANGUAGES:
        answer.set_cookie(COOKIE, chosen, max_age=ONE_YEAR, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax")
    return answer


def _way_back(request: HttpRequest) -> str:
    address = request.POST.get("next", "")
    safe = address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    return address if safe else "/"
