"""Files of notifications: taken once, worked off in batches that can be broken off at any moment, and told line by line."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max, Q
from procrastinate.contrib.django import app as jobs

from dayaq.casework.channel import Channel
from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import CONSULTED, Actor, Subject, record
from dayaq.casework.language import LANGUAGES
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.refusal import Refusal
from dayaq.subsystems.contracts.models import Answer, Employer, FileLine, NoticeFile
from dayaq.subsystems.contracts.operations import Signed, Taken, notify_many
from dayaq.subsystems.contracts.queries import EmployerSeen, employer_on
from dayaq.subsystems.contracts.signing import MaySignNot, must_sign
from dayaq.subsystems.contracts.table import TITLES, Line, read_line, read_table
from dayaq.subsystems.contracts.values import Conclusion, Fault, words_of

FILE_JOB = "read_contract_file"
BATCH = 250
MOST_BYTES = 8 * 1024 * 1024
MOST_SHOWN = 20
#: Signs with which a table program begins a formula; such a text is told with an apostrophe before it.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


class SameFile(Refusal):
    """The same bytes were sent before."""

    texts = {
        "az": "Bu fayl artıq göndərilib. Səhvləri düzəltmisinizsə, düzəldilmiş faylı göndərin.",
        "en": "This very file was sent before. If you corrected mistakes, send the corrected file.",
        "ru": "Этот файл уже отправлен. Если вы исправили ошибки, отправьте исправленный файл.",
    }


class FileUnknown(Refusal):
    """No file under this key by an employer for whom the person signs."""

    texts = {"az": "Bu fayl tapılmadı.", "en": "This file was not found.", "ru": "Этот файл не найден."}


@dataclass(frozen=True, kw_only=True)
class FileSeen:
    """A file with how far it is: lines done, and of these registered, with an officer, and wrong."""

    employer: EmployerSeen
    file: NoticeFile
    done: int
    registered: int
    waiting: int
    wrong: int

    @property
    def finished(self) -> bool:
        """Whether every line is done."""
        return self.done >= self.file.lines


@transaction.atomic
def receive_file(*, name: str, content: bytes, signed: Signed) -> NoticeFile:
    """Take a file; its lines are worked off by the worker. Refuses what is no table, and the same file twice (`SameFile`)."""
    signatory = must_sign(person=signed.person, employer=signed.employer, on=signed.day)
    Employer.objects.select_for_update(no_key=True).get(pk=signed.employer)
    digest = hashlib.sha256(content).hexdigest()
    if NoticeFile.objects.filter(employer=signed.employer, sha256=digest).exists():
        raise SameFile
    lines = read_table(content)
    file = NoticeFile.objects.create(
        employer_id=signed.employer,
        signatory=signatory,
        sha256=digest,
        name=name[:200],
        content=content,
        lines=len(lines),
        received_at=signed.at,
    )
    record(
        actor=Actor(ActorKind.CITIZEN, str(signed.person)),
        verb="contract_file_sent",
        subject=Subject("contract_file", str(file.pk)),
        detail={"lines": len(lines)},
        at=signed.at,
    )
    jobs.configure_task(FILE_JOB, queue="contracts").defer(file_id=str(file.pk))
    return file


def lines_of(file: UUID) -> list[Line]:
    """The lines of a file that was taken."""
    return read_table(bytes(NoticeFile.objects.values_list("content", flat=True).get(pk=file)))


@transaction.atomic
def work_off(*, file: UUID, lines: Sequence[Line], at: datetime) -> bool:
    """Do the next lines of a file; whether there were any. A batch is whole or not at all, so a killed worker leaves no half."""
    found = NoticeFile.objects.select_for_update(no_key=True).select_related("signatory").get(pk=file)
    last = found.done.aggregate(last=Max("number"))["last"] or 0
    batch = [line for line in lines if line.number > last][:BATCH]
    if not batch:
        return False
    signed = Signed(person=found.signatory.person_id, employer=found.employer_id, channel=Channel.PORTAL, at=at)
    read = {line.number: read_line(line, key=f"{found.sha256}:{line.number}"[:100]) for line in batch}
    sound = {number: one for number, one in read.items() if isinstance(one, Conclusion)}
    taken = dict(zip(sound, _notified(list(sound.values()), signed), strict=True))
    FileLine.objects.bulk_create(
        FileLine(file=found, number=number, **_told(taken[number] if isinstance(one, Conclusion) else one))
        for number, one in read.items()
    )
    return True


@transaction.atomic
def read_files(*, person: UUID, employer: UUID, at: datetime) -> tuple[EmployerSeen, list[NoticeFile]]:
    """The latest files of the employer. Refuses one who does not sign."""
    must_sign(person=person, employer=employer, on=legal_day_of(at))
    files = NoticeFile.objects.filter(employer=employer).defer("content")[:MOST_SHOWN]
    return employer_on(Employer.objects.get(pk=employer), legal_day_of(at)), list(files)


@transaction.atomic
def read_file(*, person: UUID, key: UUID, at: datetime) -> FileSeen:
    """How far a file is. Refuses one of an employer for whom the person does not sign (`FileUnknown`)."""
    found = _own_file(person, key, at)
    done = FileLine.objects.filter(file=found)
    registered = done.filter(notification__answer__outcome=Answer.Outcome.REGISTERED).count()
    whole, wrong = done.count(), done.filter(notification__isnull=True).count()
    return FileSeen(
        employer=employer_on(found.employer, legal_day_of(at)),
        file=found,
        done=whole,
        registered=registered,
        waiting=whole - wrong - registered,
        wrong=wrong,
    )


@transaction.atomic
def read_faults(*, person: UUID, key: UUID, language: str, at: datetime) -> list[tuple[str, str, str]]:
    """What is wrong by line: its number, the column, the sentence; each safe to be opened by a table program."""
    found = _own_file(person, key, at)
    wrong = FileLine.objects.filter(~Q(faults=[]), file=found)
    return [
        (str(line.number), plain(_title(fault["column"], language)), plain(fault[language]))
        for line in wrong
        for fault in line.faults
    ]


def plain(text: str) -> str:
    """The text as a table program shows it without running it."""
    return f"'{text}" if text.startswith(FORMULA) else text


def _own_file(person: UUID, key: UUID, at: datetime) -> NoticeFile:
    found = NoticeFile.objects.select_related("employer").defer("content").filter(pk=key).first()
    if found is None:
        raise FileUnknown
    try:
        must_sign(person=person, employer=found.employer_id, on=legal_day_of(at))
    except MaySignNot as refusal:
        raise FileUnknown from refusal
    actor = Actor(ActorKind.CITIZEN, str(person))
    record(actor=actor, verb=CONSULTED, subject=Subject("contract_file", str(key)), at=at)
    return found


def _notified(conclusions: list[Conclusion], signed: Signed) -> list[Taken]:
    if not conclusions:
        return []
    try:
        return notify_many(conclusions=conclusions, signed=signed)
    except MaySignNot as refusal:
        fault = Fault(words=words_of(refusal))
        return [Taken(notification=None, faults=(fault,)) for _ in conclusions]


def _told(outcome: Taken | list[Fault]) -> dict[str, object]:
    if isinstance(outcome, Taken) and outcome.notification is not None:
        return {"notification": outcome.notification}
    faults = outcome.faults if isinstance(outcome, Taken) else outcome
    return {"faults": [{"column": fault.field, **_sentences(fault)} for fault in faults]}


def _sentences(fault: Fault) -> dict[str, str]:
    article = f" ({fault.article})" if fault.article else ""
    return {language: fault.words.in_language(language) + article for language in LANGUAGES}


def _title(column: str, language: str) -> str:
    return TITLES[column].in_language(language) if column in TITLES else ""
