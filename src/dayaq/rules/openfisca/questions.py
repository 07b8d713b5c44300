"""What an OpenFisca test asks of a law: one rule or fact about one person or group on the first day of a period."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from dayaq.rules.book import Law
from dayaq.rules.kinds import Exact, Kind, shown
from dayaq.rules.openfisca.conventions import Conventions
from dayaq.rules.openfisca.examples import Example, number_expected
from dayaq.rules.openfisca.given import law_given
from dayaq.rules.openfisca.periods import Period
from dayaq.rules.openfisca.situations import Group, Told, groups_of, named_in, table_of
from dayaq.rules.records import Record, record_of
from dayaq.rules.source import LawError, Place


@dataclass(frozen=True, slots=True)
class Question:
    """One thing asked: of a rule (or, where `rule` is empty, of the fact itself) about a record on a day."""

    example: Example
    law: Law
    day: date
    name: str
    rule: str
    record: Record
    expected: object
    place: Place

    @property
    def kind(self) -> Kind:
        """The kind of the answer."""
        if self.rule:
            return self.law.rules[self.rule][-1].type
        return self.law.vocabulary.entities[self.record.entity].facts[self.name].kind

    def difference(self, found: Exact | None) -> str | None:
        """How an answer differs from what the test expects; `None` where it does not."""
        answer = None if found is None else shown(found, self.kind)
        number = number_expected(self.expected, self.place)
        if number is not None and isinstance(answer, Decimal | bool):
            agrees = self.example.margins.allow(number, Fraction(answer))
        else:
            agrees = answer == self.expected
        if agrees:
            return None
        return f"{self.place}: “{self.example.name}”: {self.name} is {answer}, expected {self.expected}"


@dataclass(slots=True)
class Asking:
    """Turns tests into questions for one law; `rules` and `facts` say what a name of OpenFisca means in it."""

    law: Law
    conventions: Conventions
    rules: dict[str, str] = field(init=False)
    entities: dict[str, str] = field(init=False)
    laws: dict[frozenset[str], Law] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.rules = {rule_id.rpartition(".")[2]: rule_id for rule_id in self.law.rules}
        self.entities = {name: entity.name for entity in self.law.vocabulary.entities.values() for name in entity.facts}
        self.entities |= {name: self.law.rules[rule_id][0].entity for name, rule_id in self.rules.items()}

    def questions(self, example: Example) -> Iterator[Question]:
        """Everything that a test expects."""
        self.refuse_unknown(example)
        groups = groups_of(example, self.conventions, self.entities)
        for name, group, person, said, place in self.expected(example, groups):
            for period, value in table_of(said, example).items():
                yield self.question(example, (name, period), (group, person), (value, place))

    def expected(self, example: Example, groups: list[Group]) -> Iterator[tuple[str, Group, int | None, Any, Place]]:
        """Name, group, place of the person in it (`None`: the group), value and line of all that is expected."""
        own, convention = example.expected, self.conventions
        plain = [name for name in own if name in self.entities]
        for name in plain:
            spread = [(group, at) for group in groups for at in self.places(name, group)]
            values = own[name] if isinstance(own[name], list) else [own[name]] * len(spread)
            for (group, at), value in zip(spread, values, strict=True):
                yield name, group, at, value, own.place(name)
        of_groups = {group.name: (group, None) for group in groups}
        of_persons = {person.name: (group, at) for group in groups for at, person in enumerate(group.persons)}
        for words, known in (
            ((convention.groups, convention.group), of_groups),
            ((convention.persons, convention.person), of_persons),
        ):
            for who, said in named_in(own, *words):
                group, at = known[who]
                for name, value in said.items():
                    yield str(name), group, at, value, said.place(name)

    def places(self, name: str, group: Group) -> list[int | None]:
        """Of whom in a group a name is told."""
        if self.entities[name] == self.conventions.group:
            return [None]
        return list(range(len(group.persons)))

    def question(
        self, example: Example, asked: tuple[str, Period], about: tuple[Group, int | None], said: tuple[object, Place]
    ) -> Question:
        """The question for one name, period and person or group."""
        (name, period), (group, at), (value, place) = asked, about, said
        month = Period(period.year, period.month or 1)
        if period.month is None and name not in self.conventions.yearly:
            raise LawError(place, f"{name} is asked of a whole year", "Ask it of a month, or name it yearly in the conventions.")
        law = self.law_for(group, month)
        members = [{**self.facts(law, person.told, month, self.conventions.person), **person.role} for person in group.persons]
        facts = self.facts(law, group.told, month, self.conventions.group)
        record = record_of(law.vocabulary, self.conventions.group, {**facts, self.conventions.members: members})
        subject = record if at is None else record.children[self.conventions.members][at]
        return Question(example, law, month.start, name, self.rules.get(name, ""), subject, value, place)

    def law_for(self, group: Group, month: Period) -> Law:
        """The law in which the rules are given that the test gives for the month."""
        told = [group.told, *(person.told for person in group.persons)]
        given = {self.rules[name] for each in told for name, table in each.items() if name in self.rules and month in table}
        key = frozenset(given)
        if key not in self.laws:
            self.laws[key] = law_given(self.law, key) if key else self.law
        return self.laws[key]

    def facts(self, law: Law, told: Told, month: Period, entity: str) -> dict[str, Any]:
        """The facts of a month: those given, and the defaults of all others."""
        facts = law.vocabulary.entities[entity].facts
        found = {name: value for name, value in self.conventions.defaults.items() if name in facts}
        for name, table in told.items():
            if name not in self.entities:
                raise LawError(law.vocabulary.entities[entity].place, f"a test tells {name}", "Name facts as OpenFisca does.")
            value = self.at(name, table, month)
            if value is not None and name in facts:
                found[name] = value
        return found

    def at(self, name: str, table: Mapping[Period, Any], month: Period) -> Any:
        """What is given under a name for a month."""
        if name in self.conventions.lasting:
            return next(iter(table.values()))
        asked = month.january if name in self.conventions.of_january else month
        if asked in table:
            return table[asked]
        year = table.get(Period(month.year, None))
        if year is None or name not in self.conventions.spread:
            return None
        return f"{Decimal(year) / 12:.2f}"

    def refuse_unknown(self, example: Example) -> None:
        """Names that the law does not have are errors of the test or of the law, and not to be passed over."""
        groups = (self.conventions.person, self.conventions.persons, self.conventions.group, self.conventions.groups)
        for part in (example.given, example.expected):
            for name in part:
                if name not in self.entities and name not in groups:
                    raise LawError(part.place(name), f"the law has no {name}", "Name its rules and facts as OpenFisca does.")
