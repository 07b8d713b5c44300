"""Inside one process with a database of its own: works off a file of contract notifications, and inserts the same lines bare.

The bare peer writes, in as large batches, the notification, terms, answer and line of each registered line and nothing else: no
law, no look into the registers, no journal.
"""

import csv
import io
import json
import sys
import time
from datetime import date, datetime
from typing import Any

import django
from django.db import connection, transaction

django.setup()

from bench.people_on_file import put_on_file  # noqa: E402  # models need Django set up
from dayaq.casework.channel import Channel  # noqa: E402
from dayaq.casework.legal_time import BAKU  # noqa: E402
from dayaq.casework.people.models import IdentityDocument  # noqa: E402
from dayaq.casework.staff.models import Officer  # noqa: E402
from dayaq.casework.staff.published import central_unit  # noqa: E402
from dayaq.subsystems.contracts import files  # noqa: E402
from dayaq.subsystems.contracts.models import (  # noqa: E402
    Answer,
    Employer,
    EmployerState,
    FileLine,
    NoticeFile,
    Notification,
    Signatory,
    Terms,
)
from dayaq.subsystems.contracts.operations import Signed  # noqa: E402

AT = datetime(2020, 3, 16, 10, tzinfo=BAKU)
DAY = AT.date()
FIRST = date(2019, 1, 1)
COLUMNS = (
    "fin", "document", "surname", "given_name", "patronymic", "address", "position", "workplace", "duties", "concluded_on",
    "starts_on", "weekly_hours", "wage", "leave_days", "main_workplace",
)  # fmt: skip
TERMS = ("Bakı", "Dərzi", "Bakı", "Tikmək", "16.03.2020", "17.03.2020", "40", "500", "21", "xeyr")


def prepare(people: int) -> Signatory:
    """A country of people, an employer, and somebody who signs."""
    with transaction.atomic():
        for _ in put_on_file(people):
            pass
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    officer = Officer.objects.create(username="bench", full_name="Bench", unit=central_unit(), invited_at=AT)
    employer = Employer.objects.create(voen="1400057421")
    state = EmployerState(employer=employer, name="Bench", address="Bakı", kind="business", sector="private", active=True)
    state.starts_on, state.recorded_at, state.recorded_by = FIRST, AT, officer
    state.save()
    person = IdentityDocument.objects.order_by("pk")[0].person
    return Signatory.objects.create(
        employer=employer, person=person, paper="1", starts_on=FIRST, recorded_at=AT, recorded_by=officer
    )


def table(lines: int, wrong: int) -> bytes:
    """So many lines about living adults, of which so many have a FİN that nobody bears."""
    cards = IdentityDocument.objects.select_related("person").filter(
        kind="identity_card", person__died_on__isnull=True, person__birth_date__lt=date(1995, 1, 1)
    )
    written = io.StringIO()
    out = csv.writer(written, delimiter=";")
    out.writerow(COLUMNS)
    every = max(1, lines // wrong)
    for place, card in enumerate(cards.order_by("pk")[:lines]):
        bad = place % every == 0 and place // every < wrong
        person = card.person
        names = (person.surname, person.given_name, person.patronymic)
        out.writerow(["ZZZZZZZ" if bad else person.fin, f"{card.series}{card.number}", *names, *TERMS])
    return written.getvalue().encode()


def worked_off(signatory: Signatory, content: bytes) -> tuple[float, NoticeFile]:
    """Seconds from the stored file to its last line done."""
    signed = Signed(person=signatory.person_id, employer=signatory.employer_id, channel=Channel.PORTAL, at=AT)
    file = files.receive_file(name="bench.csv", content=content, signed=signed)
    began = time.perf_counter()
    lines = files.lines_of(file.pk)
    while files.work_off(file=file.pk, lines=lines, at=AT):
        pass
    return time.perf_counter() - began, file


def bare(file: NoticeFile) -> float:
    """Seconds to insert the rows of the registered lines again, under other keys, and nothing else."""
    done = list(FileLine.objects.filter(file=file, notification__isnull=False).select_related("notification__terms"))
    copy = NoticeFile.objects.create(
        employer=file.employer, signatory=file.signatory, sha256="0" * 64, name="bare", content=b"0", lines=1, received_at=AT
    )
    rows = [_again(line, copy) for line in done]
    began = time.perf_counter()
    for start in range(0, len(rows), files.BATCH):
        batch = rows[start : start + files.BATCH]
        with transaction.atomic():
            for kind, place in ((Notification, 0), (Terms, 1), (Answer, 2), (FileLine, 3)):
                kind.objects.bulk_create([row[place] for row in batch])
    return time.perf_counter() - began


def _again(line: FileLine, copy: NoticeFile) -> tuple[Any, ...]:
    old = line.notification
    kept = {field.attname: getattr(old, field.attname) for field in old._meta.concrete_fields if field.name != "id"}
    new = Notification(**{**kept, "own_key": f"bare:{line.number}"})
    told = {field.attname: getattr(old.terms, field.attname) for field in Terms._meta.concrete_fields}
    terms = Terms(**{name: value for name, value in told.items() if name not in {"id", "notification_id"}}, notification=new)
    answer = Answer(notification=new, outcome="registered", answered_at=AT, answered_on=DAY)
    return new, terms, answer, FileLine(file=copy, number=line.number, notification=new)


def main(people: int, lines: int, wrong: int) -> None:
    """Measure and print the figures."""
    signatory = prepare(people)
    content = table(lines, wrong)
    seconds, file = worked_off(signatory, content)
    done = FileLine.objects.filter(file=file)
    found = {"lines": done.count(), "wrong": done.filter(notification__isnull=True).count()}
    inserted = bare(file)
    sound = found["lines"] - found["wrong"]
    print(json.dumps({**found, "seconds": seconds, "per_second": found["lines"] / seconds, "bare_per_second": sound / inserted}))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
