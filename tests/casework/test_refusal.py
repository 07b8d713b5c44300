"""Every anticipated failure speaks three languages."""

import pickle
import pkgutil
from collections.abc import Iterator
from importlib import import_module
from string import Formatter

import dayaq
from dayaq.casework.language import LANGUAGES, Words
from dayaq.casework.refusal import Refusal


class TooManyFiles(Refusal):
    """More files than an application may hold."""

    texts = {
        "az": "{service}: ən çox {most} fayl qoşula bilər.",
        "en": "{service}: at most {most} files can be attached.",
        "ru": "{service}: можно приложить не более {most} файлов.",
    }


# Modules that do something when they are read.
ENTRY_POINTS = {"__main__", "wsgi"}
# Rules and their vocabulary are read and compiled, never run.
NEVER_RUN = "dayaq.law.facts"
REFUSAL = TooManyFiles(service=Words("Pensiya", "Pension", "Пенсия"), most=5)


def every_refusal(kind: type[Refusal] = Refusal) -> Iterator[type[Refusal]]:
    """Every refusal that can be raised: a family of refusals, such as all that a FİN can be wrong in, has no text of its own."""
    for child in kind.__subclasses__():
        yield from every_refusal(child)
    if not kind.__subclasses__():
        yield kind


def is_never_run(module: str) -> None:
    assert module.startswith(NEVER_RUN), module


def test_a_refusal_speaks_the_language_asked_for() -> None:
    assert REFUSAL.in_language("az") == "Pensiya: ən çox 5 fayl qoşula bilər."
    assert REFUSAL.in_language("en-gb") == "Pension: at most 5 files can be attached."
    assert REFUSAL.in_language("ru") == "Пенсия: можно приложить не более 5 файлов."


def test_a_refusal_in_an_unknown_language_is_azerbaijani() -> None:
    assert REFUSAL.in_language("fr") == REFUSAL.in_language("az")


def test_a_refusal_as_text_is_english() -> None:
    assert str(REFUSAL) == "Pension: at most 5 files can be attached."


def test_a_refusal_survives_pickling() -> None:
    assert str(pickle.loads(pickle.dumps(REFUSAL))) == str(REFUSAL)  # noqa: S301  our own bytes


def test_every_refusal_of_the_product_has_three_texts_with_the_same_placeholders() -> None:
    for module in pkgutil.walk_packages(dayaq.__path__, "dayaq.", onerror=is_never_run):
        if module.name.rpartition(".")[2] not in ENTRY_POINTS and not module.name.startswith(NEVER_RUN):
            import_module(module.name)

    for refusal in every_refusal():
        placeholders = [
            {name for _, name, _, _ in Formatter().parse(refusal.texts[language]) if name is not None} for language in LANGUAGES
        ]

        assert sorted(refusal.texts) == sorted(LANGUAGES), refusal
        assert all(text.strip() for text in refusal.texts.values()), refusal
        assert placeholders == [placeholders[0]] * len(LANGUAGES), refusal
