"""The values of an examination: the question put to the law, a fact with its source, the answer with its digest."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from dayaq.rules.as_json import finding_as_json
from dayaq.rules.finding import Finding
from dayaq.rules.in_force import LawOn
from dayaq.rules.paths import Value
from dayaq.rules.records import Record

Cite = Callable[[str, str], str]
"""Says an article of the law in a language."""

KNOWN = "known"
"""The source of a fact that stands in the person's record."""


@dataclass(frozen=True, kw_only=True)
class LawQuestion:
    """What the law is asked: the law of a day, which benefit, and how its articles are cited. The channel hands it down."""

    law: LawOn
    folder: str
    cite: Cite = field(compare=False)

    @property
    def subject(self) -> str:
        """The entity that the benefit is about."""
        return self.law.subject(self.folder)


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A fact as it is used: by its path, with where it comes from: `declared`, `recorded` by an officer, or `known`."""

    path: str
    value: Value
    source: str
    officer: str = ""
    officer_name: str = ""
    at: datetime | None = None

    def as_plain(self) -> dict[str, object]:
        """The fact as a receipt holds it; an officer by the id, never by the name."""
        return {
            "path": self.path,
            "value": self.value,
            "source": self.source,
            "officer": self.officer,
            "at": self.at.astimezone(UTC).isoformat() if self.at is not None else None,
        }


@dataclass(frozen=True, kw_only=True)
class Examination:
    """What the law answers on these facts."""

    question: LawQuestion
    facts: tuple[Fact, ...]
    finding: Finding
    record: Record

    @property
    def digest(self) -> str:
        """The SHA-256 of the answer with all that it rests on: it changes when a fact, an amount or a rule does."""
        rests_on = {
            "known": str(self.question.law.known),
            "facts": [[fact.path, fact.value, fact.source] for fact in self.facts],
            "finding": finding_as_json(self.finding),
        }
        return hashlib.sha256(canonical(rests_on).encode()).hexdigest()


def canonical(content: object) -> str:
    """JSON with sorted keys and no spaces: the same content gives the same bytes."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
