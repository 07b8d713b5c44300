"""What the launcher may refuse, said so that the person at the command line knows what to do next."""


class DatabaseRefusal(Exception):
    """The embedded database cannot do what was asked; the message says why and what helps."""
