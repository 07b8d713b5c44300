"""A citizen's browser on the wire: cookies, forms with their tokens, and the steps of applying as a person takes them."""

import re
import socket
import ssl
from typing import Self
from urllib.parse import urlencode

import httpx

NUMBER = re.compile(r"\d{4}-\d{7}-\d")
STEP = re.compile(r"/apply/([0-9a-f-]{36})/(documents|contact|check|receipt)")
LISTED = re.compile(
    r'<span class="file-name">([^<]*)</span>.*?action="(/apply/[0-9a-f-]{36}/documents/[0-9a-f-]{36}/remove)"', re.S
)
TOKEN = "dayaq_csrf"
SESSION = "dayaq_session"
SECRET = "dayaq_browser"

#: Made once: reading the machine's certificates for every browser would cost more than the requests.
_TLS = ssl.create_default_context()

Files = list[tuple[str, tuple[str, bytes, str]]]


class Browser:
    """One browser with its cookies. Redirections are not followed: where they lead is what the suites ask about."""

    def __init__(self, base_url: str, *, seconds: float = 30) -> None:
        self.client = httpx.Client(base_url=base_url, timeout=seconds, trust_env=False, verify=_TLS)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.client.close()

    def get(self, address: str) -> httpx.Response:
        """Open a page."""
        return self.client.get(address)

    def post(self, address: str, answers: dict[str, str] | None = None, files: Files | None = None) -> httpx.Response:
        """Send a form with the token that every form of ours carries."""
        return self.client.post(address, data={**(answers or {}), "csrfmiddlewaretoken": self.token()}, files=files)

    def token(self) -> str:
        """The secret of the forms; the first page brings it."""
        if TOKEN not in self.client.cookies:
            self.get("/apply/identify")
        return self.client.cookies[TOKEN]

    def identify(self, *, document: str, fin: str, **rest: str) -> httpx.Response:
        """Send the first step; `service` or `next` says where to go on."""
        return self.post("/apply/identify", {"document": document, "fin": fin, **rest})

    def attach(self, key: str, documents: dict[str, bytes]) -> httpx.Response:
        """Upload documents, given by their names."""
        files = [("files", (name, content, "application/pdf")) for name, content in documents.items()]
        return self.post(f"/apply/{key}/documents", {"add": "yes"}, files=files)

    def write(self, key: str, **answers: str) -> httpx.Response:
        """Send the contact page."""
        return self.post(f"/apply/{key}/contact", answers)

    def send(self, key: str) -> httpx.Response:
        """Send the application."""
        return self.post(f"/apply/{key}/check")

    def hang_up_after(self, address: str, answers: dict[str, str], *, wait: float = 0, share: float = 1) -> None:
        """Send a form, or the first `share` of its bytes, and drop the connection after so many seconds without an answer."""
        body = urlencode({**answers, "csrfmiddlewaretoken": self.token()}).encode()
        self.hang_up(self._bytes(address, body, "application/x-www-form-urlencoded"), wait=wait, share=share)

    def uploading(self, key: str, name: str, content: bytes) -> bytes:
        """The request that uploads one document, as its bytes go over the wire."""
        form = httpx.Request(
            "POST",
            self.client.base_url,
            data={"add": "yes", "csrfmiddlewaretoken": self.token()},
            files=[("files", (name, content, "application/pdf"))],
        )
        return self._bytes(f"/apply/{key}/documents", form.read(), form.headers["Content-Type"])

    def _bytes(self, address: str, body: bytes, media_type: str) -> bytes:
        url = self.client.base_url
        cookies = "; ".join(f"{name}={value}" for name, value in self.client.cookies.items())
        head = f"POST {address} HTTP/1.1\r\nHost: {url.host}:{url.port}\r\nCookie: {cookies}\r\n"
        return f"{head}Content-Type: {media_type}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body

    def hang_up(self, request: bytes, *, wait: float, share: float) -> None:
        """Send the first share of a request over a connection of its own, wait, and drop it."""
        url = self.client.base_url
        with socket.create_connection((url.host, url.port or 80), timeout=10) as line:
            line.sendall(request[: int(len(request) * share)])
            if wait:
                line.settimeout(wait)
                try:
                    line.recv(1)
                except TimeoutError:
                    return


def document(words: str, *, size: int = 0) -> bytes:
    """A PDF whose bytes are its own, at least so many."""
    return f"%PDF-1.7\n%{words}\n".encode().ljust(size, b"%") + b"\n%%EOF\n"


def step_of(answer: httpx.Response) -> tuple[str, str] | None:
    """The draft and the step to which an answer leads; None when it leads elsewhere or nowhere."""
    found = STEP.match(answer.headers.get("Location", ""))
    return None if found is None else (found[1], found[2])


def listed_on(page: httpx.Response) -> dict[str, str]:
    """The documents that a page of a draft lists: the name, and where the form that removes it is sent."""
    return dict(LISTED.findall(page.text))


def number_on(page: httpx.Response) -> str | None:
    """The registration number that a page shows."""
    found = NUMBER.search(page.text)
    return None if found is None else found[0]
