"""Entering the desk: name and password, then the authenticator; a new officer first ties an authenticator to the account."""
