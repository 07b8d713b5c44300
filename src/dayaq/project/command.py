"""The command line `dayaq`: a group of verbs, each in the module that knows it."""

import os
from importlib import import_module
from typing import NamedTuple

import click
import django

from dayaq.project.database.commands import db
from dayaq.project.demo.command import demo
from dayaq.project.environment import BadEnvironment


class Verb(NamedTuple):
    """A verb whose module is read only when it is used: what it does in a few words, and whether it needs Django."""

    module: str
    does: str
    needs_django: bool = True


class Verbs(click.Group):
    """The module of a heavy verb is read, where it needs Django after Django's setup, only when the verb is used."""

    heavy = {
        "catalogue": Verb(
            "dayaq.project.catalogue_command", "Tell how each service is decided: by the law book or by an officer."
        ),
        "centres": Verb("dayaq.project.centres_command", "Tell whether a centre is open on a day, and show the tree of bodies."),
        "journal": Verb("dayaq.project.journal_command", "Seal the journal, or verify it."),
        "law": Verb("dayaq.project.law_command", "Ask the law book, and check it.", needs_django=False),
        "migrate": Verb("dayaq.project.migrate_command", "Bring the database to the form of this version."),
        "people": Verb("dayaq.project.people_command", "Write the index by which people are found."),
        "registers": Verb("dayaq.project.registers_command", "Tell how each outside register answers."),
        "replay": Verb("dayaq.project.replay_command", "Recompute the receipts of decisions, and tell which do not come out."),
        "serve": Verb("dayaq.project.serve_command", "Serve the pages."),
        "staff": Verb("dayaq.project.staff_command", "Print who may do what, and invite the first officer."),
        "sweep": Verb("dayaq.project.sweep_command", "Ask the law of everybody, and award what nobody asked for."),
        "usage": Verb("dayaq.project.usage_command", "Count the uses of the services."),
        "worker": Verb("dayaq.project.worker.command", "Send notices, seal the journal, keep the house."),
    }

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All verbs, in the order of the alphabet."""
        return sorted({*super().list_commands(ctx), *self.heavy})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb's command; None for an unknown verb."""
        verb = self.heavy.get(cmd_name)
        if verb is None:
            return super().get_command(ctx, cmd_name)
        if verb.needs_django:
            set_up_django()
        command: click.Command = getattr(import_module(verb.module), cmd_name)
        return command

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The verbs with what they do, told without reading their modules, so that help needs no database."""
        light = {name: command.get_short_help_str(limit=100) for name, command in self.commands.items()}
        heavy = {name: verb.does for name, verb in self.heavy.items()}
        with formatter.section("Commands"):
            formatter.write_dl(sorted((light | heavy).items()))


def set_up_django() -> None:
    """Read the settings; without a database the failure is told in a sentence."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dayaq.project.settings")
    try:
        django.setup()
    except BadEnvironment as error:
        raise click.ClickException(str(error)) from error


@click.group(cls=Verbs)
def main() -> None:
    """Dayaq, the e-social-services system."""


main.add_command(db)
main.add_command(demo)
