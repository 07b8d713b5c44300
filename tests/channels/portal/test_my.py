"""A person's own pages: closed to number and FİN, opened by a code to a trusted contact, holding only what is theirs."""

from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dayaq.casework.applications.models import Application, Purpose
from dayaq.casework.applications.purposes import as_asked
from dayaq.casework.applications.queries import sentence_of
from dayaq.casework.identification.codes import code_of
from dayaq.casework.identification.models import OneTimeCode, TrustedBy
from dayaq.casework.identification.trusted import Contact, Trust, trust_contact
from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.legal_time import BAKU
from dayaq.casework.people.models import Person
from dayaq.casework.review.operations import consult_application
from dayaq.catalogue.catalogue import service
from tests.channels.portal.conftest import LANGUAGES, Citizen, says
from tests.making import make_application, make_officer

pytestmark = pytest.mark.django_db(transaction=True)

NOON = datetime(2020, 3, 16, 12, tzinfo=BAKU)
SERVICES = ("pensions.survivor_pension", "pensions.old_age_pension", "general.enquiry")


def trust(person: Person, address: str = "+994501112233") -> None:
    by = Trust(by=TrustedBy.COUNTER, officer=make_officer(), document=person.documents.get())
    trust_contact(person=person, contact=Contact(medium="sms", address=address), trust=by, at=NOON)


def last_code() -> str:
    return code_of(OneTimeCode.objects.order_by("asked_at").last())


def come_in(citizen: Citizen, **who: str) -> Citizen:
    """Identify and prove the trusted contact."""
    citizen.identify(**who)
    citizen.post("/my/code", medium="sms")
    answer = citizen.post("/my/code", code=last_code())
    assert answer.url == "/my", answer.content.decode()
    return citizen


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_code_to_the_trusted_contact_opens_all_applications(citizen: Citizen, aygun: Person, language: str) -> None:
    numbers = [citizen.apply(code) for code in SERVICES]
    trust(aygun)

    page = come_in(Citizen(language)).get("/my")

    assert all(says(page, number) for number in numbers)
    assert page.headers["Cache-Control"] == "no-store, private"


def test_number_and_fin_alone_open_none_of_it(citizen: Citizen, aygun: Person) -> None:
    citizen.apply()
    trust(aygun)
    other = Citizen()
    assert other.get("/my").url == "/apply/identify?next=%2Fmy"
    assert other.identify(next="/my").url == "/my"

    for address in ("/my", "/my/readers"):
        assert other.get(address).url == "/my/code"
    assert other.get(f"/application/{Application.objects.get().pk}").url == "/status"


def test_somebody_without_a_trusted_contact_is_answered_alike_and_gets_nothing(aygun: Person) -> None:
    citizen = Citizen()
    citizen.identify()
    citizen.post("/my/code", medium="sms")

    assert says(citizen.get("/my/code"), "Kodu SMS ilə göndərdik.")
    assert says(citizen.get("/my/code"), "İstənilən mərkəzə şəxsiyyət vəsiqənizlə gəlin")
    assert says(citizen.post("/my/code", code=last_code()), "Bu kod uyğun gəlmir.")


def test_a_contact_typed_in_an_application_opens_none_of_the_others(citizen: Citizen, aygun: Person) -> None:
    number = citizen.apply()
    reader = Citizen()
    reader.post("/status", number=number, fin="5ABC2DE")
    reader.post("/application/code", medium="email")
    reader.post("/application/code", code=last_code())
    reader.identify()

    assert reader.get("/my").url == "/my/code"


def test_the_level_is_of_the_person_who_proved_it(aygun: Person, other: Person) -> None:
    trust(aygun)
    citizen = come_in(Citizen())
    citizen.post("/apply/leave")
    citizen.identify(document="AA7654321", fin="7XYZ3QW")

    assert citizen.get("/my").url == "/my/code"


def test_an_application_opens_from_the_list_and_that_of_somebody_else_does_not(
    citizen: Citizen, aygun: Person, other: Person
) -> None:
    citizen.apply()
    mine = Application.objects.get()
    citizen.post("/apply/leave")
    stranger = Citizen()
    stranger.begin("general.enquiry", document="AA7654321", fin="7XYZ3QW")
    stranger.write(text="Başqasının sualı")
    stranger.send()
    theirs = Application.objects.exclude(pk=mine.pk).get()
    trust(aygun)
    reader = come_in(Citizen())

    assert says(reader.get(f"/application/{mine.pk}"), "Kömək edin.")
    assert reader.get(f"/application/{theirs.pk}").url == "/status"
    assert not says(reader.get("/my"), theirs.registration_number)


def test_it_is_shown_who_read_by_unit_and_role_and_never_by_name(citizen: Citizen, aygun: Person) -> None:
    number = citizen.apply()
    trust(aygun)
    consult_application(number=number, officer=make_officer(), at=NOON)

    page = come_in(Citizen()).get("/my/readers")

    assert says(page, "Mərkəzi şöbə: Baxan əməkdaş")
    assert says(page, f'müraciət <span class="nw">{number}</span>')
    assert says(page, "16 mart 2020, 12:00")
    assert not says(page, "Rauf")


def test_looking_at_the_list_of_readers_does_not_fill_it(aygun: Person) -> None:
    trust(aygun)
    citizen = come_in(Citizen())
    for _ in range(3):
        page = citizen.get("/my/readers")

    assert says(page, "Hələ heç kim oxumayıb")
    assert JournalEntry.objects.filter(subject_kind="own_journal").count() == 3


def test_more_applications_and_readings_ask_no_more(citizen: Citizen, aygun: Person) -> None:
    trust(aygun)
    reader = come_in(Citizen())
    asked = []
    for code in SERVICES:
        consult_application(number=citizen.apply(code), officer=make_officer(), at=NOON)
        for address in ("/my", "/my/readers"):
            with CaptureQueriesContext(connection) as queries:
                assert reader.get(address).status_code == 200
            asked.append(len([query for query in queries if "SAVEPOINT" not in query["sql"]]))

    assert asked == asked[:2] * 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_of_levels_is_open_to_all(db: None, language: str) -> None:
    assert Citizen(language).get("/identification").status_code == 200


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("purpose", list(Purpose))
def test_every_kind_of_matter_is_called_and_told_alike_on_every_page(aygun: Person, language: str, purpose: Purpose) -> None:
    asked_for = service(SERVICES[0]).service
    about = make_application(asked_for, person=aygun) if purpose in (Purpose.COMPLAINT, Purpose.CORRECTION) else None
    matter = make_application(asked_for, person=aygun)
    Application.objects.filter(pk=matter.pk).update(purpose=purpose, about=about)
    matter.refresh_from_db()
    asked = as_asked(matter, service(matter.service_code).service)
    sentence = sentence_of(matter, asked, language, on=NOON.date())
    trust(aygun)
    citizen, stranger = come_in(Citizen(language)), Citizen(language)

    pages = [
        citizen.get("/my"),
        citizen.get(f"/application/{matter.pk}"),
        stranger.post("/status", number=matter.registration_number, fin=aygun.fin),
    ]

    assert [says(page, sentence) for page in pages] == [True, True, True]
    assert [says(page, asked.title.in_language(language)) for page in pages[:2]] == [True, True]
