"""What the screens say: each room keeps `texts.yaml` beside its `apps.py`, a key with its sentence in az, en and ru.

A key is written whole wherever it stands and begins with the label of its app (`portal.start.title`), so one search
finds the sentence and its uses. A sentence may hold places (`{number}`), and, where the word after a number changes,
a form for each kind of count:

    web.files.limit:
      az: "{count} fayl"
      en: {one: "{count} file", other: "{count} files"}
      ru: {one: "{count} файл", few: "{count} файла", many: "{count} файлов"}
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.apps import apps
from django.utils.functional import lazystr
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from dayaq.casework.language import LANGUAGES, spoken

PLACE = re.compile(r"\{(\w+)\}")


class BadTextsError(Exception):
    """A file of texts breaks the form that every room keeps."""


@cache
def every_text() -> dict[str, dict[str, Any]]:
    """All keys of all installed rooms, each with its sentence by language. Refuses a key twice or under a foreign label."""
    texts: dict[str, dict[str, Any]] = {}
    for room in apps.get_app_configs():
        for file in _files_of(Path(room.path)):
            for key, sentences in (yaml.safe_load(file.read_text(encoding="utf-8")) or {}).items():
                if key in texts or not key.startswith(f"{room.label}."):
                    raise BadTextsError(f"{file.name} of {room.label}: {key} stands twice or under a foreign label")
                if set(sentences) != set(LANGUAGES):
                    raise BadTextsError(f"{key} needs exactly the languages {', '.join(LANGUAGES)}")
                texts[key] = sentences
    return texts


def _files_of(room: Path) -> list[Path]:
    """The one file of a small room, or the folder `texts/` of a large one."""
    return [file for file in [room / "texts.yaml", *sorted((room / "texts").glob("*.yaml"))] if file.is_file()]


def language_now() -> str:
    """The language in which this page speaks: az, en or ru."""
    return spoken(get_language() or "")


def say(key: str, language: str | None = None, **values: object) -> str:
    """The sentence of a key as plain text, in the language given or that of the page. Refuses an unknown key or place."""
    return PLACE.sub(lambda place: str(values[place[1]]), _sentence(key, language or language_now(), values))


def say_in_html(key: str, language: str | None = None, **values: object) -> SafeString:
    """The sentence for a page: the text and the values escaped, except values already marked as safe."""
    sentence = _in_html(_sentence(key, language or language_now(), values))
    if "{" not in sentence:
        return sentence
    # Both the sentence and every value have passed through conditional_escape.
    return mark_safe(PLACE.sub(lambda place: _escaped(values[place[1]]), sentence))  # noqa: S308  # nosec


@cache
def _in_html(sentence: str) -> SafeString:
    """A sentence of ours escaped, kept because every page says the same ones."""
    return conditional_escape(sentence)


def _escaped(value: object) -> str:
    return conditional_escape(value if isinstance(value, str) else str(value))


def say_later(key: str, **values: object) -> str:
    """The sentence said when it is shown, for labels and hints of forms made before the language is known."""
    sentence: str = lazystr(_Later(key, values))  # type: ignore[assignment]  # Django takes a promise wherever it takes text
    return sentence


class _Later:
    """A key that becomes its sentence when it is turned into text."""

    def __init__(self, key: str, values: Mapping[str, object]) -> None:
        self._key = key
        self._values = values

    def __str__(self) -> str:
        return say(self._key, None, **self._values)


def _sentence(key: str, language: str, values: Mapping[str, object]) -> str:
    sentence = every_text()[key][language]
    if isinstance(sentence, str):
        return sentence
    count = values["count"]
    if not isinstance(count, int):
        raise BadTextsError(f"{key} changes with a count, which must be a whole number")
    return str(sentence[kind_of_count(count, language)])


def kind_of_count(count: int, language: str) -> str:
    """Which form follows a number: English one or other, Russian one, few or many, Azerbaijani always other."""
    if language == "en":
        return "one" if count == 1 else "other"
    if language != "ru":
        return "other"
    if count % 10 == 1 and count % 100 != 11:
        return "one"
    return "few" if count % 10 in {2, 3, 4} and count % 100 not in {12, 13, 14} else "many"
