"""An officer at the desk: log-in with password and code, taking an application, deciding it."""

import base64
import hashlib
import hmac
import struct
import time
from collections.abc import Mapping

from dayaq.project.demo.browser import Browser, SiteFailed
from dayaq.web.law_questions import field_name

SECONDS_OF_A_CODE = 30


def totp_code(secret: str, moment: float) -> str:
    """The six digits (RFC 6238) that an authenticator with this secret (base32) shows at the moment, in seconds since 1970."""
    key = base64.b32decode(secret)
    # RFC 6238 is defined on SHA-1, which is sound in this use.
    digest = hmac.new(key, struct.pack(">Q", int(moment // SECONDS_OF_A_CODE)), hashlib.sha1).digest()
    place = digest[-1] & 0x0F
    number = struct.unpack(">I", digest[place : place + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"


class OfficerAtDesk:
    """One officer with a browser."""

    def __init__(self, site: str) -> None:
        self.browser = Browser(site)

    def log_in(self, username: str, password: str, secret: str) -> None:
        """Log in with name, password and the code of the authenticator."""
        self.browser.open("/desk/")
        self.browser.send(self.browser.form_with("login"), {"login": username, "password": password})
        self.browser.send(self.browser.form_with("code"), {"code": totp_code(secret, time.time())})
        if "log-in" in self.browser.address:
            raise SiteFailed(f"{username} could not log in: {self.browser.complaints()}")

    def take(self, number: str) -> None:
        """Open the application and take it."""
        self.browser.open(f"/desk/applications/{number}")
        self.browser.send(self.browser.form_to("/take"))

    def ask(self, number: str, *, document: str, words: str) -> None:
        """Ask the citizen for a document of the passport, in one's own words."""
        self.browser.open(f"/desk/applications/{number}/ask")
        self.browser.send(self.browser.form_with("working_days"), {"documents": document, "words": words})
        if self.browser.address.endswith("/ask"):
            raise SiteFailed(f"{number}: nothing was asked: {self.browser.complaints()}")

    def record(self, number: str, facts: Mapping[str, str]) -> None:
        """Enter the facts for which the law asks, as they stand in the papers, page after page until it asks for none of them."""
        self.browser.open(f"/desk/applications/{number}/facts")
        left = {field_name(path): value for path, value in facts.items()}
        while self.browser.address.endswith("/facts") and left:
            form = self.browser.form_with("asked")
            # A time is asked in two boxes, years and months.
            named = {name: name if name in form.writable else f"{name}_years" for name in left}
            typed = {name: field for name, field in named.items() if field in form.writable}
            if not typed:
                raise SiteFailed(f"the law does not ask for {sorted(left)} of {number}")
            self.browser.send(form, {field: left.pop(name) for name, field in typed.items()})
        if self.browser.complaints():
            raise SiteFailed(f"the facts of {number} were not taken: {self.browser.complaints()}")

    def confirm(self, number: str) -> str:
        """Confirm what the law answers about the application taken; the answer as the page shows it."""
        self.browser.open(f"/desk/applications/{number}/confirm")
        answer = self.browser.text("law-answer", "p")
        self.browser.send(self.browser.form_with("digest"))
        self._expect_decided(number)
        return answer

    def decide(self, number: str, *, ground: str, explanation: str, departure: str = "") -> None:
        """Decide the application taken: approved, or refused where a ground is given; then confirm what the page shows."""
        self.browser.open(f"/desk/applications/{number}/decide")
        answers = {"outcome": "refuse" if ground else "approve", "explanation": explanation}
        form = self.browser.form_with("outcome")
        further = {"ground": ground, "departure": departure}
        self.browser.send(form, {**answers, **{name: value for name, value in further.items() if value}})
        self.browser.send(self.browser.form_with("explanation"))
        self._expect_decided(number)

    def _expect_decided(self, number: str) -> None:
        if not self.browser.address.endswith("/decided"):
            raise SiteFailed(f"{number} was not decided: {self.browser.complaints()}")
