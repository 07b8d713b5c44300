"""A person sees what is on file about them and contests one fact of it; a card alone opens none of it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from dayaq.casework.corrections.models import Contest
from dayaq.casework.people.models import Person
from dayaq.casework.review.contests import answer_contest
from tests.channels.portal.conftest import LANGUAGES, Citizen, says
from tests.channels.portal.test_my import NOON, come_in, trust
from tests.making import PDF, make_officer

pytestmark = pytest.mark.django_db(transaction=True)


def send(citizen: Citizen, fact: str = "surname", claimed: str = "Vəliyeva", *, paper: bytes = PDF):
    evidence = SimpleUploadedFile("şəhadətnamə.pdf", paper)
    return citizen.post(f"/my/data/{fact}", claimed=claimed, explanation="Nikahdan sonra", evidence=evidence)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fact_is_contested_answered_and_the_answer_read(aygun: Person, language: str) -> None:
    trust(aygun)
    citizen = come_in(Citizen(language))
    assert says(citizen.get("/my/data"), aygun.surname)
    assert says(citizen.get("/my/data/surname"), aygun.surname)

    assert send(citizen).url == "/my/data"
    written = Contest.objects.get()
    assert (written.claimed, written.phone, written.written_by) == ("Vəliyeva", "+994501112233", None)
    assert says(citizen.get("/my/data"), "Vəliyeva")
    answer_contest(contest_id=written.pk, corrected=False, why="Sənəd oxunmur", officer=make_officer(), at=NOON)

    assert says(citizen.get("/my/data"), "Sənəd oxunmur")


def test_number_and_fin_neither_show_nor_change_a_fact(aygun: Person) -> None:
    trust(aygun)
    citizen = Citizen()
    assert citizen.get("/my/data").url.startswith("/apply/identify")
    citizen.identify()

    assert citizen.get("/my/data").url == "/my/code"
    assert send(citizen).url == "/my/code"
    assert Contest.objects.count() == 0


def test_without_a_document_nothing_is_sent(aygun: Person) -> None:
    trust(aygun)
    citizen = come_in(Citizen())

    assert citizen.post("/my/data/surname", claimed="Vəliyeva", explanation="").status_code == 200
    assert says(send(citizen, paper=b"MZ not a document"), "qəbul edə bilmirik")
    assert says(send(citizen, claimed=aygun.surname), "onsuz da qeydiyyatdadır")
    assert Contest.objects.count() == 0


def test_what_a_person_may_not_contest_here_is_not_found(aygun: Person) -> None:
    trust(aygun)
    citizen = come_in(Citizen())

    assert [citizen.get(f"/my/data/{fact}").status_code for fact in ("fin", "died_on", "language", "anything")] == [404] * 4


@pytest.mark.parametrize(("fact", "claimed"), [("birth_date", "07.03.1960"), ("sex", "male"), ("district", "ganja")])
def test_every_fact_is_asked_in_its_own_way(aygun: Person, fact: str, claimed: str) -> None:
    trust(aygun)
    citizen = come_in(Citizen())

    assert send(citizen, fact, claimed).url == "/my/data"
    assert says(citizen.get(f"/my/data/{fact}"), "etirazınıza baxılır")
