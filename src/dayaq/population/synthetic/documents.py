"""The identity documents of synthetic people.

Terms are simple on purpose: ten years for a card, until the fifteenth birthday for a child's. The newer series is taken to
begin on 1 September 2018.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dayaq.casework.people.models import DocumentKind
from dayaq.population.synthetic.country import Draw
from dayaq.population.synthetic.numbers import Numbers
from dayaq.population.synthetic.person import SyntheticDocument

CARD_FROM_AGE = 15
CARD_YEARS = 10
CHILD_CARDS_FROM = date(2015, 12, 1)
NEWER_SERIES_FROM = date(2018, 9, 1)

_LAST_CARD_AT_MOST = timedelta(days=3900)
"""A last card may be older than its term: about one adult of fifteen holds an expired one."""


@dataclass(frozen=True)
class Papers:
    """Where the documents of the person at one place come from: chance, numbers and the authority."""

    draw: Draw
    numbers: Numbers
    place: int
    authority: str

    def held(self, born: date, until: date) -> tuple[SyntheticDocument, ...]:
        """All documents that somebody born on the day has held until the other, the oldest first."""
        grown = years_after(born, CARD_FROM_AGE)
        return tuple(self._cards(grown, until) if grown <= until else self._child_card(born, until))

    def _cards(self, grown: date, until: date) -> Iterator[SyntheticDocument]:
        issued = max(until - timedelta(days=self.draw.randrange(_LAST_CARD_AT_MOST.days)), grown)
        before = years_after(issued, -CARD_YEARS)
        if before >= grown:
            yield self._card(before, renewed=False)
        yield self._card(issued, renewed=before >= grown)

    def _card(self, issued: date, *, renewed: bool) -> SyntheticDocument:
        if issued < NEWER_SERIES_FROM:
            number = self.numbers.older_card(self.place, renewed=renewed)
        else:
            again = renewed and years_after(issued, -CARD_YEARS) >= NEWER_SERIES_FROM
            number = self.numbers.newer_card(self.place, again=again)
        return SyntheticDocument(
            kind=DocumentKind.IDENTITY_CARD,
            number=number,
            issued_on=issued,
            authority=self.authority,
            valid_to=years_after(issued, CARD_YEARS),
        )

    def _child_card(self, born: date, until: date) -> Iterator[SyntheticDocument]:
        """Two children of three have a card, issued some time after birth."""
        first = max(born + timedelta(days=30), CHILD_CARDS_FROM)
        if first <= until and self.draw.random() < 0.67:
            yield SyntheticDocument(
                kind=DocumentKind.CHILD_CARD,
                number=self.numbers.newer_card(self.place),
                issued_on=first + timedelta(days=self.draw.randint(0, (until - first).days)),
                authority=self.authority,
                valid_to=years_after(born, CARD_FROM_AGE),
            )


def years_after(day: date, years: int) -> date:
    """The same day of another year; 1 March for 29 February of a year that has none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
