"""A decision by the law rests on stated facts, keeps law and steps, replays to the byte; departing from it takes a reason."""

import json
from datetime import date, timedelta

import pytest

from dayaq.casework.decisions.by_law import DepartureUnexplained, LawCannotSay
from dayaq.casework.decisions.letters import explanation_in
from dayaq.casework.decisions.models import Decision, DecisionByLaw, StoredLaw
from dayaq.casework.decisions.operations import GroundUnknown
from dayaq.casework.decisions.receipts import replays
from dayaq.casework.examination.models import StatedFact
from dayaq.casework.examination.operations import FactOfWrongKind, FactOnRecord, FactUnknown
from dayaq.casework.examination.queries import examination_of
from dayaq.casework.finding import Finding
from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.notices.models import Notice
from dayaq.casework.review.by_law import Departure, LawAnswerChanged, confirm, depart, record_facts
from dayaq.casework.review.operations import AlreadyDecided, NotTaken, take
from tests.casework.decisions.examples import ENTITLED, NOT_ENTITLED, PENSION, make_pension_application, question
from tests.making import MONDAY, SERVICE, make_officer

pytestmark = pytest.mark.django_db

LATER = MONDAY + timedelta(hours=2)
REASON = "Reyestrdə əlillik barədə qərar var, arayış isə köhnədir."


class Desk:
    """An officer with a pension application taken."""

    def __init__(self, **answers):
        self.application = make_pension_application(**answers)
        self.number = self.application.registration_number
        self.officer = make_officer()
        take(number=self.number, officer=self.officer, at=MONDAY)

    def record(self, facts):
        return record_facts(number=self.number, question=question(), facts=facts, officer=self.officer, at=MONDAY)

    def digest(self):
        return examination_of(self.application, question()).digest

    def confirm(self, digest=None):
        digest = digest or self.digest()
        return confirm(number=self.number, service=PENSION, question=question(), digest=digest, officer=self.officer, at=LATER)

    def depart(self, *, approved, reason, service=PENSION):
        finding = Finding(approved=approved, ground="" if approved else "no_legal_basis", explanation="Sənədlərə baxdıq.")
        departure = Departure(question=question(), digest=self.digest(), reason=reason)
        return depart(number=self.number, service=service, finding=finding, departure=departure, officer=self.officer, at=LATER)


def again(decision: Decision) -> Decision:
    return Decision.objects.get(pk=decision.pk)


def test_what_the_law_answers_is_confirmed_and_told_with_the_sum() -> None:
    desk = Desk()
    desk.record(ENTITLED)

    decision = desk.confirm()

    assert decision.approved
    mail = Notice.objects.get(kind="application_decided", medium="email").body
    assert "qanuna görə hüququnuz var" in mail
    assert "Aylıq pensiya: 200,00 manat" in mail.replace("\N{NO-BREAK SPACE}", " ")
    assert "16 mart 2020" in mail


def test_a_no_of_the_law_names_the_condition_that_failed_and_its_ground() -> None:
    desk = Desk(language="en")
    desk.record(NOT_ENTITLED)

    decision = desk.confirm()

    assert (decision.approved, decision.ground) == (False, "conditions_not_met")
    assert "No disability of degree I, II or III" in decision.explanation
    assert "Conditions not met" in Notice.objects.get(kind="application_decided", medium="email").body


def test_the_explanation_is_read_in_every_language() -> None:
    desk = Desk()
    desk.record(NOT_ENTITLED)
    decision = again(desk.confirm())

    assert "hüququnuz yoxdur" in explanation_in(decision, "az")
    assert "you do not have the right" in explanation_in(decision, "en")
    assert "у вас нет права" in explanation_in(decision, "ru")


def test_the_receipt_keeps_facts_with_sources_law_steps_and_amounts_in_force() -> None:
    desk = Desk()
    desk.record(ENTITLED)

    law = json.loads(desk.confirm().receipt)["law"]

    facts = {fact["path"]: fact for fact in law["facts"]}
    assert (facts["birth_date"]["source"], facts["birth_date"]["value"]) == ("known", "1960-03-08")
    assert (facts["disability"]["source"], facts["disability"]["officer"]) == ("recorded", str(desk.officer.pk))
    assert facts["disability"]["at"] == "2020-03-16T06:30:00+00:00"
    steps = {step["rule"]: step for step in law["finding"]["steps"]}
    monthly = steps["disability_pension.monthly"]
    assert monthly["article"].startswith("Law on Labour Pensions")
    assert monthly["amounts"][0] | {"reference": "", "confidence": ""} == {
        "amount": "common.minimum_pension",
        "key": "",
        "value": "200.00",
        "unit": "AZN/month",
        "since": "2019-10-01",
        "confidence": "",
        "reference": "",
    }
    assert StoredLaw.objects.get().sha256 == law["law_sha256"]


def test_the_receipt_replays_to_the_byte_and_two_decisions_share_one_stored_law() -> None:
    first, second = Desk(), Desk()
    for desk in (first, second):
        desk.record(ENTITLED)
        assert replays(again(desk.confirm()))

    assert StoredLaw.objects.count() == 1


def altered_fact(row: DecisionByLaw) -> None:
    facts = [fact | {"value": "31000"} if fact["path"] == "accumulated_capital" else fact for fact in row.facts]
    DecisionByLaw.objects.filter(pk=row.pk).update(facts=facts)


def altered_source(row: DecisionByLaw) -> None:
    DecisionByLaw.objects.filter(pk=row.pk).update(facts=[fact | {"source": "declared"} for fact in row.facts])


def altered_amount(row: DecisionByLaw) -> None:
    StoredLaw.objects.filter(pk=row.law_id).update(text=row.law.text.replace("minimum_pension", "maximum_pension"))


def altered_tree(row: DecisionByLaw) -> None:
    StoredLaw.objects.filter(pk=row.law_id).update(text=row.law.text.replace('"op":"max"', '"op":"min"') + " ")


def altered_words(row: DecisionByLaw) -> None:
    DecisionByLaw.objects.filter(pk=row.pk).update(told=row.told | {"entitled": False})


def altered_reason(row: DecisionByLaw) -> None:
    DecisionByLaw.objects.filter(pk=row.pk).update(departure="Başqa səbəb yazılıb, bu isə əvvəlki deyil.")


def fact_of_a_wrong_kind(row: DecisionByLaw) -> None:
    DecisionByLaw.objects.filter(pk=row.pk).update(facts=[fact | {"value": "?"} for fact in row.facts])


@pytest.mark.parametrize(
    "alter",
    [altered_fact, altered_source, altered_amount, altered_tree, altered_words, altered_reason, fact_of_a_wrong_kind],
)
def test_whatever_is_altered_the_receipt_does_not_replay(alter) -> None:
    desk = Desk()
    desk.record(ENTITLED)
    decision = desk.confirm()

    alter(decision.by_law)

    assert not replays(again(decision))


def test_cannot_say_is_no_answer_to_confirm() -> None:
    desk = Desk()
    desk.record({"disability": "second"})

    with pytest.raises(LawCannotSay):
        desk.confirm()

    assert not Decision.objects.exists()


def test_an_answer_changed_since_it_was_read_decides_nothing() -> None:
    desk = Desk()
    desk.record(ENTITLED)
    read = desk.digest()
    desk.record({"accumulated_capital": "45000"})

    with pytest.raises(LawAnswerChanged):
        desk.confirm(read)

    assert not Decision.objects.exists()


def test_a_second_click_answers_the_decision_that_the_first_made() -> None:
    desk = Desk()
    desk.record(ENTITLED)

    assert desk.confirm() == desk.confirm()


@pytest.mark.parametrize("reason", ["", "   ", "Belə istədim"])
def test_departing_without_a_reason_is_refused(reason: str) -> None:
    desk = Desk()
    desk.record(ENTITLED)

    with pytest.raises(DepartureUnexplained):
        desk.depart(approved=False, reason=reason)

    assert not Decision.objects.exists()


def test_a_departure_keeps_both_the_laws_answer_and_the_reason() -> None:
    desk = Desk()
    desk.record(NOT_ENTITLED)

    decision = again(desk.depart(approved=True, reason=REASON))

    law = json.loads(decision.receipt)["law"]
    assert (decision.approved, law["finding"]["entitled"], law["departure"]) == (True, False, {"reason": REASON})
    assert replays(decision)
    mail = Notice.objects.get(kind="application_decided", medium="email").body
    assert "Sənədlərə baxdıq." in mail
    assert REASON in mail


def test_an_officer_may_refuse_with_a_reason_while_the_law_cannot_say() -> None:
    desk = Desk()

    decision = again(desk.depart(approved=False, reason=REASON))

    assert json.loads(decision.receipt)["law"]["finding"]["entitled"] is None
    assert replays(decision)


def test_a_passport_without_the_ground_of_the_law_cannot_be_refused_by_it() -> None:
    desk = Desk()
    desk.record(NOT_ENTITLED)

    with pytest.raises(GroundUnknown):
        confirm(number=desk.number, service=SERVICE, question=question(), digest=desk.digest(), officer=desk.officer, at=LATER)


def test_facts_say_who_stated_them_when_and_are_never_overwritten() -> None:
    desk = Desk()
    desk.record({"disability": "second", "accumulated_capital": "0"})
    desk.record({"disability": "third", "accumulated_capital": "0"})

    rows = list(StatedFact.objects.filter(application=desk.application).order_by("id"))
    assert [(row.path, row.value) for row in rows] == [
        ("disability", "second"),
        ("accumulated_capital", "0"),
        ("disability", "third"),
    ]
    assert {(row.source, row.officer, row.stated_at) for row in rows} == {("recorded", desk.officer, MONDAY)}
    assert JournalEntry.objects.filter(verb="stated").count() == 2


def test_a_fact_taken_back_is_missing_again() -> None:
    desk = Desk()
    desk.record(ENTITLED)
    desk.record({"disability": None})

    assert "disability" in examination_of(desk.application, question()).finding.missing


@pytest.mark.parametrize(
    ("facts", "refused"),
    [
        ({"shoe_size": "44"}, FactUnknown),
        ({"children[0].bond": "born"}, FactUnknown),
        ({"disability": "tenth"}, FactOfWrongKind),
        ({"accumulated_capital": "many"}, FactOfWrongKind),
        ({"disability_assessed_on": "2020-02-30"}, FactOfWrongKind),
        ({"birth_date": "1950-01-01"}, FactOnRecord),
    ],
)
def test_an_unfit_fact_is_refused_in_three_languages_and_nothing_is_stored(facts, refused) -> None:
    desk = Desk()

    with pytest.raises(refused) as refusal:
        desk.record({**ENTITLED, **facts})

    assert len({refusal.value.in_language(language) for language in ("az", "en", "ru")}) == 3
    assert not StatedFact.objects.exists()


def test_facts_are_recorded_by_the_reviewer_and_only_while_the_matter_is_open() -> None:
    desk = Desk()
    with pytest.raises(NotTaken):
        record_facts(
            number=make_pension_application().registration_number,
            question=question(),
            facts=ENTITLED,
            officer=desk.officer,
            at=MONDAY,
        )
    desk.record(ENTITLED)
    desk.confirm()

    with pytest.raises(AlreadyDecided):
        desk.record({"disability": "third"})


def test_the_law_of_another_day_answers_otherwise_and_is_kept_as_it_was_asked() -> None:
    desk = Desk()
    desk.record(ENTITLED)
    asked = question(day=date(2023, 3, 1))
    digest = examination_of(desk.application, asked).digest

    decision = confirm(number=desk.number, service=PENSION, question=asked, digest=digest, officer=desk.officer, at=LATER)

    assert decision.by_law.day == date(2023, 3, 1)
    assert replays(again(decision))
