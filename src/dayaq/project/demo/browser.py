"""A browser without a window: it opens pages over HTTP, keeps cookies, fills the forms it finds, and presses their buttons."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NoReturn
from urllib.parse import urljoin

import httpx

from dayaq.project.demo.pages import Element, Form, read

Upload = tuple[str, bytes, str]


class SiteFailed(Exception):
    """The site answered something that the day does not know how to go on from."""


class Browser:
    """One person's browser before the site."""

    def __init__(self, site: str) -> None:
        self._client = httpx.Client(base_url=site, follow_redirects=True, timeout=60, trust_env=False)
        self._site = site
        self.address = "/"
        self.page = Element("page", {})

    def close(self) -> None:
        """Close the browser."""
        self._client.close()

    def open(self, address: str) -> None:
        """Open a page."""
        self._show(self._client.get(address, headers={"Referer": urljoin(self._site, self.address)}))

    def speak(self, language: str) -> None:
        """Press the language switch."""
        self.send(self.form(lambda form: form.action.endswith("/language/")), press=("language", language))

    def follow(self, part: str) -> None:
        """Follow the first link whose address has this part."""
        links = [link.attributes.get("href", "") for link in self.page.every("a")]
        self.open(next((link for link in links if part in link), None) or self._lost(f"a link with {part!r}"))

    def form(self, fits: Callable[[Form], bool]) -> Form:
        """The first form of the page that fits."""
        forms = [Form.of(element) for element in self.page.every("form")]
        return next((form for form in forms if fits(form)), None) or self._lost("the form")

    def form_with(self, name: str) -> Form:
        """The first form that has a field of this name."""
        return self.form(lambda form: name in form.writable)

    def form_for_files(self) -> Form:
        """The first form that takes files."""
        return self.form(lambda form: bool(form.files))

    def form_to(self, ending: str) -> Form:
        """The first form that goes to an address with this ending."""
        return self.form(lambda form: form.action.endswith(ending))

    def send(
        self,
        form: Form,
        values: dict[str, str] | None = None,
        *,
        press: tuple[str, str] | None = None,
        files: Sequence[Upload] = (),
    ) -> None:
        """Fill the form and press its button, or the one of that name and value."""
        self._show(self._post(form, values or {}, press, files))

    def double_click(self, form: Form) -> list[str]:
        """Press the button twice at one instant, as an impatient hand does; the addresses where both clicks led."""
        with ThreadPoolExecutor(2) as hands:
            answers = list(hands.map(lambda _: self._post(form, {}, None, ()), range(2)))
        self._show(answers[-1])
        return [str(answer.url) for answer in answers]

    def text(self, kind: str, *tags: str) -> str:
        """The text of the first element of a class; empty where there is none."""
        found = self.page.every(*(tags or ("p", "div", "strong", "b", "section", "h1")), kind=kind)
        return found[0].text() if found else ""

    def complaints(self) -> list[str]:
        """What the summary of errors on the page says."""
        return [line.text() for box in self.page.every("div", kind="summary") for line in box.every("li")]

    def _post(self, form: Form, values: dict[str, str], press: tuple[str, str] | None, files: Sequence[Upload]) -> httpx.Response:
        fields = form.filled(values) | ({press[0]: press[1]} if press else {})
        address = urljoin(self.address, form.action)
        headers = {"Origin": self._site, "Referer": urljoin(self._site, self.address)}
        if form.files:
            # A browser sends a file field even when no file was chosen.
            chosen = [(form.files[0], upload) for upload in files] or [(form.files[0], ("", b"", "application/octet-stream"))]
            return self._client.post(address, data=fields, files=chosen, headers=headers)
        return self._client.post(address, data=fields, headers=headers)

    def _show(self, answer: httpx.Response) -> None:
        if answer.status_code >= 500:
            raise SiteFailed(f"{answer.url.path} answered {answer.status_code}")
        self.address = answer.url.raw_path.decode()
        self.page = read(answer.text)

    def _lost(self, sought: str) -> NoReturn:
        title = " ".join(heading.text() for heading in self.page.every("h1"))
        raise SiteFailed(f"{self.address} ({title}) has not {sought}; it says: {'; '.join(self.complaints())}")
