"""What changed between two wordings is told word by word."""

from dayaq.casework.notices.wordings.difference import difference


def test_difference_tells_what_went_and_what_came_in_the_order_of_the_later_text() -> None:
    assert difference("Müraciətiniz qəbul edildi.", "Müraciətiniz bu gün qəbul olundu.") == [
        ("kept", "Müraciətiniz"),
        ("new", " bu gün"),
        ("kept", " qəbul "),
        ("gone", "edildi."),
        ("new", "olundu."),
    ]
    assert difference("a b", "a b") == [("kept", "a b")]
    assert difference("", "a") == [("new", "a")]
