"""A wording that could not be sent, or says too much, is refused with a sentence that names the fault."""

import pytest

from dayaq.casework.applications.letters import LETTERS
from dayaq.casework.decisions.letters import OUTCOMES
from dayaq.casework.language import LANGUAGES
from dayaq.casework.notices.wordings import checking
from dayaq.casework.notices.wordings.kinds import LetterText, WordedKind
from dayaq.casework.refusal import Refusal

KIND = LETTERS["application_decided"]
RELEASED = KIND.released["en"]


def refused(**parts: str) -> Refusal:
    with pytest.raises(Refusal) as told:
        checking.check(KIND, "en", RELEASED._replace(**parts))
    return told.value


@pytest.mark.parametrize("kind", [*LETTERS.values(), *OUTCOMES.values()], ids=lambda kind: kind.code)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_the_release_pass_and_can_be_shown(kind: WordedKind, language: str) -> None:
    checking.check(kind, language, kind.released[language])

    assert "{" not in "".join(kind.shown(kind.released[language], language))


@pytest.mark.parametrize(
    ("parts", "kind", "told"),
    [
        ({"mail": "{sentence} {nmber} {number} {details} {link}"}, checking.FieldUnknown, "Mail: there is no field {nmber}."),
        ({"mail": "{sentence.x} {number} {details} {link}"}, checking.FieldUnknown, "no field {sentence.x}"),
        ({"mail": "{sentence!r} {number} {details} {link}"}, checking.FieldUnknown, "no field {sentence!r}"),
        ({"mail": "{sentence:>9} {number} {details} {link}"}, checking.FieldUnknown, "no field {sentence:>9}"),
        ({"mail": "{} {number}"}, checking.FieldUnknown, "there is no field {}."),
        ({"mail": "{sentence} {number {details} {link}"}, checking.BraceUnbalanced, "Mail: the braces do not match."),
        ({"mail": "{sentence} {number} {details} {link} }"}, checking.BraceUnbalanced, "Mail: the braces do not match."),
        ({"mail": "{sentence} {number} {link}"}, checking.FieldMissing, "Mail: the field {details} must be there."),
        ({"mail": " \n "}, checking.PartEmpty, "Mail: there are no words."),
        ({"sms": "{sentence} {number} {link} {title}"}, checking.FieldNotForSms, "An SMS may not hold the field {title}"),
        ({"sms": "{sentence} {number} {link} {details}"}, checking.FieldNotForSms, "It may hold: {number}, {sentence}, {link}."),
        ({"sms": "{sentence} {number} {link} {fin}"}, checking.FieldUnknown, "SMS: there is no field {fin}."),
        ({"sms": "{number} {link}"}, checking.FieldMissing, "SMS: the field {sentence} must be there."),
        ({"sms": "{number} {sentence} {link} " + "x" * 1300}, checking.SmsTooLong, "parts; at most 8 are sent"),
        ({"subject": "Your application"}, checking.FieldMissing, "Subject of the mail: the field {number} must be there."),
        ({"subject": "{number} {title}"}, checking.FieldUnknown, "Subject of the mail: there is no field {title}."),
        ({"subject": "{number}\nBcc: everybody"}, checking.SubjectTooLong, "one line"),
        ({"subject": "{number}" + "x" * 150}, checking.SubjectTooLong, "at most 150"),
    ],
)  # fmt: skip
def test_a_fault_is_named(parts: dict[str, str], kind: type[Refusal], told: str) -> None:
    refusal = refused(**parts)

    assert type(refusal) is kind
    assert told in refusal.in_language("en")
    assert all(refusal.in_language(language) for language in LANGUAGES)


def test_a_doubled_brace_is_a_brace() -> None:
    text = RELEASED._replace(mail=RELEASED.mail + "{{}}")

    checking.check(KIND, "en", text)

    assert KIND.shown(text, "en").mail.endswith("{}")


def test_a_part_that_the_kind_does_not_have_is_not_asked_for() -> None:
    checking.check(OUTCOMES["approved"], "en", LetterText(mail="{explanation}"))
