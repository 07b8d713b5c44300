"""What a wording must be before anybody is asked to approve it."""

from collections.abc import Iterator
from string import Formatter

from dayaq.casework.notices.wordings.kinds import PART_NAMES, Fields, LetterText, Part, WordedKind
from dayaq.casework.notices.wordings.sms import sms_size
from dayaq.casework.refusal import Refusal

MOST_SIGNS_IN_SUBJECT = 150
MOST_SMS_PARTS = 8


class PartEmpty(Refusal):
    """A part of the letter has no words."""

    texts = {"az": "{part}: mətn boşdur.", "en": "{part}: there are no words.", "ru": "{part}: текста нет."}


class BraceUnbalanced(Refusal):
    """A field was opened and not closed, or the other way round."""

    texts = {
        "az": "{part}: fiqurlu mötərizələr cüt deyil. Sahə belə yazılır: {example}.",
        "en": "{part}: the braces do not match. A field is written like this: {example}.",
        "ru": "{part}: фигурные скобки не парные. Поле пишется так: {example}.",
    }


class FieldUnknown(Refusal):
    """There is no such field."""

    texts = {
        "az": "{part}: {field} sahəsi yoxdur. Bu sahələr var: {allowed}.",
        "en": "{part}: there is no field {field}. There are: {allowed}.",
        "ru": "{part}: поля {field} нет. Есть поля: {allowed}.",
    }


class FieldNotForSms(Refusal):
    """An SMS is read by whoever holds the telephone: it says the status sentence and nothing personal beside it."""

    texts = {
        "az": "SMS-də {field} sahəsi ola bilməz: SMS-i telefonu əlində tutan hər kəs oxuyur. Bu sahələr olar: {allowed}.",
        "en": "An SMS may not hold the field {field}: whoever holds the telephone reads it. It may hold: {allowed}.",
        "ru": "В SMS не может быть поля {field}: её прочитает любой, у кого в руках телефон. Можно: {allowed}.",
    }


class FieldMissing(Refusal):
    """A part lacks what the person must be told."""

    texts = {
        "az": "{part}: {field} sahəsi mütləq olmalıdır.",
        "en": "{part}: the field {field} must be there.",
        "ru": "{part}: поле {field} обязательно.",
    }


class SubjectTooLong(Refusal):
    """The subject of a mail is one short line."""

    texts = {
        "az": "Məktubun mövzusu bir sətirdə və ən çoxu {most} işarə olmalıdır.",
        "en": "The subject must be one line of at most {most} characters.",
        "ru": "Тема письма должна занимать одну строку и не более {most} знаков.",
    }


class SmsTooLong(Refusal):
    """The SMS would be cut into more parts than people can read."""

    texts = {
        "az": "SMS {parts} hissəyə bölünür; ən çoxu {most} ola bilər. Mətni qısaldın.",
        "en": "The SMS is cut into {parts} parts; at most {most} are sent. Shorten it.",
        "ru": "SMS делится на части ({parts}), допускается не больше {most}. Сократите текст.",
    }


def check(kind: WordedKind, language: str, text: LetterText) -> None:
    """Refuse what could not be sent, or would tell too little or too much; the first fault is named."""
    for _, refusal in faults(kind, language, text):
        raise refusal


def faults(kind: WordedKind, language: str, text: LetterText) -> Iterator[tuple[Part, Refusal]]:
    """The first fault of each part."""
    elsewhere = {name for fields in kind.parts.values() for name in fields.allowed}
    for part, fields in kind.parts.items():
        try:
            _check_part(part, text.part(part), fields, elsewhere)
            _check_length(part, kind, language, text.part(part))
        except Refusal as refusal:
            yield part, refusal


def _check_part(part: Part, text: str, fields: Fields, elsewhere: set[str]) -> None:
    """Refuse one part; `elsewhere` are the fields of the kind's other parts."""
    if not text.strip():
        raise PartEmpty(part=PART_NAMES[part])
    named = list(_fields(part, text, fields))
    for field in named:
        if field in fields.allowed:
            continue
        allowed = ", ".join(map(braced, fields.allowed))
        if part == "sms" and field in elsewhere:
            raise FieldNotForSms(field=braced(field), allowed=allowed)
        raise FieldUnknown(part=PART_NAMES[part], field=braced(field), allowed=allowed)
    for field in fields.required:
        if field not in named:
            raise FieldMissing(part=PART_NAMES[part], field=braced(field))


def _check_length(part: Part, kind: WordedKind, language: str, text: str) -> None:
    """Refuse a subject that is no short line, and an SMS of too many parts. The fields have been checked."""
    if part == "subject" and ("\n" in text or len(text) > MOST_SIGNS_IN_SUBJECT):
        raise SubjectTooLong(most=MOST_SIGNS_IN_SUBJECT)
    size = sms_size(kind.shown(LetterText(sms=text), language).sms) if part == "sms" else None
    if size is not None and size.parts > MOST_SMS_PARTS:
        raise SmsTooLong(parts=size.parts, most=MOST_SMS_PARTS)


def _fields(part: Part, text: str, fields: Fields) -> Iterator[str]:
    """The fields as written between the braces, with whatever was added to them, so that an addition is no field we know."""
    try:
        for _, name, form, conversion in Formatter().parse(text):
            if name is not None:
                yield name + (f"!{conversion}" if conversion else "") + (f":{form}" if form else "")
    except ValueError as error:
        raise BraceUnbalanced(part=PART_NAMES[part], example=braced(fields.allowed[0])) from error


def braced(field: str) -> str:
    """A field as it is written in a wording."""
    return f"{{{field}}}"
