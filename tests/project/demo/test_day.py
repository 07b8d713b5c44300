import smtplib
from email.message import EmailMessage
from pathlib import Path

import httpx
import pytest

from dayaq.casework.applications import documents
from dayaq.casework.language import LANGUAGES
from dayaq.catalogue import catalogue
from dayaq.project.demo.arrived import Arrivals
from dayaq.project.demo.country import citizens
from dayaq.project.demo.day import Visit, script
from dayaq.project.demo.papers import paper
from dayaq.project.demo.sinks import open_sinks

VISITS = script().visits


@pytest.mark.parametrize("visit", VISITS, ids=lambda visit: visit.service)
def test_every_visit_can_be_played(visit: Visit) -> None:
    service = catalogue.service(visit.service).service

    assert visit.language in LANGUAGES
    assert visit.tell in {"email", "sms", "both"}
    assert visit.mishap in {"", "wrong_number", "letter_in_fin", "no_papers", "double_click"}
    assert not visit.ground or service.ground(visit.ground) is not None
    assert not visit.officer or visit.officer in {officer.username for officer in script().officers}
    assert not visit.lacks or visit.lacks.document in {
        document.code for document in catalogue.service(visit.service).passport.documents
    }
    assert bool(visit.answer or visit.facts) == (bool(visit.officer) and not visit.taken_only)
    assert not visit.facts or (service.law and not visit.answer)
    assert not visit.departure or visit.answer
    assert [documents.check(one.name, one.content).media_type for one in map(paper, visit.papers)] == [
        one.media_type for one in map(paper, visit.papers)
    ]


def test_the_day_has_all_variety() -> None:
    assert {visit.language for visit in VISITS} == {"az", "en", "ru"}
    assert {visit.tell for visit in VISITS} == {"email", "sms", "both"}
    assert {"wrong_number", "letter_in_fin", "double_click", "no_papers"} <= {visit.mishap for visit in VISITS}
    assert catalogue.ENQUIRY in {visit.service for visit in VISITS}
    assert any(visit.lacks for visit in VISITS)
    assert any(visit.ground == "documents_incomplete" for visit in VISITS)
    assert any(visit.facts for visit in VISITS)
    assert any(visit.departure for visit in VISITS)


def test_every_visit_has_its_own_person_and_always_the_same() -> None:
    people = citizens(script())

    assert len({person.fin for person in people}) == len(VISITS)
    assert people == citizens(script())
    assert all(person.email.rpartition(".")[0].endswith("example") for person in people)


def test_the_sinks_keep_every_message_once(tmp_path: Path) -> None:
    arrivals = Arrivals(tmp_path)
    mail = EmailMessage()
    mail["Subject"], mail["Message-ID"], mail["Content-Language"] = "Müraciətiniz", "<1@dayaq.example>", "az"
    mail.set_content("Salam!\n")

    with open_sinks(arrivals) as ports:
        for _ in range(2):
            with smtplib.SMTP("127.0.0.1", ports.smtp) as relay:
                relay.send_message(mail, "no-reply@dayaq.example", ["a@citizen.example"])
        answer = httpx.post(
            f"http://127.0.0.1:{ports.sms}/messages",
            json={"to": "+994500000000", "text": "Salam"},
            headers={"Idempotency-Key": "2", "Content-Language": "ru"},
            trust_env=False,
        )

    assert answer.status_code == 202
    kept = [(one.medium, one.to, one.subject, one.body, one.language, one.times) for one in arrivals.all()]
    assert kept == [
        ("sms", "+994500000000", "", "Salam", "ru", 1),
        ("email", "a@citizen.example", "Müraciətiniz", "Salam!\n", "az", 2),
    ]
