"""An employer's signatory notifies of contracts on the portal; the worker sees the own ones; nobody else sees either."""

import re
import uuid
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dayaq.casework.people.models import Person
from dayaq.subsystems.contracts.models import Employer, Notification
from dayaq.subsystems.contracts.operations import notify
from tests.channels.portal.conftest import LANGUAGES, Citizen, says
from tests.channels.portal.test_my import come_in, trust
from tests.subsystems.contracts.making import (
    ANOTHER_VOEN,
    conclusion_of,
    make_employer,
    make_signatory,
    make_worker,
    signed_by,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def employer(aygun: Person) -> Employer:
    found = make_employer()
    make_signatory(found, aygun)
    trust(aygun)
    return found


def written(worker: Person, **given: object) -> dict[str, object]:
    document = worker.documents.get()
    usual = {
        "key": uuid.uuid4(),
        "fin": worker.fin,
        "document": f"{document.series}{document.number}",
        "surname": worker.surname,
        "given_name": worker.given_name,
        "patronymic": worker.patronymic,
        "address": "Bakı",
        "position": "Dərzi",
        "workplace": "Bakı",
        "duties": "Paltar tikmək",
        "concluded_on": "16.03.2020",
        "starts_on": "17.03.2020",
        "last_day": "",
        "trial_months": "3",
        "weekly_hours": "40",
        "wage": "850,50",
        "leave_days": "21",
        "main_workplace": "on",
    }
    return {**usual, **given}


def test_a_notification_is_registered_at_once_and_stands_in_the_list(employer: Employer) -> None:
    worker, citizen = make_worker(), come_in(Citizen())
    page = citizen.get("/employer")
    answer = citizen.post(f"/employer/{employer.pk}/new", **written(worker))

    assert says(page, "Xəzər Tikiş")
    assert answer.status_code == 302, answer.content.decode()
    assert says(citizen.get(answer.url), "Bildiriş qeydiyyata alındı.")
    assert says(citizen.get(answer.url), "850,50 manat")
    assert says(citizen.get(f"/employer/{employer.pk}"), "Qeydiyyata alınıb")


def test_a_second_click_is_the_same_notification(employer: Employer) -> None:
    form, citizen = written(make_worker()), come_in(Citizen())

    both = [citizen.post(f"/employer/{employer.pk}/new", **form).url for _ in range(2)]

    assert both[0] == both[1]
    assert Notification.objects.count() == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("wrong", "sentences"),
    [
        ({"last_day": "16.03.2020"}, ("ündən (", "is before the first day", "раньше первого дня")),
        ({"fin": "ZZZZZZZ"}, ("şəxs tapılmadı", "No person has this", "не найдено")),
        ({"starts_on": "31.02.2020"}, ("Təqvimdə belə gün yoxdur", "There is no such day", "Такого дня нет")),
        ({"wage": "=1+1"}, ("Məbləği manatla", "Write the sum", "Укажите сумму")),
        ({"weekly_hours": "400"}, ("tam ədəd", "whole number", "целое число")),
    ],
)
def test_bad_input_is_told_and_changes_nothing(
    employer: Employer, language: str, wrong: dict[str, str], sentences: tuple[str, ...]
) -> None:
    answer = come_in(Citizen(language)).post(f"/employer/{employer.pk}/new", **written(make_worker(), **wrong))

    assert answer.status_code == 422
    assert says(answer, sentences[LANGUAGES.index(language)])
    assert not Notification.objects.exists()


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("az", "fəal vergi ödəyicisi deyil"), ("en", "not an active taxpayer"), ("ru", "не является действующим")],
)
def test_an_inactive_employer_is_told_before_and_after(employer: Employer, language: str, sentence: str) -> None:
    make_employer(active=False, from_on=date(2020, 3, 1))
    citizen = come_in(Citizen(language))

    answer = citizen.post(f"/employer/{employer.pk}/new", **written(make_worker()))

    assert says(citizen.get(f"/employer/{employer.pk}"), sentence)
    assert answer.status_code == 422
    assert not Notification.objects.exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_mandate_that_ended_yesterday_opens_nothing(aygun: Person, language: str) -> None:
    employer = make_employer()
    make_signatory(employer, aygun, ends_on=date(2020, 3, 16))
    trust(aygun)
    citizen = come_in(Citizen(language))

    page = citizen.get(f"/employer/{employer.pk}")

    assert page.status_code == 403
    assert says(page, {"az": "15 mart 2020", "en": "15 March 2020", "ru": "15 марта 2020"}[language])
    assert citizen.post(f"/employer/{employer.pk}/new", **written(make_worker())).url == f"/employer/{employer.pk}"
    assert not Notification.objects.exists()


def test_another_employers_notification_does_not_exist(employer: Employer) -> None:
    foreign = make_signatory(make_employer(ANOTHER_VOEN))
    theirs = notify(conclusion=conclusion_of(make_worker()), signed=signed_by(foreign))
    citizen = come_in(Citizen())

    for key in (theirs.pk, uuid.uuid4()):
        for end in ("", "/amend", "/end"):
            assert citizen.get(f"/employer/notifications/{key}{end}").status_code == 404
    assert citizen.get(f"/employer/{foreign.employer_id}").status_code == 403


def test_number_and_fin_alone_open_no_employer(citizen: Citizen, employer: Employer) -> None:
    citizen.identify()

    for address in ("/employer", f"/employer/{employer.pk}", f"/employer/{employer.pk}/new", "/my/contracts"):
        assert citizen.get(address).url == "/my/code"


def test_a_contract_is_changed_and_ended_with_its_history(employer: Employer) -> None:
    worker, citizen = make_worker(), come_in(Citizen())
    contract = citizen.post(f"/employer/{employer.pk}/new", **written(worker)).url
    form = {name: value for name, value in written(worker, wage="900").items() if name != "key"}

    changed = citizen.post(f"{contract}/amend", **form, key=uuid.uuid4(), from_on="01.04.2020")
    shown = citizen.get(f"{contract}/end")
    ended = citizen.post(f"{contract}/end", key=uuid.uuid4(), last_day="30.04.2020", reason="own_wish")

    assert says(citizen.get(changed.url), "900,00 manat")
    assert says(shown, "İşçinin öz arzusu")
    assert says(citizen.get(ended.url), "30 aprel 2020")
    history = citizen.get(contract)
    assert says(history, "Müqavilənin dəyişdirilməsi")
    assert says(history, "Müqaviləyə xitam verilməsi")
    assert citizen.get(f"{contract}/amend").status_code == 404


def test_an_end_before_the_beginning_is_told(employer: Employer) -> None:
    citizen = come_in(Citizen())
    contract = citizen.post(f"/employer/{employer.pk}/new", **written(make_worker())).url

    answer = citizen.post(f"{contract}/end", key=uuid.uuid4(), last_day="16.03.2020", reason="own_wish")

    assert answer.status_code == 422
    assert says(answer, "işə başlama günündən əvvəldir")


def test_what_waits_says_until_when_and_what_is_checked(employer: Employer) -> None:
    citizen = come_in(Citizen())
    waits = citizen.post(f"/employer/{employer.pk}/new", **written(make_worker(), starts_on="15.03.2020")).url

    page = citizen.get(waits)

    assert says(page, "Cavab ən geci 17 mart 2020 tarixində veriləcək")
    assert says(page, "İşə başlama günü")
    assert says(citizen.get(f"/employer/{employer.pk}?state=waiting"), "Əliyeva")
    assert says(citizen.get(f"/employer/{employer.pk}?state=refused"), "Bu vəziyyətdə bildiriş yoxdur")


def test_the_worker_sees_the_own_contract_and_only_once_it_is_registered(aygun: Person) -> None:
    signed = signed_by(make_signatory(make_employer()))
    trust(aygun)
    citizen = come_in(Citizen())
    before = citizen.get("/my/contracts")
    notify(conclusion=conclusion_of(aygun, starts_on=date(2020, 3, 15)), signed=signed)
    waiting = citizen.get("/my/contracts")
    notify(conclusion=conclusion_of(aygun), signed=signed)

    assert says(before, "Qeydiyyatda müqaviləniz yoxdur")
    assert says(waiting, "Qeydiyyatda müqaviləniz yoxdur")
    assert says(citizen.get("/my/contracts"), "17 mart 2020 tarixindən qüvvədədir")


def test_more_notifications_ask_no_more(employer: Employer) -> None:
    signed = signed_by(employer.signatories.get())
    citizen, asked = come_in(Citizen()), []
    for more in (1, 2):
        for _ in range(more):
            notify(conclusion=conclusion_of(make_worker()), signed=signed)
        with CaptureQueriesContext(connection) as queries:
            assert citizen.get(f"/employer/{employer.pk}").status_code == 200
        asked.append(len([query for query in queries if "SAVEPOINT" not in query["sql"]]))

    assert asked[0] == asked[1]


def test_the_list_is_told_twenty_at_a_time(employer: Employer) -> None:
    signed = signed_by(employer.signatories.get())
    for _ in range(21):
        notify(conclusion=conclusion_of(make_worker()), signed=signed)
    citizen = come_in(Citizen())

    pages = [citizen.get(f"/employer/{employer.pk}?page={page}").content.decode() for page in (1, 2, 99)]

    assert [len(re.findall(r'href="/employer/notifications/', page)) for page in pages] == [20, 1, 1]
