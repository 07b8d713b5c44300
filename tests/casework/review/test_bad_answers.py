"""What cannot be done about answers is refused in a clear sentence in three languages, and no row changes."""

import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from dayaq.casework.applications import documents
from dayaq.casework.applications.letters import LETTERS
from dayaq.casework.applications.models import Application
from dayaq.casework.applications.operations import submit
from dayaq.casework.applications.purposes import as_asked
from dayaq.casework.channel import Channel
from dayaq.casework.finding import Finding
from dayaq.casework.identification.code_limits import CONTACT
from dayaq.casework.identification.codes import Asking, Purpose, ask_code
from dayaq.casework.notices.delivery import Road, note_delivered
from dayaq.casework.notices.models import Notice
from dayaq.casework.notices.wordings.kinds import LetterText
from dayaq.casework.notices.wordings.operations import Proposal, propose
from dayaq.casework.people.mandates.models import Mandate
from dayaq.casework.people.operations import set_fact
from dayaq.casework.refusal import Refusal
from dayaq.casework.review.answering import add_document, consult_own_matter
from dayaq.casework.review.asking import Wish, ask
from dayaq.casework.review.complaints import complain
from dayaq.casework.review.dead_letters import send_dead_letter_again, settle_dead_letter
from dayaq.casework.review.letters import hand_over
from dayaq.casework.review.operations import complete, take
from dayaq.casework.review.retelling import tell_on_paper
from dayaq.casework.review.withdrawal import withdraw
from dayaq.casework.staff.models import Officer, Role
from tests.making import MONDAY, PDF, SERVICE, make_application, make_draft, make_officer, make_person

pytestmark = pytest.mark.django_db

REFUSED = Finding(approved=False, ground="no_legal_basis", explanation="Staj çatmır.")
LOOKS = {"journal_entry", "service_use", "procrastinate_jobs", "procrastinate_events"}
Act = Callable[[], object]


def rows() -> dict[str, str]:
    """A digest of every table that is not a trace of looking."""
    with connection.cursor() as cursor:
        tables = [name for name in connection.introspection.table_names(cursor) if name not in LOOKS]
        whole = "SELECT '{0}', md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM {0} t"
        cursor.execute(" UNION ALL ".join(whole.format(name) for name in tables))
        return dict(cursor.fetchall())


def taken(**answers: object) -> tuple[Application, Officer]:
    application, officer = make_application(**answers), make_officer()
    return take(number=application.registration_number, officer=officer, at=MONDAY), officer


def decided(**answers: object) -> tuple[Application, Officer]:
    application, officer = taken(**answers)
    complete(number=application.registration_number, service=SERVICE, finding=REFUSED, officer=officer, at=MONDAY)
    return Application.objects.get(pk=application.pk), officer


def a_code_asked_for_a_thousand_times() -> Act:
    person = make_person()
    about = {"purpose": Purpose.TRUSTED, "about": person.pk, "person": person.pk, "language": "az"}
    asking, at = Asking(**about, medium="sms", address="+994501112233"), timezone.now()
    for _ in range(CONTACT):
        ask_code(asking=asking, client="::1", at=at)

    def again() -> None:
        for _ in range(1000 - CONTACT):
            with pytest.raises(Refusal):
                ask_code(asking=asking, client="::1", at=at)
        ask_code(asking=asking, client="::1", at=at)

    return again


def a_mandate_that_ended_yesterday() -> Act:
    person, representative, yesterday = make_person(), make_person(), MONDAY.date()
    Mandate.objects.create(
        representative=representative,
        represented=person,
        basis="notarised",
        starts_on=yesterday - timedelta(days=9),
        ends_on=yesterday,
        paper="Etibarnamə",
        paper_number="7-1",
        paper_on=yesterday,
        paper_by="Notariat",
        recorded_by=uuid.uuid4(),
        recorded_at=MONDAY,
    )
    draft = make_draft(person)
    draft.representative, draft.basis = representative, "notarised"
    draft.save()
    return lambda: submit(draft=draft, service=SERVICE, channel=Channel.PORTAL, at=MONDAY)


def a_document_added_to_a_decided_application() -> Act:
    application, _ = decided()
    return lambda: add_document(key=application.pk, document=documents.check("yeni.pdf", PDF + b"%1"), at=MONDAY)


def a_template_with_an_unknown_field() -> Act:
    officer = make_officer(roles=[Role.SUPERVISOR])
    text = LetterText(subject="{number} {ad}", mail="{sentence} {number} {details} {link}", sms="{number} {sentence} {link}")
    proposal = Proposal(language="az", text=text, reason="Qısa.", holds_from=MONDAY.date())
    return lambda: propose(kind=LETTERS["application_received"], proposal=proposal, officer=officer, at=MONDAY)


def a_question_to_a_person_who_died_during_review() -> Act:
    application, officer = taken()
    set_fact(person=application.person, name="died_on", value=MONDAY.date())
    sent = {"number": application.registration_number, "service": SERVICE, "wish": Wish(words="Nə?"), "officer": officer}
    return lambda: ask(**sent, at=MONDAY)


def the_matter_of_a_person_who_died_during_review() -> Act:
    application, _ = taken()
    set_fact(person=application.person, name="died_on", value=MONDAY.date())
    return lambda: consult_own_matter(key=application.pk, at=MONDAY)


def a_decision_of_a_second_officer() -> Act:
    application, _ = decided()
    sent = {"number": application.registration_number, "service": SERVICE, "officer": make_officer()}
    return lambda: complete(**sent, finding=Finding(approved=True, explanation="Təyin olunur."), at=MONDAY)


def a_complaint_after_the_term() -> Act:
    application, _ = decided()
    note_delivered(Notice.objects.get(kind="application_decided"), Road.RELAY, on=MONDAY.date(), at=MONDAY)
    sent = {"key": application.pk, "service": SERVICE, "text": "Stajım var.", "form": uuid.uuid4()}
    return lambda: complain(**sent, at=MONDAY + timedelta(days=60))


def a_withdrawal_after_the_decision() -> Act:
    application, _ = decided()
    return lambda: withdraw(key=application.pk, service=SERVICE, at=MONDAY)


def a_letter_handed_over_by_two_officers() -> Act:
    application, officer = decided(email="", on_paper=True)
    letter = Notice.objects.get(matter=application.registration_number, kind="application_decided")
    hand_over(letter=letter.pk, officer=officer, at=MONDAY)
    other = make_officer()
    return lambda: hand_over(letter=letter.pk, officer=other, at=MONDAY)


def dead(kind: str = "application_decided") -> tuple[Notice, Officer]:
    _, officer = decided()
    Notice.objects.update(state="dead", last_error="recipient refused: [550]")
    return Notice.objects.get(kind=kind), officer


def a_letter_made_by_two_officers() -> Act:
    notice, officer = dead()
    made = {"notice_id": notice.pk, "service_of": lambda application: as_asked(application, SERVICE), "officer": officer}
    tell_on_paper(**made, at=MONDAY)
    return lambda: tell_on_paper(**made, at=MONDAY)


def a_notice_sent_again_after_a_colleague_put_it_aside() -> Act:
    notice, officer = dead()
    settle_dead_letter(notice_id=notice.pk, officer=officer, at=MONDAY)
    return lambda: send_dead_letter_again(notice_id=notice.pk, officer=officer, at=MONDAY)


CASES = {
    a_code_asked_for_a_thousand_times: ("dəqiqə sonra", "ask again in", "запросите снова"),
    a_mandate_that_ended_yesterday: ("15 mart 2020", "15 March 2020", "15 марта 2020"),
    a_document_added_to_a_decided_application: ("şikayət verin", "complain", "подайте жалобу"),
    a_template_with_an_unknown_field: ("ad", "ad", "ad"),
    a_question_to_a_person_who_died_during_review: ("vəfat edib", "has died", "умер"),
    the_matter_of_a_person_who_died_during_review: ("tapılmadı", "no application", "не найдено"),
    a_decision_of_a_second_officer: ("artıq verilib", "already decided", "уже принято"),
    a_complaint_after_the_term: ("15 aprel 2020", "15 April 2020", "15 апреля 2020"),
    a_withdrawal_after_the_decision: ("bitib", "over", "завершено"),
    a_letter_handed_over_by_two_officers: ("artıq təhvil verilib", "already", "уже вручено"),
    a_letter_made_by_two_officers: ("artıq hazırlanıb", "already", "уже подготовлено"),
    a_notice_sent_again_after_a_colleague_put_it_aside: ("siyahısında deyil", "not among those", "нет среди"),
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__)
def test_it_is_refused_in_three_languages_and_nothing_changes(case: Callable[[], Act]) -> None:
    act = case()
    before = rows()

    with pytest.raises(Refusal) as refused:
        act()

    said = [refused.value.in_language(language).replace("\u00a0", " ") for language in ("az", "en", "ru")]
    assert [word in sentence for word, sentence in zip(CASES[case], said, strict=True)] == [True] * 3, said
    assert rows() == before
