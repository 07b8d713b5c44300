"""Headers that keep a person's pages to the person."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse

Args = ParamSpec("Args")
Answer = Callable[Concatenate[HttpRequest, Args], HttpResponse]

# Everything a browser could lend a page and that no page of ours asks for.
POWERS = (
    "accelerometer autoplay camera display-capture encrypted-media fullscreen geolocation gyroscope hid "
    "magnetometer microphone midi payment screen-wake-lock serial usb xr-spatial-tracking"
)
NOTHING_LENT = ", ".join(f"{power}=()" for power in POWERS.split())


def close_doors(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: no camera, place or payment for any page, and no reading of our answers by other sites."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", NOTHING_LENT)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response

    return middleware


def personal_page(view: "Answer[Args]") -> "Answer[Args]":
    """A view that shows a person's data: no browser, proxy or search engine may keep the page."""

    @wraps(view)
    def answer(request: HttpRequest, /, *args: Args.args, **kwargs: Args.kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store, private"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return answer
