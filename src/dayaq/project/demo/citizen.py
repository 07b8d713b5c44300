"""A citizen at home before the portal: from the service's page to the receipt, and later the status."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dayaq.population.synthetic import SyntheticPerson
from dayaq.project.demo.browser import Browser, SiteFailed
from dayaq.project.demo.papers import Paper

NUMBER = re.compile(r"\d{4}-\d{7}-\d")


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What a citizen wants to send: the service, own words, the papers, and where the answer shall go."""

    service: str
    language: str
    text: str
    email: str
    phone: str
    papers: tuple[Paper, ...]


class Citizen:
    """One person with a browser."""

    def __init__(self, site: str, person: SyntheticPerson) -> None:
        self.person = person
        self.browser = Browser(site)

    @property
    def document(self) -> str:
        """The number of the newest identity card."""
        return str(self.person.documents[-1].number)

    def choose(self, wish: Wish) -> None:
        """Open the portal, speak the own language, read about the service, and go to apply."""
        self.browser.open("/")
        self.browser.speak(wish.language)
        self.browser.open(f"/services/{wish.service}")
        self.browser.follow("/apply/identify")

    def identify(self, document: str, fin: str) -> list[str]:
        """Type the two numbers; what the page complains about."""
        self.browser.send(self.browser.form_with("fin"), {"document": document, "fin": fin})
        return self.browser.complaints()

    def fill_in(self, wish: Wish) -> None:
        """Attach the papers and leave the contact, up to the page on which everything is checked."""
        if wish.papers:
            uploads = [(paper.name, paper.content, paper.media_type) for paper in wish.papers]
            self.browser.send(self.browser.form_for_files(), press=("add", "yes"), files=uploads)
        self.browser.send(self.browser.form_for_files(), press=("go_on", "yes"))
        if not self.browser.address.endswith("/contact"):
            # Warned that papers are asked for, and going on without them all the same.
            self.browser.follow("/contact")
        contact = {"text": wish.text, "email": wish.email, "phone": wish.phone}
        self.browser.send(self.browser.form_with("email"), contact)

    def send(self) -> str:
        """Press Send; the registration number on the receipt."""
        self.browser.send(self.browser.form_to("/check"))
        return self._number()

    def send_twice(self) -> tuple[str, bool]:
        """Press Send twice at one instant; the registration number, and whether both clicks led to the same receipt."""
        addresses = self.browser.double_click(self.browser.form_to("/check"))
        return self._number(), len(set(addresses)) == 1

    def status(self, number: str) -> str:
        """The status sentence that the portal shows for the registration number and the own FİN."""
        self.browser.open("/status")
        self.browser.send(self.browser.form_with("number"), {"number": number, "fin": self.person.fin})
        return self.browser.text("status", "p")

    def answer(self, number: str, papers: Sequence[Paper], words: str) -> None:
        """Answer what the officer asks, from the status page on: add the papers, and send them with a few words."""
        self.status(number)
        self.browser.follow("/matters/")
        uploads = [(paper.name, paper.content, paper.media_type) for paper in papers]
        self.browser.send(self.browser.form_to("/answer"), {"text": words}, press=("send", "yes"), files=uploads)
        if not self.browser.text("success", "p"):
            raise SiteFailed(f"the answer about {number} was not taken: {self.browser.complaints()}")

    def _number(self) -> str:
        found = NUMBER.search(self.browser.page.text())
        if found is None or "/receipt" not in self.browser.address:
            raise SiteFailed(f"no receipt at {self.browser.address}: {self.browser.complaints()}")
        return found.group()
