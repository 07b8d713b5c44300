"""The catalogue's questions: a service by code, by group, by the words that people type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dayaq.casework.awards.outcome import award_decided
from dayaq.casework.language import Words
from dayaq.casework.service import RefusalGround, Service
from dayaq.catalogue.catalogue import ENQUIRY, UnknownService, all_services, search, service, services_in


def codes(entries):
    return [entry.service.code for entry in entries]


def test_a_service_is_found_by_its_code():
    entry = service("pensions.disability_pension")

    assert entry.passport.name.in_language("az") == "Əlilliyə görə əmək pensiyasının təyin edilməsi"
    assert entry.service == Service(
        code="pensions.disability_pension",
        title=Words(
            az="Əlilliyə görə əmək pensiyasının təyin edilməsi",
            en="Disability labour pension",
            ru="Назначение трудовой пенсии по инвалидности",
        ),
        working_days=10,
        refusal_grounds=(
            RefusalGround(
                code="documents_incomplete",
                words=Words("Sənədlərin natamamlığı", "The documents are incomplete", "Неполный комплект документов"),
            ),
            RefusalGround(
                code="no_legal_basis",
                words=Words("Hüquqi əsası yoxdur", "There is no legal basis", "Нет правового основания"),
            ),
            RefusalGround(
                code="conditions_not_met",
                words=Words(
                    "Qanunun müəyyən etdiyi şərtlər yerinə yetirilmir",
                    "The conditions of the law are not met",
                    "Условия, установленные законом, не выполнены",
                ),
            ),
        ),
        kind="service",
        law="pensions/disability_pension",
        outcome=award_decided,
    )


def test_the_enquiry_is_of_its_own_kind():
    kinds = {entry.service.code: entry.service.kind for entry in all_services()}

    assert [code for code, kind in kinds.items() if kind == "enquiry"] == [ENQUIRY]


@pytest.mark.parametrize(
    "code", ["", "pensions", "pensions.Disability_Pension", "../../etc/passwd", "pensions.disability_pension\0"]
)
def test_an_unknown_code_is_refused_by_name(code):
    with pytest.raises(UnknownService) as refused:
        service(code)

    assert refused.value.code == code
    assert repr(code) in str(refused.value)


def test_a_group_gives_its_services_in_the_official_order():
    assert codes(services_in("pensions_allowances")) == [
        "pensions.old_age_pension",
        "pensions.disability_pension",
        "pensions.survivor_pension",
        "allowances.social_allowance",
    ]
    assert services_in("no_such_group") == ()


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("əlilliyə görə pensiya", "pensions.disability_pension"),
        ("ELILLIYE GORE PENSIYA", "pensions.disability_pension"),
        ("ƏLİLLİYƏ GÖRƏ PENSİYA", "pensions.disability_pension"),
        ("\u04d9lilliy\u04d9 g\u00f6r\u04d9 pensiya", "pensions.disability_pension"),
        ("elillik pensiyasi", "pensions.disability_pension"),
        ("ishsiz", "employment.jobseeker_registration"),
        ("ishsizlik", "employment.jobseeker_registration"),
        ("İŞSİZ", "employment.jobseeker_registration"),
        ("ARAYIŞ", "certificates.ministry_certificate"),
        ("arayish", "certificates.ministry_certificate"),
        ("\u0430r\u0430yis", "certificates.ministry_certificate"),
        ("ünvanlı yardım", "assistance.targeted_assistance"),
        ("unvanli yardim", "assistance.targeted_assistance"),
        ("sigorta", "insurance.compulsory_personal_insurance"),
        ("emek muqavilesi", "contracts.contract_notification"),
        ("muavinet", "allowances.social_allowance"),
        ("putyovka", "social_services.sanatorium_voucher"),
        ("avtomobil", "disability.special_vehicle_queue"),
        ("sorgu", ENQUIRY),
        ("şikayət", ENQUIRY),
        ("necə pensiya ala bilərəm?", "pensions.old_age_pension"),
        ("PENSİYANI", "pensions.old_age_pension"),
        ("пенсия по инвалидности", "pensions.disability_pension"),
        ("unemployed", "employment.jobseeker_registration"),
    ],
)
def test_what_azerbaijanis_type_finds_the_service_first(typed, first):
    assert codes(search(typed, "az"))[0] == first


@pytest.mark.parametrize(
    ("typed", "language", "first"),
    [
        ("справка", "ru", "certificates.ministry_certificate"),
        ("ПЕНСИИ ПО ВОЗРАСТУ", "ru", "pensions.old_age_pension"),
        ("пособия", "ru", "allowances.social_allowance"),
        ("pensiya", "ru", "pensions.old_age_pension"),
        ("survivor", "en", "pensions.survivor_pension"),
        ("COMPLAINT", "en", ENQUIRY),
    ],
)
def test_search_works_in_the_other_languages(typed, language, first):
    assert codes(search(typed, language))[0] == first


def test_the_three_pensions_come_together_in_the_official_order():
    assert codes(search("pensiya", "az"))[:3] == [
        "pensions.old_age_pension",
        "pensions.disability_pension",
        "pensions.survivor_pension",
    ]


def test_a_word_only_begun_finds_the_same_service():
    for begun in ("aray", "arayı", "arayış"):
        assert codes(search(begun, "az"))[0] == "certificates.ministry_certificate"


@pytest.mark.parametrize("typed", ["", "   ", "a", "?!", "qwxyzqw", "\0", "\u202e\u200b", "😀", "'; --"])
def test_nothing_that_fits_gives_nothing(typed):
    assert search(typed, "az") == ()


def test_a_very_long_text_is_answered_like_any_other():
    assert codes(search("pensiya " * 50_000, "az"))[0] == "pensions.old_age_pension"
    assert search("x" * 100_000, "az") == ()


@given(st.text(), st.sampled_from(["az", "en", "ru", "", "xx"]))
def test_whatever_is_typed_gets_an_answer_without_doubles(typed, language):
    found = codes(search(typed, language))

    assert len(set(found)) == len(found)


def test_every_service_is_found_by_its_own_title_in_every_language():
    for entry in all_services():
        for language, title in entry.service.title._asdict().items():
            assert codes(search(title, language))[0] == entry.service.code


def test_a_language_that_we_do_not_speak_is_answered_in_azerbaijani():
    assert search("pensiya", "tr") == search("pensiya", "az")
    assert service(ENQUIRY).passport.name.in_language("tr") == "Nazirliyə sorğu"
