"""The command line `dayaq`: a group of verbs, each in the module that knows it."""

import click

from dayaq.project.database.commands import db


@click.group()
def main() -> None:
    """Dayaq, the e-social-services system."""


main.add_command(db)
