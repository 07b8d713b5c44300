"""A decision stands with its receipt, its notice and its count, and says why."""

from datetime import timedelta

import pytest

from dayaq.casework.applications import queries
from dayaq.casework.applications.models import Application
from dayaq.casework.decisions.models import Decision
from dayaq.casework.decisions.operations import ExplanationMissing, GroundUnknown
from dayaq.casework.decisions.receipts import replays
from dayaq.casework.finding import Finding
from dayaq.casework.notices.models import Notice
from dayaq.casework.review import operations as review
from dayaq.casework.usage.models import ServiceUse
from tests.making import MONDAY, SERVICE, make_application, make_officer

pytestmark = pytest.mark.django_db

LATER = MONDAY + timedelta(hours=2)
APPROVED = Finding(approved=True, explanation="Müavinət 1 apreldən təyin olunur.")
REFUSED = Finding(approved=False, ground="no_legal_basis", explanation="Yaş həddinə çatmamısınız.")


def decided(finding: Finding, application: Application | None = None) -> Decision:
    application = application or make_application(phone="+994501234567")
    officer = make_officer()
    review.take(number=application.registration_number, officer=officer, at=LATER)
    return review.complete(number=application.registration_number, service=SERVICE, finding=finding, officer=officer, at=LATER)


def decision_mail() -> str:
    return Notice.objects.get(kind="application_decided", medium="email").body


def test_approval_closes_the_application_and_tells_what_was_decided() -> None:
    decision = decided(APPROVED)

    assert decision.application is not None
    decision.application.refresh_from_db()
    assert (decision.application.state, decision.application.closed_at) == ("approved", LATER)
    assert "Müavinət 1 apreldən təyin olunur." in decision_mail()


def test_refusal_tells_ground_reason_and_the_way_to_complain() -> None:
    decided(REFUSED)

    mail = decision_mail()
    assert "Hüquqi əsası yoxdur" in mail
    assert "Yaş həddinə çatmamısınız." in mail
    assert "məhkəməyə" in mail


def test_sms_holds_the_sentence_and_the_way_to_the_decision_but_no_reason() -> None:
    decision = decided(REFUSED)

    sms = Notice.objects.get(kind="application_decided", medium="sms").body
    assert f"/decisions/{decision.pk}" in sms
    assert "Yaş həddinə" not in sms


def test_receipt_replays_to_the_byte() -> None:
    assert replays(Decision.objects.get(pk=decided(REFUSED).pk))


@pytest.mark.parametrize("altered", [{"explanation": "Başqa səbəb."}, {"ground": "documents_incomplete"}])
def test_altered_decision_does_not_replay(altered: dict[str, str]) -> None:
    decision = decided(REFUSED)

    Decision.objects.filter(pk=decision.pk).update(**altered)

    assert not replays(Decision.objects.get(pk=decision.pk))


def test_altered_evidence_does_not_replay() -> None:
    decision = decided(APPROVED)
    assert decision.application is not None

    decision.application.attachments.all().delete()

    assert not replays(Decision.objects.get(pk=decision.pk))


def test_decision_is_counted_once_with_its_outcome_and_unit() -> None:
    decided(REFUSED)

    use = ServiceUse.objects.get(kind="decided")
    assert (use.outcome, use.unit, use.channel) == ("refused", "central", "portal")


def test_ground_outside_the_passport_is_refused_and_changes_nothing() -> None:
    application = make_application()

    with pytest.raises(GroundUnknown):
        decided(Finding(approved=False, ground="dislike", explanation="Belə istədim."), application)

    application.refresh_from_db()
    assert application.closed_at is None
    assert not Decision.objects.exists()


def test_decision_without_explanation_is_refused() -> None:
    with pytest.raises(ExplanationMissing):
        decided(Finding(approved=True, explanation="  \n "))


def test_status_says_how_far_the_news_has_come() -> None:
    decision = decided(APPROVED)
    application = Application.objects.get(pk=decision.application_id)
    notices = Notice.objects.filter(kind="application_decided")

    assert queries.telling_of(application) == "on_its_way"
    notices.filter(medium="email").update(state="dead")
    assert queries.telling_of(application) == "on_its_way"
    notices.filter(medium="sms").update(state="dead")
    assert queries.telling_of(application) == "failed"
    notices.filter(medium="sms").update(state="sent", sent_at=LATER)
    assert queries.telling_of(application) == "sent"
