"""Every sentence of every room exists in three languages, is used, and keeps its places."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.utils import translation
from django.utils.html import format_html

from dayaq.casework.language import LANGUAGES
from dayaq.web.texts import PLACE, BadTextsError, every_text, kind_of_count, say, say_in_html, say_later

SOURCE = Path(__file__).resolve().parents[2] / "src" / "dayaq"
SAID = re.compile(r"""\bsay(?:_later|_in_html)?[ (]\s*["']([a-z][\w.]+)["']""")
LITERAL = re.compile(r"""["']([a-z0-9_]+(?:\.[a-z0-9_]+)+)["']""")
KINDS = {"az": None, "en": {"one", "other"}, "ru": {"one", "few", "many"}}


def sources() -> Iterator[str]:
    for ending in ("*.py", "*.html", "*.txt"):
        for file in SOURCE.rglob(ending):
            yield file.read_text(encoding="utf-8")


def forms(sentence: str | dict[str, str]) -> list[str]:
    return [sentence] if isinstance(sentence, str) else list(sentence.values())


def all_texts() -> dict[str, dict[str, Any]]:
    """The texts of the rooms installed here, and of the demo, which is installed only where it runs."""
    demo = yaml.safe_load((SOURCE / "project" / "demo" / "texts.yaml").read_text(encoding="utf-8"))
    return {**every_text(), **demo}


def test_every_key_said_exists() -> None:
    said = {key for text in sources() for key in SAID.findall(text)} - {"portal.start.title"}  # the example of the docstrings

    assert said - set(all_texts()) == set()


def test_every_key_is_used() -> None:
    used = {key for text in sources() for key in LITERAL.findall(text)}

    assert set(all_texts()) - used == set()


def test_every_sentence_holds_the_same_places_in_all_languages() -> None:
    for key, sentences in all_texts().items():
        places = {frozenset(PLACE.findall(form)) for language in LANGUAGES for form in forms(sentences[language])}
        assert len(places) == 1, key


def test_every_counted_sentence_has_the_forms_of_its_language() -> None:
    for key, sentences in all_texts().items():
        for language, sentence in sentences.items():
            if isinstance(sentence, dict):
                assert set(sentence) == KINDS[language], f"{key} in {language}"


def test_no_sentence_is_empty_or_left_in_another_language() -> None:
    for key, sentences in all_texts().items():
        for language in LANGUAGES:
            assert all(form.strip() == form != "" for form in forms(sentences[language])), key
        assert all(re.search("[а-яё]", form, re.IGNORECASE) for form in forms(sentences["ru"])), key
        # A unit such as KB is written alike.
        assert sentences["az"] != sentences["en"] or PLACE.sub("", str(sentences["az"])).strip().isupper(), key


@pytest.mark.parametrize(
    ("count", "kind"), [(1, "one"), (2, "few"), (5, "many"), (11, "many"), (21, "one"), (22, "few"), (112, "many"), (0, "many")]
)
def test_russian_word_follows_its_number(count: int, kind: str) -> None:
    assert kind_of_count(count, "ru") == kind


def test_count_chooses_the_form() -> None:
    assert say("web.summary.title", "en", count=1) == "Correct 1 thing"
    assert say("web.summary.title", "en", count=2) == "Correct 2 things"
    assert say("web.summary.title", "az", count=2) == "2 yeri düzəldin"


def test_count_that_is_no_number_is_refused() -> None:
    with pytest.raises(BadTextsError):
        say("web.summary.title", "ru", count="2")


def test_unknown_key_and_missing_place_are_refused() -> None:
    with pytest.raises(KeyError):
        say("web.no_such_key", "az")
    with pytest.raises(KeyError):
        say("web.name.sign", "az")


def test_values_are_escaped_on_pages_unless_they_are_marked_safe() -> None:
    assert "&lt;b&gt;" in say_in_html("web.name.sign", "en", sign="<b>")
    assert "<b>x</b>" in say_in_html("web.name.sign", "en", sign=format_html("<b>{}</b>", "x"))


def test_value_that_looks_like_a_place_stays_as_it_is() -> None:
    assert say("web.name.sign", "en", sign="{sign}") == "A name cannot hold “{sign}”. Write it in letters, as in the document."


def test_sentence_said_later_follows_the_language_of_the_page() -> None:
    later = say_later("web.field.too_long", count=2)

    with translation.override("ru"):
        assert str(later) == "Не больше 2 знаков."
    with translation.override("az"):
        assert str(later) == "Ən çoxu 2 işarə yazın."
