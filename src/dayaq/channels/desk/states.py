"""How the state of an application is tagged on the desk."""

from dataclasses import dataclass
from datetime import date

from dayaq.casework.applications.models import Application

State = Application.State


@dataclass(frozen=True)
class Tag:
    """A short word in a colour: `kind` is the class of the style sheet, `key` the sentence."""

    kind: str
    key: str


TAGS = {
    State.RECEIVED: Tag("", "desk.state.received"),
    State.IN_REVIEW: Tag("info", "desk.state.in_review"),
    State.WAITING: Tag("info", "desk.state.waiting"),
    State.APPROVED: Tag("ok", "desk.state.approved"),
    State.REFUSED: Tag("warn", "desk.state.refused"),
    State.WITHDRAWN: Tag("", "desk.state.withdrawn"),
    State.DISCONTINUED: Tag("", "desk.state.discontinued"),
}
OVERDUE = Tag("err", "desk.state.overdue")


def tag_of(application: Application, on: date) -> Tag:
    """The tag on the day: an open application past its deadline says only that."""
    if application.closed_at is None and application.due_on < on:
        return OVERDUE
    return TAGS[State(application.state)]
