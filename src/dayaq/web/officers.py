"""Officers before a screen: how long their session lasts, and which of them may open a page.

Sessions live by machine time: twelve hours at most, half an hour without a click.
"""

import time
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from dayaq.casework.staff.authority import rights_of
from dayaq.casework.staff.models import Officer
from dayaq.casework.staff.rights import Right
from dayaq.web.legal_clock import legal_day

Args = ParamSpec("Args")
Answer = Callable[Concatenate[HttpRequest, Args], HttpResponse]
LONGEST_SESSION_SECONDS = 12 * 3600
LONGEST_PAUSE_SECONDS = 30 * 60
#: How often the last click is written down: once a minute spares a write for each page.
SEEN_EVERY_SECONDS = 60
#: The most text of a form that is kept when its session ends.
MOST_KEPT_SIGNS = 20_000

BEGAN = "officer_began_at"
SEEN = "officer_seen_at"
SECOND_FACTOR = "officer_second_factor"
INTERRUPTED = "officer_interrupted"


def begin_session(request: HttpRequest, *, second_factor: bool) -> None:
    """Start the clocks of a session that has just been opened."""
    request.session[BEGAN] = request.session[SEEN] = time.time()
    request.session[SECOND_FACTOR] = second_factor


def second_factor_proved(request: HttpRequest) -> None:
    """Note that the officer has proved the second factor in this session."""
    request.session[SECOND_FACTOR] = True


def session_age(request: HttpRequest) -> float:
    """Seconds since the officer logged in; endless where nobody did."""
    return time.time() - float(request.session.get(BEGAN, float("-inf")))


def end_old_sessions(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: closes an officer's session that is too old or was left alone too long."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if BEGAN in request.session:
            now = time.time()
            pause = now - request.session[SEEN]
            if session_age(request) > LONGEST_SESSION_SECONDS or pause > LONGEST_PAUSE_SECONDS:
                _end(request)
            elif pause > SEEN_EVERY_SECONDS:
                request.session[SEEN] = now
        return get_response(request)

    return middleware


def _end(request: HttpRequest) -> None:
    """Log the officer out; what they were just sending is kept for them, and for nobody else, until they are back."""
    officer_id = str(request.user.pk)
    logout(request)
    if request.method != "POST":
        return
    fields = {name: value for name, value in request.POST.items() if name != "csrfmiddlewaretoken"}
    if sum(len(str(value)) for value in fields.values()) <= MOST_KEPT_SIGNS:
        request.session[INTERRUPTED] = {"officer": officer_id, "address": request.path, "fields": fields}
        request.session.set_expiry(LONGEST_SESSION_SECONDS)


def interrupted_answers(request: HttpRequest) -> dict[str, str] | None:
    """What this officer was sending to this address when the session ended; handed out once."""
    kept = request.session.get(INTERRUPTED)
    if kept is None or kept["address"] != request.path:
        return None
    del request.session[INTERRUPTED]
    return dict(kept["fields"]) if kept["officer"] == str(request.user.pk) else None


def officer_of(request: HttpRequest) -> Officer:
    """The officer before the screen, on a page guarded by `officer_may`."""
    return cast("Officer", request.user)


def second_factor_required(view: "Answer[Args]") -> "Answer[Args]":
    """A view for whoever has logged in whole: with the password and the second factor."""

    @wraps(view)
    def answer(request: HttpRequest, /, *args: Args.args, **kwargs: Args.kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not request.session.get(SECOND_FACTOR):
            return redirect("mfa_activate_totp")
        return view(request, *args, **kwargs)

    return answer


def officer_may(right: Right) -> Callable[["Answer[Args]"], "Answer[Args]"]:
    """A view for officers with the right over any unit: others are led to log in, to tie an authenticator, or refused (403).

    Over which units the right holds is asked by the operation that the view calls.
    """

    def guarded(view: "Answer[Args]") -> "Answer[Args]":
        @wraps(view)
        @second_factor_required
        def answer(request: HttpRequest, /, *args: Args.args, **kwargs: Args.kwargs) -> HttpResponse:
            if right not in rights_of(officer_of(request), on=legal_day()):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return answer

    return guarded
