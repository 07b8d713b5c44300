"""One answer for every failure: whatever is wrong with a pair, the page is the same; and foreign data stands on no page.

Each attempt comes from an address of its own on loopback, so that the limits of failed attempts are never reached.
"""

import itertools
import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import httpx
import pytest

from dayaq.casework.applications.registration_number import make
from tests.long.addresses import NOWHERE, addresses
from tests.long.chromium import LANGUAGES, PDF
from tests.long.installation import Citizen, Installation, Plan

pytestmark = pytest.mark.long

SERVICE = "labour.labour_law_courses"
TOKEN = re.compile(r'(name="csrfmiddlewaretoken" value=")[^"]+')
# The length of what was typed is part of the last.
HEADERS_OF_THEIR_OWN = {"date", "x-request-id", "set-cookie", "content-length"}
NUMBER = re.compile(r"\d{4}-\d{7}-\d")
MARKERS = {
    "surname": "Nişanəsoyad",
    "given_name": "Nişanəad",
    "patronymic": "Nişanəata",
    "text": "nişanəli xahiş",
    "address": "nişanəli ünvan",
    "email": "nisane@citizen.example",
    "phone": "+994777777777",
    "file": "nişanəli sənəd.pdf",
    "explanation": "nişanəli izah",
    "officer": "Nişanəmur",
    "unit": "Nişanəbölmə",
}
DECISION = """
    INSERT INTO decision (id, application_id, person_id, service_code, "on", decided_at, officer_id, approved, ground,
                          explanation, receipt, receipt_sha256)
    SELECT %s, a.id, a.person_id, a.service_code, a.received_on, now(), o.id, false, 'no_legal_basis', %s, '{}', repeat('0', 64)
    FROM application a, officer o WHERE a.registration_number = %s AND o.username = 'rhuseynov'
"""
_addresses = (f"127.{a}.{b}.{c}" for a, b, c in itertools.product(range(1, 255), range(1, 255), range(1, 255)))


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with Installation(tmp_path_factory.mktemp("answers"), Plan(durable=False, people=80)) as installation:
        yield installation


@contextmanager
def visitor(installation: Installation, language: str = "az") -> Iterator[httpx.Client]:
    """A browser at an address of its own."""
    wire = httpx.HTTPTransport(local_address=next(_addresses))
    cookies = {"dayaq_language": language}
    with httpx.Client(base_url=installation.base_url, transport=wire, cookies=cookies, trust_env=False, timeout=30) as client:
        client.get("/apply/identify")
        yield client


def post(client: httpx.Client, where: str, /, *, files: dict | None = None, **answers: str) -> httpx.Response:
    return client.post(where, data={**answers, "csrfmiddlewaretoken": client.cookies["dayaq_csrf"]}, files=files)


def apply(installation: Installation, citizen: Citizen, **answers: str) -> tuple[str, str]:
    """Apply as this citizen; the registration number, and where the pages of the form stand."""
    with visitor(installation) as client:
        form = post(client, "/apply/identify", document=citizen.document, fin=citizen.fin, service=SERVICE).headers["location"]
        root = form.removesuffix("documents")
        post(client, form, add="yes", files={"files": (MARKERS["file"], PDF, "application/pdf")})
        post(client, f"{root}contact", **{"text": "", "email": "a@citizen.example", "phone": "", **answers})
        post(client, f"{root}check")
        return NUMBER.search(client.get(f"{root}receipt").text)[0], root


def without_own_words(answer: httpx.Response, *typed: str) -> str:
    """What an answer says, apart from the token and what the person typed."""
    body = TOKEN.sub(r"\1", answer.text)
    for word in typed:
        assert word in body
        body = body.replace(word, "…")
    headers = [f"{name}: {value}" for name, value in sorted(answer.headers.items()) if name not in HEADERS_OF_THEIR_OWN]
    return "\n".join([str(answer.status_code), *headers, body])


@pytest.mark.parametrize("language", LANGUAGES)
def test_identification_answers_every_failure_alike(installation, language):
    one, two = installation.citizens[:2]
    pairs = {
        "both right, of two people": (one.document, two.fin),
        "wrong FİN": (one.document, unused_fin(1)),
        "wrong number": ("AA0000000", one.fin),
        "both wrong": ("AA0000000", unused_fin(2)),
    }
    answers = {}
    for name, (document, fin) in pairs.items():
        with visitor(installation, language) as client:
            answer = post(client, "/apply/identify", document=document, fin=fin)
            answers[name] = without_own_words(answer, document, fin)
            assert "dayaq_session" not in client.cookies
    assert set(answers.values()) == {answers["both wrong"]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_status_answers_every_failure_alike(installation, language):
    one, two = installation.citizens[2:4]
    mine, _ = apply(installation, one)
    theirs, _ = apply(installation, two)
    unused = make(datetime.now(UTC).date(), 9_999_999)
    pairs = {"wrong FİN": (mine, unused_fin(3)), "of two people": (theirs, one.fin), "wrong number": (unused, one.fin)}
    answers = {}
    for name, (number, fin) in {**pairs, "both wrong": (unused, unused_fin(4))}.items():
        with visitor(installation, language) as client:
            answers[name] = without_own_words(post(client, "/status", number=number, fin=fin), number, fin)
    assert set(answers.values()) == {answers["both wrong"]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_status_by_document_answers_every_failure_alike(installation, language):
    one, two = installation.citizens[14:16]
    mine, _ = apply(installation, one)
    unused = make(datetime.now(UTC).date(), 9_999_999)
    answers = set()
    for number, document in ((mine, two.document), (mine, "ZZ0000000"), (unused, one.document), (unused, "ZZ0000001")):
        with visitor(installation, language) as client:
            answers.add(without_own_words(post(client, "/status/document", number=number, document=document), number, document))
    assert len(answers) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_decision_answers_every_failure_alike(installation, language):
    key = decided(installation, installation.citizens[4])
    fins = {installation.citizens[5].fin, unused_fin(5)}
    answers = set()
    for address, fin in [
        *((key, fin) for fin in fins),
        (str(NOWHERE), installation.citizens[4].fin),
        (str(NOWHERE), unused_fin(6)),
    ]:
        with visitor(installation, language) as client:
            # The address of the page is what the person typed too: it stands in the form and in the language switch.
            answers.add(without_own_words(post(client, f"/decisions/{address}", fin=fin), address, fin))
    assert len(answers) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_matter_answers_every_failure_alike(installation, language):
    one, two = installation.citizens[6:8]
    number, _ = apply(installation, one)
    with installation.connect() as connection:
        (key,) = connection.execute("SELECT id FROM application WHERE registration_number = %s", [number]).fetchone()
    answers = set()
    for address, fin in ((key, two.fin), (key, unused_fin(7)), (NOWHERE, one.fin), (NOWHERE, unused_fin(8))):
        with visitor(installation, language) as client:
            answers.add(without_own_words(post(client, f"/matters/{address}", fin=fin), str(address), fin))
    assert len(answers) == 1


def unused_fin(place: int) -> str:
    """A FİN that nobody has: the synthetic people's begin otherwise."""
    return f"ZZZZZ{place:02d}"


def decided(installation: Installation, citizen: Citizen) -> str:
    """The key of a decision about an application of this citizen, marked as everything foreign is."""
    number, _ = apply(installation, citizen, **{name: MARKERS[name] for name in ("text", "address", "email", "phone")})
    key = str(uuid.uuid4())
    with installation.connect() as connection:
        connection.execute("UPDATE application SET state = 'refused', closed_at = now() WHERE registration_number = %s", [number])
        connection.execute(DECISION, [key, MARKERS["explanation"], number])
    return key


@pytest.fixture(scope="module")
def foreign(installation: Installation) -> dict[str, str]:
    """Somebody else's person, application, decision, officer and unit, all marked; the keys of what is theirs."""
    citizen = installation.citizens[10]
    with installation.connect() as connection:
        names = [MARKERS[name] for name in ("surname", "given_name", "patronymic")]
        connection.execute("UPDATE person SET surname = %s, given_name = %s, patronymic = %s WHERE id = %s", [*names, citizen.id])
        connection.execute("UPDATE officer SET full_name = %s", [MARKERS["officer"]])
        connection.execute("UPDATE unit SET name_az = %s, name_en = %s, name_ru = %s", [MARKERS["unit"]] * 3)
    key = decided(installation, citizen)
    theirs = {name: MARKERS[name] for name in ("text", "address", "email", "phone")}
    number, root = apply(installation, citizen, **theirs)
    with installation.connect() as connection:
        row = connection.execute(
            "SELECT t.id, a.id AS application FROM attachment t JOIN application a ON a.id = t.application_id"
            " WHERE a.registration_number = %s",
            [number],
        ).fetchone()
    # Their answers to another form stand in a draft that is still open.
    with visitor(installation) as client:
        begun = post(client, "/apply/identify", document=citizen.document, fin=citizen.fin, service="general.enquiry")
        post(client, begun.headers["location"].replace("documents", "contact"), **theirs)
    return {
        "key": root.split("/")[2],
        "open": begun.headers["location"].split("/")[2],
        "decision": key,
        "number": number,
        "attachment": str(row[0]),
        "application": str(row[1]),
        "fin": citizen.fin,
        "document": citizen.document,
        "person": citizen.id,
    }


def betrayed(answer: httpx.Response, foreign: dict[str, str], typed: set[str]) -> list[str]:
    """The marks of somebody else's that stand in an answer or its headers, apart from what was typed into it."""
    said = answer.text + str(answer.headers)
    marks = [*MARKERS.values(), foreign["fin"], foreign["document"], foreign["number"], foreign["attachment"]]
    return [mark for mark in marks if mark not in typed and mark.casefold() in said.casefold()]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("identified", [True, False])
def test_nothing_of_somebody_else_is_shown(installation, foreign, identified, language):
    asked, me = addresses(foreign), installation.citizens[12 + LANGUAGES.index(language)]
    with visitor(installation, language) as client:
        if identified:
            begun = post(client, "/apply/identify", document=me.document, fin=me.fin, service="general.enquiry")
            asked = [*asked, begun.headers["location"], begun.headers["location"].replace("documents", "contact")]
        for address in asked:
            # What stands in an address comes back in links of the same page; it was known to whoever asked.
            typed = {mark for mark in foreign.values() if mark in address}
            for answer in (
                client.get(address),
                post(client, address, service="general.enquiry", number=foreign["number"], fin=me.fin),
            ):
                assert answer.status_code < 500, address
                assert betrayed(answer, foreign, {*typed, foreign["number"]}) == [], f"{address} ({answer.status_code})"
                if identified and "dayaq_session" not in client.cookies:
                    post(client, "/apply/identify", document=me.document, fin=me.fin)
