"""Tags for every screen: sentences in the person's language, days and numbers in words, error summary, links of the header."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BoundField
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from dayaq.casework import wording
from dayaq.casework.language import Words
from dayaq.law.book import law_book
from dayaq.rules.wording import number_said
from dayaq.web.texts import language_now, say_in_html

register = template.Library()

REGISTRATION_NUMBER = re.compile(r"(?<![\w-])\d{4}-\d{7}-\d(?![\w-])")


@register.simple_tag
def say(key: str, language: str | None = None, **values: object) -> SafeString:
    """The sentence of a key: `{% say "portal.start.title" name=value %}`; also with `as`, for labels and titles."""
    return say_in_html(key, language, **values)


@register.filter
def spoken(words: Words) -> str:
    """Words in three languages, in that of the page."""
    return words.in_language(language_now())


@register.filter
def day(value: date) -> str:
    """A day in words: 16 mart 2020."""
    return _unbroken(wording.date_in_words(value, language_now()))


def _unbroken(words: str) -> str:
    """The words held together on one line."""
    return words.replace(" ", wording.NO_BREAK)


@register.filter
def iso_day(value: str) -> str:
    """A day that was kept as text, 2020-03-16, in words."""
    return day(date.fromisoformat(value))


@register.filter
def told_here(told: Mapping[str, Any]) -> Any:
    """Of what was told in every language, the part in the language of the page."""
    return told[language_now()]


@register.filter
def weekday(value: date) -> str:
    """The day of the week: bazar ertəsi."""
    return wording.weekday(value, language_now())


@register.filter
def moment(value: datetime) -> str:
    """A moment in words on Baku's clock: 16 mart 2020, 09:05."""
    return _unbroken(wording.moment_in_words(value, language_now()))


@register.filter
def number(value: int) -> str:
    """A whole number in groups of three: 2 774 891."""
    return wording.number_in_groups(value, language_now())


@register.filter
def manats(value: Decimal) -> str:
    """A sum of money: 470,97 manat."""
    language = language_now()
    return f"{number_said(value, language)}{wording.NO_BREAK}{law_book().units['AZN'][language]}"


@register.simple_tag
def period(starts_on: date, ends_on: date) -> str:
    """A period with an exclusive end, said with its last day: 15-20 mart 2020."""
    return wording.period_in_words(starts_on, ends_on, language_now())


@register.inclusion_tag("web/error_summary.html")
def error_summary(*forms: BaseForm) -> dict[str, Any]:
    """Everything wrong in the forms of a page, each message a link to its field. Nothing when all is well."""
    errors: list[dict[str, str]] = []
    for form in forms:
        errors += [{"address": "", "message": str(message)} for message in form.non_field_errors()]
        for field in form:
            errors += [{"address": _first_control(field), "message": message} for message in _messages_of(field)]
    return {"errors": errors}


# Messages that say nothing outside their field, so the summary names the field before them.
MUTE_ALONE = frozenset(
    {
        "required",
        "missing",
        "invalid",
        "invalid_choice",
        "empty",
        "max_length",
        "wrong_day",
        "no_such_day",
        "wrong_number",
        "decimals",
    }
)


def _messages_of(field: BoundField) -> list[str]:
    """The messages of one field, each fit to stand alone."""
    found = field.form.errors.as_data().get(field.name, [])
    return [
        f"{field.label} – {message}" if error.code in MUTE_ALONE else str(message)
        for error in found
        for message in error.messages
    ]


def _first_control(field: BoundField) -> str:
    """The id to jump to: a group of choices has no control of its own, so its first choice takes the focus."""
    return field.id_for_label or (f"{field.auto_id}_0" if field.use_fieldset else str(field.auto_id))


@register.filter
def numbers_whole(text: str) -> SafeString:
    """A text whose registration numbers stay on one line each: their hyphens would let a narrow screen break them."""
    # Escaped first; the marks around the digits are ours.
    return mark_safe(REGISTRATION_NUMBER.sub(r'<span class="nw">\g<0></span>', conditional_escape(text)))  # noqa: S308  # nosec


@register.simple_tag(takes_context=True)
def nav_link(context: template.Context, address: str, text: str, *, exact: bool = False) -> SafeString:
    """A link of the header, marked when the page is the one it names or lies below it."""
    request = context.get("request")
    here = request.path if request is not None else ""
    inside = here == address if exact else here.startswith(address)
    mark = format_html(' aria-current="{}"', "page" if here == address else "true") if inside else ""
    return format_html('<li><a href="{}"{}>{}</a></li>', address, mark, text)


@register.inclusion_tag("web/pagination.html", takes_context=True)
def pagination(context: template.Context, page: Page[Any], *, name: str = "page") -> dict[str, Any]:
    """Links to the pages before and after, keeping the filters of the address; nothing when there is one page."""
    query = context["request"].GET.copy() if "request" in context else None

    def address(wanted: int) -> str:
        if query is None:
            return f"?{name}={wanted}"
        query[name] = str(wanted)
        return f"?{query.urlencode()}"

    return {
        "page": page,
        "before": address(page.number - 1) if page.has_previous() else "",
        "after": address(page.number + 1) if page.has_next() else "",
    }


@register.inclusion_tag("web/steps.html")
def steps(names: list[str], current: int) -> dict[str, Any]:
    """The steps of a journey by name; `current` counts from 1."""
    states = [("done" if place < current else "now" if place == current else "later") for place in range(1, len(names) + 1)]
    return {"steps": list(zip(names, states, strict=True)), "current": current, "count": len(names)}


@register.inclusion_tag("web/crumbs.html")
def crumbs(*parts: str) -> dict[str, Any]:
    """The way to this page: address, text, address, text ... and the text of this page last."""
    links = list(zip(parts[0:-1:2], parts[1:-1:2], strict=True))
    return {"links": links, "here": parts[-1]}
