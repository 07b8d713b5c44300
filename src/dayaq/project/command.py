"""The command line `dayaq`: a group of verbs, each in the module that knows it."""

import os
from importlib import import_module

import click
import django

from dayaq.project.database.commands import db
from dayaq.project.demo.command import demo


class Verbs(click.Group):
    """Verbs that need Django: the module of each is read, after Django's setup, only when the verb is used."""

    modules = {
        "journal": "dayaq.project.journal_command",
        "migrate": "dayaq.project.migrate_command",
        "serve": "dayaq.project.serve_command",
        "usage": "dayaq.project.usage_command",
        "worker": "dayaq.project.worker.command",
    }

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All verbs, in the order of the alphabet."""
        return sorted({*super().list_commands(ctx), *self.modules})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb's command; None for an unknown verb."""
        module = self.modules.get(cmd_name)
        if module is None:
            return super().get_command(ctx, cmd_name)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dayaq.project.settings")
        django.setup()
        command: click.Command = getattr(import_module(module), cmd_name)
        return command


@click.group(cls=Verbs)
def main() -> None:
    """Dayaq, the e-social-services system."""


main.add_command(db)
main.add_command(demo)
