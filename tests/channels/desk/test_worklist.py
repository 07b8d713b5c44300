"""The worklist: what it shows, how it is searched, and that what is searched for stands in no address."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dayaq.casework.applications.models import Application
from dayaq.casework.journal.models import JournalEntry
from dayaq.catalogue import catalogue
from tests.making import MONDAY, make_application, make_officer

FIRST, SECOND = (entry.service for entry in catalogue.all_services()[:2])


def text_of(response) -> str:
    return response.content.decode().replace("\u00a0", " ")


def queries_of(client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_empty_worklist_says_so(desk):
    assert "Burada müraciət yoxdur" in text_of(desk.get("/desk/"))


def test_nearest_deadline_comes_first(desk):
    later, sooner = (make_application(service=FIRST) for _ in range(2))
    Application.objects.filter(pk=sooner.pk).update(due_on=MONDAY.date())

    page = text_of(desk.get("/desk/"))

    assert page.index(sooner.registration_number) < page.index(later.registration_number)
    assert "<strong>bu gün</strong>" in page


def test_overdue_figure_and_row_are_marked(desk):
    late = make_application(service=FIRST)
    Application.objects.filter(pk=late.pk).update(received_on=MONDAY - timedelta(days=9), due_on=MONDAY - timedelta(days=2))

    page = text_of(desk.get("/desk/"))

    assert '<p class="kpi hot"><b>1</b>' in page
    assert '<span class="tag err">Gecikib</span>' in page
    assert "2 gün gecikir" in page


@pytest.mark.parametrize(
    ("show", "expected"), [("open", 3), ("mine", 1), ("unassigned", 1), ("overdue", 0), ("decided", 0), ("all", 3)]
)
def test_list_shows_what_is_chosen(desk, officer, show, expected):
    for reviewer in (None, officer, make_officer()):
        application = make_application(service=FIRST)
        Application.objects.filter(pk=application.pk).update(reviewer=reviewer)

    page = desk.get("/desk/", {"show": show})

    assert page.context["list"].total == expected


def test_list_is_narrowed_to_a_service(desk):
    wanted, other = make_application(service=FIRST), make_application(service=SECOND)

    response = desk.post("/desk/search", {"words": "", "show": "open", "service": FIRST.code}, follow=True)

    assert response.redirect_chain == [(f"/desk/?show=open&service={FIRST.code}", 302)]
    assert wanted.registration_number in text_of(response)
    assert other.registration_number not in text_of(response)


@pytest.mark.parametrize("typed", ["fin", "number"])
def test_search_finds_one_person_and_leaves_no_trace_in_the_address(desk, typed):
    wanted, other = make_application(service=FIRST), make_application(service=FIRST)
    words = wanted.person.fin.lower() if typed == "fin" else wanted.registration_number.replace("-", " ")

    response = desk.post("/desk/search", {"words": words, "show": "open", "service": ""}, follow=True)

    assert response.redirect_chain == [("/desk/?show=open", 302)]
    assert wanted.registration_number in text_of(response)
    assert other.registration_number not in text_of(response)


def test_search_is_kept_until_it_is_cleared(desk):
    make_application(service=FIRST)
    desk.post("/desk/search", {"words": "7ZZZZZZ", "show": "open", "service": ""})

    assert desk.get("/desk/").context["list"].total == 0
    desk.post("/desk/search", {"clear": "yes"})
    assert desk.get("/desk/").context["list"].total == 1


def test_words_that_cannot_be_searched_are_told_and_change_nothing(desk):
    make_application(service=FIRST)

    response = desk.post("/desk/search", {"words": "ABC\u200bDEF", "show": "open", "service": ""})

    assert response.status_code == 422
    assert "U+200B" in text_of(response)
    assert desk.get("/desk/").context["list"].total == 1


@pytest.mark.parametrize("page", ["0", "-1", "999999999999", "٣", "x", ""])
def test_page_that_cannot_be_is_the_nearest_that_is(desk, page):
    make_application(service=FIRST)

    assert desk.get("/desk/", {"page": page}).context["list"].page == 1


@pytest.mark.parametrize("service", ["no.such.service", "\0", "'; DROP TABLE application; --", "ə" * 5000])
def test_service_that_is_none_narrows_nothing(desk, service):
    make_application(service=FIRST)

    assert desk.get("/desk/", {"service": service, "show": service}).context["list"].total == 1


@pytest.mark.parametrize("words", ["\0", "\ud800", "ə" * 41, "5T00\u202e001", "🙂" * 9, "' OR 1=1 --", "5t0000О"])
def test_naughty_words_find_nothing_and_break_nothing(desk, words):
    make_application(service=FIRST)
    sent = words.encode("utf-8", "surrogatepass")

    response = desk.post("/desk/search", {"words": sent, "show": "open", "service": ""}, follow=True)

    assert response.status_code in {200, 422}
    assert response.status_code == 422 or response.context["list"].total == 0


def test_long_list_is_paged(desk):
    for _ in range(21):
        make_application(service=FIRST)

    second = desk.get("/desk/", {"page": "2", "show": "open"})

    assert len(second.context["rows"]) == 1
    assert "?page=1&amp;show=open" in text_of(second)


def test_number_of_queries_does_not_grow_with_the_rows(desk, officer):
    make_application(service=FIRST)
    desk.get("/desk/")
    one = queries_of(desk, "/desk/")
    for reviewer in (officer, make_officer()):
        application = make_application(service=SECOND)
        Application.objects.filter(pk=application.pk).update(reviewer=reviewer)

    assert queries_of(desk, "/desk/") == one


def test_reading_the_list_is_journalled_with_the_persons_shown(desk, officer):
    shown = make_application(service=FIRST)

    desk.get("/desk/")

    entry = JournalEntry.objects.get(verb="consulted")
    assert (entry.actor, entry.subject_kind, entry.persons) == (str(officer.pk), "worklist", [shown.person_id])
