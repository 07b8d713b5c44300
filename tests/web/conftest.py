"""The style page behind a real server, and the browser that looks at it."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.test import Client, override_settings
from playwright.sync_api import Browser, sync_playwright

TEMPLATES = Path(__file__).parent / "templates"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


class SilentRequests(WSGIRequestHandler):
    """Requests answered without a line on the terminal."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the standard library's name
        """Say nothing."""


@pytest.fixture
def style() -> Iterator[Client]:
    """A client of the style page; a failure becomes its page, as it does for a person."""
    with override_settings(ROOT_URLCONF="tests.web.style_page", TEMPLATES=[{**settings.TEMPLATES[0], "DIRS": [TEMPLATES]}]):
        yield Client(raise_request_exception=False, HTTP_HOST="localhost")


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The address of a server that shows the style page."""
    with override_settings(ROOT_URLCONF="tests.web.style_page", TEMPLATES=[{**settings.TEMPLATES[0], "DIRS": [TEMPLATES]}]):
        server = ThreadedWSGIServer(("localhost", 0), SilentRequests, connections_override={})
        server.set_app(get_wsgi_application())
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://localhost:{server.server_port}"
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, started once for a module."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        yield started
        started.close()
