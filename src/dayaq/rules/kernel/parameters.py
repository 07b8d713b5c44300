"""The amounts of the law as one array of numbers, so that a what-if is another array and not another kernel."""

from dataclasses import dataclass, field
from datetime import date

from dayaq.rules.amounts import Dated, DatedAmount, DatedScale
from dayaq.rules.in_force import LawOn
from dayaq.rules.kinds import Exact

EPOCH = date(1970, 1, 1).toordinal()
Slot = tuple[str, str, date | None]
"""An amount, its key (or the place in its scale), and the day from which the value counts (`None`: the legal day)."""


@dataclass(slots=True)
class Parameters:
    """Which place of the array holds which amount, and its value; `None` is unknown."""

    law: LawOn
    places: dict[Slot, int] = field(default_factory=dict)
    values: list[int | None] = field(default_factory=list)

    def place(self, amount: str, key: str = "", since: date | None = None) -> int:
        """The place of an amount."""
        slot = (amount, key, since)
        if slot not in self.places:
            self.places[slot] = len(self.values)
            self.values.append(self.value(slot))
        return self.places[slot]

    def value(self, slot: Slot) -> int | None:
        """The number of an amount in the law."""
        amount_id, key, since = slot
        amount = self.law.law.amounts[amount_id]
        if isinstance(amount, DatedScale):
            return _scale_value(self.law, slot)
        return _number(self.law.amount(amount_id, key, since)) if isinstance(amount, DatedAmount) else None


def _scale_value(law: LawOn, slot: Slot) -> int | None:
    amount_id, key, since = slot
    part, _, at = key.partition(" ")
    threshold, worth = law.brackets(amount_id, since)[int(at)]
    return _number(threshold if part == "threshold" else worth)


def _number(dated: Dated | None) -> int | None:
    return None if dated is None or dated.value is None else as_number(dated.value)


def as_number(value: Exact) -> int:
    """A known value that is no choice as the kernel holds it: a day by its count, a truth as 0 or 1."""
    if isinstance(value, date):
        return value.toordinal() - EPOCH
    return int(value)
