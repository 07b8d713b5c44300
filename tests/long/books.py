"""What an installation's database holds about applications, read over a connection of one's own, beside the product."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import psycopg

#: One row for each application, with everything that must have come with it in the same transaction.
_APPLICATIONS = """
SELECT application.draft_key::text AS key, application.registration_number AS number, application.text, application.email,
    application.phone, application.person_id::text AS person,
    ARRAY(SELECT file_id::text FROM attachment WHERE application_id = application.id ORDER BY 1) AS documents,
    (SELECT count(*) FROM attachment JOIN stored_file ON sha256 = file_id
        WHERE application_id = application.id AND encode(sha256(content), 'hex') = file_id) AS whole_documents,
    (SELECT count(*) FROM journal_entry WHERE persons @> ARRAY[application.person_id] AND verb = 'applied'
        AND subject = application.id::text) AS journalled,
    ARRAY(SELECT medium || ' ' || address FROM notice
        WHERE matter = registration_number AND kind = 'application_received' ORDER BY 1) AS told
FROM application
"""

_NOTICES = """
SELECT CASE medium WHEN 'email' THEN '<' || id || '@' || %(domain)s || '>' ELSE id::text END AS key, state,
    (SELECT count(*) FROM delivery_attempt WHERE notice_id = notice.id AND outcome = 'relayed') AS relayed,
    (SELECT count(*) FROM delivery_attempt WHERE notice_id = notice.id AND ended_at IS NULL) AS unended,
    coalesce(made.jobs, 0) AS jobs
FROM notice LEFT JOIN (
    SELECT args ->> 'notice_id' AS notice, count(*) AS jobs FROM procrastinate_jobs
    WHERE task_name = 'deliver_notice' GROUP BY 1
) AS made ON made.notice = notice.id::text
"""


@dataclass(frozen=True, kw_only=True)
class Stored:
    """An application as the database has it. `documents` are SHA-256 in hexadecimal, in their order."""

    key: str
    number: str
    person: str
    text: str
    email: str
    phone: str
    documents: list[str]
    whole_documents: int
    journalled: int
    told: list[str]

    @property
    def complete(self) -> bool:
        """Whether documents are what their hash says, the journal has it once, and each contact is told once."""
        contacts = sorted([f"email {self.email}"] * bool(self.email) + [f"sms {self.phone}"] * bool(self.phone))
        return self.whole_documents == len(self.documents) and self.journalled == 1 and self.told == contacts


def applications(connection: psycopg.Connection[Any], person: str | None = None) -> list[Stored]:
    """All applications, or those of one person."""
    rows: Sequence[Any] = connection.execute(
        f"{_APPLICATIONS} WHERE %(person)s::uuid IS NULL OR person_id = %(person)s::uuid", {"person": person}
    ).fetchall()
    return [Stored(**row._asdict()) for row in rows]


def number_of(connection: psycopg.Connection[Any], question: str) -> int:
    """The answer to a question that counts."""
    row: Any = connection.execute(question).fetchone()
    return int(row[0])


@dataclass(frozen=True, kw_only=True)
class Letter:
    """A notice as the database has it: `key` is what its messages carry, `relayed` the attempts that were taken, `unended`
    those of which we never learned the end, `jobs` the jobs that were made for it."""

    key: str
    state: str
    relayed: int
    unended: int
    jobs: int


def letters(connection: psycopg.Connection[Any], domain: str = "dayaq.example") -> list[Letter]:
    """All notices."""
    rows: Sequence[Any] = connection.execute(_NOTICES, {"domain": domain}).fetchall()
    return [Letter(**row._asdict()) for row in rows]
