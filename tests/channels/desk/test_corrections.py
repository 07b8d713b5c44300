"""At the desk a person's objection is written down and answered, and doubles are merged and parted again."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from dayaq.casework.corrections.models import Contest, Correction, Merge
from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.people.models import Person
from tests.channels.desk.test_people import text_of
from tests.making import PDF, make_person


def write(desk, person: Person, **told: str):
    answers = {"fact": "surname", "claimed": "Vəliyeva", "email": "a@citizen.example", **told}
    files = {} if told.get("evidence") == "" else {"evidence": SimpleUploadedFile("şəhadətnamə.pdf", PDF)}
    answers.pop("evidence", None)
    return desk.post(f"/desk/people/{person.pk}/contest", {**answers, **files}, follow=True)


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
    "told", [{"evidence": ""}, {"claimed": ""}, {"claimed": "Əliyeva"}, {"fact": "fin"}, {"fact": "birth_date"}]
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
