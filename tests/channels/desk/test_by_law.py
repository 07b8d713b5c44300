"""What the law says on the desk: facts entered from the documents, the answer confirmed or departed from, never guessed."""

import re

import pytest

from dayaq.casework.decisions.models import Decision
from dayaq.casework.decisions.receipts import replays
from dayaq.casework.examination.models import StatedFact
from dayaq.casework.review.operations import take
from dayaq.catalogue import catalogue
from dayaq.law.book import law_book
from tests.channels.desk.conftest import open_desk
from tests.making import MONDAY, make_application, make_officer

PENSION = catalogue.service("pensions.disability_pension").service
FACTS = {
    "fact-disability": "second",
    "fact-disability_assessed_on": "03.02.2020",
    "fact-accumulated_capital": "12 000,50",
    "fact-notional_capital": "0",
    "fact-record_before_2006_years": "10",
    "fact-record_since_2006_years": "8",
    "fact-record_since_2006_months": "4",
}
ASKED = "disability disability_assessed_on accumulated_capital notional_capital record_before_2006 record_since_2006"
REASON = "Şəhadətnamənin əsli mərkəzdə yoxlanılıb."


@pytest.fixture
def application(officer):
    made = make_application(service=PENSION, phone="+994501234567")
    return take(number=made.registration_number, officer=officer, at=MONDAY)


@pytest.fixture
def address(application):
    return f"/desk/applications/{application.registration_number}"


def text_of(response) -> str:
    return re.sub(r"\s+", " ", response.content.decode().replace("\u00a0", " "))


def enter(desk, address, **facts):
    return desk.post(f"{address}/facts", {"asked": ASKED, **FACTS, **{f"fact-{name}": value for name, value in facts.items()}})


def read_digest(desk, address) -> str:
    return desk.get(f"{address}/confirm").context["law"].digest


def test_the_law_that_cannot_say_names_what_is_missing_and_asks_for_it(desk, address):
    page = text_of(desk.get(address))

    assert "Cavab üçün məlumat çatmır" in page
    assert "Qüvvədə olan qərara əsasən əlillik dərəcəsi" in page or "əlillik dərəcəsi" in page.lower()
    assert f'href="{address}/facts"' in page
    assert desk.get(f"{address}/confirm").headers["Location"] == f"{address}/facts"


def test_entered_facts_give_the_answer_with_sum_articles_and_steps(desk, address, officer):
    answer = enter(desk, address)

    assert answer.headers["Location"] == f"{address}#law"
    page = text_of(desk.get(address))
    assert "Hüququ var" in page
    assert "Aylıq pensiya: <strong>200,00 manat</strong>" in page
    assert "“Əmək pensiyaları haqqında” Qanun" in page
    assert "1 oktyabr 2019 tarixindən qüvvədədir" in page
    assert "12 000,50 manat" in page
    assert "sənəddən yazıb: Rauf Hüseynov" in page
    assert {row.officer for row in StatedFact.objects.all()} == {officer}


def test_no_bare_identifier_is_shown_on_any_page_of_the_law(desk, address):
    enter(desk, address)

    for page in (address, f"{address}/facts", f"{address}/confirm", f"{address}/decide"):
        shown = re.sub(r"<[^>]*>", " ", desk.get(page).content.decode())
        assert not re.search(r"\b[a-z]+_[a-z_0-9]+\b", shown), page


def test_the_answer_is_confirmed_and_the_letters_were_those_shown(desk, address, application):
    enter(desk, address)
    shown = desk.get(f"{address}/confirm").context

    answer = desk.post(f"{address}/confirm", {"digest": shown["law"].digest})

    assert answer.headers["Location"] == f"{address}/decided"
    decision = Decision.objects.get()
    assert decision.approved
    assert replays(decision)
    assert "Addım-addım hesablama" in text_of(desk.get(f"{address}/decided"))


def test_a_double_click_confirms_once(desk, address):
    enter(desk, address)
    digest = read_digest(desk, address)

    answers = [desk.post(f"{address}/confirm", {"digest": digest}).headers["Location"] for _ in range(2)]

    assert answers == [f"{address}/decided"] * 2
    assert Decision.objects.count() == 1


def test_a_no_of_the_law_is_confirmed_on_its_own_ground(desk, address):
    enter(desk, address, disability="none")

    desk.post(f"{address}/confirm", {"digest": read_digest(desk, address)})

    decision = Decision.objects.get()
    assert (decision.approved, decision.ground) == (False, "conditions_not_met")
    assert "31–100 %" in decision.explanation


def test_a_fact_changed_in_another_tab_is_told_and_nothing_is_decided(desk, address):
    enter(desk, address)
    digest = read_digest(desk, address)
    enter(desk, address, accumulated_capital="90000")

    answer = desk.post(f"{address}/confirm", {"digest": digest}, follow=True)

    assert "Heç bir qərar verilmədi" in text_of(answer)
    assert not Decision.objects.exists()


def test_a_departure_read_before_a_change_decides_nothing(desk, address):
    enter(desk, address)
    digest = desk.get(f"{address}/decide").context["law"].digest
    enter(desk, address, disability="none")
    answers = {"outcome": "approve", "explanation": "Təyin olunur.", "departure": REASON, "digest": digest}

    assert "Heç bir qərar verilmədi" in text_of(desk.post(f"{address}/check", answers, follow=True))
    assert not Decision.objects.exists()


@pytest.mark.parametrize(
    ("reason", "told"),
    [("", "onsuz qanunun cavabından fərqli qərar vermək olmaz"), ("Belədir.", "Səbəbi ən azı 20 işarə ilə yazın.")],
)
def test_a_departure_needs_its_reason(desk, address, reason, told):
    enter(desk, address)

    answer = desk.post(f"{address}/decide", {"outcome": "approve", "explanation": "Təyin olunur.", "departure": reason})

    assert answer.status_code == 422
    assert told in text_of(answer)


def test_a_departure_goes_by_form_and_check_and_is_kept(desk, address):
    enter(desk, address, disability="none")
    digest = desk.get(f"{address}/decide").context["law"].digest
    answers = {"outcome": "approve", "explanation": "Təyin olunur.", "departure": REASON, "digest": digest}

    assert desk.post(f"{address}/decide", answers).headers["Location"] == f"{address}/check"
    check = desk.get(f"{address}/check")
    assert REASON in text_of(check)
    desk.post(f"{address}/check", dict(check.context["answers"]))

    decision = Decision.objects.get()
    assert decision.by_law.departure == REASON
    assert replays(decision)
    assert REASON in text_of(desk.get(f"{address}/decided"))


def test_the_reason_cannot_be_left_out_by_going_to_the_check_at_once(desk, address):
    enter(desk, address)

    answer = desk.post(f"{address}/check", {"outcome": "approve", "explanation": "Təyin olunur."})

    assert answer.headers["Location"] == f"{address}/decide"
    assert not Decision.objects.exists()


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"disability_assessed_on": "31.02.2020"}, "Təqvimdə belə gün yoxdur"),
        ({"accumulated_capital": "çox"}, "Rəqəm"),
        ({"disability": "tenth"}, "Siyahıdakı cavablardan birini seçin."),
    ],
)
def test_a_wrong_fact_is_told_at_its_field_and_nothing_is_recorded(desk, address, facts, told):
    answer = enter(desk, address, **facts)

    assert answer.status_code == 422
    assert told.lower() in text_of(answer).lower()
    assert not StatedFact.objects.exists()


def test_an_empty_form_of_facts_is_told(desk, address):
    answer = desk.post(f"{address}/facts", {"asked": ASKED})

    assert answer.status_code == 422
    assert "Heç olmasa bir məlumat yazın." in text_of(answer)


@pytest.mark.parametrize("path", ["shoe_size", "children[99].bond", "birth_date", "law.minimum", "family.", "a.b[0]"])
def test_a_forged_path_records_nothing(desk, address, path):
    answer = desk.post(f"{address}/facts", {"asked": path, f"fact-{path}": "1"})

    assert answer.status_code in (302, 422)
    assert not StatedFact.objects.exists()


def test_one_fact_is_changed_and_taken_back(desk, address):
    enter(desk, address)
    form = desk.get(f"{address}/facts?change=accumulated_capital").context["form"]
    assert form.initial == {"fact-accumulated_capital": "12000.50"}

    desk.post(f"{address}/facts", {"asked": "accumulated_capital", "changing": "yes", "fact-accumulated_capital": "50000"})
    assert StatedFact.objects.filter(path="accumulated_capital").latest("id").value == "50000"

    desk.post(f"{address}/facts", {"asked": "accumulated_capital", "take_back": "accumulated_capital"})
    assert StatedFact.objects.filter(path="accumulated_capital").latest("id").value is None


def test_only_the_reviewer_enters_facts_and_confirms(client, application, address):
    stranger = open_desk(client, make_officer("stranger"))

    assert enter(stranger, address).headers["Location"] == address
    assert stranger.get(f"{address}/confirm").headers["Location"] == address
    stranger.post(f"{address}/confirm", {"digest": ""})
    assert not StatedFact.objects.exists()
    assert not Decision.objects.exists()


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("assistance.targeted_assistance", "uzun müddətin hər ayının məlumatından asılıdır"),
        ("employment.self_employment_support", "Müraciət günü qanunda belə ödəniş yoxdur"),
    ],
)
def test_where_the_law_cannot_be_asked_the_page_says_so_and_the_officer_decides(desk, officer, code, told):
    made = make_application(service=catalogue.service(code).service)
    number = take(number=made.registration_number, officer=officer, at=MONDAY).registration_number

    assert told in text_of(desk.get(f"/desk/applications/{number}"))
    assert desk.get(f"/desk/applications/{number}/facts").status_code == 404
    desk.post(f"/desk/applications/{number}/check", {"outcome": "approve", "explanation": "Təyin olunur."})
    assert Decision.objects.get().approved


@pytest.mark.parametrize("code", [entry.service.code for entry in catalogue.all_services() if entry.service.law])
def test_every_computed_service_has_its_page(desk, officer, code):
    made = make_application(service=catalogue.service(code).service)
    number = take(number=made.registration_number, officer=officer, at=MONDAY).registration_number

    assert desk.get(f"/desk/applications/{number}").status_code == 200
    assert desk.get(f"/desk/applications/{number}/facts").status_code in (200, 404)


@pytest.fixture
def allowance(officer):
    made = make_application(service=catalogue.service("allowances.social_allowance").service)
    return f"/desk/applications/{take(number=made.registration_number, officer=officer, at=MONDAY).registration_number}"


def test_of_a_service_that_covers_a_chapter_the_benefit_is_chosen_first(desk, allowance):
    assert "hansı ödənişə aid olduğunu seçin" in text_of(desk.get(allowance))
    assert desk.post(f"{allowance}/facts", {"benefit": ""}).status_code == 422
    assert desk.post(f"{allowance}/facts", {"benefit": "pensions/old_age_pension"}).status_code == 422

    desk.post(f"{allowance}/facts", {"benefit": "allowances/old_age_allowance"})

    assert desk.get(f"{allowance}/facts").context["form"].fields
    assert "Cavab üçün məlumat çatmır" in text_of(desk.get(allowance))


def test_another_benefit_takes_back_what_was_stated_for_the_first(desk, allowance):
    desk.post(f"{allowance}/facts", {"benefit": "allowances/old_age_allowance"})
    form = desk.get(f"{allowance}/facts").context["form"]
    name, question = next((name, each) for name, each in form.questions.items() if each.fact)
    desk.post(f"{allowance}/facts", {"asked": question.path, name: "yes"})
    first = StatedFact.objects.count()

    desk.post(f"{allowance}/facts", {"benefit": "allowances/disability_allowance"})

    assert StatedFact.objects.filter(value=None).count() == first
    assert desk.get(f"{allowance}/facts?benefit=other").status_code == 200


@pytest.mark.parametrize("benefit", [folder.path for folder in law_book().benefits() if folder.path.startswith("allowances/")])
def test_every_allowance_can_be_examined(desk, allowance, benefit):
    desk.post(f"{allowance}/facts", {"benefit": benefit})

    assert desk.get(allowance).status_code == 200
    assert desk.get(f"{allowance}/facts").status_code == 200
