"""A browser on the wire that costs next to nothing: the load must not take the cores from what is measured."""

import http.client
import os
import re
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

from tests.long.installation import Citizen

NUMBER = re.compile(rb"\d{4}-\d{7}-\d")
FORM = "application/x-www-form-urlencoded"
BOUNDARY = "----bench-boundary-7MA4YWxkTrZu0gW"
OK, FOUND = 200, 302


class Unexpected(Exception):
    """The server answered something that a bench does not expect."""


@dataclass(frozen=True)
class Answer:
    """One answer: `seconds` from sending the request to having read the body."""

    status: int
    location: str
    body: bytes
    seconds: float


@dataclass
class Visitor:
    """One browser with its cookies and one connection that is kept open; `source` is its own address on loopback."""

    host: str
    source: str = "127.0.0.1"
    cookies: dict[str, str] = field(default_factory=dict)
    _wire: http.client.HTTPConnection | None = None

    def get(self, address: str) -> Answer:
        """Open a page, which must be shown."""
        return self._expected(self.ask("GET", address), OK)

    def post(self, address: str, /, **answers: str) -> Answer:
        """Send a form, whatever comes of it."""
        return self.ask("POST", address, urlencode({**answers, "csrfmiddlewaretoken": self.cookies["dayaq_csrf"]}), FORM)

    def must_post(self, address: str, /, **answers: str) -> Answer:
        """Send a form that must be taken."""
        return self._expected(self.post(address, **answers), FOUND)

    def upload(self, address: str, content: bytes) -> Answer:
        """Send one document, which must be taken."""
        parts = [("csrfmiddlewaretoken", "", self.cookies["dayaq_csrf"].encode()), ("add", "", b"yes")]
        parts.append(("files", '; filename="sened.pdf"\r\nContent-Type: application/pdf', content))
        body = b"".join(
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"{more}\r\n\r\n'.encode() + value + b"\r\n"
            for name, more, value in parts
        )
        kind = f"multipart/form-data; boundary={BOUNDARY}"
        return self._expected(self.ask("POST", address, body + f"--{BOUNDARY}--\r\n".encode(), kind), FOUND)

    def ask(self, method: str, address: str, body: bytes | str | None = None, kind: str = "") -> Answer:
        """Send one request and read its answer."""
        if self._wire is None:
            self._wire = http.client.HTTPConnection(self.host, timeout=60, source_address=(self.source, 0))
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        began = time.perf_counter()
        self._wire.request(method, address, body, {**headers, "Content-Type": kind} if kind else headers)
        answer = self._wire.getresponse()
        content = answer.read()
        seconds = time.perf_counter() - began
        for cookie in answer.headers.get_all("set-cookie", []):
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return Answer(answer.status, answer.headers.get("location", ""), content, seconds)

    def close(self) -> None:
        """Close the connection."""
        if self._wire is not None:
            self._wire.close()

    @staticmethod
    def _expected(answer: Answer, status: int) -> Answer:
        if answer.status != status:
            raise Unexpected(f"{answer.status} instead of {status}: {answer.body[:2000].decode(errors='replace')}")
        return answer


@dataclass(frozen=True)
class ReadyForm:
    """A form filled in up to its documents: the cookies of its browser and where its pages stand."""

    cookies: dict[str, str]
    root: str


def fill(host: str, citizen: Citizen, service: str) -> ReadyForm:
    """Identify and write the contact, as a citizen has done before the last steps."""
    visitor = Visitor(host)
    visitor.get("/apply/identify")
    begun = visitor.must_post("/apply/identify", document=citizen.document, fin=citizen.fin, service=service)
    root = begun.location.removesuffix("documents")
    visitor.must_post(f"{root}contact", text="Kömək edin.", email="vetendas@citizen.example", phone="", address="")
    visitor.close()
    return ReadyForm(visitor.cookies, root)


#: What a browser sends last.
SENT = ("upload", "second upload", "send")
#: The same, each with the page to which it leads and which the browser opens by itself.
WITH_PAGES = ("upload", "page of documents", "second upload", "page of both documents", "send", "receipt")


def take_last_step(visitor: Visitor, form: ReadyForm, step: str) -> Answer:
    """Take one of the last steps."""
    if step.endswith("upload"):
        return visitor.upload(f"{form.root}documents", document())
    if step.startswith("page"):
        return visitor.get(f"{form.root}documents")
    return visitor.must_post(f"{form.root}check") if step == "send" else visitor.get(f"{form.root}receipt")


def document() -> bytes:
    """A PDF of 8 KB whose bytes nobody else has and nothing compresses."""
    head = b"%PDF-1.7\n"
    return head + os.urandom(8192 - len(head))
