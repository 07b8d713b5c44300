"""The pages that anybody reads: the catalogue, the centres on a day, the notice; each under a fixed number of queries."""

from datetime import date, datetime

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from dayaq.casework.centres.models import Centre, Mailbox
from dayaq.casework.centres.operations import load_notice
from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import Actor
from dayaq.casework.usage.models import ServiceUse
from dayaq.catalogue.catalogue import all_services
from tests.channels.portal.conftest import LANGUAGES, SERVICE, Citizen, says

pytestmark = pytest.mark.django_db


@pytest.fixture
def notice_loaded() -> None:
    load_notice(actor=Actor(ActorKind.SYSTEM, "test"), at=datetime(2020, 3, 14, 12, tzinfo=timezone.get_default_timezone()))


def queries_of(reader: Citizen, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert reader.get(address).status_code == 200
    return len([query for query in queries if "SAVEPOINT" not in query["sql"]])


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/", 1),
        ("/services", 1),
        ("/services?q=pensiya", 1),
        (f"/services/{SERVICE}", 2),
        ("/centres", 3),
        ("/centres/baku-1", 2),
        ("/notice", 1),
        ("/privacy", 1),
        ("/accessibility", 1),
        ("/status", 1),
        ("/apply/identify", 0),
    ],
)
def test_a_page_asks_the_database_little(notice_loaded: None, address: str, expected: int) -> None:
    assert queries_of(Citizen(), address) == expected


def test_more_centres_ask_no_more(notice_loaded: None) -> None:
    all_of_them = queries_of(Citizen(), "/centres")
    Mailbox.objects.exclude(centre__code="baku-1").delete()
    Centre.objects.filter(branch_of__isnull=False).delete()
    Centre.objects.exclude(code="baku-1").delete()

    assert queries_of(Citizen(), "/centres") == all_of_them


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_service_has_its_page_and_can_be_applied_for(language: str) -> None:
    reader = Citizen(language)
    for entry in all_services():
        page = reader.get(f"/services/{entry.service.code}")
        assert says(page, entry.service.title.in_language(language).replace('"', "&quot;")), entry.service.code
        assert says(page, f"/apply/identify?service={entry.service.code}")


def test_reading_a_service_is_counted_without_a_person() -> None:
    Citizen().get(f"/services/{SERVICE}")

    assert list(ServiceUse.objects.values_list("service", "channel", "kind", "day")) == [
        (SERVICE, "portal", "page", date(2020, 3, 16))
    ]


@pytest.mark.parametrize(("language", "words"), [("az", "PENSIYA"), ("en", "pension"), ("ru", "пенсия")])
def test_search_finds_what_is_typed(language: str, words: str) -> None:
    found = Citizen(language).client.get("/services", {"q": words})

    assert says(found, f"/services/{SERVICE}")


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("az", "“qwxz” üzrə xidmət tapılmadı"),
        ("en", "No service was found for “qwxz”"),
        ("ru", "По запросу «qwxz» услуга не найдена"),
    ],
)
def test_search_that_finds_nothing_says_what_to_do(language: str, told: str) -> None:
    page = Citizen(language).client.get("/services", {"q": "qwxz"})

    assert says(page, told)
    assert says(page, "/services/general.enquiry")


@pytest.mark.parametrize(
    ("day", "banner", "state"),
    [
        (date(2020, 3, 14), None, "Həftəlik istirahət günüdür."),
        (date(2020, 3, 16), "Xüsusi iş rejimi", "Xüsusi rejim"),
        (date(2020, 3, 19), "Xüsusi iş rejimi", "Xüsusi rejim"),
        (date(2020, 3, 20), "Novruz bayramı", "Bağlıdır"),
        (date(2020, 3, 28), "Novruz bayramı", "Bağlıdır"),
        (date(2020, 3, 30), None, "Açıqdır"),
    ],
)
def test_the_centre_and_the_banner_tell_the_regime_of_the_day(
    notice_loaded: None, settings: LazySettings, day: date, banner: str | None, state: str
) -> None:
    settings.LEGAL_DAY = day

    centre = Citizen().get("/centres/baku-1")

    assert says(centre, state)
    assert ('class="banner"' in centre.content.decode()) is (banner is not None)
    if banner is not None:
        assert says(Citizen().get("/"), banner)


def test_the_centre_tells_what_this_release_lacks_and_when_it_opens_next(notice_loaded: None, settings: LazySettings) -> None:
    special = Citizen().get("/centres/baku-2")
    settings.LEGAL_DAY = date(2020, 3, 20)
    closed = Citizen().get("/centres/baku-2")

    assert says(special, "Sistemin bu buraxılışında 142 operatorunun iş yeri hələ yoxdur.")
    assert says(special, "Sistemin bu buraxılışı e-poçtla gələn müraciətləri hələ qəbul etmir.")
    assert says(special, "baku2.d@dost.example")
    assert says(closed, "30 mart 2020, bazar ertəsi")


def test_a_visitor_asks_about_another_day_and_reads_what_can_be_done_instead(notice_loaded: None) -> None:
    page = Citizen().get("/centres/baku-2?on=27.03.2020")

    assert says(page, "2 saylı Bakı DOST Mərkəzi 27 mart 2020, cümə günü bağlıdır. Səbəb: Novruz bayramı – qeyri-iş günləri.")
    assert says(page, "Bunun əvəzinə nə edə bilərsiniz")
    assert says(page, "Növbəti qəbul günü: 30 mart 2020, bazar ertəsi.")


@pytest.mark.parametrize("day", ["31.02.2020", "1", "", "01.01.0001", "31.12.9999", "2020-03-27' OR 1"])
def test_a_day_that_cannot_be_answered_is_told_and_today_is_shown(notice_loaded: None, day: str) -> None:
    page = Citizen().get(f"/centres/baku-2?on={day}")

    assert page.status_code == 200
    assert says(page, "16 mart 2020")
    assert says(page, "1 yeri düzəldin")


def test_the_centres_stand_under_the_agency_and_the_agency_under_the_ministry(notice_loaded: None) -> None:
    page = Citizen().get("/centres").content.decode()
    names = [
        "Əmək və Əhalinin",
        "Dayanıqlı və Operativ",
        "3 saylı Bakı",
        "Qarabağ Regional",
        "Şuşa DOST filialı",
        "Dövlət Məşğulluq",
    ]

    places = [page.index(name) for name in names]

    assert places == sorted(places)
    assert page.count("Hələ açılmayıb") == 10


def test_the_notice_keeps_its_figures_with_their_doubts() -> None:
    page = Citizen().get("/notice")

    for figure in ("2 774 891", "17 853", "1 377", "35 506", "3 141", "165 000"):
        assert says(page, figure)
    assert says(page, "Bu say on həftə üçün çox böyükdür")


def test_without_centres_the_page_says_what_can_be_done() -> None:
    assert says(Citizen().get("/centres"), "Hələ heç bir mərkəz daxil edilməyib")
