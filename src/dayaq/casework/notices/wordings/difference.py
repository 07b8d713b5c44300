"""What changed between two wordings, word by word."""

import re
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

WORD = re.compile(r"\s+|[^\s]+")


class Piece(NamedTuple):
    """A run of words that both have, that only the earlier had, or that only the later has."""

    mark: Literal["kept", "gone", "new"]
    text: str


def difference(before: str, after: str) -> list[Piece]:
    """The later text in its order, with what is gone where it stood."""
    old, new = WORD.findall(before), WORD.findall(after)
    pieces = []
    for _, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, come = "".join(old[old_from:old_to]), "".join(new[new_from:new_to])
        if gone == come:
            pieces.append(Piece("kept", gone))
            continue
        pieces += [piece for piece in (Piece("gone", gone), Piece("new", come)) if piece.text]
    return pieces
