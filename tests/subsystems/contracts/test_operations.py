"""A contract is registered at once where the law finds nothing, waits for an officer where it doubts, else is refused."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.people.models import IdentityDocument
from dayaq.casework.usage.models import ServiceUse
from dayaq.subsystems.contracts.changing import BeforeTheContract, ContractEnded, ContractUnknown, amend, terminate
from dayaq.subsystems.contracts.models import Answer, Ending, Notification
from dayaq.subsystems.contracts.operations import NoticeFaulty, notify, notify_many
from dayaq.subsystems.contracts.registers import end_signatory
from dayaq.subsystems.contracts.reviewing import (
    AnsweredAlready,
    NotificationUnknown,
    OwnMatter,
    ReasonMissing,
    answer,
    consult_notification,
    consult_waiting,
)
from dayaq.subsystems.contracts.signing import NotSignatory, SigningEnded
from tests.making import MONDAY, make_officer, make_person, make_unit
from tests.subsystems.contracts.making import (
    ANOTHER_VOEN,
    STARTS_ON,
    conclusion_of,
    make_employer,
    make_signatory,
    make_worker,
    signed_by,
    terms_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def signatory():
    return make_signatory(make_employer())


@pytest.fixture
def worker():
    return make_worker()


def outcome_of(notification: Notification) -> str:
    return Answer.objects.get(notification=notification).outcome


def test_a_sound_contract_is_registered_in_the_same_breath(signatory, worker):
    notification = notify(conclusion=conclusion_of(worker), signed=signed_by(signatory))

    assert outcome_of(notification) == "registered"
    assert notification.person == worker
    entry = JournalEntry.objects.get(verb="contract_notified")
    assert (entry.subject, entry.persons) == (str(notification.pk), [worker.pk])
    assert list(ServiceUse.objects.values_list("kind", "outcome")) == [("applied", "registered")]


def test_the_same_key_with_the_same_content_is_taken_once(signatory, worker):
    conclusion = conclusion_of(worker)

    first = notify(conclusion=conclusion, signed=signed_by(signatory))

    assert notify(conclusion=conclusion, signed=signed_by(signatory)) == first
    assert Notification.objects.count() == 1


def test_the_same_key_with_another_content_is_refused(signatory, worker):
    notify(conclusion=conclusion_of(worker, key="1"), signed=signed_by(signatory))

    with pytest.raises(NoticeFaulty) as refused:
        notify(conclusion=conclusion_of(worker, key="1", position="Bənna"), signed=signed_by(signatory))

    assert "already" in str(refused.value)


@pytest.mark.parametrize(
    ("terms", "sentence", "article"),
    [
        ({"last_day": date(2020, 3, 16)}, "is before the first day of work", "Labour Code"),
    ],
)
def test_what_is_plainly_wrong_is_told_with_its_article_and_changes_nothing(signatory, worker, terms, sentence, article):
    with pytest.raises(NoticeFaulty) as refused:
        notify(conclusion=conclusion_of(worker, **terms), signed=signed_by(signatory))

    assert sentence in refused.value.in_language("en")
    assert all(refused.value.in_language(language) for language in ("az", "en", "ru"))
    assert [fault.article for fault in refused.value.faults] == [article]
    assert not Notification.objects.exists()
    assert not JournalEntry.objects.filter(verb="contract_notified").exists()


def test_a_child_needs_consent_and_fifteen_years(signatory):
    fifteen, fourteen = make_worker(birth_date=date(2005, 3, 17)), make_worker(birth_date=date(2005, 3, 18))

    with pytest.raises(NoticeFaulty):
        notify(conclusion=conclusion_of(fifteen), signed=signed_by(signatory))
    with pytest.raises(NoticeFaulty):
        notify(conclusion=conclusion_of(fourteen, parental_consent=True), signed=signed_by(signatory))
    agreed = notify(conclusion=conclusion_of(fifteen, parental_consent=True), signed=signed_by(signatory))

    assert outcome_of(agreed) == "registered"


def test_unknown_fin_and_foreign_document_are_answered_alike(signatory, worker):
    other, nobody = make_worker(), make_person()
    answers = set()
    for wrong in ({"fin": other.fin}, {"fin": "ZZZZZZZ"}, {"fin": nobody.fin}):
        with pytest.raises(NoticeFaulty) as refused:
            notify(conclusion=conclusion_of(worker, worker=wrong), signed=signed_by(signatory))
        answers.add(str(refused.value))

    assert len(answers) == 1


def test_an_inactive_employer_concludes_nothing_and_may_still_end(signatory, worker):
    standing = notify(conclusion=conclusion_of(worker), signed=signed_by(signatory))
    make_employer(active=False, from_on=date(2020, 3, 1))

    with pytest.raises(NoticeFaulty) as refused:
        notify(conclusion=conclusion_of(make_worker()), signed=signed_by(signatory))
    ended = terminate(
        contract=standing.pk, key="end", last_day=STARTS_ON, reason=Ending.Reason.LIQUIDATION, signed=signed_by(signatory)
    )

    assert refused.value.faults[0].article == "Cabinet decision 183 of 2014"
    assert outcome_of(ended) == "registered"


def test_a_mandate_that_ended_yesterday_is_told_with_its_last_day(worker):
    over = make_signatory(make_employer(), ends_on=MONDAY.date())

    with pytest.raises(SigningEnded) as refused:
        notify(conclusion=conclusion_of(worker), signed=signed_by(over))

    assert "15 mart 2020" in refused.value.in_language("az")
    assert not Notification.objects.exists()


def test_a_signatory_of_another_employer_is_a_stranger(signatory, worker):
    stranger = make_signatory(make_employer(ANOTHER_VOEN))
    foreign = signed_by(stranger)

    with pytest.raises(NotSignatory):
        notify(conclusion=conclusion_of(worker), signed=type(foreign)(**{**vars(foreign), "employer": signatory.employer_id}))


def test_a_signatory_who_was_ended_today_signs_no_more(signatory, worker):
    end_signatory(signatory=signatory.pk, employer=signatory.employer_id, on=MONDAY.date(), officer=make_officer(), at=MONDAY)

    with pytest.raises(SigningEnded):
        notify(conclusion=conclusion_of(worker), signed=signed_by(signatory))


@pytest.mark.parametrize(
    ("given", "doubt"),
    [
        ({"worker": {"surname": "Başqa"}}, "worker_identified"),
        ({"starts_on": date(2020, 3, 15)}, "before_start"),
    ],
)
def test_what_papers_may_explain_waits_one_working_day_for_an_officer(signatory, worker, given, doubt):
    notification = notify(conclusion=conclusion_of(worker, **given), signed=signed_by(signatory))

    assert notification.doubts == [doubt]
    assert notification.due_on == date(2020, 3, 17)
    assert not Answer.objects.exists()


def test_a_name_in_other_letters_is_the_same_name(signatory, worker):
    written = {"surname": "ELIYEVA", "given_name": "Gulsen", "patronymic": "Çingiz qızı"}

    assert outcome_of(notify(conclusion=conclusion_of(worker, worker=written), signed=signed_by(signatory))) == "registered"


def test_the_work_permit_of_a_foreigner_is_for_an_officer_to_see(signatory):
    foreigner = make_person()
    IdentityDocument.objects.create(
        person=foreigner, kind="temporary_permit", series="MYI", number="1234567", issued_on=date(2019, 1, 1), authority="DMX"
    )

    assert notify(conclusion=conclusion_of(foreigner), signed=signed_by(signatory)).doubts == ["foreigner_permitted"]


def test_a_second_main_workplace_waits_and_a_second_job_does_not(signatory, worker):
    notify(conclusion=conclusion_of(worker), signed=signed_by(signatory))

    main = notify(conclusion=conclusion_of(worker), signed=signed_by(signatory))
    side = notify(conclusion=conclusion_of(worker, main_workplace=False), signed=signed_by(signatory))

    assert main.doubts == ["one_main_workplace"]
    assert outcome_of(side) == "registered"


def test_whoever_leaves_the_day_before_may_begin_elsewhere(signatory, worker):
    first = notify(conclusion=conclusion_of(worker), signed=signed_by(signatory))
    reason = Ending.Reason.OWN_WISH
    terminate(contract=first.pk, key="end", last_day=date(2020, 3, 31), reason=reason, signed=signed_by(signatory))

    next_one = notify(conclusion=conclusion_of(worker, starts_on=date(2020, 4, 1)), signed=signed_by(signatory))

    assert outcome_of(next_one) == "registered"


def test_two_lines_of_one_batch_for_one_worker_see_each_other(signatory, worker):
    taken = notify_many(conclusions=[conclusion_of(worker), conclusion_of(worker)], signed=signed_by(signatory))

    assert [one.notification.doubts for one in taken] == [[], ["one_main_workplace"]]


def test_a_batch_asks_the_database_as_often_as_one(signatory):
    asked = []
    for size in (1, 3):
        batch = [conclusion_of(make_worker()) for _ in range(size)]
        with CaptureQueriesContext(connection) as queries:
            notify_many(conclusions=batch, signed=signed_by(signatory))
        asked.append(len(queries))

    assert asked[0] == asked[1]


def test_an_amendment_counts_from_its_day_and_a_contract_ends_once(signatory, worker):
    contract = notify(conclusion=conclusion_of(worker), signed=signed_by(signatory))
    signed = signed_by(signatory)

    changed = amend(contract=contract.pk, key="a", terms=terms_of(wage=Decimal(700)), from_on=date(2020, 4, 1), signed=signed)
    terminate(contract=contract.pk, key="e", last_day=date(2020, 5, 1), reason=Ending.Reason.OWN_WISH, signed=signed)

    assert outcome_of(changed) == "registered"
    with pytest.raises(ContractEnded):
        terminate(contract=contract.pk, key="e2", last_day=date(2020, 5, 2), reason=Ending.Reason.OWN_WISH, signed=signed)
    with pytest.raises(ContractEnded):
        amend(contract=contract.pk, key="a2", terms=terms_of(), from_on=date(2020, 4, 1), signed=signed)


def test_a_contract_does_not_end_before_it_begins(signatory, worker):
    contract = notify(conclusion=conclusion_of(worker), signed=signed_by(signatory))

    with pytest.raises(BeforeTheContract):
        terminate(
            contract=contract.pk,
            key="e",
            last_day=STARTS_ON - timedelta(days=1),
            reason=Ending.Reason.OWN_WISH,
            signed=signed_by(signatory),
        )

    assert Notification.objects.count() == 1


def test_the_contract_of_another_employer_does_not_exist(signatory, worker):
    contract = notify(conclusion=conclusion_of(worker), signed=signed_by(signatory))
    stranger = signed_by(make_signatory(make_employer(ANOTHER_VOEN)))

    with pytest.raises(ContractUnknown):
        terminate(contract=contract.pk, key="e", last_day=STARTS_ON, reason=Ending.Reason.OTHER, signed=stranger)


def waiting(signatory, worker) -> Notification:
    return notify(conclusion=conclusion_of(worker, starts_on=date(2020, 3, 15)), signed=signed_by(signatory))


def test_an_officer_registers_what_waits_and_only_once(signatory, worker):
    notification, officer = waiting(signatory, worker), make_officer()

    given = answer(key=notification.pk, outcome=Answer.Outcome.REGISTERED, reason="", officer=officer, at=MONDAY)

    assert given.answered_on == MONDAY.date()
    with pytest.raises(AnsweredAlready):
        answer(key=notification.pk, outcome=Answer.Outcome.REFUSED, reason="Yox", officer=make_officer(), at=MONDAY)
    assert ServiceUse.objects.filter(kind="decided", outcome="registered").count() == 1


def test_a_refusal_says_why(signatory, worker):
    notification = waiting(signatory, worker)

    with pytest.raises(ReasonMissing):
        answer(key=notification.pk, outcome=Answer.Outcome.REFUSED, reason=" ", officer=make_officer(), at=MONDAY)


def test_nobody_answers_about_themselves(signatory, worker):
    notification = waiting(signatory, worker)

    with pytest.raises(OwnMatter):
        answer(key=notification.pk, outcome=Answer.Outcome.REGISTERED, reason="", officer=make_officer(person=worker), at=MONDAY)


def test_an_officer_of_another_unit_sees_nothing(signatory, worker):
    notification, stranger = waiting(signatory, worker), make_officer(unit=make_unit())

    assert consult_waiting(page=1, officer=stranger, at=MONDAY).total == 0
    with pytest.raises(NotificationUnknown):
        consult_notification(key=notification.pk, officer=stranger, at=MONDAY)
    assert consult_waiting(page=1, officer=make_officer(), at=MONDAY).notifications == [notification]


@pytest.mark.parametrize("table", ["contract_notification", "contract_terms", "contract_answer", "contract_employer_state"])
def test_nothing_is_edited_in_place(signatory, worker, table):
    notify(conclusion=conclusion_of(worker), signed=signed_by(signatory))

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table}")  # noqa: S608  # a name of this test
