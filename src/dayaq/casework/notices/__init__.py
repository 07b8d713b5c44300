"""Telling the person (bildiriş): what is said, to which contact, and whether it arrived.

A notice is a row written in the transaction of what it tells. A worker sends it after commit, with the same Message-ID or
idempotency key however often it has to try; a notice that cannot be delivered becomes a dead letter that an officer sees.
"""
