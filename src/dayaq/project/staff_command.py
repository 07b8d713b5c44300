"""`dayaq staff`: who may do what, and the invitation of an installation's first officer."""

import click
from django.conf import settings

from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import Actor
from dayaq.casework.language import LANGUAGES
from dayaq.casework.refusal import Refusal
from dayaq.casework.staff.first import invite_first
from dayaq.casework.staff.letters import welcome_path
from dayaq.casework.staff.rights import matrix, role_names
from dayaq.web.legal_clock import legal_now

language_option = click.option("--language", type=click.Choice(LANGUAGES), default="az", help="az, en or ru.")


@click.group()
def staff() -> None:
    """The officers' roles and rights, and the first officer."""


@staff.command("matrix")
@language_option
def print_matrix(language: str) -> None:
    """Print each right and the roles that have it; each holds over the unit of the grant and the units under it."""
    roles = role_names()
    for row in matrix():
        held = ", ".join(words.in_language(language) for role, words in roles.items() if role in row.roles)
        click.echo(f"{row.right}\t{row.words.in_language(language)}\t{held}")


@staff.command()
@click.argument("username")
@click.option("--name", "full_name", required=True, help="The officer's full name.")
@language_option
def invite(username: str, full_name: str, language: str) -> None:
    """Invite the first officer: who may manage all others. Prints the one-time link by which they choose a password.

    Refused once somebody manages the officers; whoever does invites the others at the desk. The same name again gives a new link,
    as long as the first was not used.
    """
    try:
        officer = invite_first(
            username=username,
            full_name=full_name,
            actor=Actor(ActorKind.OPERATOR, "dayaq staff invite"),
            at=legal_now(),
        )
    except Refusal as refusal:
        raise click.ClickException(refusal.in_language(language)) from refusal
    click.echo(f"{settings.PORTAL_URL}{welcome_path(officer)}")
