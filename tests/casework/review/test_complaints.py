"""A decision may be complained about, corrected openly, and never worsened unheard."""

import uuid
from datetime import date, datetime, timedelta

import pytest

from dayaq.casework.applications.models import Application
from dayaq.casework.applications.purposes import as_asked, correction_of
from dayaq.casework.applications.queries import sentence_of
from dayaq.casework.decisions.letters import decision_words
from dayaq.casework.decisions.models import Decision
from dayaq.casework.decisions.queries import versions_of
from dayaq.casework.decisions.receipts import replays
from dayaq.casework.decisions.remedies import complaint_until
from dayaq.casework.finding import Finding
from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.notices.models import Notice
from dayaq.casework.review.answering import answer
from dayaq.casework.review.asking import Wish, ask
from dayaq.casework.review.complaints import (
    ComplaintEmpty,
    ComplaintStands,
    NothingToComplainAbout,
    Outcome,
    TermToComplainOver,
    complain,
    decide_complaint,
    may_complain,
)
from dayaq.casework.review.corrections import NothingToCorrect, ReasonMissing, drop_correction, open_correction
from dayaq.casework.review.fairness import ComplaintOtherwise, HearingMissing, OwnDecision
from dayaq.casework.review.operations import complete, take
from dayaq.casework.staff.models import Officer
from dayaq.casework.usage.models import ServiceUse
from tests.making import MONDAY, SERVICE, make_application, make_officer

pytestmark = pytest.mark.django_db

REFUSED = Finding(approved=False, ground="no_legal_basis", explanation="Staj çatmır.")
APPROVED = Finding(approved=True, explanation="Təyin olunur.")
LATER = MONDAY + timedelta(days=3)


def decided(finding: Finding = REFUSED) -> tuple[Application, Officer]:
    application, officer = make_application(), make_officer()
    take(number=application.registration_number, officer=officer, at=MONDAY)
    complete(number=application.registration_number, service=SERVICE, finding=finding, officer=officer, at=MONDAY)
    return read(application), officer


def read(application: Application) -> Application:
    return Application.objects.get(pk=application.pk)


def complained(
    application: Application, text: str = "Stajım var.", at: datetime = LATER, form: uuid.UUID | None = None
) -> Application:
    return complain(key=application.pk, service=SERVICE, text=text, form=form or uuid.uuid4(), at=at)


def taken(complaint: Application) -> Officer:
    officer = make_officer()
    take(number=complaint.registration_number, officer=officer, at=LATER)
    return officer


def outcome_of(complaint: Application, officer: Officer, outcome: Outcome) -> Decision:
    return decide_complaint(number=complaint.registration_number, service=SERVICE, outcome=outcome, officer=officer, at=LATER)


def corrected(application: Application, finding: Finding, officer: Officer) -> Decision:
    correction = begun(application, officer)
    return complete(
        number=correction.registration_number, service=correction_of(SERVICE), finding=finding, officer=officer, at=LATER
    )


def begun(application: Application, officer: Officer) -> Application:
    return open_correction(
        number=application.registration_number, service=SERVICE, reason="Məbləğ səhvdir.", officer=officer, at=LATER
    )


def test_a_complaint_has_its_own_number_and_deadline_and_is_told_once() -> None:
    application, _ = decided()
    form = uuid.uuid4()

    complaint = complained(application, form=form)

    assert complained(application, form=form) == complaint
    assert complaint.registration_number != application.registration_number
    assert (complaint.about, complaint.due_on) == (application, date(2020, 4, 16))
    assert Notice.objects.filter(kind="complaint_received").count() == 1
    assert ServiceUse.objects.filter(kind="complained").count() == 1


def test_one_complaint_about_one_decision() -> None:
    application, _ = decided()
    complaint = complained(application)

    with pytest.raises(ComplaintStands) as refused:
        complained(application)

    assert complaint.registration_number in refused.value.in_language("az")
    assert not may_complain(application, at=LATER)


def test_a_complaint_is_taken_until_thirty_days_after_the_decision_and_the_next_working_day() -> None:
    application, _ = decided()
    assert complaint_until(date(2020, 3, 16)) == date(2020, 4, 15)
    assert complaint_until(date(2020, 3, 19)) == date(2020, 4, 20)
    last = MONDAY + timedelta(days=30)

    assert may_complain(application, at=last)
    with pytest.raises(TermToComplainOver):
        complained(application, at=last + timedelta(days=1))
    assert complained(application, at=last).state == "received"


def test_an_empty_complaint_and_one_about_nothing_are_refused() -> None:
    with pytest.raises(ComplaintEmpty):
        complained(decided()[0], text=" ")
    with pytest.raises(NothingToComplainAbout):
        complained(make_application())


def test_whoever_decided_does_not_review_the_complaint() -> None:
    application, decider = decided()
    complaint = complained(application)

    with pytest.raises(OwnDecision):
        take(number=complaint.registration_number, officer=decider, at=LATER)

    assert taken(complaint) != decider


def test_a_complaint_is_not_approved_like_an_application() -> None:
    application, _ = decided()
    complaint = complained(application)
    officer = taken(complaint)

    with pytest.raises(ComplaintOtherwise):
        complete(
            number=complaint.registration_number,
            service=as_asked(complaint, SERVICE),
            finding=APPROVED,
            officer=officer,
            at=LATER,
        )


def test_where_the_decision_stands_the_letter_names_the_court() -> None:
    application, _ = decided()
    complaint = complained(application)
    officer, outcome = taken(complaint), Outcome(way="stands", explanation="Yoxladıq, staj çatmır.")

    decision = outcome_of(complaint, officer, outcome)

    assert outcome_of(complaint, officer, outcome) == decision
    letter = Notice.objects.get(kind="complaint_decided").body
    assert "inzibati məhkəməyə" in letter
    assert "Qərardan şikayətiniz" in letter
    assert read(complaint).state == "refused"
    assert not Decision.objects.get(application=application).approved
    assert replays(decision)


def test_a_changed_decision_replaces_the_old_one_and_both_are_kept() -> None:
    application, _ = decided()
    complaint = complained(application)
    outcome = Outcome(way="changed", explanation="Haqlısınız.", new_decision="Pensiya təyin olunur.")

    outcome_of(complaint, taken(complaint), outcome)

    old, new = versions_of(Decision.objects.get(application=application))
    assert (old.approved, new.approved, new.corrects) == (False, True, old)
    assert old.explanation == "Staj çatmır."
    letter = Notice.objects.get(kind="decision_corrected")
    assert letter.subject.startswith("Düzəliş")
    assert "16 mart 2020 tarixli əvvəlki qərarı əvəz edir" in letter.body


def test_a_decision_sent_back_waits_on_the_worklist_to_be_made_anew() -> None:
    application, _ = decided()
    complaint = complained(application)

    outcome_of(complaint, taken(complaint), Outcome(way="sent_back", explanation="Sənədlərə yenidən baxılmalıdır."))

    correction = Application.objects.get(purpose="correction")
    assert (correction.state, correction.reviewer, correction.about) == ("received", None, application)
    assert Notice.objects.filter(kind="correction_opened", matter=correction.registration_number).exists()


def test_every_refusal_names_complaint_and_court() -> None:
    application, _ = decided()

    for language, court in (("az", "inzibati məhkəməyə"), ("en", "administrative court"), ("ru", "административный суд")):
        letter = decision_words(application.decision, SERVICE, language, on=application.decision.on).text.mail
        assert court in letter
        assert "15" in letter


def test_a_correction_in_favour_needs_no_hearing_and_is_open() -> None:
    application, _ = decided()
    officer = make_officer()

    new = corrected(application, APPROVED, officer)

    assert new.corrects == application.decision
    assert [version.approved for version in versions_of(new)] == [False, True]
    assert JournalEntry.objects.filter(verb="correction_opened").count() == 1


def test_a_correction_to_the_disadvantage_waits_for_the_hearing() -> None:
    application, officer = decided(APPROVED)
    correction = begun(application, officer)
    number, service = correction.registration_number, correction_of(SERVICE)

    with pytest.raises(HearingMissing):
        complete(number=number, service=service, finding=REFUSED, officer=officer, at=LATER)
    ask(number=number, service=service, wish=Wish(words="Staj çatmır, fikriniz?"), officer=officer, at=LATER)
    answer(key=correction.pk, text="Razı deyiləm.", at=LATER)
    new = complete(number=number, service=service, finding=REFUSED, officer=officer, at=LATER)

    assert not new.approved
    assert "dəyişdirilməzdən əvvəl" in Notice.objects.get(kind="documents_asked").body


def test_a_correction_begun_twice_is_one() -> None:
    application, officer = decided()

    assert begun(application, officer) == begun(application, officer)


def test_a_decision_is_corrected_once_and_a_complaint_never() -> None:
    application, officer = decided()
    corrected(application, APPROVED, officer)
    with pytest.raises(NothingToCorrect):
        begun(application, officer)

    other, _ = decided()
    complaint = complained(other)
    outcome_of(complaint, taken(complaint), Outcome(way="stands", explanation="Düzdür."))
    with pytest.raises(NothingToCorrect):
        begun(complaint, officer)


def test_a_correction_may_be_dropped_and_whoever_was_heard_is_told() -> None:
    application, officer = decided(APPROVED)
    correction = begun(application, officer)
    number, service = correction.registration_number, correction_of(SERVICE)
    ask(number=number, service=service, wish=Wish(words="Fikriniz?"), officer=officer, at=LATER)
    answer(key=correction.pk, text="Stajım var.", at=LATER)

    with pytest.raises(ReasonMissing):
        drop_correction(number=number, service=SERVICE, reason=" ", officer=officer, at=LATER)
    drop_correction(number=number, service=SERVICE, reason="Staj təsdiqləndi.", officer=officer, at=LATER)

    assert "Staj təsdiqləndi." in Notice.objects.get(kind="correction_dropped").body
    assert "əvvəlki qərar qüvvədə qalır" in sentence_of(read(correction), service, "az", on=date(2020, 3, 19))
