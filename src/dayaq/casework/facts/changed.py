"""A register tells that it learnt something about a person, so that the law is asked about them at once."""

from uuid import UUID

from procrastinate.contrib.django import app as jobs

LOOK_JOB = "look_into_rights"


def facts_changed(person: UUID) -> None:
    """Have the law asked about a person anew, in the transaction that changed the facts: neither is without the other.

    Whoever changes the facts of very many at once leaves them to the next sweep instead.
    """
    jobs.configure_task(LOOK_JOB, queue="rights", lock=f"rights of {person}").defer(person=str(person))
