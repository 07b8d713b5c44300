"""The periods of OpenFisca that tests use: a month, a year, a day; anything longer is refused."""

import re
from dataclasses import dataclass
from datetime import date

from dayaq.rules.source import LawError, Place

WRITTEN = re.compile(r"(\d{4})(?:-(\d{2}))?")


@dataclass(frozen=True, slots=True)
class Period:
    """A year, or one of its months; `month` is `None` for the whole year."""

    year: int
    month: int | None

    @property
    def start(self) -> date:
        """The first day."""
        return date(self.year, self.month or 1, 1)

    @property
    def january(self) -> "Period":
        """The first month of its year."""
        return Period(self.year, 1)


def period_written(written: object, place: Place) -> Period:
    """The period written 2017-01 or 2017; a day stands for its month."""
    if isinstance(written, date):
        return Period(written.year, written.month)
    found = WRITTEN.fullmatch(str(written))
    if found is None or (found[2] is not None and not 1 <= int(found[2]) <= 12):
        raise LawError(place, f"“{written}” is not a period", "Read are months (2017-01) and years (2017).")
    return Period(int(found[1]), int(found[2]) if found[2] else None)
