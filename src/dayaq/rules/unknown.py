"""A value nobody can say yet, and the facts that stand in the way."""

from dataclasses import dataclass

from dayaq.rules.kinds import Exact


@dataclass(frozen=True, slots=True)
class Unknown:
    """Unknown because of these facts, named as seen from the subject; an unknown amount is named `law.…`."""

    because: frozenset[str]


Result = Exact | Unknown


def blocked(*results: Result) -> Unknown | None:
    """The unknown that follows from several values: all their reasons together, or `None` if all are known."""
    reasons = [result.because for result in results if isinstance(result, Unknown)]
    return Unknown(frozenset().union(*reasons)) if reasons else None
