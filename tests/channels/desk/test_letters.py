"""Answers on paper: for people without telephone and e-mail, printed and handed over at a centre."""

from dayaq.casework.applications.queries import telling_of
from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.notices.models import Notice
from dayaq.casework.notices.operations import replay_waiting
from dayaq.casework.notices.queries import waiting_count
from dayaq.catalogue import catalogue
from tests.making import MONDAY, make_application

SERVICE = catalogue.all_services()[0].service


def on_paper():
    """An application whose answer is collected on paper."""
    return make_application(service=SERVICE, email="", on_paper=True)


def test_a_letter_is_printed_and_handed_over_with_its_moment(desk, officer):
    application = on_paper()
    letter = Notice.objects.get()

    assert application.registration_number in desk.get("/desk/letters").content.decode()
    page = desk.get(f"/desk/letters/{letter.pk}").content.decode()
    desk.post(f"/desk/letters/{letter.pk}/handed-over")

    letter.refresh_from_db()
    assert (letter.medium, letter.state) == ("letter", "sent")
    assert letter.sent_at is not None
    assert application.person.full_name in page
    assert "Müraciətiniz 16 mart 2020 tarixində qəbul edilib" in page.replace("\xa0", " ")
    assert JournalEntry.objects.get(verb="handed_over").persons == [application.person_id]
    assert desk.get(f"/desk/letters/{letter.pk}").status_code == 404
    assert application.registration_number not in desk.get("/desk/letters").content.decode()


def test_no_relay_is_asked_to_take_a_letter(db):
    on_paper()

    assert waiting_count() == 0
    assert replay_waiting(older_than=MONDAY.replace(year=2021)) == 0


def test_the_news_is_on_its_way_until_the_letter_is_handed_over(desk):
    application = on_paper()
    application.state, application.closed_at = "approved", MONDAY
    application.save()
    Notice.objects.update(kind="application_decided")

    assert telling_of(application) == "on_its_way"
    desk.post(f"/desk/letters/{Notice.objects.get().pk}/handed-over")
    assert telling_of(application) == "sent"
