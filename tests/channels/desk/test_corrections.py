"""At the desk a person's objection is written down and answered, and doubles are merged and parted again."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from dayaq.casework.corrections.models import Contest, Correction, Merge
from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.people.models import Person
from tests.channels.desk.test_people import text_of
from tests.making import PDF, make_person, make_unit


def write(desk, person: Person, **told: str):
    answers = {"claimed": "Vəliyeva", "email": "a@citizen.example", **told}
    fact = answers.pop("fact", "surname")
    files = {} if told.get("evidence") == "" else {"evidence": SimpleUploadedFile("şəhadətnamə.pdf", PDF)}
    answers.pop("evidence", None)
    return desk.post(f"/desk/people/{person.pk}/contest/{fact}", {**answers, **files}, follow=True)


def test_an_objection_is_written_down_and_corrected(desk):
    person = make_person()

    page = text_of(write(desk, person))
    assert all(shown in page for shown in ("Soyadı", "Əliyeva", "Vəliyeva", "şəhadətnamə.pdf", "Cavab gözləyir"))
    written = Contest.objects.get()
    answered = text_of(desk.post(f"/desk/contests/{written.pk}", {"why": "Sənədə əsasən", "correct": "yes"}, follow=True))

    assert "Düzəldilib" in answered
    assert Correction.objects.get().new == Person.objects.get(pk=person.pk).surname == "Vəliyeva"
    assert "Düzəldilib" in text_of(desk.get(f"/desk/people/{person.pk}"))


def test_an_objection_is_declined_only_with_a_reason(desk):
    person = make_person()
    write(desk, person)
    written = Contest.objects.get()

    assert desk.post(f"/desk/contests/{written.pk}", {"why": "", "decline": "yes"}).status_code == 422
    desk.post(f"/desk/contests/{written.pk}", {"why": "Sənəd başqasınındır", "decline": "yes"})
    again = desk.post(f"/desk/contests/{written.pk}", {"why": "s", "correct": "yes"}, follow=True)

    assert "artıq cavab verilib" in text_of(again)
    assert Person.objects.get(pk=person.pk).surname == "Əliyeva"


@pytest.mark.parametrize(
    "told", [{"evidence": ""}, {"claimed": ""}, {"claimed": "Əliyeva"}, {"fact": "birth_date"}, {"fact": "sex"}]
)
def test_a_wrong_objection_is_told_and_not_kept(desk, told):
    assert write(desk, make_person(), **told).status_code == 422
    assert Contest.objects.count() == 0


def test_the_evidence_is_saved_never_opened_and_journalled(desk):
    person = make_person()
    write(desk, person)

    answer = desk.get(f"/desk/contests/{Contest.objects.get().pk}/evidence")

    assert answer.content == PDF
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert JournalEntry.objects.filter(verb="consulted", subject_kind="contest", persons=[person.pk]).exists()


def test_every_fact_is_asked_in_its_own_way(desk):
    person = make_person()

    chosen = text_of(desk.get(f"/desk/people/{person.pk}/contest"))
    assert all(shown in chosen for shown in ("Soyadı", "Əliyeva", "Cinsi", "qadın", "8 mart 1960"))
    assert 'value="ganja"' in text_of(desk.get(f"/desk/people/{person.pk}/contest/district"))
    assert desk.get(f"/desk/people/{person.pk}/contest/fin").status_code == 404
    assert write(desk, person, fact="birth_date", claimed="07.03.1960").status_code == 200
    assert Contest.objects.get().claimed == "1960-03-07"


def test_the_objections_that_wait_are_listed_a_page_at_a_time(desk):
    assert "Cavab gözləyən etiraz yoxdur" in text_of(desk.get("/desk/contests"))
    for _ in range(21):
        write(desk, make_person())

    first, second = text_of(desk.get("/desk/contests")), text_of(desk.get("/desk/contests?page=2"))

    assert "21 etiraz cavab gözləyir" in first
    assert [page.count('href="/desk/contests/') for page in (first, second)] == [20, 1]


def test_an_objection_of_another_unit_is_read_and_not_answered(desk):
    person = make_person()
    write(desk, person)
    Contest.objects.update(unit=make_unit())
    written = Contest.objects.get()

    assert "yalnız məlumatın sahibi olan şöbə" in text_of(desk.get(f"/desk/contests/{written.pk}"))
    refused = desk.post(f"/desk/contests/{written.pk}", {"why": "s", "correct": "yes"}, follow=True)

    assert "yalnız məlumatın sahibi olan şöbə" in text_of(refused)
    assert "Cavab gözləyən etiraz yoxdur" in text_of(desk.get("/desk/contests"))
    assert Contest.objects.get().state == "open"


def test_the_evidence_is_looked_at_as_pictures(desk):
    person = make_person()
    write(desk, person)
    at = f"/desk/contests/{Contest.objects.get().pk}/evidence"

    assert "şəhadətnamə.pdf" in text_of(desk.get(f"{at}/preview"))
    assert desk.get(f"{at}/pages/7").status_code == 404


def test_a_double_is_merged_and_parted_again(desk):
    kept, double = make_person(), make_person(fin="5ABC2DE")
    kept_without = make_person(fin=None, surname="Quliyeva")
    merge = {"double": "5abc2de", "why": "Eyni şəxs", "sure": "on"}

    refused = desk.post(f"/desk/people/{kept.pk}/merge", merge)
    assert refused.status_code == 422
    assert "FİN-ləri fərqlidir" in text_of(refused)

    desk.post(f"/desk/people/{kept_without.pk}/merge", merge)
    assert Person.objects.get(pk=double.pk).merged_into_id == kept_without.pk
    desk.post(f"/desk/people/{kept_without.pk}/merges/{Merge.objects.get().pk}/undo")

    assert Person.objects.get(pk=double.pk).merged_into_id is None
    assert "geri qaytarılıb" in text_of(desk.get(f"/desk/people/{double.pk}"))


@pytest.mark.parametrize("answers", [{"double": "7ZZZZZZ", "why": "s", "sure": "on"}, {"double": "", "why": "", "sure": "on"}])
def test_a_merge_with_nobody_is_told(desk, answers):
    assert desk.post(f"/desk/people/{make_person().pk}/merge", answers).status_code == 422
