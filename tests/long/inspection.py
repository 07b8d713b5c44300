"""Inspecting pages in Chromium: axe, width, the console; and remembering which routes of the product were looked at."""

from collections.abc import Iterator
from urllib.parse import urlsplit
from uuid import UUID

from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve, reverse
from django.urls.converters import IntConverter, UUIDConverter
from playwright.sync_api import Browser, Response

from tests.long.chromium import Screen
from tests.web.test_screens import faults, overflow

TELEPHONE = 390
WIDTHS = (1280, TELEPHONE)
NARROWEST = 320
HEIGHT = 900
UNUSED_NUMBER = "2020-0000001-8"
#: What stands for a key or a count in an address at which nothing stands; for a registration number, one never given.
OF_NOTHING: dict[type, object] = {UUIDConverter: UUID(int=0), IntConverter: 1}
SHOWS_A_PAGE = (200, 422)
#: What every answer of the product says of itself.
DOORS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


def every_route() -> set[str]:
    """The name of every address that the product answers."""
    return {name for name, _ in _routes(get_resolver().url_patterns, "")}


def address_of(route: str) -> str:
    """An address of the route at which nothing stands: its keys are zero, its registration number was never given."""
    pattern = next(pattern for name, pattern in _routes(get_resolver().url_patterns, "") if name == route)
    kinds = pattern.pattern.converters.items()
    return reverse(route, kwargs={name: OF_NOTHING.get(type(kind), UNUSED_NUMBER) for name, kind in kinds})


def _routes(patterns: list[URLPattern | URLResolver], space: str) -> Iterator[tuple[str, URLPattern]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _routes(pattern.url_patterns, inner)
        else:
            assert pattern.name, f"{pattern.pattern} has no name"
            yield f"{space}{pattern.name}", pattern


def route_of(address: str) -> str:
    """The name of the route that answers an address; empty where none does."""
    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return ""


class Inspection:
    """What was looked at on one screen.

    `looked` holds the routes seen as a page, `read` where each page of a route that can be read was last seen, `asked` every
    route to which the browser sent anything.
    """

    def __init__(self, screen: Screen) -> None:
        self.screen = screen
        self.looked: set[str] = set()
        self.asked: set[str] = set()
        self.read: dict[str, str] = {}
        self.faults: list[str] = []
        self._answer: Response | None = None
        screen.page.on("response", self._note)

    def open(self, address: str, name: str) -> None:
        """Open an address and look at what stands there."""
        self.screen.page.goto(address)
        self.look(name)

    def look(self, name: str) -> None:
        """Inspect the page on the screen: nothing that axe finds, nothing wider than the window."""
        page, answer = self.screen.page, self._answer
        assert answer is not None
        if answer.status in SHOWS_A_PAGE:
            self.looked.add(route_of(page.url))
        if answer.status == 200 and answer.request.method == "GET":
            self.read[route_of(page.url)] = page.url
        self.fits(name, NARROWEST)
        for width in WIDTHS:
            self.fits(name, width)
            self.screen.picture(name)
            # What axe asks does not change with width and language at once: the wide pages are asked in one language.
            if width == TELEPHONE or self.screen.language == "az":
                self.faults += [f"{name} at {width}: {fault}" for fault in faults(page)]

    def fits(self, name: str, width: int) -> None:
        """The page is no wider than a window of this width."""
        self.screen.page.set_viewport_size({"width": width, "height": HEIGHT})
        beyond = overflow(self.screen.page)
        if beyond:
            self.faults.append(f"{name} is {beyond} pixels wider than {width}")

    def _note(self, answer: Response) -> None:
        if not answer.url.startswith(self.screen.base_url) or "/static/" in answer.url:
            return
        self.asked.add(route_of(answer.url))
        if answer.request.is_navigation_request():
            self._answer = answer
            missing = [name for name, value in DOORS.items() if answer.headers.get(name) != value]
            if missing or "default-src 'none'" not in answer.headers.get("content-security-policy", ""):
                self.faults.append(f"{route_of(answer.url)} ({answer.status}) lacks {missing or 'its security policy'}")


def weight_of_first_visit(browser: Browser, screen: Screen, address: str) -> int:
    """The bytes that travel when a browser that knows nothing of the site, but is let in, opens an address."""
    context = browser.new_context(storage_state=screen.page.context.storage_state())
    page = context.new_page()
    wire = context.new_cdp_session(page)
    weights: list[int] = []
    wire.on("Network.loadingFinished", lambda event: weights.append(event["encodedDataLength"]))
    wire.send("Network.enable")
    page.goto(address, wait_until="networkidle")
    context.close()
    return round(sum(weights))
