"""A mistake in a file of the catalogue is told with the file's name and the field's."""

import shutil
from pathlib import Path

import pytest
import yaml

import dayaq.catalogue
from dayaq.catalogue.catalogue import vocabulary
from dayaq.catalogue.fields import BrokenPassport
from dayaq.catalogue.reading import read_passports
from dayaq.catalogue.vocabulary import read_vocabulary

OURS = Path(dayaq.catalogue.__file__).parent


def passport_of(**changed):
    passport = {
        "code": "pensions.example_pension",
        "group": "pensions_allowances",
        "name": {"az": "Nümunə", "en": "Example", "ru": "Пример"},
        "content": {"az": "Nümunədir.", "en": "It is an example.", "ru": "Это пример."},
        "judged": {"az": "Əməkdaş baxır.", "en": "An officer judges.", "ru": "Решает сотрудник."},
        "confidence": "one_source",
        "sources": ["https://example.org/"],
    }
    passport.update(changed)
    return {name: value for name, value in passport.items() if value is not None}


def written(folder, content, stem="example_pension", group="pensions_allowances"):
    path = folder / "passports" / group / f"{stem}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content if isinstance(content, str) else yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    return folder / "passports"


def test_a_passport_with_only_the_necessary_fields_is_read(tmp_path):
    (passport,) = read_passports(written(tmp_path, passport_of()), vocabulary())

    assert passport.code == "pensions.example_pension"
    assert passport.kind == "service"
    assert passport.documents == passport.users == passport.refusal_grounds == ()
    assert passport.total.value is None
    assert passport.working_days == 15
    assert passport.doubts == ()


@pytest.mark.parametrize(
    ("total", "days"),
    [
        ({"unit": "minutes", "value": 30}, 1),
        ({"unit": "days", "value": 7}, 7),
        ({"unit": "days"}, 15),
        ({"unit": "minutes"}, 15),
        (None, 15),
    ],
)
def test_a_term_gives_its_working_days(tmp_path, total, days):
    (passport,) = read_passports(written(tmp_path, passport_of(total=total)), vocabulary())

    assert passport.working_days == days


@pytest.mark.parametrize(
    ("total", "front", "back", "doubted"),
    [
        (15, 10, 5, False),
        (15, 10, 10, True),
        (15, 5, 5, True),
        (15, 10, None, False),
        (15, 20, None, True),
    ],
)
def test_front_and_back_office_that_do_not_make_the_total_are_a_doubt(tmp_path, total, front, back, doubted):
    terms = {
        name: {"unit": "minutes", "value": value} for name, value in (("total", total), ("front", front), ("back", back)) if value
    }

    (passport,) = read_passports(written(tmp_path, passport_of(**terms)), vocabulary())

    assert bool(passport.doubts) is doubted


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"code": None}, "code"),
        ({"code": "pensions.other_pension"}, "code"),
        ({"code": "Pensions.example_pension"}, "code"),
        ({"group": "employment"}, "group"),
        ({"group": "no_such_group"}, "group"),
        ({"number": 5.1}, "number"),
        ({"number": "five"}, "number"),
        ({"official_id": "1-2-3-4"}, "official_id"),
        ({"kind": "question"}, "kind"),
        ({"name": None}, "name"),
        ({"name": {"az": "Nümunə", "en": "Example"}}, "name.ru"),
        ({"name": {"az": " ", "en": "Example", "ru": "Пример"}}, "name.az"),
        ({"name": {"az": "N\u0430münə", "en": "Example", "ru": "Пример"}}, "name.az"),
        ({"name": {"az": "Nümunə", "en": "Ex\u0430mple", "ru": "Пример"}}, "name.en"),
        ({"name": {"az": "Nümunə", "en": "Example", "ru": "Приmер"}}, "name.ru"),
        ({"name": {"az": "Nümunə", "en": "Example", "ru": "Example"}}, "name.ru"),
        ({"name": {"az": "Nu\u0308mune", "en": "Example", "ru": "Пример"}}, "name.az"),
        ({"name": {"az": "Nümunə", "en": "Example", "ru": "Пример", "tr": "Örnek"}}, "name.tr"),
        ({"name": {"az": "Nümunə", "en": "Example", "ru": "Пример", "quoted": ["tr"]}}, "name.quoted"),
        ({"content": "Nümunədir."}, "content"),
        ({"users": ["citizen", "martian"]}, "users"),
        ({"users": ["citizen", "citizen"]}, "users"),
        ({"users": "citizen"}, "users"),
        ({"users": [1]}, "users"),
        ({"legal_basis": ["law_of_gravity"]}, "legal_basis"),
        ({"refusal_grounds": ["bad_mood"]}, "refusal_grounds"),
        ({"fee": "cheap"}, "fee"),
        ({"total": {"unit": "weeks", "value": 2}}, "total"),
        ({"total": {"unit": "days", "value": 0}}, "total.value"),
        ({"total": {"unit": "days", "value": True}}, "total.value"),
        ({"total": {"unit": "days", "length": 2}}, "total.length"),
        ({"operator_standard_minutes": "20"}, "operator_standard_minutes"),
        ({"documents": [{"az": "Sənəd", "en": "Paper", "ru": "Документ"}]}, "documents[1].code"),
        ({"documents": [{"code": "x", "always": "yes", "az": "S", "en": "P", "ru": "Д"}]}, "documents[1].always"),
        ({"documents": [{"code": "x", "az": "S", "en": "P", "ru": "Д"}] * 2}, "documents"),
        ({"steps": [{"az": "Addım", "en": "Step"}]}, "steps[1].ru"),
        ({"confidence": "certain"}, "confidence"),
        ({"sources": []}, "sources"),
        ({"ministry_unit": ["dsmf"]}, "ministry_unit"),
    ],
)
def test_a_mistake_is_told_with_the_file_and_the_field(tmp_path, changed, field):
    folder = written(tmp_path, passport_of(**changed))

    with pytest.raises(BrokenPassport) as told:
        read_passports(folder, vocabulary())

    assert told.value.file == "passports/pensions_allowances/example_pension.yaml"
    assert told.value.field == field
    assert str(told.value).startswith(f"{told.value.file}: {field}: ")


@pytest.mark.parametrize(
    "content",
    ["", "- a list", "code: [", "code: a.b\ncode: a.c\n", "!!python/object/apply:os.getcwd []", "code: &a [*a]"],
)
def test_a_file_that_is_no_passport_at_all_is_told_by_name(tmp_path, content):
    folder = written(tmp_path, content)

    with pytest.raises(BrokenPassport, match=r"example_pension\.yaml"):
        read_passports(folder, vocabulary())


@pytest.mark.parametrize(
    ("shared", "field"),
    [({"number": "5.9"}, "number"), ({"official_id": "01-05-09-00"}, "official_id")],
)
def test_two_passports_cannot_share_a_number_or_an_id(tmp_path, shared, field):
    written(tmp_path, passport_of(**shared))
    folder = written(tmp_path, passport_of(code="pensions.second_pension", **shared), stem="second_pension")

    with pytest.raises(BrokenPassport) as told:
        read_passports(folder, vocabulary())

    assert told.value.field == field


def test_two_passports_cannot_share_a_code(tmp_path):
    written(tmp_path, passport_of())
    folder = written(tmp_path, passport_of(group="employment"), group="employment")

    with pytest.raises(BrokenPassport) as told:
        read_passports(folder, vocabulary())

    assert told.value.field == "code"


def test_numbers_are_ordered_as_numbers(tmp_path):
    for number, stem in (("5.10", "tenth"), ("5.2", "second"), ("5.2.1", "second_first")):
        folder = written(tmp_path, passport_of(code=f"pensions.{stem}", number=number), stem=stem)

    passports = read_passports(folder, vocabulary())

    assert [passport.number for passport in passports] == ["5.2", "5.2.1", "5.10"]


@pytest.mark.parametrize(
    ("file", "old", "new", "field"),
    [
        ("acts.yaml", "kind: code", "kind: song", "acts.labour_code.kind"),
        ("groups.yaml", "number: 1\n", "number: one\n", "groups.certificates.number"),
        ("words.yaml", "fees:", "fee:", "fees"),
        ("refusal_grounds.yaml", '    en: "There is no legal basis"\n', "", "refusal_grounds.no_legal_basis.en"),
    ],
)
def test_a_mistake_in_a_closed_list_is_told_too(tmp_path, file, old, new, field):
    shutil.copytree(OURS / "vocabulary", tmp_path / "vocabulary")
    path = tmp_path / "vocabulary" / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")

    with pytest.raises(BrokenPassport) as told:
        read_vocabulary(tmp_path / "vocabulary")

    assert (told.value.file, told.value.field) == (f"vocabulary/{file}", field)


def test_every_word_of_every_closed_list_is_in_three_languages():
    lists = vars(vocabulary())
    for words in lists.values():
        for code, word in words.items():
            text = word.title if hasattr(word, "title") else word.text
            assert code == word.code
            assert all(text.words)
