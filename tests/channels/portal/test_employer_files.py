"""A file of notifications on the portal: sent once, followed without JavaScript, its mistakes saved as a table."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from dayaq.casework.people.models import Person
from dayaq.subsystems.contracts.files import lines_of, work_off
from dayaq.subsystems.contracts.models import Employer, NoticeFile
from tests.channels.portal.conftest import LANGUAGES, Citizen, says
from tests.channels.portal.test_my import come_in, trust
from tests.making import MONDAY
from tests.subsystems.contracts.making import make_employer, make_signatory, make_worker
from tests.subsystems.contracts.test_files import row_of, table

pytestmark = pytest.mark.django_db


@pytest.fixture
def employer(aygun: Person) -> Employer:
    found = make_employer()
    make_signatory(found, aygun)
    trust(aygun)
    return found


def sent(citizen: Citizen, employer: Employer, content: bytes):
    return citizen.post(f"/employer/{employer.pk}/files", table=SimpleUploadedFile("işçilər.csv", content, "text/csv"))


def test_a_file_is_followed_and_its_mistakes_are_saved(employer: Employer) -> None:
    citizen = come_in(Citizen())
    page = sent(citizen, employer, table([row_of(make_worker()), row_of(make_worker(), starts_on="=1+1")])).url
    before = citizen.get(page)
    file = NoticeFile.objects.get()
    while work_off(file=file.pk, lines=lines_of(file.pk), at=MONDAY):
        pass

    after, mistakes = citizen.get(page), citizen.get(f"{page}/errors.csv")

    assert says(before, "2 sətirdən 0 sətir yoxlanılıb")
    assert says(after, "Bütün sətirlər yoxlanılıb.")
    assert mistakes.headers["Content-Disposition"].startswith("attachment")
    assert "3;İşə başlama günü;Günü belə yazın" in mistakes.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_garbage_and_the_same_file_twice_are_told(employer: Employer, language: str) -> None:
    citizen, content = come_in(Citizen(language)), table([row_of(make_worker())])
    sent(citizen, employer, content)

    garbage, again = sent(citizen, employer, b"\x00\x01"), sent(citizen, employer, content)

    assert (garbage.status_code, again.status_code) == (422, 422)
    assert says(garbage, {"az": "Bu fayl oxunmur", "en": "This file cannot be read", "ru": "Файл не читается"}[language])
    assert says(again, {"az": "artıq göndərilib", "en": "was sent before", "ru": "уже отправлен"}[language])
    assert NoticeFile.objects.count() == 1


def test_a_foreign_file_does_not_exist(employer: Employer, other: Person) -> None:
    page = sent(come_in(Citizen()), employer, table([row_of(make_worker())])).url
    trust(other, "+994501112244")
    stranger = come_in(Citizen(), document="AA7654321", fin="7XYZ3QW")

    assert (stranger.get(page).status_code, stranger.get(f"{page}/errors.csv").status_code) == (404, 404)
    assert stranger.get(f"/employer/{employer.pk}/files").status_code == 403


def test_the_empty_table_names_every_column(db: None) -> None:
    assert "FİN;Sənəd;Soyad" in Citizen().get("/employer/files/empty.csv").content.decode()
