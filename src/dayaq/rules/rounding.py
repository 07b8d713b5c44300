"""Exact quotients of whole numbers: to the nearest with halves away from zero, down, or up."""


def nearest(above: int, below: int) -> int:
    """The nearest whole number to a quotient; a half goes away from zero."""
    size = (2 * abs(above) + abs(below)) // (2 * abs(below))
    return size if (above < 0) == (below < 0) else -size


def down(above: int, below: int) -> int:
    """The greatest whole number not above the quotient."""
    return above // below


def up(above: int, below: int) -> int:
    """The least whole number not below the quotient."""
    return -(-above // below)


ROUNDINGS = {"nearest": nearest, "down": down, "up": up}


def parts_of(above: int, below: int, shift: int) -> tuple[int, int]:
    """Both sides so that their whole quotient has `shift` more decimals than they differ by."""
    return (above * 10**shift, below) if shift >= 0 else (above, below * 10**-shift)
