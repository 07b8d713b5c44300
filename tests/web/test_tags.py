"""The tags and filters that screens share."""

from django.utils.safestring import mark_safe

from dayaq.web.templatetags.web import numbers_whole


def test_registration_number_stays_on_one_line_and_nothing_else_is_marked() -> None:
    assert numbers_whole("2020-0000012-5 <b> 142-0000012") == '<span class="nw">2020-0000012-5</span> &lt;b&gt; 142-0000012'


def test_text_that_is_html_already_keeps_its_marks() -> None:
    assert numbers_whole(mark_safe("<p>2020-0000012-5</p>")) == '<p><span class="nw">2020-0000012-5</span></p>'
