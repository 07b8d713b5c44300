"""Everything wrong that people and machines send: a clear message in the language of the page, and nothing changed."""

import re
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from dayaq.casework.applications.documents import LARGEST
from dayaq.casework.applications.models import Application, Attachment, Draft
from dayaq.casework.identification.models import IdentificationAttempt
from tests.channels.portal.conftest import LANGUAGES, PDF, PNG, SERVICE, Citizen, says

Speaking = Callable[[str], Citizen]
in_each_language = pytest.mark.parametrize("language", LANGUAGES)

NAUGHTY = {
    "nul": "a\x00b",
    "control": "a\x07\x1b[31m",
    "c1": "a\x85b\x9f",
    "right to left": "\u202eabc",
    "isolate": "\u2066abc\u2069",
    "zero width": "a\u200b\u200db",
    "byte order": "\ufeffabc",
    "stacked": "Z\u0351\u036b\u0343\u036a\u0302\u036b",
    "private": "\ue000\U000f0000",
    "noncharacter": "\ufffe\uffff",
    "replacement": "\ufffd",
    "unassigned": "\u0378",
    "emoji": "👨‍👩‍👧‍👦🏳️‍🌈",
    "astral": "𝕳𝖊𝖑𝖑𝖔 𐍈 𓀀",
    "han": "社會科學院語學研究所",
    "arabic": "سلام دنیا",
    "cyrillic": "АВЕКМНОРСТХ",
    "fullwidth": "ＡＡ１２３４５６７",
    "digits": "٣٤٥٦٧٨٩",
    "azerbaijani": "İıƏəĞğŞşÇçÖöÜü",
    "markup": "<script>alert(1)</script>",
    "template": "{{ 7*7 }}{% csrf_token %}%(x)s{0}",
    "sql": "'; DROP TABLE person; --",
    "path": "../../../../etc/passwd",
    "line ends": "a\r\nb\rc\u2028d",
    "long": "a" * 20_000,
    "spaces": "\u00a0\u3000\u2003 ",
}
naughty = pytest.mark.parametrize("text", NAUGHTY.values(), ids=NAUGHTY)


@in_each_language
@pytest.mark.parametrize(
    ("fin", "told"),
    [
        (
            "5ABCIDE",
            {
                "az": "FİN-də “I” hərfi olmur (yeri: 5). Ola bilsin, bu, 1 rəqəmidir.",
                "en": "A FİN never contains the letter “I” (position 5). Perhaps it is the digit 1.",
                "ru": "Буквы «I» в ФИН не бывает (позиция 5). Возможно, это цифра 1.",
            },
        ),
        (
            "5АBC2DE",
            {
                "az": "“А” başqa əlifbanın simvoludur (yeri: 2). Klaviaturanı latın əlifbasına keçirib A yazın.",
                "en": "“А” belongs to another alphabet (position 2). Switch the keyboard to Latin and type A.",
                "ru": "«А» — символ другого алфавита (позиция 2). Переключите клавиатуру на латиницу и введите A.",
            },
        ),
        (
            "",
            {
                "az": "FİN yazılmayıb.",
                "en": "The FİN is missing.",
                "ru": "ФИН не указан.",
            },
        ),
    ],
)
def test_a_wrong_fin_is_told_letter_by_letter(citizen_speaking: Speaking, language: str, fin: str, told: dict[str, str]) -> None:
    answer = citizen_speaking(language).identify(fin=fin)

    assert answer.status_code == 200
    assert says(answer, told[language])
    assert not IdentificationAttempt.objects.exists()


@in_each_language
def test_a_pair_of_nobody_has_one_answer(citizen_speaking: Speaking, language: str) -> None:
    citizen = citizen_speaking(language)
    pairs = (("AA7654321", "5ABC2DE"), ("AA1234567", "2222222"), ("AA7654321", "2222222"))

    pages = [citizen.identify(document=document, fin=fin).content.decode() for document, fin in pairs]

    assert len({re.sub('value="[^"]*"', "", page) for page in pages}) == 1


@in_each_language
def test_too_many_attempts_are_told_with_the_time_to_wait(citizen_speaking: Speaking, language: str) -> None:
    citizen = citizen_speaking(language)
    for _ in range(5):
        citizen.identify(document="AA7654321")

    answer = citizen.identify()

    told = {"az": "15 dəqiqə sonra", "en": "Try again in 15 min.", "ru": "через 15 мин."}
    assert says(answer, told[language])


@in_each_language
@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("boş.pdf", b"", {"az": "«boş.pdf» faylı boşdur", "en": "“boş.pdf” is empty", "ru": "«boş.pdf» пуст"}),
        (
            "çox.pdf",
            PDF + b" " * LARGEST,
            {"az": "«çox.pdf» faylı çox böyükdür", "en": "“çox.pdf” is too large", "ru": "«çox.pdf» слишком большой"},
        ),
        (
            "şəkil.pdf",
            PNG,
            {
                "az": "«şəkil.pdf» faylının adı məzmununa uyğun gəlmir",
                "en": "“şəkil.pdf” does not fit",
                "ru": "«şəkil.pdf» не соответствует",
            },
        ),
        (
            "x.exe",
            b"MZ\x90\x00" + bytes(100),
            {
                "az": "«x.exe» faylını qəbul edə bilmirik",
                "en": "cannot accept the file “x.exe”",
                "ru": "не можем принять файл «x.exe»",
            },
        ),
    ],
)
def test_a_file_that_cannot_be_taken_is_named_and_the_others_stay(
    citizen_speaking: Speaking, language: str, name: str, content: bytes, told: dict[str, str]
) -> None:
    citizen = citizen_speaking(language)
    citizen.begin()

    answer = citizen.attach(SimpleUploadedFile("yaxşı.pdf", PDF), SimpleUploadedFile(name, content), add="yes")

    assert answer.status_code == 200
    assert says(answer, told[language])
    assert [document.name for document in Attachment.objects.all()] == ["yaxşı.pdf"]


@in_each_language
def test_the_eleventh_document_is_refused(citizen_speaking: Speaking, language: str) -> None:
    citizen = citizen_speaking(language)
    citizen.begin()

    answer = citizen.attach(*(SimpleUploadedFile(f"{n}.pdf", PDF + bytes([n])) for n in range(11)), add="yes")

    told = {"az": "ən çoxu 10 sənəd əlavə etmək olar", "en": "at most 10 documents", "ru": "не более 10 документов"}
    assert says(answer, told[language])
    assert Attachment.objects.count() == 10


@in_each_language
@pytest.mark.parametrize(
    ("answers", "told"),
    [
        (
            {"email": ""},
            {
                "az": "e-poçt ünvanı və ya mobil telefon nömrəsi göstərin",
                "en": "Give an e-mail address or a mobile number",
                "ru": "Укажите адрес электронной почты или номер",
            },
        ),
        (
            {"email": "aygun@"},
            {"az": "E-poçt ünvanı düzgün deyil", "en": "This is not an e-mail address", "ru": "Это не адрес электронной почты"},
        ),
        (
            {"phone": "012 345"},
            {"az": "Telefon nömrəsi düzgün deyil", "en": "This is not a telephone number", "ru": "Это не номер телефона"},
        ),
        (
            {"phone": "012 493 00 00"},
            {"az": "Bu nömrə SMS qəbul etmir", "en": "This number takes no SMS", "ru": "На этот номер нельзя отправить SMS"},
        ),
    ],
)
def test_a_wrong_contact_is_told_once_and_nothing_is_written(
    citizen_speaking: Speaking, language: str, answers: dict[str, str], told: dict[str, str]
) -> None:
    citizen = citizen_speaking(language)
    citizen.begin()

    answer = citizen.write(**answers)

    assert answer.status_code == 200
    assert says(answer, told[language])
    assert answer.content.decode().count('class="msg"') == 1
    assert Draft.objects.get().email == ""


@in_each_language
def test_an_enquiry_needs_its_question(citizen_speaking: Speaking, language: str) -> None:
    citizen = citizen_speaking(language)
    citizen.begin("general.enquiry")

    answer = citizen.write(text=" ")

    assert says(answer, {"az": "Sualınızı yazın.", "en": "Write your question.", "ru": "Напишите свой вопрос."}[language])


@in_each_language
def test_a_mistyped_number_is_told_before_anything_is_looked_up(citizen_speaking: Speaking, language: str) -> None:
    citizen = citizen_speaking(language)
    answer = citizen.post("/status", number="2020-0000123-4", fin="5ABC2DE")

    told = {
        "az": "Qeydiyyat nömrəsi səhv yazılıb",
        "en": "The registration number is mistyped",
        "ru": "В регистрационном номере опечатка",
    }
    assert says(answer, told[language])
    assert not IdentificationAttempt.objects.exists()


@naughty
def test_naughty_text_in_every_field_of_identification_and_status_identifies_nobody(citizen: Citizen, text: str) -> None:
    for field in ("document", "fin", "service", "next"):
        answers = {"document": "AA1234567", "fin": "2222222", field: text}
        assert citizen.post("/apply/identify", **answers).status_code == 200
    for field in ("number", "fin"):
        answers = {"number": "2020-0000123-2", "fin": "2222222", field: text}
        assert citizen.post("/status", **answers).status_code == 200
    assert citizen.post(f"/decisions/{'1' * 8}-1111-1111-1111-{'1' * 12}", fin=text).status_code == 200
    assert "dayaq_session" not in citizen.client.cookies


@naughty
def test_naughty_text_in_every_field_of_the_contact_is_refused_or_kept_and_shown_as_it_is(citizen: Citizen, text: str) -> None:
    citizen.begin()
    for field in ("text", "address", "email", "phone"):
        answer = citizen.write(**{field: text})
        assert answer.status_code in {200, 302}, field
        if answer.status_code == 200:
            assert 'class="summary"' in answer.content.decode()
    shown = citizen.get(citizen.address("check"))
    assert "<script>alert" not in shown.content.decode()
    assert citizen.send().status_code == 302
    assert Application.objects.count() <= 1


@naughty
def test_naughty_text_in_a_file_name_is_made_safe(citizen: Citizen, text: str) -> None:
    citizen.begin()

    answer = citizen.attach(SimpleUploadedFile(f"{' '.join(text[:200].splitlines())}.pdf", PDF), add="yes")

    assert answer.status_code == 302
    assert "<script>alert" not in citizen.get(citizen.address("documents")).content.decode()


@naughty
def test_naughty_text_in_an_address_is_searched_or_not_found(citizen: Citizen, text: str) -> None:
    assert citizen.client.get("/services", {"q": text}).status_code == 200
    assert citizen.client.get("/apply/identify", {"service": text, "next": text}).status_code == 200
    citizen.identify()
    assert citizen.client.get("/apply/service", {"q": text}).status_code == 200
    assert citizen.client.get("/apply/service", {"service": text}).status_code == 200
    assert citizen.client.post("/apply/service", {"service": text}).status_code == 200
    assert citizen.client.post("/apply/anew", {"service": text}).status_code == 302
    assert not Draft.objects.exists()


@in_each_language
def test_a_form_whose_proof_of_origin_is_gone_lands_clearly_and_can_be_sent_again(
    citizen_speaking: Speaking, language: str
) -> None:
    citizen = citizen_speaking(language)
    citizen.begin()
    citizen.client.handler.enforce_csrf_checks = True
    citizen.client.cookies.pop("dayaq_csrf", None)

    answer = citizen.client.post(
        citizen.address("contact"),
        {"text": "Uzun məktub", "email": "aygun@example.com"},
        headers={"Origin": "http://localhost"},
    )

    assert answer.status_code == 403
    assert says(answer, {"az": "Yazdıqlarınız itməyib", "en": "is not lost", "ru": "не потеряны"}[language])
    assert says(answer, 'value="Uzun məktub"')


@pytest.mark.parametrize(
    "address", ["/services/no.such", f"/services/{SERVICE}.x", "/centres/baku-99", "/apply/x/documents", "/decisions/x"]
)
def test_an_unknown_address_is_not_found(db: None, address: str) -> None:
    assert Citizen().get(address).status_code == 404


def test_a_document_that_is_gone_is_removed_once_more_without_harm(citizen: Citizen) -> None:
    citizen.begin()
    citizen.attach(SimpleUploadedFile("a.pdf", PDF), add="yes")
    address = citizen.address(f"documents/{Attachment.objects.get().pk}/remove")

    assert citizen.post(address).url == citizen.address("documents")
    assert citizen.post(address).url == citizen.address("documents")
    assert not Attachment.objects.exists()
