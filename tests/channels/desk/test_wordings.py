"""The words of notices on the desk: proposed with a preview, approved by another supervisor, and kept with their history."""

import uuid

import pytest
from django.test import Client

from dayaq.casework.language import LANGUAGES
from dayaq.casework.notices.models import Notice
from dayaq.casework.notices.wordings.models import Wording
from dayaq.casework.staff.models import Role
from dayaq.channels.desk.templatetags.desk import WORDS
from dayaq.channels.desk.wordings.sheets import FIELD_MEANINGS, KINDS
from dayaq.subsystems.contracts.telling import TEXTS as CONTRACTS
from dayaq.subsystems.disability.telling import TEXTS as DISABILITY
from dayaq.subsystems.employment.telling import TEXTS as EMPLOYMENT
from tests.channels.desk.conftest import open_desk
from tests.making import make_application, make_officer

PAGE = "/desk/wordings/application_received/az"
WORDS_OF_PROPOSAL = {
    "subject": "{number}: müraciətiniz bizdədir",
    "mail": "Salam!\r\n\r\n{sentence}\r\n{number} {details}\r\n{link}",
    "sms": "Dayaq {number}: {sentence} {link}",
    "reason": "Daha aydındır",
    "holds_from": "16.03.2020",
}


def supervisor(username: str) -> Client:
    return open_desk(Client(), make_officer(username, roles=[Role.SUPERVISOR], full_name=f"Rəis {username}"))


@pytest.fixture
def author() -> Client:
    return supervisor("author")


@pytest.fixture
def second() -> Client:
    return supervisor("second")


def text_of(response) -> str:
    return response.content.decode().replace("\u00a0", " ")


def propose(author: Client, **words: str) -> str:
    """The address of a new proposal."""
    sent = author.post(f"{PAGE}/propose", {**WORDS_OF_PROPOSAL, **words, "send": "yes"})
    assert sent.status_code == 302, text_of(sent)
    return sent.headers["Location"]


def test_a_reviewer_has_no_pages_about_wordings_and_no_link_to_them(desk):
    assert [desk.get(address).status_code for address in ("/desk/wordings", PAGE, f"{PAGE}/propose")] == [403, 403, 403]
    assert "/desk/wordings" not in text_of(desk.get("/desk/"))


def test_the_list_says_that_nothing_waits_and_leads_to_every_kind_and_language(author):
    page = text_of(author.get("/desk/wordings"))

    assert "Təsdiq gözləyən təklif yoxdur" in page
    assert [
        (kind, language) for kind in KINDS for language in LANGUAGES if f'"/desk/wordings/{kind}/{language}"' not in page
    ] == []


def test_every_kind_of_letter_and_every_field_has_a_name():
    fields = {name for kind in KINDS.values() for part in kind.parts.values() for name in part.allowed}

    assert set(KINDS) - set(WORDS) == set()
    assert fields - set(FIELD_MEANINGS) == set()


def test_the_preview_shows_the_letters_in_three_languages_and_stores_nothing(author):
    page = text_of(author.post(f"{PAGE}/propose", WORDS_OF_PROPOSAL))

    assert "2020-0000123-2</span>: müraciətiniz bizdədir" in page
    assert "Your application <span" in page
    assert "Ваше заявление <span" in page
    assert "işarə, " in page
    assert "Təsdiqə göndər" in page
    assert Wording.objects.count() == 0


def test_a_fault_is_told_at_its_field_and_the_words_stay(author):
    wrong = {"mail": "{sentense} {number}", "sms": "{number} {sentence} {link} {title}"}

    answer = author.post(f"{PAGE}/propose", {**WORDS_OF_PROPOSAL, **wrong, "send": "yes"})

    page = text_of(answer)
    assert answer.status_code == 422
    assert "Məktub: {sentense} sahəsi yoxdur." in page
    assert "SMS-də {title} sahəsi ola bilməz" in page
    assert "{sentense} {number}</textarea>" in page
    assert Wording.objects.count() == 0


def test_a_second_supervisor_approves_and_the_next_letter_is_written_so(author, second):
    address = propose(author)
    assert "Bu təklifi siz vermisiniz" in text_of(author.get(address))
    assert "Təklifə bax" in text_of(second.get("/desk/wordings"))

    approved = text_of(second.post(address, {"answer": "approve"}, follow=True))

    number = make_application().registration_number
    assert "Mətn təsdiq edildi." in approved
    assert Notice.objects.get().subject == f"{number}: müraciətiniz bizdədir"
    assert "1 saylı redaksiya" in text_of(second.get(PAGE))


def test_the_author_cannot_approve(author):
    address = propose(author)

    page = text_of(author.post(address, {"answer": "approve"}, follow=True))

    assert "Öz təklifinizi özünüz təsdiq və ya rədd edə bilməzsiniz" in page
    assert Wording.objects.get().state == "waiting"


def test_declining_asks_for_a_reason_and_shows_it_to_the_author(author, second):
    address = propose(author)

    without = second.post(address, {"answer": "decline", "why": " "})
    assert (without.status_code, Wording.objects.get().state) == (422, "waiting")
    second.post(address, {"answer": "decline", "why": "Çox uzundur."})

    page = text_of(author.get(address))
    assert "Rədd edilib" in page
    assert "Çox uzundur." in page


def test_the_author_takes_a_proposal_back_and_makes_another(author):
    author.post(propose(author), {"answer": "withdraw"})

    propose(author, subject="{number} qəbul edildi")

    assert sorted(Wording.objects.values_list("state", flat=True)) == ["waiting", "withdrawn"]


def test_while_one_waits_another_is_refused_with_a_sentence(author, second):
    propose(author)

    answer = second.post(f"{PAGE}/propose", {**WORDS_OF_PROPOSAL, "subject": "{number}", "send": "yes"})

    assert answer.status_code == 422
    assert "artıq təsdiq gözləyən təklif var" in text_of(answer)
    assert "Yeni mətn təklif et</a>" not in text_of(second.get(PAGE))


def test_the_history_tells_the_difference_and_an_old_version_can_be_proposed_again(author, second):
    second.post(propose(author), {"answer": "approve"})
    second.post(propose(author, subject="{number}: qəbul edildi"), {"answer": "approve"})

    page = text_of(author.get(PAGE))
    assert page.index("2 saylı redaksiya") < page.index("1 saylı redaksiya")
    assert "<del>" in page
    assert "<ins>" in page
    again = text_of(author.get(f"{PAGE}/propose?from=1"))
    assert 'value="{number}: müraciətiniz bizdədir"' in again
    original = text_of(author.get(f"{PAGE}/propose?from=0"))
    assert 'value="{number} nömrəli müraciətiniz qəbul edildi"' in original


@pytest.mark.parametrize("kind", list(KINDS))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_has_its_page_and_its_form(author, kind, language):
    assert author.get(f"/desk/wordings/{kind}/{language}").status_code == 200
    assert author.get(f"/desk/wordings/{kind}/{language}/propose").status_code == 200


def test_what_there_is_not_has_no_page(author):
    addresses = ("/desk/wordings/none/az", "/desk/wordings/application_received/tr", f"/desk/wordings/proposals/{uuid.uuid4()}")

    assert [author.get(address).status_code for address in addresses] == [404, 404, 404]


@pytest.mark.parametrize("proposals", [1, 3])
def test_the_list_asks_a_fixed_number_of_questions(author, second, proposals, django_assert_max_num_queries):
    for language in LANGUAGES[:proposals]:
        author.post(f"/desk/wordings/application_received/{language}/propose", {**WORDS_OF_PROPOSAL, "send": "yes"})

    with django_assert_max_num_queries(8):
        second.get("/desk/wordings")


@pytest.mark.parametrize("told", [CONTRACTS, DISABILITY, EMPLOYMENT], ids=["contracts", "disability", "employment"])
def test_every_letter_of_a_subsystem_has_a_name(told):
    assert set(told) - {"subject"} - set(WORDS) == set()
