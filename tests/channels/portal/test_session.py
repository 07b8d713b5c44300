"""Who may see a draft, and what a session that ended costs: nothing but identifying again, at every step."""

import uuid
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.utils import timezone

from dayaq.casework.applications.models import Application, Draft
from dayaq.casework.people.models import Person
from tests.channels.portal.conftest import PDF, SERVICE, Citizen, says

STEPS = ("documents", "contact", "check", "receipt")


def leads_to_identify(answer: HttpResponse, address: str) -> bool:
    way = urlsplit(answer.headers.get("Location", ""))
    return answer.status_code == 302 and way.path == "/apply/identify" and parse_qs(way.query) == {"next": [address]}


def half_an_hour_passes(citizen: Citizen, *, minutes: int = 30) -> None:
    session = citizen.client.session
    session["portal.seen_at"] = (timezone.now() - timedelta(minutes=minutes)).isoformat()
    session.save()


@pytest.mark.parametrize("step", STEPS)
def test_after_the_session_each_page_asks_who_it_is_and_comes_back(citizen: Citizen, step: str) -> None:
    citizen.begin()
    if step == "receipt":
        citizen.write()
        citizen.send()
    citizen.session_ends()

    away = citizen.get(citizen.address(step))

    assert leads_to_identify(away, citizen.address(step))
    assert says(citizen.get(away.url), "qaldığınız yerə qayıdacaqsınız")
    assert citizen.identify(next=citizen.address(step)).url == citizen.address(step)


def test_a_session_lasts_half_an_hour_after_the_last_page(citizen: Citizen) -> None:
    citizen.begin()
    half_an_hour_passes(citizen, minutes=29)
    assert citizen.get(citizen.address("contact")).status_code == 200
    half_an_hour_passes(citizen, minutes=29)
    assert citizen.get(citizen.address("contact")).status_code == 200
    half_an_hour_passes(citizen, minutes=30)

    assert leads_to_identify(citizen.get(citizen.address("contact")), citizen.address("contact"))


def test_documents_sent_after_the_session_are_kept(citizen: Citizen) -> None:
    citizen.begin()
    citizen.session_ends()

    away = citizen.attach(SimpleUploadedFile("a.pdf", PDF), SimpleUploadedFile("b.pdf", b""), add="yes")

    assert leads_to_identify(away, citizen.address("documents"))
    assert says(citizen.get(away.url), "«b.pdf» faylı boşdur")
    citizen.identify(next=citizen.address("documents"))
    assert says(citizen.get(citizen.address("documents")), "a.pdf")


def test_answers_sent_after_the_session_are_kept(citizen: Citizen) -> None:
    citizen.begin()
    citizen.session_ends()

    away = citizen.write(text="Uzun bir məktub")

    assert leads_to_identify(away, citizen.address("contact"))
    citizen.identify(next=citizen.address("contact"))
    assert says(citizen.get(citizen.address("contact")), "Uzun bir məktub")


def test_wrong_answers_after_the_session_are_told_without_what_the_draft_holds(citizen: Citizen) -> None:
    citizen.begin()
    citizen.write(text="Əvvəl yazılmış sirr")
    citizen.session_ends()

    answer = citizen.write(text="İndi yazılan", email="aygun@")

    assert says(answer, "İndi yazılan")
    assert not says(answer, "Əvvəl yazılmış sirr")
    assert Draft.objects.get().text == "Əvvəl yazılmış sirr"


def test_sending_and_removing_need_the_person(citizen: Citizen) -> None:
    citizen.begin()
    citizen.attach(SimpleUploadedFile("a.pdf", PDF), add="yes")
    citizen.write()
    document = Draft.objects.get().attachments.get()
    citizen.session_ends()

    assert leads_to_identify(citizen.send(), citizen.address("check"))
    assert leads_to_identify(citizen.post(citizen.address(f"documents/{document.pk}/remove")), citizen.address("documents"))
    assert not Application.objects.exists()
    assert Draft.objects.get().attachments.count() == 1


@pytest.mark.parametrize("step", STEPS)
def test_a_session_of_another_person_opens_and_changes_nothing(citizen: Citizen, other: Person, step: str) -> None:
    citizen.begin()
    citizen.write(text="Aygünün sözləri")
    citizen.identify(document="AA7654321", fin="7XYZ3QW")

    shown = citizen.get(citizen.address(step))
    citizen.write(text="Leylanın sözləri")
    citizen.attach(SimpleUploadedFile("a.pdf", PDF), add="yes")
    citizen.send()

    draft = Draft.objects.get()
    assert shown.status_code == 404
    assert not says(shown, "Aygünün sözləri")
    assert (draft.text, draft.attachments.count(), draft.closed_at) == ("Aygünün sözləri", 0, None)


@pytest.mark.parametrize("step", STEPS)
def test_another_browser_opens_nothing_even_for_the_person(citizen: Citizen, step: str) -> None:
    key = citizen.begin()
    elsewhere = Citizen()
    elsewhere.identify()
    elsewhere.key = key

    assert elsewhere.get(elsewhere.address(step)).status_code == 404
    assert elsewhere.write(text="Başqası").status_code == 404
    assert Draft.objects.get().text == ""


def test_a_form_begun_in_another_browser_is_explained_and_begun_anew_by_choice(citizen: Citizen) -> None:
    citizen.begin()
    citizen.write(text="Birinci")
    elsewhere = Citizen()

    told = elsewhere.identify(service=SERVICE)
    page = elsewhere.get(told.url)
    begun = elsewhere.post("/apply/anew", service=SERVICE)

    assert told.url == f"/apply/elsewhere?service={SERVICE}"
    assert says(page, "başqa cihazda və ya brauzerdə")
    assert not says(page, "Birinci")
    assert begun.status_code == 302
    old = citizen.get(citizen.address("contact"))
    assert old.status_code == 404
    assert says(old, "Bu forma artıq bağlanıb")


def test_leaving_ends_the_identification_and_keeps_the_draft(citizen: Citizen) -> None:
    citizen.begin()
    citizen.write(text="Saxlanılan")

    citizen.post("/apply/leave")

    assert leads_to_identify(citizen.get(citizen.address("contact")), citizen.address("contact"))
    assert citizen.begin() == citizen.key
    assert says(citizen.get(citizen.address("contact")), "Saxlanılan")


def test_identifying_changes_the_key_of_the_session(citizen: Citizen) -> None:
    citizen.identify()
    before = citizen.client.cookies["dayaq_session"].value

    citizen.identify()

    assert citizen.client.cookies["dayaq_session"].value != before
    assert Session.objects.count() == 1


def test_the_secret_of_the_browser_is_out_of_reach_of_scripts_and_other_sites(citizen: Citizen) -> None:
    citizen.begin()

    cookie = citizen.client.cookies["dayaq_browser"]
    assert (cookie["httponly"], cookie["samesite"], cookie["secure"], cookie["max-age"]) == (True, "Lax", True, 30 * 86400)


def test_a_made_up_secret_is_no_secret(citizen: Citizen) -> None:
    citizen.client.cookies["dayaq_browser"] = "\\000\\377 not ours"

    citizen.begin()

    assert len(citizen.client.cookies["dayaq_browser"].value) == 43


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://example.com/apply/",
        "//example.com/apply/",
        "/apply/\\example.com",
        "/apply/leave",
        "/services",
        "/apply/identify",
        "javascript:alert(1)",
        f"/apply/{uuid.uuid4()}/documents?x=1",
        f"/apply/{uuid.uuid4()}/documents/{uuid.uuid4()}/remove",
    ],
)
def test_the_way_back_leads_to_our_own_steps_alone(citizen: Citizen, elsewhere: str) -> None:
    assert citizen.identify(next=elsewhere).url == "/apply/service"


def test_readers_get_no_session(db: None) -> None:
    reader = Citizen()
    for address in ("/", "/services", f"/services/{SERVICE}", "/centres", "/notice", "/privacy", "/status", "/apply/identify"):
        assert reader.get(address).status_code == 200
        assert "dayaq_session" not in reader.client.cookies, address

    assert not Session.objects.exists()


def test_personal_pages_are_kept_by_nobody(citizen: Citizen) -> None:
    citizen.begin()

    answer = citizen.get(citizen.address("contact"))

    assert answer.headers["Cache-Control"] == "no-store, private"
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
