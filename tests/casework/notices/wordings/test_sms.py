"""An SMS is counted as the operator counts it."""

import pytest

from dayaq.casework.notices.wordings.sms import SmsSize, sms_size


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("", SmsSize(0, 1, wide=False)),
        ("a" * 160, SmsSize(160, 1, wide=False)),
        ("a" * 161, SmsSize(161, 2, wide=False)),
        ("a" * 306, SmsSize(306, 2, wide=False)),
        ("a" * 307, SmsSize(307, 3, wide=False)),
        ("€" * 80, SmsSize(160, 1, wide=False)),
        ("a" * 152 + "€" + "a" * 151, SmsSize(305, 2, wide=False)),
        ("a" * 152 + "€" + "a" * 152, SmsSize(306, 3, wide=False)),
        ("ə" * 70, SmsSize(70, 1, wide=True)),
        ("ə" + "a" * 70, SmsSize(71, 2, wide=True)),
        ("я" * 134, SmsSize(134, 2, wide=True)),
        ("я" * 135, SmsSize(135, 3, wide=True)),
        ("я" * 66 + "😀" + "я" * 5, SmsSize(73, 2, wide=True)),
    ],
)
def test_signs_and_parts(text: str, size: SmsSize) -> None:
    assert sms_size(text) == size
