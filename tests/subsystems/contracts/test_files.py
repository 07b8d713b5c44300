"""A file of notifications is worked off once, line by line told, and from where it was left after a kill."""

import csv
import io
import zipfile
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from dayaq.casework.language import LANGUAGES
from dayaq.casework.people.models import Person
from dayaq.subsystems.contracts import files
from dayaq.subsystems.contracts.files import (
    FileUnknown,
    SameFile,
    lines_of,
    read_faults,
    read_file,
    receive_file,
    work_off,
)
from dayaq.subsystems.contracts.models import FileLine, NoticeFile, Notification
from dayaq.subsystems.contracts.signing import SigningEnded
from dayaq.subsystems.contracts.table import ColumnsMissing, NoLines, NotATable, read_table
from tests.making import MONDAY
from tests.subsystems.contracts.making import make_employer, make_signatory, make_worker, signed_by

pytestmark = pytest.mark.django_db

TITLES = (
    "FİN", "Sənəd", "Soyad", "Ad", "Ata adı", "Ünvan", "Vəzifə", "İş yeri", "Əmək funksiyası", "Bağlanma günü",
    "İşə başlama günü", "Müddətin son günü", "Həftəlik saatlar", "Əməkhaqqı", "Məzuniyyət (gün)", "Əsas iş yeri",
)  # fmt: skip


def row_of(worker: Person, **given: str) -> list[str]:
    document = worker.documents.get()
    usual = {
        "fin": worker.fin, "document": f"{document.series}{document.number}", "surname": worker.surname,
        "given_name": worker.given_name, "patronymic": worker.patronymic, "address": "Bakı", "position": "Dərzi",
        "workplace": "Bakı", "duties": "Tikmək", "concluded_on": "16.03.2020", "starts_on": "17.03.2020", "last_day": "",
        "weekly_hours": "40", "wage": "500,50", "leave_days": "21", "main_workplace": "bəli",
    }  # fmt: skip
    return list({**usual, **given}.values())


def table(rows: Sequence[Sequence[str]], *, separator: str = ";", titles: Sequence[str] = TITLES) -> bytes:
    written = io.StringIO()
    csv.writer(written, delimiter=separator).writerows([titles, *rows])
    return ("\ufeff" + written.getvalue()).encode()


def workbook(rows: Sequence[Sequence[object]], *, far_away: bool = False) -> bytes:
    """The table as a table program saves it."""
    book = Workbook()
    for row in [TITLES, *rows]:
        book.active.append(row)
    if far_away:
        book.active.cell(row=1_048_576, column=16_384, value="far away")
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


WORKBOOK = workbook([["5ABC2DE", "AA1234567", "Əliyeva"]])


def archive(parts: dict[str, bytes]) -> bytes:
    """A compressed archive that is no workbook."""
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return saved.getvalue()


@pytest.fixture
def signed():
    return signed_by(make_signatory(make_employer()))


def whole(file: NoticeFile) -> None:
    while work_off(file=file.pk, lines=lines_of(file.pk), at=MONDAY):
        pass


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_every_line_is_told_for_itself(signed, separator):
    good, other = make_worker(), make_worker()
    rows = [row_of(good), row_of(other, wage="çox"), row_of(other, fin="ZZZZZZZ"), row_of(other, starts_on="15.03.2020"), [""]]
    file = receive_file(name="a.csv", content=table(rows, separator=separator), signed=signed)

    whole(file)

    seen = read_file(person=signed.person, key=file.pk, at=MONDAY)
    assert (seen.done, seen.registered, seen.waiting, seen.wrong, seen.finished) == (4, 1, 1, 2, True)
    assert [line for line, _, _ in read_faults(person=signed.person, key=file.pk, language="az", at=MONDAY)] == ["3", "4"]


@pytest.mark.parametrize("far_away", [False, True])
def test_a_workbook_reads_as_the_same_table_in_csv_would(signed, *, far_away):
    worker, other = make_worker(), make_worker()
    typed = row_of(worker)
    typed[9:11] = [date(2020, 3, 16), datetime(2020, 3, 17)]  # noqa: DTZ001  # a table program knows no zone
    typed[12:16] = [40, 500.5, 21.0, True]
    content = workbook([typed, row_of(other, wage="çox")], far_away=far_away)

    from_csv = read_table(table([row_of(worker, main_workplace="yes", wage="500.5"), row_of(other, wage="çox")]))

    assert [line.cells for line in read_table(content)] == [line.cells for line in from_csv]
    file = receive_file(name="a.xlsx", content=content, signed=signed)
    whole(file)
    seen = read_file(person=signed.person, key=file.pk, at=MONDAY)
    assert (seen.done, seen.registered, seen.wrong) == (2, 1, 1)


def test_faults_are_told_in_three_languages_and_with_the_article(signed):
    file = receive_file(name="a.csv", content=table([row_of(make_worker(), last_day="16.03.2020")]), signed=signed)
    whole(file)

    told = [read_faults(person=signed.person, key=file.pk, language=language, at=MONDAY)[0] for language in LANGUAGES]

    assert len({sentence for _, _, sentence in told}) == 3
    assert all("(Labour Code)" in sentence for _, _, sentence in told)
    assert [column for _, column, _ in told] == ["Müddətin son günü", "Last day of the term", "Последний день срока"]


def test_a_killed_worker_leaves_no_half_and_no_double(signed, monkeypatch):
    monkeypatch.setattr(files, "BATCH", 2)
    file = receive_file(name="a.csv", content=table([row_of(make_worker()) for _ in range(5)]), signed=signed)
    work_off(file=file.pk, lines=lines_of(file.pk), at=MONDAY)
    after_one = (Notification.objects.count(), FileLine.objects.count())

    whole(file)
    whole(file)

    assert after_one == (2, 2)
    assert (Notification.objects.count(), FileLine.objects.count()) == (5, 5)


def test_the_same_file_twice_is_told_and_changes_nothing(signed):
    content = table([row_of(make_worker())])
    receive_file(name="a.csv", content=content, signed=signed)

    with pytest.raises(SameFile) as refused:
        receive_file(name="b.csv", content=content, signed=signed)

    assert all(refused.value.in_language(language) for language in LANGUAGES)
    assert NoticeFile.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", NotATable),
        (b"\x00\x01\x02" * 50, NotATable),
        (b"\xff\xfe\x00garbage", NotATable),
        (b"just words\nand more", NotATable),
        (b'"never closed;', NotATable),
        ("FİN;Soyad\n1;2".encode(), ColumnsMissing),
        (table([]), NoLines),
        (b"PK\x03\x04 and no archive", NotATable),
        (archive({"notes.txt": b"no workbook"}), NotATable),
        (archive({"xl/workbook.xml": b"0" * 50_000_000}), NotATable),
        (workbook([]), NoLines),
    ],
)
def test_what_is_no_table_is_told_and_changes_nothing(signed, content, kind):
    with pytest.raises(kind) as refused:
        receive_file(name="a.csv", content=content, signed=signed)

    assert all(refused.value.in_language(language) for language in LANGUAGES)
    assert not NoticeFile.objects.exists()


@given(flips=st.lists(st.tuples(st.integers(0, 1_000_000), st.integers(0, 255)), min_size=1, max_size=20))
def test_a_damaged_workbook_is_read_or_told_never_a_crash(flips):
    damaged = bytearray(WORKBOOK)
    for place, byte in flips:
        damaged[place % len(damaged)] = byte

    with suppress(NotATable, ColumnsMissing, NoLines):
        read_table(bytes(damaged))


def test_a_mandate_that_ended_sends_no_file():
    over = signed_by(make_signatory(make_employer(), ends_on=MONDAY.date()))

    with pytest.raises(SigningEnded):
        receive_file(name="a.csv", content=table([row_of(make_worker())]), signed=over)


def test_another_signatory_sees_no_foreign_file(signed):
    file = receive_file(name="a.csv", content=table([row_of(make_worker())]), signed=signed)

    with pytest.raises(FileUnknown):
        read_file(person=make_worker().pk, key=file.pk, at=MONDAY)


@pytest.mark.parametrize("cell", ["=1+1", "+994", "-5", "@SUM(A1)", "\tx"])
def test_no_text_is_handed_out_as_a_formula(cell):
    assert files.plain(cell) == f"'{cell}"
