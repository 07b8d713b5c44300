"""Files of an employer's notifications on the portal, below the screen: each function is the one call of a view."""

import csv
import io
from collections.abc import Sequence
from uuid import UUID

from dayaq.casework.channel import Channel
from dayaq.subsystems.contracts.files import FileSeen, read_faults, read_file, read_files, receive_file
from dayaq.subsystems.contracts.models import NoticeFile
from dayaq.subsystems.contracts.operations import Signed
from dayaq.subsystems.contracts.queries import EmployerSeen
from dayaq.subsystems.contracts.table import TITLES
from dayaq.web.legal_clock import legal_now
from dayaq.web.texts import language_now, say


def files_of(person: UUID, employer: UUID) -> tuple[EmployerSeen, list[NoticeFile]]:
    """The employer's latest files. Refuses one who does not sign."""
    return read_files(person=person, employer=employer, at=legal_now())


def send_file(person: UUID, employer: UUID, name: str, content: bytes) -> NoticeFile:
    """Take a file. Refuses what is no table, and the same file twice."""
    signed = Signed(person=person, employer=employer, channel=Channel.PORTAL, at=legal_now())
    return receive_file(name=name, content=content, signed=signed)


def one_file(person: UUID, key: UUID) -> FileSeen:
    """How far a file is. Refuses a foreign one as none."""
    return read_file(person=person, key=key, at=legal_now())


def faults_as_table(person: UUID, key: UUID) -> str:
    """The lines that are wrong as CSV. Refuses a foreign file as none."""
    titles = [say("portal.file.line"), say("portal.file.column"), say("portal.file.what")]
    return _table([titles, *read_faults(person=person, key=key, language=language_now(), at=legal_now())])


def empty_table() -> str:
    """A table with the names of the columns alone, to be filled in."""
    return _table([[title.in_language(language_now()) for title in TITLES.values()]])


def _table(rows: Sequence[Sequence[str]]) -> str:
    written = io.StringIO()
    csv.writer(written, delimiter=";").writerows(rows)
    return "\ufeff" + written.getvalue()  # by which table programs know the letters ə and ş
