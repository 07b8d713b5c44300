"""`dayaq catalogue`: each service of the catalogue, with the law that computes it, or why an officer decides."""

import json
from typing import Any

import click

from dayaq.casework.language import LANGUAGES
from dayaq.catalogue.catalogue import Entry, all_services
from dayaq.law.book import law_book
from dayaq.rules.book import Law


@click.command()
@click.option("--language", type=click.Choice(LANGUAGES), default=LANGUAGES[0], show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Tell the services as JSON.")
def catalogue(language: str, *, as_json: bool) -> None:
    """Tell of each service whether the law book computes it, by which benefits, or why an officer decides."""
    book = law_book()
    told = [_told(book, entry, language) for entry in all_services()]
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    for service in told:
        how = ", ".join(service["computed_by"]) or service["judged"]
        click.echo(f"{service['code']}\t{service['name']}\n\t{'=' if service['computed_by'] else '·'} {how}")
    computed = sum(bool(service["computed_by"]) for service in told)
    click.echo(
        f"{computed} of {len(told)} services are computed by the law book; of the others it is said why an officer decides."
    )


def _told(book: Law, entry: Entry, language: str) -> dict[str, Any]:
    passport = entry.passport
    return {
        "code": passport.code,
        "name": passport.name.in_language(language),
        "group": passport.group.title.in_language(language),
        "computed_by": benefits_of(book, passport.law),
        "judged": passport.judged.in_language(language) if passport.judged else "",
    }


def benefits_of(book: Law, law: str | None) -> list[str]:
    """The benefits that a passport's `law` names: itself, or every one of its chapter that asks for a right."""
    if law is None:
        return []
    paths = {folder.path for folder in book.folders.values()}
    if law in paths:
        return [law]
    entitling = {rule.folder for versions in book.rules.values() for rule in versions if rule.kind == "condition"}
    return sorted(folder.path for name, folder in book.folders.items() if name in entitling and folder.path.startswith(f"{law}/"))
