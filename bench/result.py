"""What a bench found, and whether its claim holds."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class Claim:
    """One claim: its sentence, the figure measured, and whether it holds."""

    sentence: str
    figure: str
    holds: bool


@dataclass(frozen=True, kw_only=True)
class Result:
    """All that one bench found. `figures` hold what was measured; times are milliseconds unless a name says otherwise."""

    bench: str
    claims: list[Claim]
    figures: dict[str, object]

    @property
    def holds(self) -> bool:
        """Whether every claim holds."""
        return all(claim.holds for claim in self.claims)

    def keep(self, folder: Path) -> Path:
        """Write the result as JSON; where it lies."""
        folder.mkdir(parents=True, exist_ok=True)
        place = folder / f"{self.bench}.json"
        place.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        return place

    def told(self) -> str:
        """The verdict for people: a line for each claim."""
        lines = [f"  {'holds' if claim.holds else 'FAILS'}  {claim.sentence}: {claim.figure}" for claim in self.claims]
        return "\n".join([f"{self.bench}: {'all claims hold' if self.holds else 'A CLAIM FAILS'}", *lines])
