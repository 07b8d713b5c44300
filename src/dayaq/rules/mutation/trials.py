"""Tries the examples of a law on a law that differs from it in one place: the first that fails has noticed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from dayaq.rules.book import Law
from dayaq.rules.cases import ANSWERS, Case, departures, explained_by, read_cases, subject_of
from dayaq.rules.dependencies import rules_of
from dayaq.rules.evaluate import Evaluation
from dayaq.rules.in_force import LawOn, law_on
from dayaq.rules.mutation.mutants import Mutant
from dayaq.rules.records import Record, record_of


@dataclass(frozen=True, slots=True)
class Trial:
    """One example made ready: its law of the day, its record, and all rules and dated values that its answer rests on."""

    case: Case
    on: LawOn
    record: Record
    reached: frozenset[int | str]

    def notices(self, law: LawOn) -> bool:
        """True where the example does not hold in a law that is another in one place."""
        try:
            return bool(departures(self.case, explained_by(law, self.case, self.record)))
        except (ArithmeticError, ValueError):
            # A number or a day outside of everything: an answer that nobody expects.
            return True


def trials_of(law: Law) -> list[Trial]:
    """Every example of a law, made ready."""
    days: dict[tuple[date, date | None], LawOn] = {}
    found = []
    for case in read_cases(law):
        key = (case.as_of, case.known_on)
        on = days[key] = days.get(key) or law_on(law, *key)
        record = record_of(law.vocabulary, case.about or subject_of(law, case), case.given)
        found.append(Trial(case, on, record, frozenset(_reached(on, case, record))))
    return found


def _reached(on: LawOn, case: Case, record: Record) -> Iterator[int | str]:
    run = Evaluation(on)
    named = [f"{case.folder}.{name}" for name in case.expected if name not in ANSWERS]
    for rule_id in [*rules_of(on, case.folder), *named]:
        if rule_id in on.rules and on.rules[rule_id].entity == record.entity:
            run.rule(rule_id, record)
    for (rule_id, _), trace in run.traces.items():
        yield rule_id
        for (amount_id, _, _), dated in trace.amounts.items():
            yield amount_id
            yield id(dated)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One change, and the example that noticed it, if one did."""

    mutant: Mutant
    noticed: Case | None


class Proof:
    """The examples of a law, sorted by what they reach, and tried on one mutant after another."""

    def __init__(self, law: Law) -> None:
        self.trials = trials_of(law)
        self.reading: dict[int | str, list[Trial]] = {}
        for trial in self.trials:
            for reached in trial.reached:
                self.reading.setdefault(reached, []).append(trial)

    def of(self, mutants: Iterable[Mutant]) -> Iterator[Outcome]:
        """What became of each mutant; the examples of its own folder are asked first."""
        for mutant in mutants:
            yield Outcome(mutant, self._noticed(mutant))

    def _noticed(self, mutant: Mutant) -> Case | None:
        trials = self.trials if mutant.read is None else self.reading.get(mutant.read, [])
        changed: dict[int, LawOn | None] = {}
        for trial in sorted(trials, key=lambda trial: (mutant.first not in trial.reached, trial.case.folder != mutant.folder)):
            if id(trial.on) not in changed:
                changed[id(trial.on)] = mutant.into(trial.on)
            law = changed[id(trial.on)]
            if law is not None and trial.notices(law):
                return trial.case
        return None
