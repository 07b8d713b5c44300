"""How long an SMS is to the operator: signs, and the parts it is cut into and charged by (3GPP TS 23.038 and 23.040)."""

from collections.abc import Iterable
from typing import NamedTuple

#: The alphabet of seven bits. Azerbaijani ə, ı, ğ, ş and all of Cyrillic lie outside: one such letter makes the whole SMS wide.
NARROW = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
NARROW_DOUBLE = frozenset("^{}\\[~]|€")
NARROW_ALONE, NARROW_PART = 160, 153
WIDE_ALONE, WIDE_PART = 70, 67


class SmsSize(NamedTuple):
    """The length of an SMS in its own alphabet's units, and the number of parts. `wide` is the alphabet of all letters."""

    signs: int
    parts: int
    wide: bool


def sms_size(text: str) -> SmsSize:
    """How an SMS is counted."""
    wide = any(sign not in NARROW and sign not in NARROW_DOUBLE for sign in text)
    if wide:
        widths = [len(sign.encode("utf-16-le")) // 2 for sign in text]
        return SmsSize(sum(widths), _parts(widths, WIDE_ALONE, WIDE_PART), wide)
    widths = [2 if sign in NARROW_DOUBLE else 1 for sign in text]
    return SmsSize(sum(widths), _parts(widths, NARROW_ALONE, NARROW_PART), wide)


def _parts(widths: Iterable[int], alone: int, part: int) -> int:
    """Into how many parts signs of these widths are cut; no sign is cut through."""
    found = list(widths)
    if sum(found) <= alone:
        return 1
    parts, room = 0, 0
    for width in found:
        if width > room:
            parts, room = parts + 1, part
        room -= width
    return parts
