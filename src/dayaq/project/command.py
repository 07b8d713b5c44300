"""The command line `dayaq`: a group of verbs, each in the module that knows it."""

import click


@click.group()
def main() -> None:
    """Dayaq, the e-social-services system."""
