"""Tags for the citizen's pages: sizes of files, and the papers that a passport names."""

from typing import Any

from django import template

from dayaq.casework.people.districts import districts
from dayaq.catalogue.passport import Passport
from dayaq.web.texts import language_now, say

register = template.Library()


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
