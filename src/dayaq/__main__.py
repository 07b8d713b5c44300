"""`python -m dayaq` is the command `dayaq`."""

from dayaq.project.command import main

main(prog_name="dayaq")
