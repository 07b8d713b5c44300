"""`dayaq staff`: who may do what."""

import click

from dayaq.casework.language import LANGUAGES
from dayaq.casework.staff.rights import matrix, role_names


@click.group()
def staff() -> None:
    """The officers' roles and rights."""


@staff.command("matrix")
@click.option("--language", type=click.Choice(LANGUAGES), default="az", help="az, en or ru.")
def print_matrix(language: str) -> None:
    """Print each right and the roles that have it; each holds over the unit of the grant and the units under it."""
    roles = role_names()
    for row in matrix():
        held = ", ".join(words.in_language(language) for role, words in roles.items() if role in row.roles)
        click.echo(f"{row.right}\t{row.words.in_language(language)}\t{held}")
