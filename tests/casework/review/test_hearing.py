"""Nobody gets less by a correction without having been heard: by the officer's word, or by what the law computes for both."""

from datetime import timedelta

import pytest

from dayaq.casework.applications.models import Application
from dayaq.casework.applications.purposes import correction_of
from dayaq.casework.decisions.models import Decision
from dayaq.casework.examination.queries import examination_of
from dayaq.casework.finding import Finding
from dayaq.casework.review.answering import answer
from dayaq.casework.review.asking import Wish, ask, end_questions_over
from dayaq.casework.review.by_law import Departure, confirm, depart, record_facts
from dayaq.casework.review.corrections import open_correction
from dayaq.casework.review.fairness import HearingMissing
from dayaq.casework.review.operations import complete, take
from dayaq.casework.staff.models import Officer
from tests.casework.decisions.examples import ENTITLED, PENSION, make_pension_application, question
from tests.making import MONDAY, SERVICE, make_application, make_officer

pytestmark = pytest.mark.django_db

LATER = MONDAY + timedelta(days=1)
RICH = {**ENTITLED, "accumulated_capital": "60000"}
REASON = "Reyestrdəki məlumat köhnədir, arayış isə yenidir."


def computed(application: Application, facts: dict, officer: Officer) -> Decision:
    number = application.registration_number
    record_facts(number=number, question=question(), facts=facts, officer=officer, at=MONDAY)
    service = correction_of(PENSION) if application.about_id else PENSION
    return confirm(
        number=number,
        service=service,
        question=question(),
        digest=examination_of(application, question()).digest,
        officer=officer,
        at=LATER,
    )


def pension(facts: dict) -> tuple[Application, Officer]:
    """The correction of a pension decided by the law on these facts."""
    application, officer = make_pension_application(), make_officer()
    take(number=application.registration_number, officer=officer, at=MONDAY)
    computed(application, facts, officer)
    number = application.registration_number
    return open_correction(number=number, service=PENSION, reason="Kapital səhvdir.", officer=officer, at=LATER), officer


def hear(correction: Application, officer: Officer) -> None:
    wish = Wish(words="Kapitalınız az çıxdı, fikriniz?", working_days=3)
    ask(number=correction.registration_number, service=correction_of(PENSION), wish=wish, officer=officer, at=LATER)


def test_a_lower_sum_by_the_law_waits_for_the_hearing() -> None:
    correction, officer = pension(RICH)

    with pytest.raises(HearingMissing):
        computed(correction, ENTITLED, officer)
    assert not Decision.objects.filter(application=correction).exists()
    hear(correction, officer)
    answer(key=correction.pk, text="Kapitalım düzdür.", at=LATER)

    assert computed(correction, ENTITLED, officer).approved


def test_silence_until_the_end_of_the_time_given_is_a_hearing_too() -> None:
    correction, officer = pension(RICH)
    hear(correction, officer)

    assert end_questions_over(at=LATER + timedelta(days=20)) == 1

    assert computed(correction, ENTITLED, officer).approved


def test_a_higher_or_an_equal_sum_needs_no_hearing() -> None:
    for facts in (RICH, ENTITLED):
        correction, officer = pension(ENTITLED)
        assert computed(correction, facts, officer).approved


def test_departing_from_a_sum_of_the_law_cannot_be_shown_to_give_as_much() -> None:
    correction, officer = pension(RICH)
    record_facts(number=correction.registration_number, question=question(), facts=RICH, officer=officer, at=MONDAY)
    digest = examination_of(correction, question()).digest

    with pytest.raises(HearingMissing):
        depart(
            number=correction.registration_number,
            service=correction_of(PENSION),
            finding=Finding(approved=True, explanation="Başqa məbləğ."),
            departure=Departure(question=question(), digest=digest, reason=REASON),
            officer=officer,
            at=LATER,
        )


@pytest.mark.parametrize(("before", "lowers", "heard"), [(True, True, True), (True, False, False), (False, True, False)])
def test_less_by_the_word_of_the_officer_waits_for_the_hearing(before: bool, lowers: bool, heard: bool) -> None:
    application, officer = make_application(), make_officer()
    number = application.registration_number
    take(number=number, officer=officer, at=MONDAY)
    first = Finding(approved=before, ground="" if before else "no_legal_basis", explanation="Birinci qərar.")
    complete(number=number, service=SERVICE, finding=first, officer=officer, at=MONDAY)
    correction = open_correction(number=number, service=SERVICE, reason="Məbləğ səhvdir.", officer=officer, at=LATER)
    second = Finding(approved=True, explanation="Ayda 80 manat.", lowers=lowers)
    sent = {"number": correction.registration_number, "service": correction_of(SERVICE), "finding": second, "officer": officer}

    if heard:
        with pytest.raises(HearingMissing):
            complete(**sent, at=LATER)
    else:
        assert complete(**sent, at=LATER).corrects is not None
