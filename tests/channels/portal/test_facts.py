"""The step of the facts: asked only for a computed service, only what the law needs and no record holds, and kept as declared."""

import re
from datetime import date

import pytest
from django.http import HttpResponse

from dayaq.casework.applications.models import Application, Draft
from dayaq.casework.decisions.models import DecisionByLaw
from dayaq.casework.decisions.receipts import replays
from dayaq.casework.examination.models import DraftFact, StatedFact
from dayaq.casework.examination.operations import CorrectionUnexplained
from dayaq.casework.examination.queries import examination_of, paths_not_known
from dayaq.casework.review.by_law import confirm, record_facts
from dayaq.casework.review.operations import take
from dayaq.catalogue.catalogue import all_services, service
from dayaq.channels.portal.own_facts import law_asked
from tests.casework.decisions.examples import question
from tests.channels.portal.conftest import DAY, LANGUAGES, Citizen, says
from tests.making import MONDAY, make_officer

PENSION = "pensions.disability_pension"
ANSWERS = {
    "disability": {"answer": "second"},
    "disability_assessed_on": {"answer": "03.02.2020"},
    "accumulated_capital": {"answer": "12 000,50"},
    "notional_capital": {"answer": "0"},
    "record_before_2006": {"answer_years": "10", "answer_months": "0"},
    "record_since_2006": {"answer_years": "8", "answer_months": "4"},
}


def asked_on(page: HttpResponse) -> str:
    return re.search(r'name="asked" value="([^"]*)"', page.content.decode())[1]


def answer(citizen: Citizen, path: str, **given: str) -> HttpResponse:
    return citizen.post(citizen.address("facts"), asked=path, **(given or ANSWERS[path]))


def answer_all(citizen: Citizen) -> list[str]:
    """Answer what is asked until nothing is; what was asked."""
    asked, place = [], citizen.address("facts")
    while place == citizen.address("facts"):
        asked.append(asked_on(citizen.get(place)))
        place = answer(citizen, asked[-1]).url
    return asked


def test_the_law_is_asked_one_question_at_a_time_and_then_the_contact(citizen: Citizen) -> None:
    citizen.begin(PENSION)

    asked = answer_all(citizen)

    assert set(asked) <= set(ANSWERS)
    assert "birth_date" not in asked
    assert [row.path for row in DraftFact.objects.all()] == asked
    assert citizen.get(citizen.address("facts")).url == citizen.address("contact")


def test_a_service_that_no_law_computes_has_the_same_steps_as_ever(citizen: Citizen) -> None:
    for entry in all_services():
        if law_asked(entry, DAY) is None:
            citizen.begin(entry.service.code)
            following = citizen.post(citizen.address("documents"), go_on="yes")
            assert citizen.get(citizen.address("facts")).url == citizen.address("contact")
            assert following.status_code == 200 or following.url == citizen.address("contact")
            assert not says(citizen.get(citizen.address("contact")), "Məlumat</span>")


def test_what_is_declared_is_shown_before_sending_and_changed_from_there(citizen: Citizen) -> None:
    citizen.begin(PENSION)
    answer_all(citizen)
    citizen.write()
    shown = citizen.get(citizen.address("check"))

    assert says(shown, "Qüvvədə olan qərara əsasən əlillik dərəcəsi: <strong>II ")
    assert says(shown, "12 000,50 manat")
    assert says(shown, f'href="{citizen.address("facts")}?change=disability"')
    changing = citizen.get(f"{citizen.address('facts')}?change=accumulated_capital")
    assert says(changing, 'value="12000.50"') or says(changing, 'value="12000,50"') or says(changing, 'value="12 000,50"')
    assert answer(citizen, "accumulated_capital", answer="900").url == citizen.address("check")
    assert says(citizen.get(citizen.address("check")), "900,00 manat")


def test_what_cannot_be_an_answer_is_refused_and_nothing_is_kept(citizen: Citizen) -> None:
    citizen.begin(PENSION)

    wrong = answer(citizen, "disability", answer="fourth")

    assert wrong.status_code == 200
    assert says(wrong, 'role="alert"') or says(wrong, "error")
    assert not DraftFact.objects.exists()
    for forged in ("birth_date", "no.such[9].thing", "months[0].income", "x" * 300):
        assert answer(citizen, forged, answer="1").url == citizen.address("facts")
    assert not DraftFact.objects.exists()


def test_a_session_that_ended_loses_no_answer_and_comes_back_to_the_questions(citizen: Citizen) -> None:
    citizen.begin(PENSION)
    citizen.session_ends()

    led = answer(citizen, "disability")

    assert led.url.startswith("/apply/identify?next=")
    assert DraftFact.objects.get().value == "second"
    assert citizen.identify(next=citizen.address("facts")).url == citizen.address("facts")
    assert asked_on(citizen.get(citizen.address("facts"))) != "disability"


def test_another_browser_sees_no_answer(citizen: Citizen, citizen_speaking) -> None:
    citizen.begin(PENSION)
    answer(citizen, "disability")
    other = citizen_speaking("az")
    other.identify()
    other.key = citizen.key

    assert other.get(citizen.address("facts")).status_code == 404


def test_sending_states_the_facts_as_declared_with_their_moments_once(citizen: Citizen) -> None:
    citizen.begin(PENSION)
    answer_all(citizen)
    moments = {row.path: row.declared_at for row in DraftFact.objects.all()}
    citizen.write()

    for _ in range(2):
        assert citizen.send().url == citizen.address("receipt")

    stated = StatedFact.objects.filter(application=Application.objects.get())
    assert {row.path: row.stated_at for row in stated} == moments
    assert {(row.source, row.officer) for row in stated} == {("declared", None)}
    assert not DraftFact.objects.exists()


def test_not_knowing_is_no_answer_and_becomes_the_officers_question(citizen: Citizen) -> None:
    citizen.begin(PENSION)
    for path in ANSWERS:
        answer(citizen, path, unknown="1") if path == "disability" else answer(citizen, path)
    citizen.write()
    assert says(citizen.get(citizen.address("check")), "<strong>bilmirəm</strong>")

    citizen.send()

    application = Application.objects.get()
    assert paths_not_known(application) == {"disability"}
    assert examination_of(application, question()).finding.entitled is None
    assert "disability" in examination_of(application, question()).finding.missing


def test_a_form_may_be_sent_with_questions_unanswered(citizen: Citizen) -> None:
    citizen.begin(PENSION)
    citizen.write()

    assert says(citizen.get(citizen.address("check")), "Bəzi suallara hələ cavab verməmisiniz.")
    assert citizen.send().url == citizen.address("receipt")


def test_the_receipt_of_the_decision_says_what_was_declared_and_what_an_officer_corrected(citizen: Citizen) -> None:
    citizen.begin(PENSION)
    answer_all(citizen)
    citizen.write()
    citizen.send()
    application, officer, asked = Application.objects.get(), make_officer(), question()
    number, computed = application.registration_number, service(PENSION).service
    take(number=number, officer=officer, at=MONDAY)

    with pytest.raises(CorrectionUnexplained):
        record_facts(number=number, question=asked, facts={"disability": "first"}, officer=officer, at=MONDAY)
    reason = "Arayışda birinci dərəcə göstərilib."
    record_facts(number=number, question=asked, facts={"disability": "first"}, officer=officer, at=MONDAY, reason=reason)
    digest = examination_of(application, asked).digest
    decision = confirm(number=number, service=computed, question=asked, digest=digest, officer=officer, at=MONDAY)

    sources = {fact["path"]: (fact["source"], fact.get("reason")) for fact in DecisionByLaw.objects.get().facts}
    assert sources["disability"] == ("recorded", reason)
    assert sources["accumulated_capital"] == ("declared", None)
    assert replays(decision)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_bare_identifier_and_no_fact_on_record_is_read_at_any_question(citizen_speaking, language: str) -> None:
    citizen = citizen_speaking(language)
    for entry in all_services():
        if law_asked(entry, DAY) is None:
            continue
        citizen.begin(entry.service.code)
        for _ in range(30):
            page = citizen.get(citizen.address("facts"))
            if page.status_code != 200:
                break
            shown = re.sub(r"<[^>]*>", " ", page.content.decode())
            assert not re.search(r"\b[a-z]+_[a-z_0-9]+\b", shown)
            assert date(1980, 5, 1).isoformat() not in page.content.decode()
            assert answer(citizen, asked_on(page), unknown="1").status_code == 302
        assert Draft.objects.get(key=citizen.key).facts.count() < 30


ASSISTANCE = "assistance.targeted_assistance"


def answer_family(citizen: Citizen) -> list[str]:
    """Answer everything that is asked of a family of one with 90 manat a month."""
    told = {"birth_date": "08.03.1985", "application_notarised_on": "10.03.2020", "members": "1"}
    asked, place = [], citizen.address("facts")
    while place == citizen.address("facts"):
        path = asked_on(citizen.get(place))
        asked.append(path)
        last = path.rpartition(".")[2]
        if last == "months":
            given = {"answer_2019-03": "90"}
        else:
            given = {"answer": told.get(last, "yes" if last == "composition_certified" else "no" if last in BOOLEANS else "0")}
        place = answer(citizen, path, **given).url
    return asked


BOOLEANS = {"has_vehicle", "employed"}


def test_months_are_declared_by_one_amount_and_what_an_officer_finds_is_not_asked(citizen: Citizen) -> None:
    citizen.begin(ASSISTANCE)

    asked = answer_family(citizen)

    assert "members[0].months" in asked
    assert not {"applied_on", "data_match", "income_reason_accepted"} & set(asked)
    assert len(DraftFact.objects.get(path="members[0].months").value) == 12
    citizen.write()
    assert says(citizen.get(citizen.address("check")), "12 ay: 1 080,00 manat")
    changing = citizen.get(f"{citizen.address('facts')}?change=members%5B0%5D.months")
    assert says(changing, 'name="answer_2020-02" value="90"')


def test_an_application_for_targeted_assistance_is_decided_on_what_was_declared_and_found(citizen: Citizen) -> None:
    citizen.begin(ASSISTANCE)
    answer_family(citizen)
    citizen.write()
    citizen.send()
    application, officer, asked = Application.objects.get(), make_officer(), question("targeted_assistance")
    number = application.registration_number
    take(number=number, officer=officer, at=MONDAY)

    found = {"data_match": True, "income_reason_accepted": True}
    record_facts(number=number, question=asked, facts=found, officer=officer, at=MONDAY)
    digest = examination_of(application, asked).digest
    decision = confirm(
        number=number, service=service(ASSISTANCE).service, question=asked, digest=digest, officer=officer, at=MONDAY
    )

    assert decision.approved
    assert replays(decision)
    assert {fact["source"] for fact in DecisionByLaw.objects.get().facts} == {"declared", "recorded", "applied"}


def test_the_first_month_must_be_written(citizen: Citizen) -> None:
    citizen.begin(ASSISTANCE)
    answer(citizen, "members", answer="1")

    wrong = answer(citizen, "members[0].months", **{"answer_2019-05": "90"})

    assert says(wrong, "İlk ayın məbləğini yazın: mart 2019.")
