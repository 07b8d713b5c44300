"""A night over everybody: rights are awarded with receipt and notice, once; what is held back is noted; nobody stops it."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from dayaq.casework.applications.models import Application
from dayaq.casework.awards.facts import PENSIONS_IN_PAYMENT
from dayaq.casework.awards.ledger import entered
from dayaq.casework.awards.models import Award
from dayaq.casework.awards.operations import end
from dayaq.casework.decisions.models import Decision
from dayaq.casework.decisions.receipts import replays
from dayaq.casework.examination.models import StatedFact
from dayaq.casework.facts.concern import Concern
from dayaq.casework.facts.on_file import ON_FILE
from dayaq.casework.facts.source import FactSource
from dayaq.casework.identification.models import TrustedBy
from dayaq.casework.identification.trusted import Contact, Trust, trust_contact
from dayaq.casework.notices.models import Notice
from dayaq.casework.people.models import Person, Sex
from dayaq.casework.proactive.models import PassedOver
from dayaq.casework.proactive.operations import Outcome
from dayaq.casework.review.operations import take
from dayaq.casework.usage.models import ServiceUse
from dayaq.catalogue.catalogue import service_of_benefit
from dayaq.law.book import law_book
from dayaq.law.references import reference_said
from dayaq.population.looking import Road, look_at
from dayaq.population.sweep import sweep
from tests.making import MONDAY, make_application, make_officer, make_person

pytestmark = pytest.mark.django_db

DAY = MONDAY.date()
BENEFIT = "pensions/old_age_pension"
#: A register of the tests: who is called Kərim has a long record and a large account; Ələmdar's record is not known.
ACCOUNTS = FactSource(
    name="accounts of the tests",
    entity="person",
    facts=(
        *("record_since_2006", "record_before_2006", "older_record_digitised", "account_since", "accumulated_capital"),
        *("notional_capital", "raised_alone", "lives_in_country"),
    ),
    relation="""
        SELECT id AS person, CASE given_name WHEN 'Kərim' THEN 170 END AS record_since_2006,
               CASE given_name WHEN 'Kərim' THEN 240 END AS record_before_2006, TRUE AS older_record_digitised,
               date '2006-01-01' AS account_since,
               CASE given_name WHEN 'Kərim' THEN 40000 WHEN 'Ələmdar' THEN NULL ELSE 0 END AS accumulated_capital,
               0 AS notional_capital, FALSE AS raised_alone, surname <> 'Xaricov' AS lives_in_country
        FROM person WHERE %(people)s::uuid[] IS NULL OR id = ANY(%(people)s::uuid[])
    """,
)
CHILDREN = FactSource(
    name="children of the tests",
    entity="child",
    facts=("birth_date",),
    relation="SELECT id AS person, NULL::date AS birth_date FROM person WHERE FALSE AND %(people)s::uuid[] IS NULL",
)
SOURCES = (ON_FILE, PENSIONS_IN_PAYMENT, ACCOUNTS, CHILDREN)


def cited(article: str, language: str) -> str:
    return reference_said(article, language) or article


def road(*benefits: str, sources=SOURCES) -> Road:
    services = {benefit: service_of_benefit(benefit) for benefit in benefits or (BENEFIT,)}
    return Road(law=law_book(), sources=sources, services=services, cite=cited)


def swept(on: date = DAY, at: datetime = MONDAY, **given):
    return sweep(road=road(**given), on=on, at=at, now=lambda: at).counts[BENEFIT]


def entitled(**given) -> Person:
    """A man of 67 with 34 years of record."""
    facts = {"birth_date": date(1953, 1, 10), "sex": Sex.MALE, "given_name": "Kərim"}
    return make_person(**{**facts, **given})


def test_who_has_a_right_is_awarded_without_an_application() -> None:
    person = entitled()
    nobody = make_person(birth_date=date(1990, 1, 1))

    counts = swept()

    assert counts == {"awarded": 1, "not_entitled": 1, "cannot_say": 0, "running_award": 0}
    award = Award.objects.get()
    assert (award.person, award.benefit) == (person, BENEFIT)
    matter = Application.objects.get()
    assert (matter.purpose, matter.channel, matter.state) == ("found", "system", "approved")
    assert not Decision.objects.filter(person=nobody).exists()
    assert ServiceUse.objects.filter(kind="found", channel="system").count() == 1
    assert ServiceUse.objects.get(kind="decided").outcome == "found_approved"


def test_the_receipt_says_that_the_law_decided_on_which_registers_and_replays() -> None:
    entitled()
    swept()

    decision = Decision.objects.get()

    assert decision.officer is None
    assert '"decided_by":{"kind":"law"}' in decision.receipt
    # What the benefit does not ask about is not read: this one asks about no pension in payment
    asked = {source.name for source in SOURCES if source is not PENSIONS_IN_PAYMENT}
    assert {fact["reason"] for fact in decision.by_law.facts} == asked
    assert replays(decision)


def test_the_right_is_awarded_from_the_day_on_which_it_arose_at_the_sums_of_each_time() -> None:
    entitled(birth_date=date(1954, 8, 10))
    swept()

    award = Award.objects.get()

    # The pension age of men was 63 years and 6 months from 1 July 2017 to 30 June 2018
    assert award.starts_on == date(2018, 2, 10)
    assert entered(award)[date(2018, 3, 1)] == award.rates.order_by("id").first().amount


def test_it_is_told_to_the_trusted_contact_with_the_way_to_object() -> None:
    person = entitled()
    contact = Contact(medium="email", address="kerim@citizen.example")
    trust_contact(person=person, contact=contact, trust=Trust(by=TrustedBy.OWN_NAME), at=MONDAY)
    swept()

    mail = Notice.objects.get(kind="right_found")

    assert mail.address == "kerim@citizen.example"
    assert "müraciət etməli deyilsiniz" in mail.body
    assert "şikayət" in mail.body


def test_who_gave_no_contact_collects_the_answer_on_paper() -> None:
    entitled()
    swept()

    assert Notice.objects.get(kind="right_found").medium == "letter"


def test_swept_twice_nothing_changes() -> None:
    entitled()
    swept()
    before = list(Award.objects.values()) + list(Notice.objects.values())

    counts = swept(at=MONDAY + timedelta(hours=1))

    assert counts == {"not_entitled": 0, "cannot_say": 0, "running_award": 1}
    assert list(Award.objects.values()) + list(Notice.objects.values()) == before


def test_what_an_officer_took_back_is_not_awarded_again_on_the_same_facts() -> None:
    entitled()
    swept()
    award = Award.objects.get()
    end(award=award, ends_on=award.starts_on, at=MONDAY)

    counts = swept(at=MONDAY + timedelta(hours=1))

    assert counts["passed_over"] == 1
    assert PassedOver.objects.get().why == "decided_before"


@pytest.mark.parametrize(
    ("why", "given"), [("dead", {"died_on": date(2020, 3, 1)}), ("abroad", {"surname": "Xaricov"})], ids=["dead", "abroad"]
)
def test_what_holds_an_award_back_is_noted(why: str, given: dict) -> None:
    entitled(**given)

    counts = swept()

    assert not Award.objects.exists()
    assert counts.get("passed_over", 0) + counts["not_entitled"] == 1
    assert [note.why for note in PassedOver.objects.all()] in ([], [why])


def test_an_open_application_is_left_to_its_officer() -> None:
    person = entitled()
    make_application(service_of_benefit(BENEFIT), person=person)

    assert swept()["passed_over"] == 1
    assert PassedOver.objects.get().why == "under_review"


def test_what_the_law_cannot_say_is_one_task_with_what_the_registers_know() -> None:
    person = entitled(given_name="Ələmdar")

    for _ in range(2):
        outcomes = list(look_at(road(), "old_age_pension", [Concern(person=person.pk)], on=DAY, at=MONDAY))

    assert outcomes == [(Concern(person=person.pk), Outcome.PASSED_OVER)]
    task = Application.objects.get()
    assert (task.purpose, task.state) == ("found", "received")
    assert StatedFact.objects.get(application=task, path="birth_date").source == "register"
    assert Notice.objects.filter(kind="right_looked_into").count() == 1
    assert take(number=task.registration_number, officer=make_officer(), at=MONDAY).state == "in_review"


def test_one_bad_record_does_not_stop_the_night() -> None:
    first, bad, last = entitled(), entitled(surname="Xətalı"), entitled()
    broken = FactSource(
        name="broken",
        entity="child",
        facts=("birth_date",),
        relation="""
            SELECT id AS person, date '2000-01-01' AS birth_date FROM person CROSS JOIN generate_series(1, 121)
            WHERE surname = 'Xətalı' AND (%(people)s::uuid[] IS NULL OR id = ANY(%(people)s::uuid[]))
        """,
    )

    counts = swept(sources=(ON_FILE, PENSIONS_IN_PAYMENT, ACCOUNTS, broken))

    assert {award.person for award in Award.objects.all()} == {first, last}
    assert counts["failed"] == 1
    assert PassedOver.objects.get().person == bad


def test_a_day_that_has_not_come_is_refused() -> None:
    with pytest.raises(ValueError, match="not in force yet"):
        swept(on=DAY + timedelta(days=1))


def test_a_rise_of_the_sum_known_to_the_law_is_a_rate_of_its_own() -> None:
    entitled(birth_date=date(1954, 8, 10))
    swept()

    rates = [(rate.from_on, rate.amount) for rate in Award.objects.get().rates.order_by("id")]

    assert rates == sorted(rates)
    assert all(amount > Decimal(0) for _, amount in rates)
