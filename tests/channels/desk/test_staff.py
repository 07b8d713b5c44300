"""The pages about officers: roles, the person they are, absence, moving and leaving; by whom, and what nobody may."""

import uuid

import pytest
from django.test import Client

from dayaq.casework.applications.models import Application
from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.review.operations import take
from dayaq.casework.staff.models import Absence, Officer, Role, RoleGrant
from dayaq.catalogue import catalogue
from tests.channels.desk.conftest import open_desk
from tests.making import MONDAY, make_application, make_officer, make_person, make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager() -> Officer:
    return make_officer("manager", roles=(Role.SUPERVISOR, Role.CENTRE_MANAGER), full_name="Aygün Rzayeva")


@pytest.fixture
def desk(client: Client, manager: Officer) -> Client:
    return open_desk(client, manager)


@pytest.fixture
def colleague() -> Officer:
    return make_officer("colleague", full_name="Leyla Quliyeva")


@pytest.fixture
def service():
    return catalogue.service("labour.labour_law_courses").service


@pytest.fixture
def number(officer: Officer, service) -> str:
    number = make_application(service).registration_number
    take(number=number, officer=officer, at=MONDAY)
    return number


def page_of(officer: Officer, part: str = "") -> str:
    return f"/desk/staff/{officer.pk}{part}"


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_an_absence_shows_what_becomes_of_each_application_before_it_is_noted(desk, officer, colleague, number) -> None:
    days = {"first": "16.03.2020", "back": "20.03.2020", "to": f"officer-{colleague.pk}"}

    looked = text(desk.post(page_of(officer, "/absence"), {**days, "do": "look"}))
    before = (Absence.objects.count(), Application.objects.get().reviewer)
    done = desk.post(page_of(officer, "/absence"), {**days, "do": "yes"}, follow=True)

    assert number in looked
    assert "Kimə keçir: Leyla Quliyeva" in looked
    assert before == (0, officer)
    assert (Absence.objects.count(), Application.objects.get().reviewer) == (1, colleague)
    assert "Həmkarına keçən müraciət: 1, iş növbəsinə qayıdan: 0." in text(done)


def test_a_preview_may_be_changed_and_what_was_typed_stays(desk, officer, number) -> None:
    days = {"first": "16.03.2020", "back": "20.03.2020", "to": "keep", "do": "change"}

    page = text(desk.post(page_of(officer, "/absence"), days))

    assert 'value="16.03.2020"' in page
    assert "Əməkdaşın özündə qalsın" in page
    assert not Absence.objects.exists()


def test_a_wrong_day_is_said_beside_its_field_and_changes_nothing(desk, officer) -> None:
    mistyped = desk.post(page_of(officer, "/absence"), {"first": "31.02.2020", "back": "20.03.2020", "to": "keep", "do": "yes"})
    backwards = desk.post(page_of(officer, "/absence"), {"first": "20.03.2020", "back": "16.03.2020", "to": "keep", "do": "yes"})

    assert (mistyped.status_code, backwards.status_code) == (422, 422)
    assert "Bitmə günü başlama günündən sonra olmalı" in text(backwards)
    assert not Absence.objects.exists()


def test_an_officer_is_moved_and_the_applications_go_where_the_preview_said(desk, manager, officer, number) -> None:
    make_unit("below", parent=manager.unit, name_az="Yeni şöbə")
    fields = {"unit": "below", "to": "worklist"}

    looked = text(desk.post(page_of(officer, "/move"), {**fields, "do": "look"}))
    desk.post(page_of(officer, "/move"), {**fields, "do": "yes"})

    assert "Rauf Hüseynov bu şöbəyə keçir: Yeni şöbə" in looked
    assert "Şöbənin iş növbəsinə qayıdır" in looked
    assert Officer.objects.get(pk=officer.pk).unit.code == "below"
    assert Application.objects.get().reviewer is None


def test_who_leaves_is_logged_out_and_shown_as_gone(desk, officer, colleague, number) -> None:
    theirs = open_desk(Client(), officer)
    fields = {"to": f"officer-{colleague.pk}"}
    assert theirs.get("/desk/").status_code == 200

    desk.post(page_of(officer, "/leave"), {**fields, "do": "look"})
    assert theirs.get("/desk/").status_code == 200
    desk.post(page_of(officer, "/leave"), {**fields, "do": "yes"})

    assert theirs.get("/desk/").status_code == 302
    assert Application.objects.get().reviewer == colleague
    assert "Bu əməkdaş işdən çıxıb" in text(desk.get(page_of(officer)))
    assert "İşdən çıxıb" in text(desk.get("/desk/staff"))


def test_a_supervisor_notes_absence_and_passes_on_but_changes_no_account(officer, colleague, number) -> None:
    desk = open_desk(Client(), make_officer(roles=(Role.SUPERVISOR,)))

    page = text(desk.get(page_of(officer)))
    desk.post(page_of(officer, "/matters"), {"to": f"officer-{colleague.pk}", "do": "yes"})

    assert page_of(officer, "/absence") in page
    for part in ("/move", "/leave", "/roles", "/person", "/reset"):
        assert page_of(officer, part) not in page
        assert desk.post(page_of(officer, part), {"to": "worklist", "do": "yes"}).status_code == 403
    assert Application.objects.get().reviewer == colleague


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.AUDITOR])
def test_reviewer_and_auditor_have_no_page_about_officers(role, officer) -> None:
    desk = open_desk(Client(), make_officer(roles=(role,)))

    for part in ("", "/matters", "/absence", "/move", "/leave", "/roles", "/person"):
        assert desk.get(page_of(officer, part)).status_code == 403
    assert desk.get("/desk/staff").status_code == 403


def test_an_officer_elsewhere_and_nobody_are_answered_alike(desk) -> None:
    foreign = make_officer(unit=make_unit("elsewhere"), full_name="Nişanə Nişanəli")

    for part in ("", "/matters", "/absence", "/move", "/leave", "/roles", "/person"):
        for key in (foreign.pk, uuid.uuid4()):
            answer = desk.get(f"/desk/staff/{key}{part}")
            assert answer.status_code == 404
            assert "Nişanə" not in answer.content.decode()


def test_a_role_is_given_with_its_last_day_and_ended(desk, officer) -> None:
    given = {"role": "auditor", "unit": officer.unit.code, "first": "16.03.2020", "last": "31.03.2020"}
    desk.post(page_of(officer, "/roles"), given)
    grant = RoleGrant.objects.get(officer=officer, role="auditor")
    assert f"{grant.ends_on}" == "2020-04-01"

    page = text(desk.get(page_of(officer)))
    asked = text(desk.get(page_of(officer, f"/roles/{grant.pk}/end")))
    desk.post(page_of(officer, f"/roles/{grant.pk}/end"), {"last": ""})

    assert "16–31 mart 2020" in page
    assert "Auditor" in asked
    assert not RoleGrant.objects.filter(officer=officer, role="auditor", ends_on__gt=MONDAY.date()).exists()
    assert desk.get(page_of(officer, f"/roles/{grant.pk}/end")).status_code == 404


def test_what_is_wrong_with_a_role_is_said_on_its_page(desk, officer) -> None:
    given = {"role": "reviewer", "unit": officer.unit.code, "first": "16.03.2020"}

    for fields, said in (
        (given, "həmin səlahiyyəti artıq var"),
        ({**given, "role": "auditor", "first": "13.03.2020"}, "keçmiş günlərə verilə"),
        ({**given, "role": "king"}, "Səlahiyyət"),
    ):
        answer = desk.post(page_of(officer, "/roles"), fields)
        assert answer.status_code == 422
        assert said in text(answer)


def test_a_manager_cannot_raise_their_own_right(desk, manager) -> None:
    page = text(desk.get(page_of(manager)))
    answer = desk.post(page_of(manager, "/roles"), {"role": "auditor", "unit": manager.unit.code, "first": "16.03.2020"})

    assert page_of(manager, "/roles") not in page
    assert "Bunu öz hesabınız üçün edə bilməzsiniz" in text(answer)
    assert not RoleGrant.objects.filter(officer=manager, role="auditor").exists()


def test_an_officer_is_tied_to_a_person_after_a_look_at_who_it_is(desk, officer) -> None:
    person = make_person(surname="Hüseynov", given_name="Rauf", patronymic="Əli")

    looked = text(desk.post(page_of(officer, "/person"), {"fin": person.fin}))
    before = Officer.objects.get(pk=officer.pk).person
    desk.post(page_of(officer, "/person"), {"fin": person.fin, "do": "yes"})

    assert "Hüseynov Rauf Əli" in looked
    assert before is None
    assert Officer.objects.get(pk=officer.pk).person == person
    assert person.fin not in text(desk.get(page_of(officer)))
    assert set(JournalEntry.objects.filter(persons=[person.pk]).values_list("verb", flat=True)) == {"consulted", "tied_to_person"}
    desk.post(page_of(officer, "/untie"))
    assert Officer.objects.get(pk=officer.pk).person is None


def test_an_unknown_fin_is_said_beside_the_field(desk, officer) -> None:
    answer = desk.post(page_of(officer, "/person"), {"fin": "7ZZZZZZ", "do": "yes"})

    assert answer.status_code == 422
    assert "Bu FİN-lə yaşayan şəxs reyestrdə tapılmadı" in text(answer)


MARKS = ("Nişanəsoyad", "nişanəli xahiş", "nişanəli ünvan", "nisane@citizen.example")


def test_no_page_of_the_desk_shows_an_officer_their_own_matter(service) -> None:
    person = make_person(surname=MARKS[0])
    officer = make_officer(person=person, roles=tuple(Role))
    desk = open_desk(Client(), officer)
    application = make_application(service, person=person, text=MARKS[1], address=MARKS[2], email=MARKS[3])
    here, document = f"/desk/applications/{application.registration_number}", application.attachments.get().pk
    addresses = [
        *(here + part for part in ("", "/decide", "/check", "/ask", "/decided", "/receipt", "/facts", "/confirm", "/correct")),
        *(here + f"/documents/{document}{part}" for part in ("", "/preview", "/pages/1")),
        *("/desk/", "/desk/?show=all", "/desk/notices", "/desk/letters", "/desk/figures"),
        f"/desk/people/{person.pk}",
        f"/desk/people/{person.pk}/contest",
        f"/desk/people/{person.pk}/merge",
    ]
    desk.post("/desk/people/search", {"typed": person.fin})
    answers = [desk.get(address, follow=True) for address in (*addresses, "/desk/people")]
    answers += [desk.post(here + act, follow=True) for act in ("/take", "/release", "/known", "/recall", "/drop", "/died")]

    assert [mark for mark in MARKS for answer in answers if mark in answer.content.decode()] == []
    assert {answer.status_code for answer in answers} <= {200, 404}
    assert "Bu müraciət sizin özünüzə və ya ailənizə aiddir" in text(desk.get(here, follow=True))
    assert "başqa əməkdaş işləməlidir" in text(desk.get(f"/desk/people/{person.pk}", follow=True))
    assert Application.objects.get().reviewer is None


@pytest.mark.parametrize("part", ["", "/decide", "/ask", "/facts", "/complaint", "/correct", "/died"])
def test_who_was_moved_in_the_middle_is_told_on_whatever_page_they_were(desk, manager, officer, number, part) -> None:
    make_unit("below", parent=manager.unit)
    theirs = open_desk(Client(), officer)
    theirs.get(f"/desk/applications/{number}/decide")

    desk.post(page_of(officer, "/move"), {"unit": "below", "to": "worklist", "do": "yes"})
    fields = {"outcome": "approve", "explanation": "Təyin olunur.", "words": "Arayış", "working_days": "10", "reason": "Səhv."}
    before = JournalEntry.objects.count()
    answers = [theirs.get(f"/desk/applications/{number}{part}", follow=True)]
    answers += [theirs.post(f"/desk/applications/{number}{act}", fields, follow=True) for act in (part or "/check", "/take")]

    for answer in answers:
        assert answer.redirect_chain[-1][0] == "/desk/"
        assert text(answer).count("Bu müraciət artıq sizdə deyil") == 1
    assert (JournalEntry.objects.count(), Application.objects.get().closed_at) == (before, None)


def test_of_two_officers_on_one_page_the_second_is_told_and_nothing_is_done_twice(officer, colleague, service) -> None:
    number = make_application(service).registration_number
    first, second = open_desk(Client(), officer), open_desk(Client(), colleague)
    for one in (first, second):
        assert one.get(f"/desk/applications/{number}").status_code == 200

    first.post(f"/desk/applications/{number}/take")
    told = text(second.post(f"/desk/applications/{number}/take", follow=True))
    tried = text(second.post(f"/desk/applications/{number}/check", {"outcome": "approve", "explanation": "x"}, follow=True))
    first.post(f"/desk/applications/{number}/check", {"outcome": "approve", "explanation": "Təyin olunur."})
    late = text(second.post(f"/desk/applications/{number}/take", follow=True))

    assert "Bu müraciətə Rauf Hüseynov baxır." in told
    assert "Bu müraciətə Rauf Hüseynov baxır." in tried
    assert "qərar artıq verilib" in late
    assert JournalEntry.objects.filter(verb="decided").count() == 1
    assert Application.objects.get().reviewer == officer


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_officers_asks_as_often_whatever_its_length(desk, django_assert_num_queries, rows) -> None:
    for _ in range(rows):
        make_officer()

    desk.get("/desk/staff")
    with django_assert_num_queries(11):
        page = desk.get("/desk/staff")

    assert text(page).count("Rauf Hüseynov") == rows


def test_many_officers_are_shown_by_fifty_and_a_page_past_the_end_is_the_last(desk) -> None:
    for place in range(51):
        make_officer(full_name=f"Sınaqlı {place:02}")

    pages = [text(desk.get("/desk/staff", {"page": page})).count("Sınaqlı ") for page in ("", "2", "99", "çox")]

    assert pages == [49, 2, 2, 49]


def test_a_chosen_application_is_given_back_from_the_worklist_after_a_preview(desk, number) -> None:
    fields = {"number": [number], "act": "reassign", "target": "worklist"}

    looked = text(desk.post("/desk/heap", fields))
    before = Application.objects.get().reviewer
    desk.post("/desk/heap", {**fields, "do": "yes"})

    assert "Şöbənin iş növbəsinə qayıtsın" in looked
    assert before is not None
    assert Application.objects.get().reviewer is None
