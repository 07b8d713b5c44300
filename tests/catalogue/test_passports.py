"""The product's own passports: every titled service is there, in three languages, with what the sources say and no more."""

import re

import pytest

from dayaq.casework.language import LANGUAGES
from dayaq.catalogue.catalogue import ENQUIRY, all_services, groups, service, services_in, vocabulary

OFFICIAL_LIST = {
    "1": "certificates.ministry_certificate",
    "2.1": "contracts.contract_notification",
    "2.2": "labour.safety_compliance_certificate",
    "2.3": "labour.labour_law_guidance",
    "2.4": "labour.safety_service_reorganisation",
    "2.5": "labour.labour_law_courses",
    "3.1": "disability.disability_determination",
    "3.2": "disability.special_vehicle",
    "3.2.1": "disability.special_vehicle_medical_report",
    "3.2.2": "disability.special_vehicle_queue",
    "3.3": "disability.work_related_death",
    "3.4": "disability.rehabilitation_devices",
    "3.5": "disability.rehabilitation_referral",
    "4.1": "employment.jobseeker_registration",
    "4.4": "employment.public_works_referral",
    "4.7": "employment.training_stipend",
    "4.10": "employment.self_employment_support",
    "5.1.1": "pensions.old_age_pension",
    "5.1.2": "pensions.disability_pension",
    "5.1.3": "pensions.survivor_pension",
    "5.2.2": "allowances.social_allowance",
    "6.0": "assistance.targeted_assistance",
    "7.6.2": "stipends.military_disability_stipend",
    "8.1.0": "insurance.compulsory_personal_insurance",
    "9.7": "social_services.sanatorium_voucher",
    "9.8": "social_services.institution_for_child_with_disability",
    "9.12": "social_services.rehabilitation_of_visually_impaired_minors",
}

ENTRIES = all_services()
PASSPORTS = [entry.passport for entry in ENTRIES]
by_code = pytest.mark.parametrize("passport", PASSPORTS, ids=lambda passport: passport.code)


def texts_of(passport):
    lists = (
        passport.performing_units,
        passport.legal_basis,
        passport.request_forms,
        passport.channels,
        passport.response_forms,
        passport.refusal_grounds,
        passport.users,
        passport.ministry_units,
        passport.places,
        passport.documents,
        passport.information_systems,
        passport.meis_subsystems,
        passport.routes,
    )
    named = [thing.text for things in lists for thing in things]
    single = [word.text for word in (passport.fee, passport.electronic_degree, passport.automation_degree) if word]
    return [passport.name, passport.content, passport.group.title, *passport.steps, *named, *single]


def test_every_titled_service_of_the_official_list_is_there_in_its_order():
    listed = [(passport.number, passport.code) for passport in PASSPORTS if passport.number]

    assert listed == list(OFFICIAL_LIST.items())


def test_the_services_without_a_published_title_are_left_out():
    numbers = {passport.number for passport in PASSPORTS}

    assert numbers.isdisjoint({"3.8", "4.2"})


def test_beside_the_official_list_stand_only_what_awards_the_other_stipends_and_the_general_enquiry():
    assert [passport.code for passport in PASSPORTS if passport.number is None] == ["stipends.presidential_stipend", ENQUIRY]


def test_the_groups_are_the_ten_official_ones_and_the_general_one():
    assert [group.number for group in groups()] == [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, None]
    assert [group.title.words.az for group in groups()][:4] == [
        "Arayışların verilməsi",
        "Əmək münasibətləri",
        "Əlillik",
        "Məşğulluq",
    ]


def test_every_service_stands_in_the_group_of_its_number():
    for passport in PASSPORTS:
        if passport.number:
            assert passport.number.split(".")[0] == str(passport.group.number)


def test_only_the_functional_support_services_have_no_title_in_the_sources():
    assert [group.code for group in groups() if not services_in(group.code)] == ["functional_support"]


def test_every_one_of_the_seven_subsystems_and_the_allowances_serves_something():
    served = {word.code for passport in PASSPORTS for word in passport.meis_subsystems}

    assert served == set(vocabulary().meis_subsystems)
    assert len(served) == 8


def test_codes_are_unique_and_stable_words():
    codes = [passport.code for passport in PASSPORTS]

    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"[a-z_]+\.[a-z_]+", code) for code in codes)


@by_code
def test_every_text_is_written_in_three_languages(passport):
    for text in texts_of(passport):
        for language in LANGUAGES:
            line = text.in_language(language)
            assert line == line.strip()
            assert line
            assert "  " not in line


@by_code
def test_the_three_languages_are_really_three(passport):
    assert len(set(passport.name.words)) == 3
    assert len(set(passport.content.words)) == 3


@by_code
def test_azerbaijani_is_written_with_its_own_letters(passport):
    for text in texts_of(passport):
        assert not re.search(r"[а-яёА-ЯЁ\u01dd\u0307wW]", text.words.az)


@by_code
def test_content_is_one_to_three_sentences(passport):
    for language in LANGUAGES:
        sentences = re.findall(r"[.!?](?:\s|$)", passport.content.in_language(language))
        assert 1 <= len(sentences) <= 3


@by_code
def test_a_title_has_no_full_stop_and_begins_with_a_capital(passport):
    for language in LANGUAGES:
        title = passport.name.in_language(language)
        assert not title.endswith(".")
        assert title[0].isupper()


@by_code
def test_english_and_russian_titles_are_marked_as_our_own_translation(passport):
    assert passport.name.is_own_translation("en")
    assert passport.name.is_own_translation("ru")


@by_code
def test_every_passport_says_where_it_comes_from_and_how_sure_it_is(passport):
    assert passport.sources
    assert passport.confidence in {"confirmed", "one_source", "derived", "unverified"}


def test_official_azerbaijani_names_are_marked_as_quoted():
    quoted = {passport.number for passport in PASSPORTS if not passport.name.is_own_translation("az")}

    assert quoted == {"2.2", "4.1", "4.4", "4.7", "4.10", "6.0", "7.6.2", "8.1.0", "9.7", "9.8", "9.12"}


def test_papers_are_asked_only_where_a_source_names_them():
    with_papers = {passport.number for passport in PASSPORTS if passport.documents}

    assert with_papers == {"4.1", "5.1.1", "5.1.2", "5.1.3", "5.2.2", "6.0"}


def test_a_published_passport_is_carried_over_field_by_field():
    passport = service("employment.training_stipend").passport

    assert passport.official_id == "02-04-07-00"
    assert [act.number for act in passport.legal_basis] == [None, "251"]
    assert [word.code for word in passport.request_forms] == ["in_person"]
    assert [word.code for word in passport.refusal_grounds] == ["documents_incomplete", "no_legal_basis"]
    assert [word.code for word in passport.users] == ["citizen", "foreigner_permanent", "stateless_permanent"]
    assert (passport.total.unit, passport.total.value) == ("days", 10)
    assert (passport.front.unit, passport.front.value) == ("minutes", 20)
    assert (passport.back.unit, passport.back.value) == ("days", 10)
    assert passport.operator_standard_minutes == 20
    assert passport.fee is not None
    assert passport.fee.code == "free"
    assert passport.electronic_degree is None


def test_targeted_assistance_has_the_grounds_of_its_own_rules():
    grounds = service("assistance.targeted_assistance").service.refusal_grounds

    assert tuple(ground.code for ground in grounds) == (
        "documents_incomplete",
        "no_legal_basis",
        "data_mismatch",
        "income_at_or_above_need",
        "large_purchase",
        "vehicle",
        "refused_jobs",
        "utility_spend",
        "second_property",
        "conditions_not_met",
    )


def test_every_ground_an_officer_may_choose_has_its_words():
    for entry in ENTRIES:
        assert entry.service.refusal_grounds
        for ground in entry.service.refusal_grounds:
            assert ground.words == vocabulary().refusal_grounds[ground.code].text.words


def test_the_two_usual_grounds_are_worded_as_in_the_published_passports():
    grounds = vocabulary().refusal_grounds

    assert grounds["documents_incomplete"].text.words.az == "Sənədlərin natamamlığı"
    assert grounds["no_legal_basis"].text.words.az == "Hüquqi əsası yoxdur"


@pytest.mark.parametrize(
    ("code", "days"),
    [
        ("contracts.contract_notification", 1),
        ("employment.public_works_referral", 1),
        ("employment.training_stipend", 10),
        ("assistance.targeted_assistance", 15),
        ("social_services.sanatorium_voucher", 15),
        ("insurance.compulsory_personal_insurance", 15),
        (ENQUIRY, 15),
    ],
)
def test_working_days_follow_the_passport_or_are_fifteen(code, days):
    assert service(code).service.working_days == days


def test_the_published_passport_that_does_not_add_up_is_told_not_refused():
    doubtful = {passport.number: passport.doubts for passport in PASSPORTS if passport.doubts}

    assert doubtful == {"4.4": ("total 15 minutes, but front and back office together 20",)}
