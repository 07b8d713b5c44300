"""Reads the country template where it is installed: our law over its parameters, and its own tests."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from dayaq.rules.book import Law, read_law
from dayaq.rules.openfisca.conventions import Conventions, read_conventions
from dayaq.rules.openfisca.examples import Example, read_examples
from dayaq.rules.openfisca.parameters import Parameters, amounts_of, read_parameters
from dayaq.rules.openfisca.questions import Asking, Question

HERE = Path(__file__).parent
NAME = "openfisca_country_template"


def installed() -> Path:
    """The folder of the installed package; it is read and not imported."""
    spec = find_spec(NAME)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(f"The package {NAME} is not installed: it is a package for development.")
    return Path(spec.origin).parent


def conventions() -> Conventions:
    """How the template's tests are to be read."""
    return read_conventions(HERE / "conventions.yaml")


def law_with(parameters: Parameters) -> Law:
    """The law of the template with some parameters for its amounts."""
    units = conventions().units
    return read_law(HERE / "law", lambda vocabulary: amounts_of(parameters, vocabulary, units))


@cache
def template_law() -> Law:
    """The law of the template with the parameters that the package has."""
    return law_with(read_parameters(installed() / "parameters"))


@dataclass(slots=True)
class Gathered:
    """The questions of all tests that can be asked, and the tests left out with the reason of each."""

    ran: list[Example] = field(default_factory=list)
    left_out: list[tuple[Example, str]] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)


@cache
def template_tests() -> Gathered:
    """The package's own tests as questions; those that load Python are left out."""
    gathered, asking = Gathered(), Asking(template_law(), conventions())
    for example in read_examples(installed() / "tests"):
        if example.python:
            gathered.left_out.append((example, f"loads Python: {', '.join(example.python)}"))
            continue
        gathered.ran.append(example)
        gathered.questions += _asked(example, asking)
    return gathered


def _asked(example: Example, asking: Asking) -> Iterator[Question]:
    if example.parameters:
        parameters = {**read_parameters(installed() / "parameters"), **example.parameters}
        asking = Asking(law_with(parameters), asking.conventions)
    yield from asking.questions(example)
