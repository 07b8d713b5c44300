"""Facts by month at the desk: the income of each member of a family over the year, filled down, with its sum."""

import re

import pytest

from dayaq.casework.decisions.models import Decision, DecisionByLaw
from dayaq.casework.decisions.receipts import replays
from dayaq.casework.examination.models import StatedFact
from dayaq.casework.review.operations import take
from dayaq.catalogue import catalogue
from tests.making import MONDAY, make_application

ASSISTANCE = catalogue.service("assistance.targeted_assistance").service
MONTHS = [f"2019-{month:02}" for month in range(3, 13)] + ["2020-01", "2020-02"]
FAMILY = {
    "composition_certified": "yes",
    "application_notarised_on": "10.03.2020",
    "data_match": "yes",
    "income_reason_accepted": "yes",
    "purchases_of_year": "0",
    "has_vehicle": "no",
    "utility_spending": "20",
    "same_purpose_properties": "0",
    "members": "2",
}
MEMBERS = {
    "members[0].birth_date": "08.03.1985",
    "members[0].employed": "yes",
    "members[1].birth_date": "01.05.2015",
    "members[1].employed": "no",
    "members[0].offers_refused": "0",
    "members[1].offers_refused": "0",
}


def name_of(path: str) -> str:
    return "fact-" + path.replace("].", "-").replace("[", "-").replace(".", "-")


def months(member: int, **amounts: str) -> dict[str, str]:
    return {f"{name_of(f'members[{member}].months')}_{month}": amounts.get(month.replace("-", "_"), "") for month in MONTHS}


@pytest.fixture
def address(officer):
    made = make_application(service=ASSISTANCE)
    return f"/desk/applications/{take(number=made.registration_number, officer=officer, at=MONDAY).registration_number}"


def enter(desk, address, facts, **boxes):
    asked = " ".join([*facts, *boxes.pop("asked", [])])
    return desk.post(f"{address}/facts", {"asked": asked, **{name_of(path): value for path, value in facts.items()}, **boxes})


def text_of(response) -> str:
    return re.sub(r"\s+", " ", response.content.decode().replace("\u00a0", " "))


def enter_all(desk, address, first="300"):
    enter(desk, address, FAMILY)
    for member, amount in ((0, first), (1, "0")):
        boxes = months(member, _2019_03=amount) | {f"{name_of(f'members[{member}].months')}_2019-03": amount}
        enter(desk, address, {}, asked=[f"members[{member}].months"], **boxes)
    enter(desk, address, MEMBERS)


def test_each_month_has_a_box_and_an_empty_one_is_filled_down(desk, address):
    enter(desk, address, FAMILY)

    page = text_of(desk.get(f"{address}/facts"))
    assert "Mart 2019".casefold() in page.casefold()
    boxes = months(0) | {name_of("members[0].months") + "_2019-03": "250,50", name_of("members[0].months") + "_2019-12": "0"}
    enter(desk, address, {}, asked=["members[0].months"], **boxes)

    rows = StatedFact.objects.get(path="members[0].months").value
    assert [row["income"] for row in rows] == ["250.50"] * 9 + ["0"] * 3
    assert rows[0]["start"] == "2019-03-01"
    assert "12 ay: 2 254,50 manat" in text_of(desk.get(f"{address}/facts"))


def test_a_month_that_is_no_number_is_told_by_its_name_and_nothing_is_kept(desk, address):
    enter(desk, address, {"members": "1"})
    boxes = months(0) | {name_of("members[0].months") + "_2019-03": "0", name_of("members[0].months") + "_2019-07": "çox"}

    answer = enter(desk, address, {}, asked=["members[0].months"], **boxes)

    assert answer.status_code == 422
    assert "iyul 2019" in text_of(answer).casefold()
    assert not StatedFact.objects.filter(path="members[0].months").exists()


def test_an_application_for_targeted_assistance_is_decided_by_law(desk, address):
    enter_all(desk, address, first="90")

    page = desk.get(f"{address}/confirm")
    assert page.status_code == 200, page.headers
    digest = page.context["law"].digest
    desk.post(f"{address}/confirm", {"digest": digest})

    decision = Decision.objects.get()
    assert decision.approved
    assert replays(decision)
    assert DecisionByLaw.objects.get().told["az"]["amount"]


def test_an_income_above_the_need_is_a_no_by_law(desk, address):
    enter_all(desk, address, first="900")

    desk.post(f"{address}/confirm", {"digest": desk.get(f"{address}/confirm").context["law"].digest})

    assert not Decision.objects.get().approved


def test_no_bare_identifier_is_shown_on_any_page(desk, address):
    enter_all(desk, address)

    for page in (address, f"{address}/facts", f"{address}/facts?change=members%5B0%5D.months", f"{address}/confirm"):
        shown = re.sub(r"<[^>]*>", " ", desk.get(page).content.decode())
        assert not re.search(r"\b[a-z]+_[a-z_0-9]+\b", shown), page
