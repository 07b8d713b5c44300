import base64

import pytest

from dayaq.project.demo.officer import totp_code
from dayaq.project.demo.pages import Form, read

PAGE = """
<!doctype html><html><head><title>A page</title><script>var no = 1;</script></head><body>
<form method="post" action="/language/"><button name="language" value="en">EN</button></form>
<div class="summary"><ul><li><a href="#fin">The FİN is &lt;wrong&gt;.</a></li></ul></div>
<form method="post" action="/apply/contact" enctype="multipart/form-data">
<input type="hidden" name="csrfmiddlewaretoken" value="token">
<input type="text" name="email"><textarea name="text">as
before</textarea>
<input type="radio" name="outcome" value="approve"><input type="radio" name="outcome" value="refuse" checked>
<input type="checkbox" name="sure"><select name="ground"><option value="">–</option><option value="a" selected>A</option></select>
<input type="file" name="files" multiple><button>Go on</button>
</form><p class="status card">It is <b>waiting</b>.</p></body></html>
"""


def test_a_form_is_sent_as_it_stands_on_the_page() -> None:
    language, contact = [Form.of(element) for element in read(PAGE).every("form")]

    assert (language.action, language.fields, language.files) == ("/language/", [], [])
    assert contact.files == ["files"]
    assert contact.filled({"email": "a@citizen.example"}) == {
        "csrfmiddlewaretoken": "token",
        "email": "a@citizen.example",
        "text": "as\nbefore",
        "outcome": "refuse",
        "ground": "a",
    }


def test_a_field_that_is_not_there_cannot_be_filled() -> None:
    contact = Form.of(read(PAGE).every("form")[1])

    with pytest.raises(LookupError, match="phone"):
        contact.filled({"phone": "+994500000000"})


def test_text_is_read_as_a_person_reads_it() -> None:
    page = read(PAGE)

    assert [line.text() for line in page.every("li")] == ["The FİN is <wrong>."]
    assert page.every("p", kind="status")[0].text() == "It is waiting ."
    assert "var no" not in page.text()


@pytest.mark.parametrize(
    ("moment", "code"),
    [(59, "287082"), (1111111109, "081804"), (1111111111, "050471"), (1234567890, "005924"), (2000000000, "279037")],
)
def test_codes_are_those_of_the_standard(moment: int, code: str) -> None:
    """The examples of RFC 6238, appendix B, of which six digits are taken."""
    secret = base64.b32encode(b"12345678901234567890").decode()

    assert totp_code(secret, moment) == code
