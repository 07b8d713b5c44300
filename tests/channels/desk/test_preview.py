"""An officer looks at a document as pictures under strict headers, and reads in plain words why there are none."""

import io

import pytest
from PIL import Image

from dayaq.casework.applications.documents import check
from dayaq.casework.applications.drafts import attach
from dayaq.casework.applications.operations import submit
from dayaq.casework.channel import Channel
from dayaq.casework.journal.models import JournalEntry
from dayaq.catalogue import catalogue
from tests.casework.applications.clamds import VIRUS, scanner
from tests.channels.desk.test_people import text_of
from tests.making import MONDAY, PDF, make_draft

SERVICE = catalogue.all_services()[0].service


def png() -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (20, 10), "blue").save(target, "PNG")
    return target.getvalue()


def address_of(name: str, content: bytes) -> str:
    draft = make_draft(service=SERVICE)
    attachment = attach(draft=draft, document=check(name, content), at=MONDAY)
    application = submit(draft=draft, service=SERVICE, channel=Channel.PORTAL, at=MONDAY)
    return f"/desk/applications/{application.registration_number}/documents/{attachment.pk}"


def test_a_picture_is_shown_by_pages_under_strict_headers_and_journalled(desk):
    address = address_of("şəkil.png", png())

    page = text_of(desk.get(f"{address}/preview"))
    drawn = desk.get(f"{address}/pages/1")

    assert f'src="{address}/pages/1"' in page
    assert (drawn.headers["Content-Type"], drawn.content[:8]) == ("image/png", b"\x89PNG\r\n\x1a\n")
    assert drawn.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert drawn.headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in drawn.headers["Cache-Control"]
    assert JournalEntry.objects.filter(verb="consulted", subject_kind="attachment").count() == 2


def test_a_page_that_is_not_there_is_not_found(desk):
    assert desk.get(f"{address_of('şəkil.png', png())}/pages/2").status_code == 404


def test_a_damaged_document_is_told_in_words_and_its_original_can_still_be_saved(desk):
    address = address_of("şəkil.png", png()[:40])

    page = text_of(desk.get(f"{address}/preview"))

    assert "zədələnib" in page
    assert desk.get(address).status_code == 200


def test_an_infected_document_is_never_handed_out(desk, settings):
    settings.CLAMD = ""
    address = address_of("arayış.pdf", PDF + VIRUS)

    with scanner() as settings.CLAMD:
        page = text_of(desk.get(f"{address}/preview"))
        answer = desk.get(address)

    assert "karantindədir" in page
    assert "download" not in page.split("<main")[1]
    assert answer.status_code == 302


@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_while_the_scanner_is_away_nothing_is_shown_and_that_is_said(desk, settings, language):
    address = address_of("şəkil.png", png())
    desk.cookies["dayaq_language"] = language
    settings.CLAMD = "tcp:127.0.0.1:1"

    assert desk.get(f"{address}/preview").status_code == 503
    assert desk.get(f"{address}/pages/1").status_code == 404
