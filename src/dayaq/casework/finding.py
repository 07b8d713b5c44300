"""What an officer found about one matter. A negative finding is a value, never an exception."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Finding:
    """The answer to what was asked: approved, or refused on a ground of the passport, with the reason in plain words.

    `explanation` is written for the person: what was decided and why. `evidence` names by content hash the documents that were
    looked at.
    """

    approved: bool
    explanation: str
    ground: str = ""
    evidence: tuple[str, ...] = ()
