"""What people read about each channel of a centre, and what this release plainly lacks, from `channels.yaml`."""

from dataclasses import dataclass
from functools import cache

from dayaq.casework.centres.published import published
from dayaq.casework.channel import Channel
from dayaq.casework.language import Words


@dataclass(frozen=True, slots=True)
class ChannelNote:
    """One channel as people read about it.

    `available_in_this_release` says whether the product itself serves the channel; where it does not, `missing` says so
    in plain words. `everyday`: open on a day without a regime. `needs_open_centre`: works only while the centre is open.
    """

    channel: Channel
    name: Words
    purpose: Words
    everyday: bool
    needs_open_centre: bool
    available_in_this_release: bool
    missing: Words | None


@cache
def channel_notes() -> tuple[ChannelNote, ...]:
    """The channels of a centre, in the order in which they are shown."""
    return tuple(
        ChannelNote(
            channel=Channel(code),
            name=Words.read(entry["name"]),
            purpose=Words.read(entry["purpose"]),
            everyday=entry["everyday"],
            needs_open_centre=entry["needs_open_centre"],
            available_in_this_release=entry["available_in_this_release"],
            missing=None if entry["available_in_this_release"] else Words.read(entry["missing"]),
        )
        for code, entry in published("channels").items()
    )
