"""A jobseeker sees the search, tells what is sought and answers offers; an employer posts and answers; nobody else does."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.people.models import Person
from dayaq.subsystems.employment.models import EmployerAnswer, Offer, OfferAnswer, Referral, Registration, Vacancy, Wishes
from dayaq.subsystems.employment.offering import accept
from tests.channels.portal.conftest import LANGUAGES, Citizen, says
from tests.channels.portal.test_my import come_in, trust
from tests.making import MONDAY
from tests.subsystems.contracts.making import make_employer, make_signatory
from tests.subsystems.employment.making import make_jobseeker, make_offer, make_vacancy

pytestmark = pytest.mark.django_db

WISHES = {
    "field_wished": "sewing",
    "position_wished": "Dərzi",
    "field_had": "",
    "position_had": "",
    "district": "yasamal",
    "hours": "full",
    "least_wage": "450,50",
    "education": "vocational",
}
VACANCY = {
    "position": "Dərzi",
    "field": "sewing",
    "duties": "Paltar tikmək",
    "district": "yasamal",
    "workplace": "Nizami küçəsi 1",
    "hours": "full",
    "wage": "650,50",
    "education": "any",
    "places": "2",
}


@pytest.fixture
def seeker(aygun: Person) -> Registration:
    trust(aygun)
    return make_jobseeker(aygun)


def send_in(made: Offer) -> Referral:
    return accept(offer=made.pk, person=made.registration.person_id, at=MONDAY)


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_is_not_registered_is_shown_the_way(aygun: Person, language: str) -> None:
    trust(aygun)

    page = come_in(Citizen(language)).get("/my/job-search")

    assert page.status_code == 200
    assert says(page, "/services/employment.jobseeker_registration")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("az", "münasib iş 30 mart 2020 tarixinədək təklif olunmalıdır"),
        ("en", "a suitable job is to be offered by 30 March 2020"),
        ("ru", "должна быть предложена до 30 марта 2020 включительно"),
    ],
)
def test_the_page_says_where_the_search_stands_and_is_journalled(seeker: Registration, language: str, sentence: str) -> None:
    page = come_in(Citizen(language)).get("/my/job-search")

    assert says(page, sentence)
    assert JournalEntry.objects.filter(verb="consulted", subject_kind="own_job_search", persons=[seeker.person_id]).count() == 1


def test_what_is_sought_is_kept_beside_what_was_told_before(aygun: Person) -> None:
    trust(aygun)
    make_jobseeker(aygun, told=None)
    citizen = come_in(Citizen())

    citizen.post("/my/job-search/wishes", **{**WISHES, "least_wage": ""})
    answer = citizen.post("/my/job-search/wishes", **WISHES)

    assert answer.url == "/my/job-search"
    assert says(citizen.get(answer.url), "450,50 manat")
    assert Wishes.objects.count() == 2


@pytest.mark.parametrize("wrong", [{"field_wished": ""}, {"least_wage": "çox"}, {"hours": "never"}, {"district": "paris"}])
def test_wishes_that_make_no_sense_are_told_and_kept_not(seeker: Registration, wrong: dict[str, str]) -> None:
    answer = come_in(Citizen()).post("/my/job-search/wishes", **{**WISHES, **wrong})

    assert answer.status_code == 422
    assert Wishes.objects.count() == 1


def test_an_offer_says_why_and_what_each_answer_means_and_is_accepted(seeker: Registration) -> None:
    made, citizen = make_offer(seeker), come_in(Citizen())
    page = citizen.get(f"/my/job-search/offers/{made.pk}")

    assert says(page, "Axtarılan iş sahəsidir")
    assert says(page, "bir il müddətinə qeydiyyatdan çıxarılır")
    assert citizen.post(f"/my/job-search/offers/{made.pk}", answer="accepted").url == "/my/job-search"
    assert says(citizen.get("/my/job-search"), "işəgötürən 30 mart 2020 tarixinədək cavab verməlidir")


def test_the_second_refusal_is_warned_of_and_leads_off_the_register(seeker: Registration) -> None:
    employer, citizen = make_employer(), come_in(Citizen())
    first, second = (make_offer(seeker, make_vacancy(employer)) for _ in range(2))
    citizen.post(f"/my/job-search/offers/{first.pk}", answer="declined", words="Uzaqdır")

    assert says(citizen.get(f"/my/job-search/offers/{second.pk}"), "Diqqət: siz artıq bir münasib işdən imtina etmisiniz")
    citizen.post(f"/my/job-search/offers/{second.pk}", answer="declined")
    assert says(citizen.get("/my/job-search"), "imtinaya görə 16 mart 2020 tarixindən bir il müddətinə dayandırılıb")


def test_a_second_click_changes_no_answer(seeker: Registration) -> None:
    made, citizen = make_offer(seeker), come_in(Citizen())
    citizen.post(f"/my/job-search/offers/{made.pk}", answer="accepted")

    again = citizen.post(f"/my/job-search/offers/{made.pk}", answer="declined")

    assert again.status_code == 422
    assert OfferAnswer.objects.get().outcome == "accepted"


def test_another_persons_offer_is_not_there(seeker: Registration) -> None:
    made, citizen = make_offer(), come_in(Citizen())

    assert citizen.get(f"/my/job-search/offers/{made.pk}").status_code == 404
    assert citizen.post(f"/my/job-search/offers/{made.pk}", answer="accepted").status_code == 404


def test_an_employer_posts_a_vacancy_once_and_closes_it(aygun: Person) -> None:
    trust(aygun)
    employer, citizen = make_employer(), come_in(Citizen())
    make_signatory(employer, aygun)
    form = {**VACANCY, "own_key": uuid.uuid4()}
    assert says(citizen.get(f"/employer/{employer.pk}/vacancies"), "Vakansiya yoxdur")

    for _ in range(2):
        assert citizen.post(f"/employer/{employer.pk}/vacancies/new", **form).url == f"/employer/{employer.pk}/vacancies"
    page = citizen.get(f"/employer/{employer.pk}/vacancies")

    assert says(page, "650,50 manat")
    assert says(page, "0 / 2")
    citizen.post(f"/employer/vacancies/{Vacancy.objects.get().pk}/close")
    assert says(citizen.get(f"/employer/{employer.pk}/vacancies"), "Geri götürülüb")


@pytest.mark.parametrize("wrong", [{"wage": "0"}, {"wage": "=1+1"}, {"places": "0"}, {"field": "poetry"}, {"position": ""}])
def test_a_vacancy_that_makes_no_sense_is_told(aygun: Person, wrong: dict[str, str]) -> None:
    trust(aygun)
    employer, citizen = make_employer(), come_in(Citizen())
    make_signatory(employer, aygun)

    answer = citizen.post(f"/employer/{employer.pk}/vacancies/new", **{**VACANCY, "own_key": uuid.uuid4(), **wrong})

    assert answer.status_code == 422
    assert not Vacancy.objects.exists()


def test_an_employer_answers_a_referral_with_the_reason(aygun: Person) -> None:
    trust(aygun)
    referral, citizen = send_in(make_offer()), come_in(Citizen())
    employer = referral.offer.vacancy.employer
    make_signatory(employer, aygun)
    address = f"/employer/referrals/{referral.pk}"

    assert says(citizen.get(f"/employer/{employer.pk}/vacancies"), "Əliyeva")
    assert citizen.post(address, outcome="refused", reason=" ").status_code == 422
    assert citizen.post(address, outcome="refused", reason="Yer tutulub").url == f"/employer/{employer.pk}/vacancies"
    assert EmployerAnswer.objects.get().reason == "Yer tutulub"
    assert says(citizen.get(address), "Yer tutulub")


def test_who_does_not_sign_sees_and_changes_nothing(aygun: Person) -> None:
    trust(aygun)
    referral, citizen = send_in(make_offer()), come_in(Citizen())
    vacancy = referral.offer.vacancy

    assert citizen.get(f"/employer/{vacancy.employer_id}/vacancies").status_code == 403
    assert citizen.post(f"/employer/vacancies/{vacancy.pk}/close").status_code == 404
    assert citizen.post(f"/employer/referrals/{referral.pk}", outcome="hired").status_code == 404
    assert not EmployerAnswer.objects.exists()


def test_the_search_costs_the_same_with_one_offer_and_with_three(seeker: Registration) -> None:
    employer, citizen = make_employer(), come_in(Citizen())
    counts = []
    for _ in range(2):
        make_offer(seeker, make_vacancy(employer))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            citizen.get("/my/job-search")
        counts.append(len(queries))
        make_offer(seeker, make_vacancy(employer))

    assert counts[0] == counts[1]
