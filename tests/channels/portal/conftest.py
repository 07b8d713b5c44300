"""A citizen before the portal, on 16 March 2020."""

import re
from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.conf import LazySettings
from django.test import Client

from dayaq.casework.people.models import IdentityDocument, Person, Sex
from dayaq.casework.people.operations import enter

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
DAY = date(2020, 3, 16)
SERVICE = "pensions.survivor_pension"
LANGUAGES = ("az", "en", "ru")


@pytest.fixture(autouse=True)
def the_sixteenth_of_march(settings: LazySettings) -> None:
    settings.LEGAL_DAY = DAY


def make_person(fin: str, number: str, **told: object) -> Person:
    about = {
        "surname": "Məmmədova",
        "given_name": "Aygün",
        "patronymic": "Rəşid",
        "birth_date": date(1980, 5, 1),
        "sex": Sex.FEMALE,
        **told,
    }
    person = Person(fin=fin, **about)
    enter(people=[person])
    IdentityDocument.objects.create(person=person, series="AA", number=number, issued_on=date(2018, 1, 1), authority="ASAN")
    return person


@pytest.fixture
def aygun(db: None) -> Person:
    return make_person("5ABC2DE", "1234567")


@pytest.fixture
def other(db: None) -> Person:
    return make_person("7XYZ3QW", "7654321", given_name="Leyla")


class Citizen:
    """A browser that fills the pages as a person does."""

    def __init__(self, language: str = "az") -> None:
        self.client = Client(HTTP_HOST="localhost")
        self.client.cookies["dayaq_language"] = language
        self.key = ""

    def get(self, address: str):
        return self.client.get(address)

    def post(self, address: str, /, **answers: object):
        return self.client.post(address, answers)

    def identify(self, *, document: str = "AA1234567", fin: str = "5ABC2DE", **rest: object):
        return self.post("/apply/identify", document=document, fin=fin, **rest)

    def begin(self, service: str = SERVICE, **who: str) -> str:
        answer = self.identify(service=service, **who)
        assert answer.status_code == 302, answer.content.decode()
        self.key = re.fullmatch(r"/apply/([0-9a-f-]{36})/documents", answer.url)[1]
        return self.key

    def address(self, step: str) -> str:
        return f"/apply/{self.key}/{step}"

    def attach(self, *files: object, **rest: object):
        return self.client.post(self.address("documents"), {"files": list(files), **rest})

    def write(self, **answers: str):
        return self.post(self.address("contact"), **{"text": "Kömək edin.", "email": "aygun@example.com", **answers})

    def send(self):
        return self.post(self.address("check"))

    def apply(self, service: str = SERVICE) -> str:
        """The whole road; the registration number."""
        self.begin(service)
        assert self.write().url == self.address("check")
        assert self.send().url == self.address("receipt")
        return number_on(self.get(self.address("receipt")))

    def session_ends(self) -> None:
        del self.client.cookies["dayaq_session"]


def number_on(answer) -> str:
    return re.search(r"\d{4}-\d{7}-\d", answer.content.decode())[0]


def says(answer, sentence: str) -> bool:
    return sentence in re.sub(r"\s+", " ", answer.content.decode().replace("&#x27;", "'").replace("\xa0", " "))


@pytest.fixture
def citizen(aygun: Person) -> Citizen:
    return Citizen()


@pytest.fixture
def citizen_speaking(aygun: Person) -> Callable[[str], Citizen]:
    return Citizen


def at(hour: int) -> datetime:
    return datetime(2020, 3, 16, hour).astimezone()
