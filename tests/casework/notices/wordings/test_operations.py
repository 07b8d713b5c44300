"""One officer proposes, another approves; letters are written from the wording of their day, and say from which."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from dayaq.casework.applications.letters import LETTERS
from dayaq.casework.decisions.letters import OUTCOMES
from dayaq.casework.finding import Finding
from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.notices.models import Notice
from dayaq.casework.notices.wordings import operations, queries
from dayaq.casework.notices.wordings.kinds import LetterText, WordedKind
from dayaq.casework.notices.wordings.models import Wording
from dayaq.casework.review.operations import complete, take
from dayaq.casework.staff.models import Officer, Role
from tests.making import MONDAY, SERVICE, make_application, make_unit
from tests.making import make_officer as make_reviewer

pytestmark = pytest.mark.django_db

RECEIVED = LETTERS["application_received"]
TODAY = MONDAY.date()
OTHER = RECEIVED.released["az"]._replace(subject="Müraciətiniz bizdədir: {number}", sms="Dayaq: {sentence} {number} {link}")


def make_officer() -> Officer:
    """A supervisor of the unit on top of all others, who also reviews."""
    return make_reviewer(roles=[Role.REVIEWER, Role.SUPERVISOR])


def make_proposal(
    officer: Officer, text: LetterText = OTHER, *, kind: WordedKind = RECEIVED, language: str = "az", **given: object
) -> Wording:
    facts: dict[str, object] = {"reason": "Daha aydındır", "holds_from": TODAY, "at": MONDAY, **given}
    at = facts.pop("at")
    assert isinstance(at, datetime)
    proposal = operations.Proposal(language=language, text=text, **facts)  # type: ignore[arg-type]
    return operations.propose(kind=kind, proposal=proposal, officer=officer, at=at)


def make_version(text: LetterText = OTHER, *, at: datetime = MONDAY, **given: object) -> Wording:
    proposed = make_proposal(make_officer(), text, at=at, **{"holds_from": at.date(), **given})
    return operations.approve(wording_id=proposed.pk, officer=make_officer(), at=at)


def test_a_proposal_alone_changes_no_letter() -> None:
    make_proposal(make_officer())

    make_application()

    notice = Notice.objects.get()
    assert (notice.subject.startswith("Müraciətiniz bizdədir"), notice.wordings) == (False, [])


def test_an_approved_wording_is_written_and_the_notice_keeps_which() -> None:
    version = make_version()

    application = make_application(phone="+994501234567")

    mail, sms = Notice.objects.order_by("medium")
    assert mail.subject == f"Müraciətiniz bizdədir: {application.registration_number}"
    assert sms.body.startswith("Dayaq: ")
    assert (mail.wordings, sms.wordings) == ([version.pk], [version.pk])
    assert version.version == 1


def test_a_wording_holds_in_its_own_language_only_and_not_before_its_day() -> None:
    make_version(holds_from=TODAY + timedelta(days=1))

    assert queries.worded(RECEIVED, "az", TODAY).text == RECEIVED.released["az"]
    assert queries.worded(RECEIVED, "az", TODAY + timedelta(days=1)).text == OTHER
    assert queries.worded(RECEIVED, "en", TODAY + timedelta(days=1)).text == RECEIVED.released["en"]


def test_a_day_that_passed_while_the_proposal_waited_becomes_the_day_of_approval() -> None:
    proposed = make_proposal(make_officer())

    approved = operations.approve(wording_id=proposed.pk, officer=make_officer(), at=MONDAY + timedelta(days=3))

    assert approved.holds_from == TODAY + timedelta(days=3)


def test_the_next_version_takes_over_and_the_old_one_can_be_proposed_again() -> None:
    make_version()
    second = make_version(OTHER._replace(subject="{number}: qəbul edildi"))
    third = make_version(OTHER)

    assert (second.version, third.version) == (2, 3)
    assert queries.worded(RECEIVED, "az", TODAY).wording == third
    assert [each.version for each in queries.versions("application_received", "az")] == [3, 2, 1]


def test_the_words_of_a_decision_are_kept_on_the_mail_and_not_on_the_sms() -> None:
    details = make_version(LetterText(mail="Qərar budur: {explanation}\n"), kind=OUTCOMES["approved"])
    application = make_application(phone="+994501234567")
    officer = make_officer()
    take(number=application.registration_number, officer=officer, at=MONDAY)

    finding = Finding(approved=True, explanation="Təyin edildi {ad}.")
    complete(number=application.registration_number, service=SERVICE, finding=finding, officer=officer, at=MONDAY)

    mail, sms = Notice.objects.filter(kind="application_decided").order_by("medium")
    assert "Qərar budur: Təyin edildi {ad}." in mail.body
    assert (mail.wordings, sms.wordings) == ([details.pk], [])


def test_nobody_approves_or_declines_their_own_wording() -> None:
    author = make_officer()
    proposed = make_proposal(author)

    with pytest.raises(operations.OwnProposal):
        operations.approve(wording_id=proposed.pk, officer=author, at=MONDAY)
    with pytest.raises(operations.OwnProposal):
        operations.decline(wording_id=proposed.pk, why="Yox", officer=author, at=MONDAY)
    with pytest.raises(IntegrityError, match="wording_seen_by_four_eyes"), transaction.atomic():
        Wording.objects.filter(pk=proposed.pk).update(state="approved", version=1, closed_by=author, closed_at=MONDAY)


def test_a_proposal_is_declined_with_a_reason_and_another_may_follow() -> None:
    proposed = make_proposal(make_officer())
    other = make_officer()

    with pytest.raises(operations.WhyMissing):
        operations.decline(wording_id=proposed.pk, why=" ", officer=other, at=MONDAY)
    declined = operations.decline(wording_id=proposed.pk, why="Çox uzundur.", officer=other, at=MONDAY)

    assert (declined.state, declined.why_declined, declined.version) == ("declined", "Çox uzundur.", None)
    assert make_proposal(other).state == "waiting"


def test_only_its_author_takes_a_proposal_back() -> None:
    author = make_officer()
    proposed = make_proposal(author)

    with pytest.raises(operations.NotYourProposal):
        operations.withdraw(wording_id=proposed.pk, officer=make_officer(), at=MONDAY)

    assert operations.withdraw(wording_id=proposed.pk, officer=author, at=MONDAY).state == "withdrawn"


def test_a_closed_or_unknown_proposal_is_refused() -> None:
    closed, officer = make_version(), make_officer()

    with pytest.raises(operations.ProposalClosed):
        operations.approve(wording_id=closed.pk, officer=officer, at=MONDAY)
    with pytest.raises(operations.ProposalUnknown):
        operations.approve(wording_id=uuid.uuid4(), officer=officer, at=MONDAY)


def test_a_supervisor_of_one_unit_alone_does_not_change_what_goes_to_everybody() -> None:
    proposed = make_proposal(make_officer())
    centre = make_reviewer(roles=[Role.SUPERVISOR], unit=make_unit(parent=make_officer().unit))

    for act in (
        lambda: make_proposal(centre, language="en"),
        lambda: operations.approve(wording_id=proposed.pk, officer=centre, at=MONDAY),
        lambda: operations.decline(wording_id=proposed.pk, why="Yox", officer=centre, at=MONDAY),
    ):
        with pytest.raises(operations.NotEntrusted):
            act()


def test_what_says_nothing_new_or_no_reason_is_refused() -> None:
    officer = make_officer()

    with pytest.raises(operations.NothingChanged):
        make_proposal(officer, RECEIVED.released["az"])
    with pytest.raises(operations.WhyMissing):
        make_proposal(officer, reason="  ")


def test_a_day_before_today_or_before_the_newest_version_is_refused() -> None:
    with pytest.raises(operations.HoldsTooEarly, match="16 March 2020"):
        make_proposal(make_officer(), holds_from=date(2020, 3, 15))

    make_version(holds_from=date(2020, 4, 1))

    with pytest.raises(operations.HoldsTooEarly, match="1 April 2020"):
        make_proposal(make_officer(), OTHER._replace(subject="{number}"), holds_from=date(2020, 3, 20))


def test_the_same_proposal_sent_twice_is_one_and_another_one_has_to_wait() -> None:
    officer = make_officer()
    proposed = make_proposal(officer)

    assert make_proposal(officer) == proposed
    with pytest.raises(operations.ProposedAlready):
        make_proposal(make_officer())


def test_every_act_is_journalled_with_the_hash_of_the_words() -> None:
    version = make_version()

    proposed, approved = JournalEntry.objects.filter(subject=str(version.pk)).order_by("id")
    assert (proposed.verb, approved.verb) == ("wording_proposed", "wording_approved")
    assert (approved.detail["version"], approved.detail["holds_from"]) == (1, "2020-03-16")
    assert proposed.detail["sha256"] == approved.detail["sha256"]


@pytest.mark.django_db(transaction=True)
def test_two_who_approve_at_once_make_one_version() -> None:
    proposed, officers = make_proposal(make_officer()), [make_officer(), make_officer()]

    def approve(officer: Officer) -> str:
        try:
            return operations.approve(wording_id=proposed.pk, officer=officer, at=MONDAY).state
        except operations.ProposalClosed:
            return "too late"
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as both:
        assert sorted(both.map(approve, officers)) == ["approved", "too late"]
