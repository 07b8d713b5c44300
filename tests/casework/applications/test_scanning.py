"""Documents are scanned by clamd where it is configured: infected ones are refused at the door and never handed out."""

from pathlib import Path

import pytest
from django.conf import LazySettings

from dayaq.casework.applications.documents import DocumentInfected, check
from dayaq.casework.applications.models import SafeCopy, StoredFile
from dayaq.casework.applications.safe_copies import DocumentQuarantined, must_be_clean, safe_copy_of
from dayaq.casework.applications.scanning import ScannerUnreachable, infection_in
from dayaq.project.environment import BadEnvironment, clamd
from tests.casework.applications.clamds import VIRUS, scanner
from tests.making import PDF

INFECTED = PDF + VIRUS


def test_without_a_scanner_nothing_is_asked(settings: LazySettings) -> None:
    settings.CLAMD = ""

    assert infection_in(INFECTED) is None


@pytest.mark.parametrize("by_socket", [True, False])
def test_a_scanner_is_asked_over_tcp_or_a_socket(settings: LazySettings, tmp_path: Path, by_socket: bool) -> None:
    with scanner(tmp_path / "clamd" if by_socket else None) as settings.CLAMD:
        assert infection_in(PDF) is None
        assert infection_in(bytes(300_000)) is None
        assert infection_in(bytes(300_000) + VIRUS) == "Tests.Virus-1"


def test_an_answer_that_is_neither_clean_nor_infected_is_none(settings: LazySettings) -> None:
    with scanner() as settings.CLAMD, pytest.raises(ScannerUnreachable):
        infection_in(b"BROKEN")


def test_an_infected_document_is_refused_by_name_and_the_citizen_is_asked_anew(settings: LazySettings) -> None:
    with scanner() as settings.CLAMD, pytest.raises(DocumentInfected) as refused:
        check("arayış.pdf", INFECTED)

    assert "arayış.pdf" in refused.value.in_language("az")


def test_nobody_is_kept_from_applying_while_the_scanner_is_away(settings: LazySettings) -> None:
    settings.CLAMD = "tcp:127.0.0.1:1"

    assert check("arayış.pdf", PDF).content == PDF


@pytest.mark.django_db
def test_an_infected_file_is_quarantined_and_stays_so_without_its_scanner(settings: LazySettings) -> None:
    settings.CLAMD = ""
    file = StoredFile.objects.create(sha256="0" * 64, size=len(INFECTED), media_type="application/pdf", content=INFECTED)
    with scanner() as settings.CLAMD, pytest.raises(DocumentQuarantined):
        must_be_clean(file)
    settings.CLAMD = ""

    with pytest.raises(DocumentQuarantined):
        must_be_clean(file)
    assert (safe_copy_of(file).state, safe_copy_of(file).pages.count()) == (SafeCopy.State.INFECTED, 0)


@pytest.mark.django_db
def test_nothing_unscanned_is_handed_out_while_the_scanner_is_away(settings: LazySettings) -> None:
    settings.CLAMD = "tcp:127.0.0.1:1"
    file = StoredFile.objects.create(sha256="0" * 64, size=len(PDF), media_type="application/pdf", content=PDF)

    with pytest.raises(ScannerUnreachable):
        must_be_clean(file)


@pytest.mark.parametrize("given", ["tcp:127.0.0.1:3310", "unix:/run/clamd", ""])
def test_the_scanner_is_named_by_its_address(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv("DAYAQ_CLAMD", given)

    assert clamd() == given


@pytest.mark.parametrize("given", ["127.0.0.1:3310", "tcp:host", "unix:run", "on"])
def test_a_wrong_address_of_a_scanner_is_told(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv("DAYAQ_CLAMD", given)

    with pytest.raises(BadEnvironment):
        clamd()
