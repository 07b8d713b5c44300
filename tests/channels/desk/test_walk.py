"""The thin road of the desk: log in, find the application, decide it, see what was told."""

from dayaq.casework.decisions.models import Decision
from dayaq.casework.notices.models import Notice
from dayaq.catalogue import catalogue
from tests.making import make_application

SERVICE = catalogue.all_services()[0].service


def test_officer_logs_in_finds_the_application_and_decides_it(desk):
    number = make_application(service=SERVICE).registration_number
    worklist = desk.get("/desk/")
    assert number in worklist.content.decode()

    desk.post(f"/desk/applications/{number}/take")
    answers = {"outcome": "approve", "ground": "", "explanation": "Müavinət təyin edildi."}
    to_check = desk.post(f"/desk/applications/{number}/decide", answers)
    check = desk.get(to_check.headers["Location"])
    done = desk.post(f"/desk/applications/{number}/check", answers, follow=True)

    decision = Decision.objects.get()
    assert to_check.headers["Location"] == f"/desk/applications/{number}/check"
    assert "a@citizen.example" in check.content.decode()
    assert done.redirect_chain == [(f"/desk/applications/{number}/decided", 302)]
    assert decision.receipt_sha256 in done.content.decode()
    assert Notice.objects.filter(kind="application_decided").count() == 1
