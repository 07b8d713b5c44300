"""The calculator asks one fact after another, only what the answer depends on, keeps nothing, and tells why."""

import re
from datetime import date
from html import unescape

import pytest
from django.conf import LazySettings
from django.contrib.sessions.models import Session

from dayaq.casework.journal.models import JournalEntry
from dayaq.channels.portal.law_book import chapters
from tests.channels.portal.conftest import LANGUAGES, Citizen, says
from tests.channels.portal.test_law_book import BARE, words_of

pytestmark = pytest.mark.django_db

ADDRESS = "/law/pensions/disability_pension/calculator"
MOST_QUESTIONS = 60


@pytest.fixture(autouse=True)
def the_first_of_april(the_sixteenth_of_march: None, settings: LazySettings) -> None:
    settings.LEGAL_DAY = date(2025, 4, 1)


class Asked:
    """A person who answers the calculator's questions, each known by the path of its fact."""

    def __init__(self, address: str = ADDRESS, language: str = "en", on: str = "01.04.2025") -> None:
        self.address, self.reader = address, Citizen(language)
        self.questions: list[str] = []
        self.send(on=on)

    def send(self, **answers: object):
        """Send a form as it stands on the page, with what is typed."""
        self.page = self.reader.client.post(self.address, answers)
        assert self.page.status_code == 200
        self.text = unescape(self.page.content.decode()).replace("\xa0", " ")
        return self

    @property
    def asked(self) -> str:
        found = re.search(r'name="asked" value="([^"]*)"', self.text)
        return found[1] if found else ""

    def carried(self) -> dict[str, object]:
        known = re.findall(r'name="known" value="([^"]*)"', self.text)
        return {"on": re.search(r'name="on" value="([^"]*)"', self.text)[1], "asked": self.asked, "known": known}

    def answer(self, **typed: object):
        self.questions.append(self.asked)
        return self.send(**self.carried(), **typed)

    def press(self, button: str, value: str = "1"):
        return self.send(**self.carried(), **{button: value})

    def answer_all(self, facts: dict[str, dict[str, str] | str]) -> list[str]:
        """Answer until nothing is asked any more; the questions in their order."""
        while self.asked:
            typed = facts[self.asked]
            self.answer(**(typed if isinstance(typed, dict) else {"answer": typed}))
        return self.questions

    @property
    def heading(self) -> str:
        return re.search(r"<h1[^>]*>(.*?)</h1>", self.text, re.DOTALL)[1]


FACTS: dict[str, dict[str, str] | str] = {
    "disability": "third",
    "disability_assessed_on": "01.04.2025",
    "loss_of_function": "55",
    "birth_date": "1.6.1981",
    "accumulated_capital": "31 800",
    "notional_capital": "6178,89",
    "record_before_2006": {"answer_years": "6", "answer_months": ""},
}


def test_the_worked_example_of_the_fund_is_answered_with_its_reasons() -> None:
    asked = Asked()

    questions = asked.answer_all(FACTS)

    assert questions == [
        "disability", "disability_assessed_on", "loss_of_function", "accumulated_capital", "notional_capital", "birth_date",
    ]  # fmt: skip
    assert asked.heading == "There is a right"
    for told in ("470.97 AZN", "A disability has been established.", "Capital that gives the minimum pension: 25,804.80 AZN",
                 "Law on Labour Pensions, chapter on disability", "since 1 February 2025"):  # fmt: skip
        assert told in asked.text, told


def test_what_cannot_change_the_answer_any_more_is_not_asked() -> None:
    asked = Asked()

    assert asked.answer_all({"disability": "none"}) == ["disability"]
    assert asked.heading == "There is no right"
    assert "No disability of degree I, II or III" in asked.text


def test_a_record_in_years_and_months_is_asked_where_the_capital_is_not_enough() -> None:
    asked = Asked()

    questions = asked.answer_all(
        FACTS
        | {"accumulated_capital": "0", "notional_capital": "0", "record_since_2006": {"answer_years": "3", "answer_months": "4"}}
    )

    assert questions[-2:] == ["record_before_2006", "record_since_2006"]
    assert asked.heading == "There is a right"
    assert "40 months" in asked.text
    assert "320.00 AZN" in asked.text


def test_what_a_person_does_not_know_is_passed_over_and_told_as_missing() -> None:
    asked = Asked()
    while asked.asked:
        asked.press("unknown")

    assert asked.heading == "Something is missing for an answer"
    assert "Degree of disability by the decision in force" in asked.text
    assert asked.text.count(">not known<") > 0


def test_the_law_of_the_day_asked_answers() -> None:
    later, earlier = Asked(on="01.04.2025"), Asked(on="2020-04-01")
    poor = FACTS | {"accumulated_capital": "0", "notional_capital": "0", "record_before_2006": {"answer_years": "20"},
                    "record_since_2006": {"answer_years": "0"}, "disability_assessed_on": "01.01.2020"}  # fmt: skip
    later.answer_all(poor)
    earlier.answer_all(poor)

    assert "320.00 AZN</p>" in later.text
    assert "200.00 AZN</p>" in earlier.text


def test_children_are_asked_by_their_number_and_then_one_after_another() -> None:
    asked = Asked("/law/pensions/old_age_pension/calculator")
    child = {"birth_date": "01.01.1995", "died": "no", "bond": "born", "raised": "yes", "disabled": "no"}
    facts: dict[str, dict[str, str] | str] = {"birth_date": "01.01.1965", "sex": "female", "children": "5"}
    facts |= {f"children[{at}].{name}": answer for at in range(5) for name, answer in child.items()}
    facts |= {"accumulated_capital": "100000", "notional_capital": "0"}

    questions = asked.answer_all(facts)

    assert questions[:4] == ["birth_date", "sex", "children", "children[0].raised"]
    assert asked.heading == "There is a right"
    assert "Children raised to the age of eight: 5" in asked.text


def test_an_answer_can_be_taken_back_and_changed() -> None:
    asked = Asked()
    asked.answer(answer="third")
    assert asked.asked == "disability_assessed_on"

    assert asked.press("back").asked == "disability"
    asked.answer_all(FACTS)
    asked.press("change", "loss_of_function")
    assert asked.asked == "loss_of_function"
    asked.answer(answer="20")

    assert asked.heading == "There is no right"


def test_the_day_can_be_changed_without_losing_the_answers() -> None:
    asked = Asked()
    asked.answer_all(FACTS)

    asked.press("change", "on")
    known = re.findall(r'name="known" value="([^"]*)"', asked.text)
    asked.send(on="31.01.2025", known=known)

    assert "birth_date=1981-06-01" in known
    assert asked.heading == "There is a right"
    assert "470.97 AZN" in asked.text


@pytest.mark.parametrize(
    ("question", "typed", "told"),
    [
        ("disability", {}, "Choose one."),
        ("disability", {"answer": "fourth"}, "Choose one of the answers in the list."),
        ("birth_date", {"answer": ""}, "Fill in this field."),
        ("birth_date", {"answer": "30.02.1981"}, "There is no such day in the calendar."),
        ("birth_date", {"answer": "in June"}, "Write the date as day, month and year."),
        ("birth_date", {"answer": "1.6.81"}, "Write the date as day, month and year."),
        ("birth_date", {"answer": "01.06.0000"}, "There is no such day in the calendar."),
        ("accumulated_capital", {"answer": "much"}, "Write a number."),
        ("accumulated_capital", {"answer": "-5"}, "Write a number."),
        ("accumulated_capital", {"answer": "1e9"}, "Write a number."),
        ("accumulated_capital", {"answer": "NaN"}, "Write a number."),
        ("accumulated_capital", {"answer": "١٢"}, "Write a number."),
        ("accumulated_capital", {"answer": "1,234"}, "Write at most 2 digits after the point."),
        ("accumulated_capital", {"answer": "100000000000"}, "The number cannot be larger than 10000000."),
        ("accumulated_capital", {"answer": "5\u202e"}, "U+202E"),
        ("record_before_2006", {"answer_years": "", "answer_months": ""}, "Fill in this field."),
        ("record_before_2006", {"answer_years": "6.5"}, "Write a whole number."),
        ("record_before_2006", {"answer_years": "six"}, "Write a number."),
        ("record_before_2006", {"answer_years": "100"}, "The number cannot be larger than 99."),
        ("children", {"answer": "16"}, "The number cannot be larger than 15."),
        ("children", {"answer": "two"}, "Write a number."),
    ],
)
def test_a_wrong_answer_is_told_at_its_field_and_asked_again(question: str, typed: dict[str, str], told: str) -> None:
    asked = Asked()

    asked.send(on="2025-04-01", asked=question, known=["sex=female"], **typed)

    assert told in asked.text
    assert asked.asked == question
    assert 'class="summary"' in asked.text
    assert 'value="sex=female"' in asked.text


@pytest.mark.parametrize(
    "forged",
    ["", "=", "birth_date", "birth_date=yesterday", "nothing=5", "children=999", "children=-1", "children[5].died=yes",
     "children[x].died=yes", "family.family.family=1", "family.members[0].sex=female", "a.b.c.d=1", "[0]=1", ".=.", "x" * 5000,
     "children[99999999999999999999].died=yes", "disability=none;drop", "birth_date=" + "9" * 4000,
     "accumulated_capital=" + "9" * 40, "accumulated_capital=1e400", "family=?", "months=3"],
)  # fmt: skip
def test_a_forged_hidden_answer_changes_nothing(forged: str) -> None:
    asked = Asked()

    asked.send(on="2025-04-01", known=[forged])

    assert asked.asked == "disability"


@pytest.mark.parametrize("path", ["", "none", "children[0]", "a.b", "law.least_record", "family", "__class__", "months[0].x.y"])
def test_a_forged_question_is_passed_over(path: str) -> None:
    asked = Asked()

    asked.send(on="2025-04-01", asked=path, answer="5")

    assert asked.asked == "disability"


@pytest.mark.parametrize("typed", ["", "31.12.2017", "tomorrow"])
def test_a_wrong_day_is_asked_again(typed: str) -> None:
    asked = Asked(on=typed)

    assert 'class="summary"' in asked.text
    assert asked.asked == ""


def test_nothing_is_stored_and_nobody_else_keeps_the_page() -> None:
    asked = Asked()
    asked.answer_all(FACTS)

    assert Session.objects.count() == JournalEntry.objects.count() == 0
    assert set(asked.reader.client.cookies) == {"dayaq_language", "dayaq_csrf"}
    assert asked.page.headers["Cache-Control"] == "no-store, private"


@pytest.mark.parametrize(
    ("benefit", "told"),
    [
        ("pensions/individual_account", "by itself it gives no payment"),
        ("assistance/targeted_assistance", "the income or insurance of every single month"),
    ],
)
def test_without_a_calculator_the_pages_say_why(benefit: str, told: str) -> None:
    reader = Citizen("en")
    book, begin = reader.get(f"/law/{benefit}"), reader.get(f"/law/{benefit}/calculator")

    assert says(book, told)
    assert says(begin, told)
    assert f"/law/{benefit}/calculator" not in book.content.decode()
    assert Asked(f"/law/{benefit}/calculator").asked == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_benefit_is_asked_to_its_end_in_the_language_without_a_bare_name(language: str) -> None:
    for chapter in chapters(language):
        for folder, _ in chapter.benefits:
            asked = Asked(f"/law/{folder.path}/calculator", language)
            for _ in range(MOST_QUESTIONS):
                assert BARE.findall(words_of(asked.page)) == [], asked.address
                assert asked.heading
                if not asked.asked:
                    break
                asked.answer(**first_answer(asked))
                assert 'class="summary"' not in asked.text, (asked.address, asked.questions[-1])
            assert not asked.asked, (asked.address, asked.questions)


def first_answer(asked: Asked) -> dict[str, str]:
    """Something that the field on the page takes: of choices the second, so that conditions go on holding."""
    choices = re.findall(r'type="radio" name="answer" value="([^"]*)"', asked.text) or re.findall(
        r'<option value="([^"]+)"', asked.text
    )
    if choices:
        return {"answer": choices[0] if choices == ["yes", "no"] else choices[1]}
    if "answer_years" in asked.text:
        return {"answer_years": "30", "answer_months": "1"}
    is_day = re.search(r'id="id_answer_helptext">[^<]*01\.06\.1981', asked.text)
    return {"answer": "01.06.1960" if is_day else "2"}
