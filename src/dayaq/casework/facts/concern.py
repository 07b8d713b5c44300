"""Whom a right would belong to, and about whom it is."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class Concern:
    """What a benefit is asked about: a person, a child of that person, or somebody whom the person lost.

    The payment is the `person`'s; `about` is the child or the deceased, and nobody where the benefit is about the person.
    """

    person: UUID
    about: UUID | None = None

    @property
    def about_key(self) -> str:
        """Whom it is about as rows keep it; empty for nobody."""
        return "" if self.about is None else str(self.about)
