"""Tags for the citizen's pages: words of the passports in the language of the page, and sizes of files."""

from typing import Any

from django import template

from dayaq.casework.language import Words
from dayaq.casework.people.districts import districts
from dayaq.catalogue.passport import Passport
from dayaq.web.texts import language_now, say

register = template.Library()


@register.filter
def spoken(words: Words) -> str:
    """Words of the catalogue or of a centre, in the language of the page."""
    return words.in_language(language_now())


@register.filter
def place(code: str) -> str:
    """A city or district by its code, in the language of the page."""
    name = districts().get(code)
    return name.in_language(language_now()) if name else code


@register.filter
def file_size(count: int) -> str:
    """A size in bytes as people say it: 40 KB, 2.4 MB."""
    if count < 1_000_000:
        return say("portal.size.kilobytes", size=max(1, round(count / 1000)))
    mark = "." if language_now() == "en" else ","
    return say("portal.size.megabytes", size=f"{count / 1_000_000:.1f}".replace(".", mark))


@register.inclusion_tag("portal/documents_asked.html")
def documents_asked(passport: Passport) -> dict[str, Any]:
    """The papers that a passport names: those always asked for, then those of some situations; or that it names none."""
    return {
        "always": [document for document in passport.documents if document.always],
        "sometimes": [document for document in passport.documents if not document.always],
        "kind": passport.kind,
    }
