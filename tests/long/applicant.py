"""A person who applies, by all the ways people do it, and the plain model of what must have become of each form.

The model knows only what the person can know: what was answered. A form whose sending was never answered may have been
sent or not; every other form must be exactly as the person was told.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import httpx

from tests.long.at_once import at_once
from tests.long.browser import SECRET, SESSION, Browser, document, listed_on, number_on, step_of
from tests.long.installation import Citizen

SERVICES = ("pensions.survivor_pension", "general.enquiry")
DOCUMENTS = 4


@dataclass
class Form:
    """One form under its key, begun in one browser.

    `sent`: never (False), answered with a receipt (True), or sent without an answer (None). `attached` are the documents that
    the person was shown as attached, `perhaps` those whose upload was never answered. `replaced`: begun anew elsewhere.
    """

    key: str
    service: str
    browser: int
    attached: set[int] = field(default_factory=set)
    perhaps: set[int] = field(default_factory=set)
    text: str = ""
    sent: bool | None = False
    number: str | None = None
    replaced: bool = False

    @property
    def may_be_open(self) -> bool:
        """Whether the form may still be filled, as far as the person knows."""
        return not self.replaced and self.sent is not True


class Applicant:
    """One person with two browsers. Each method is something the person does; it asserts what the answer must be."""

    def __init__(self, citizen: Citizen, browsers: tuple[Browser, Browser]) -> None:
        self.citizen, self.browsers = citizen, browsers
        self.identified = [False, False]
        self.forms: list[Form] = []
        self.perhaps_begun: set[tuple[int, str]] = set()
        self.sendings = self.lost = self.bursts = 0
        self._texts = 0
        for browser in browsers:
            for cookie in (SESSION, SECRET):
                browser.client.cookies.delete(cookie)

    # Coming in

    def identify(self, browser: int, service: str) -> None:
        """Identify, with the service chosen on its page before."""
        answer = self._identify(browser, service=service)
        self.identified[browser] = True
        self._arrive(answer, browser, service)

    def identify_and_hang_up(self, browser: int, service: str) -> None:
        """Identify, and lose the connection before the answer; then the browser begins with a fresh session."""
        answers = {"document": self.citizen.document, "fin": self.citizen.fin, "service": service}
        self.browsers[browser].get("/apply/identify")
        self.browsers[browser].hang_up_after("/apply/identify", answers)
        self.session_ends(browser, cookie=True)
        self.perhaps_begun.add((browser, service))

    def identify_for(self, form: Form, step: str) -> None:
        """Identify again, to come back to the question at which the session had ended."""
        address = f"/apply/{form.key}/{step}"
        answer = self._identify(form.browser, next=address)
        assert answer.headers.get("Location") == address
        self.identified[form.browser] = True
        self.open(form, step)

    def _identify(self, browser: int, **rest: str) -> httpx.Response:
        citizen = self.citizen
        return _answered(self.browsers[browser].identify(document=citizen.document, fin=citizen.fin, **rest))

    def choose(self, browser: int, service: str) -> None:
        """Choose a service, in a first or a second tab."""
        answer = self._choose(browser, service)
        if self.identified[browser]:
            self._arrive(answer, browser, service)
        else:
            assert answer.headers["Location"].startswith("/apply/identify")

    def choose_twice_at_once(self, browser: int, service: str) -> None:
        """Choose a service in two tabs at the same instant."""
        self.bursts += 1
        for answer in at_once(*2 * [lambda: self._choose(browser, service)]):
            self._arrive(answer, browser, service)

    def _choose(self, browser: int, service: str) -> httpx.Response:
        return _answered(self.browsers[browser].post("/apply/service", {"service": service}))

    def begin_anew(self, browser: int, service: str) -> None:
        """Leave what was begun elsewhere, and begin anew in this browser."""
        self._arrive_anew(self._begin_anew(browser, service), browser, service)

    def _begin_anew(self, browser: int, service: str) -> httpx.Response:
        return _answered(self.browsers[browser].post("/apply/anew", {"service": service}))

    def _arrive(self, answer: httpx.Response, browser: int, service: str) -> None:
        """The same open form again, a page about another browser's, or a first one."""
        standing, arrived = self.standing(service), step_of(answer)
        if arrived is None:
            assert answer.headers["Location"].startswith("/apply/elsewhere?"), answer.headers
            begun_there = standing is not None and standing.browser != browser
            assert begun_there or (1 - browser, service) in self.perhaps_begun
            return
        if standing is not None and arrived == (standing.key, "documents"):
            assert standing.browser == browser
            return
        assert standing is None or standing.sent is None, "a second open form of one person and service"
        if standing is not None:
            standing.sent = True
        self._remember(arrived, browser, service)

    def _arrive_anew(self, answer: httpx.Response, browser: int, service: str) -> None:
        standing, arrived = self.standing(service), step_of(answer)
        if standing is not None:
            standing.replaced = True
        assert arrived is not None, answer.headers
        self._remember(arrived, browser, service)

    def _remember(self, arrived: tuple[str, str], browser: int, service: str) -> None:
        key, step = arrived
        assert step == "documents"
        assert key not in {form.key for form in self.forms}
        self.forms.append(Form(key, service, browser))

    def standing(self, service: str) -> Form | None:
        """The form of this service that may still be open."""
        return next((form for form in self.forms if form.service == service and form.may_be_open), None)

    def session_ends(self, browser: int, *, cookie: bool) -> None:
        """The session ends, with its cookie or on the server's side only; the browser and its own secret stay."""
        if cookie:
            self.browsers[browser].client.cookies.delete(SESSION)
        self.identified[browser] = False

    # Filling in

    def open(self, form: Form, step: str) -> None:
        """Open a step of a form, by the back button, a reload or another tab."""
        answer = _answered(self.browsers[form.browser].get(f"/apply/{form.key}/{step}"))
        if not self.identified[form.browser]:
            assert answer.headers["Location"].startswith("/apply/identify?next=")
        elif answer.status_code == 200 and step == "receipt":
            self._read_number(form, answer)
        elif answer.status_code == 200:
            self._is_open(form)
            if step == "documents":
                shown = {_place(name) for name in listed_on(answer)}
                assert form.attached <= shown <= form.attached | form.perhaps
            if step == "contact":
                assert form.text in answer.text
        else:
            self._led_away(form, answer, step)

    def upload(self, form: Form, place: int) -> None:
        """Attach one of the person's documents."""
        self._uploaded(form, place, self._upload(form, place))

    def upload_twice_at_once(self, form: Form, place: int) -> None:
        """Attach the same document twice at the same instant, as by a double click."""
        self.bursts += 1
        for answer in at_once(*2 * [lambda: self._upload(form, place)]):
            self._uploaded(form, place, answer)

    def _upload(self, form: Form, place: int) -> httpx.Response:
        return _answered(self.browsers[form.browser].attach(form.key, {_name(place): self.document(place)}))

    def _uploaded(self, form: Form, place: int, answer: httpx.Response) -> None:
        if self._kept(form, answer, "documents"):
            form.attached.add(place)

    def upload_and_hang_up(self, form: Form, place: int, share: float) -> None:
        """Attach a document, and lose the connection in the middle of it or before the answer."""
        browser = self.browsers[form.browser]
        browser.hang_up(browser.uploading(form.key, _name(place), self.document(place)), wait=0, share=share)
        if share == 1:
            form.perhaps.add(place)

    def remove(self, form: Form, place: int) -> None:
        """Take a document back, from the page that lists it."""
        page = _answered(self.browsers[form.browser].get(f"/apply/{form.key}/documents"))
        address = listed_on(page).get(_name(place))
        if address is not None:
            self._removed(form, place, _answered(self.browsers[form.browser].post(address)))

    def _removed(self, form: Form, place: int, answer: httpx.Response) -> None:
        if answer.headers.get("Location") == f"/apply/{form.key}/documents":
            form.attached.discard(place)
        else:
            self._led_away(form, answer, "documents")

    def write(self, form: Form) -> None:
        """Write, or change, the words and the contact."""
        text = self._next_text()
        self._written(form, text, self._write(form, text))

    def _write(self, form: Form, text: str) -> httpx.Response:
        contact = {"email": f"{self.citizen.fin.lower()}@example.com", "phone": "", "address": "Bakı"}
        return _answered(self.browsers[form.browser].write(form.key, text=text, **contact))

    def _written(self, form: Form, text: str, answer: httpx.Response) -> None:
        if self._kept(form, answer, "check", "contact"):
            form.text = text

    def _next_text(self) -> str:
        self._texts += 1
        return f"Xahiş edirəm baxasınız, {self._texts}-ci yazı."

    def _kept(self, form: Form, answer: httpx.Response, *steps: str) -> bool:
        """Whether what was typed went into the form: it leads on, or to identify again if the session had ended."""
        away = answer.headers.get("Location", "")
        if away in {f"/apply/{form.key}/{step}" for step in steps} or away.startswith("/apply/identify?next="):
            self._is_open(form)
            return True
        self._led_away(form, answer, steps[0])
        return False

    # Sending

    def send(self, form: Form) -> None:
        """Press the button once."""
        self._sent(form, self._send(form))

    def send_at_once(self, form: Form, hands: int = 2) -> None:
        """Press the button twice, or in two tabs, at the same instant."""
        self.bursts += 1
        for answer in at_once(*hands * [lambda: self._send(form)]):
            self._sent(form, answer)

    def send_and_hang_up(self, form: Form, wait: float) -> None:
        """Press the button and lose the connection before the answer comes."""
        could = self.identified[form.browser] and form.may_be_open
        self.browsers[form.browser].hang_up_after(f"/apply/{form.key}/check", {}, wait=wait)
        self.lost += 1
        if could:
            form.sent = None

    def send_while_uploading(self, form: Form, place: int) -> None:
        """Send in one tab while another attaches a document."""
        self._beside_sending(form, lambda: self._upload(form, place), lambda answer: self._uploaded(form, place, answer))

    def send_while_writing(self, form: Form) -> None:
        """Send in one tab while another changes the words."""
        text = self._next_text()
        if not form.text:
            return
        self._beside_sending(form, lambda: self._write(form, text), lambda answer: self._written(form, text, answer))

    def send_while_removing(self, form: Form, place: int) -> None:
        """Send in one tab while another takes a document back."""
        page = _answered(self.browsers[form.browser].get(f"/apply/{form.key}/documents"))
        address = listed_on(page).get(_name(place))
        if address is not None:
            browser = self.browsers[form.browser]
            self._beside_sending(form, lambda: _answered(browser.post(address)), lambda said: self._removed(form, place, said))

    def _beside_sending(self, form: Form, other: Callable[[], httpx.Response], read: Callable[[httpx.Response], None]) -> None:
        """Two doings at one instant: whichever came first, what either was told is true."""
        self.bursts += 1
        before, form.sent = form.sent, None if form.sent is False else form.sent
        sending, answer = at_once(lambda: self._send(form), other)
        read(answer)
        self._sent(form, sending)
        if before is False and form.sent is None:
            form.sent = False

    def send_while_beginning_anew(self, form: Form) -> None:
        """Send in one browser while the other begins the same form anew."""
        other = 1 - form.browser
        if not (all(self.identified) and form.text and form.may_be_open):
            return
        self.bursts += 1
        sending, anew = at_once(lambda: self._send(form), lambda: self._begin_anew(other, form.service))
        form.replaced = step_of(sending) is None
        self._sent(form, sending)
        self._arrive_anew(anew, other, form.service)

    def _send(self, form: Form) -> httpx.Response:
        self.sendings += 1
        return _answered(self.browsers[form.browser].send(form.key))

    def _sent(self, form: Form, answer: httpx.Response) -> None:
        """Read what the button answered; a receipt is read to its number."""
        arrived = step_of(answer)
        if arrived == (form.key, "contact"):
            assert not form.text
        else:
            self._led_away(form, answer, "check")

    def _led_away(self, form: Form, answer: httpx.Response, step: str) -> None:
        """A form that is not where the person looked for it: sent, replaced, or to be identified for."""
        away = answer.headers.get("Location", "")
        if away.startswith("/apply/identify?next="):
            assert not self.identified[form.browser]
        elif away == f"/apply/{form.key}/receipt":
            assert form.text
            form.sent = True
            self._read_receipt(form)
        elif away == f"/apply/{form.key}/contact":
            assert step == "check"
            assert not form.text
        elif away == f"/apply/{form.key}/check":
            assert step == "receipt"
            self._is_open(form)
        elif answer.status_code == 404:
            assert form.replaced, "a form was lost"
            assert form.sent is not True
            form.sent = False
        else:
            raise AssertionError(f"{step}: {answer.status_code} {away}")

    def _read_receipt(self, form: Form) -> None:
        if self.identified[form.browser]:
            self._read_number(form, _answered(self.browsers[form.browser].get(f"/apply/{form.key}/receipt")))

    def _read_number(self, form: Form, receipt: httpx.Response) -> None:
        number = number_on(receipt)
        assert number is not None
        assert form.number in {None, number}, "one form was told two numbers"
        form.sent, form.number = True, number

    def _is_open(self, form: Form) -> None:
        assert form.may_be_open

    def document(self, place: int) -> bytes:
        """One of the person's own documents."""
        return document(f"{self.citizen.fin} {place}")


def _answered(answer: httpx.Response) -> httpx.Response:
    assert answer.status_code in {200, 302, 404}, f"{answer.request.method} {answer.request.url.path}: {answer.status_code}"
    return answer


def _name(place: int) -> str:
    return f"sənəd-{place}.pdf"


def _place(name: str) -> int:
    return int(name.removeprefix("sənəd-").removesuffix(".pdf"))
