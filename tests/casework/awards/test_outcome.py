"""What a decision by the law brings about: an award with its dues, another rate, an end; in the decision's own transaction."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from dayaq.casework.applications.models import Application
from dayaq.casework.applications.purposes import correction_of
from dayaq.casework.awards.ledger import entered
from dayaq.casework.awards.models import Award
from dayaq.casework.awards.operations import AwardOverlaps
from dayaq.casework.awards.outcome import award_decided
from dayaq.casework.decisions.models import Decision
from dayaq.casework.examination.queries import examination_of
from dayaq.casework.finding import Finding
from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.review.answering import answer
from dayaq.casework.review.asking import Wish, ask
from dayaq.casework.review.by_law import Departure, confirm, depart, record_facts
from dayaq.casework.review.corrections import open_correction
from dayaq.casework.review.operations import complete, take
from dayaq.law.book import law_book
from dayaq.law.payments import rhythm_of
from tests.casework.decisions.examples import DAY, ENTITLED, NOT_ENTITLED, PENSION, make_pension_application, question
from tests.making import MONDAY, make_officer

pytestmark = pytest.mark.django_db

SERVICE = replace(PENSION, outcome=award_decided)
LATER = MONDAY + timedelta(hours=2)
REASON = "Reyestrdə əlillik barədə qərar var, arayış isə köhnədir."


class Desk:
    """An officer who reviews one person's applications for a disability pension."""

    def __init__(self):
        self.officer = make_officer()
        self.person = None

    def taken(self, facts):
        application = make_pension_application(**({"person": self.person} if self.person else {}))
        self.person = application.person
        take(number=application.registration_number, officer=self.officer, at=MONDAY)
        self.record(application, facts)
        return application

    def record(self, application, facts):
        number = application.registration_number
        record_facts(number=number, question=question(), facts=facts, officer=self.officer, at=MONDAY)

    def confirm(self, application, service=SERVICE) -> Decision:
        digest = examination_of(application, question()).digest
        number = application.registration_number
        return confirm(number=number, service=service, question=question(), digest=digest, officer=self.officer, at=LATER)

    def begin_correction(self, application) -> Application:
        number = application.registration_number
        return open_correction(number=number, service=SERVICE, reason="Hesablamada səhv var.", officer=self.officer, at=LATER)


def test_a_yes_of_the_law_awards_its_sum_from_the_day_of_the_application() -> None:
    desk = Desk()
    decision = desk.confirm(desk.taken(ENTITLED))

    award = Award.objects.get()

    assert (award.person, award.decision) == (desk.person, decision)
    assert (award.benefit, award.rhythm) == ("pensions/disability_pension", "monthly")
    assert (award.starts_on, award.ends_on) == (DAY, None)
    # 200 AZN for the 16 days of March that are left, of 31
    assert entered(award) == {date(2020, 3, 1): Decimal("103.23")}
    assert JournalEntry.objects.filter(verb="awarded", persons=[desk.person.pk]).exists()


def test_a_no_awards_nothing() -> None:
    desk = Desk()
    desk.confirm(desk.taken(NOT_ENTITLED))

    assert not Award.objects.exists()


def test_a_second_award_of_the_same_payment_is_refused_and_the_application_stays_undecided() -> None:
    desk = Desk()
    desk.confirm(desk.taken(ENTITLED))
    second = desk.taken(ENTITLED)

    with pytest.raises(AwardOverlaps):
        desk.confirm(second)

    assert Decision.objects.count() == Award.objects.count() == 1


def test_a_correction_with_another_sum_changes_the_award_from_its_first_day() -> None:
    desk = Desk()
    application = desk.taken(ENTITLED)
    desk.confirm(application)
    correction = desk.begin_correction(application)
    desk.record(correction, {**ENTITLED, "accumulated_capital": "31000"})

    corrected = desk.confirm(correction, correction_of(SERVICE))

    award = Award.objects.get()
    # The divisor is 144 x 180 / 200 = 129.60 (a woman of 60); 31,000 / 129.60 = 239.20
    assert [str(rate.amount) for rate in award.rates.order_by("id")] == ["200.00", "239.20"]
    assert award.rates.order_by("id").last().decision == corrected
    assert [entry.kind for entry in award.entries.order_by("id")] == ["due", "arrears"]
    assert entered(award) == {date(2020, 3, 1): Decimal("123.46")}


def test_a_correction_to_a_no_takes_the_award_back_after_the_person_was_heard() -> None:
    desk = Desk()
    application = desk.taken(ENTITLED)
    desk.confirm(application)
    correction = desk.begin_correction(application)
    desk.record(correction, NOT_ENTITLED)
    wish = Wish(words="Qərar dəyişdiriləcək, fikriniz?")
    ask(number=correction.registration_number, service=correction_of(SERVICE), wish=wish, officer=desk.officer, at=LATER)
    answer(key=correction.pk, text="Razı deyiləm.", at=LATER)

    desk.confirm(correction, correction_of(SERVICE))

    award = Award.objects.get()
    assert award.ends_on == award.starts_on
    assert entered(award) == {date(2020, 3, 1): Decimal("0.00")}


def test_an_officers_own_yes_where_the_law_says_no_awards_no_sum() -> None:
    desk = Desk()
    application = desk.taken(NOT_ENTITLED)
    finding = Finding(approved=True, explanation="Sənədlərə baxdıq.")
    departure = Departure(question=question(), digest=examination_of(application, question()).digest, reason=REASON)

    depart(
        number=application.registration_number,
        service=SERVICE,
        finding=finding,
        departure=departure,
        officer=desk.officer,
        at=LATER,
    )

    assert not Award.objects.exists()


def test_a_service_without_an_outcome_awards_nothing() -> None:
    desk = Desk()
    application = desk.taken(ENTITLED)
    finding = Finding(approved=True, explanation="Sənədlərə baxdıq.")

    complete(number=application.registration_number, service=PENSION, finding=finding, officer=desk.officer, at=LATER)

    assert not Award.objects.exists()


def test_every_benefit_with_a_sum_says_how_it_is_paid() -> None:
    versions = [rule for written in law_book().rules.values() for rule in written]
    giving = {law_book().folders[rule.folder].path for rule in versions if rule.kind == "amount"}

    assert {benefit for benefit in giving if rhythm_of(benefit) in {"monthly", "once", "part"}} == giving
