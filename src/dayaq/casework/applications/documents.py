"""What may be attached to an application: true type, size and name of a document, checked from its bytes."""

import hashlib
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from pathlib import PurePath

import filetype

from dayaq.casework.applications.scanning import ScannerUnreachable, infection_in
from dayaq.casework.refusal import Refusal

#: The largest document, in bytes, and the most documents of one application.
LARGEST = 10 * 1024 * 1024
MOST = 10

#: Media types that an officer can open without risk of running something, with the endings they may carry.
ACCEPTED = {
    "application/pdf": ("pdf",),
    "image/jpeg": ("jpg", "jpeg", "jpe", "jfif"),
    "image/png": ("png",),
    "image/tiff": ("tif", "tiff"),
    "image/heic": ("heic", "heif"),
    "image/webp": ("webp",),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ("docx",),
}


class EmptyDocument(Refusal):
    """A file of no bytes."""

    texts = {
        "az": "«{name}» faylı boşdur (0 bayt). Sənədi yenidən çəkin və ya skan edin və bir daha əlavə edin.",
        "en": "The file “{name}” is empty (0 bytes). Photograph or scan the document again and attach it once more.",
        "ru": "Файл «{name}» пуст (0 байт). Сфотографируйте или отсканируйте документ ещё раз и прикрепите его снова.",
    }


class DocumentTooLarge(Refusal):
    """A file over the size limit."""

    texts = {
        "az": "«{name}» faylı çox böyükdür. "
        "Bir sənəd ən çoxu 10 meqabayt ola bilər: daha kiçik şəkil çəkin və ya sənədi hissələrə bölün.",
        "en": "The file “{name}” is too large. "
        "A document may have at most 10 megabytes: take a smaller picture or split the document.",
        "ru": "Файл «{name}» слишком большой. "
        "Документ может занимать не более 10 мегабайт: сделайте снимок меньше или разделите документ.",
    }


class DocumentTypeNotAccepted(Refusal):
    """A file whose bytes are of no accepted kind."""

    texts = {
        "az": "«{name}» faylını qəbul edə bilmirik. PDF, şəkil (JPG, PNG, HEIC, WEBP, TIFF) və ya Word (DOCX) sənədi əlavə edin.",
        "en": "We cannot accept the file “{name}”. "
        "Attach a PDF, a picture (JPG, PNG, HEIC, WEBP, TIFF) or a Word document (DOCX).",
        "ru": "Мы не можем принять файл «{name}». "
        "Прикрепите PDF, изображение (JPG, PNG, HEIC, WEBP, TIFF) или документ Word (DOCX).",
    }


class DocumentWronglyNamed(Refusal):
    """A file whose name promises another kind than its bytes are."""

    texts = {
        "az": "«{name}» faylının adı məzmununa uyğun gəlmir: məzmunu {kind} faylıdır. "
        "Faylın adını düzəldin və ya doğru faylı seçin.",
        "en": "The name of the file “{name}” does not fit what is in it: it is a {kind} file. "
        "Correct its name or choose the right file.",
        "ru": "Имя файла «{name}» не соответствует содержимому: это файл {kind}. Исправьте имя или выберите нужный файл.",
    }


class DocumentInfected(Refusal):
    """A file in which the scanner found malicious software; it is not kept."""

    texts = {
        "az": "«{name}» faylında zərərli proqram aşkar edildi, ona görə fayl saxlanmadı. "
        "Sənədi başqa cihazda yenidən çəkin və ya skan edin və bir daha əlavə edin.",
        "en": "Malicious software was found in the file “{name}”, so it was not kept. "
        "Photograph or scan the document on another device and attach it once more.",
        "ru": "В файле «{name}» найдена вредоносная программа, поэтому он не сохранён. "
        "Сфотографируйте или отсканируйте документ на другом устройстве и прикрепите его снова.",
    }


@dataclass(frozen=True, kw_only=True)
class CheckedDocument:
    """A document fit to be attached: a safe name, its true media type, its bytes and their SHA-256 in hexadecimal."""

    name: str
    media_type: str
    content: bytes
    sha256: str


def check(name: str, content: bytes) -> CheckedDocument:
    """Check a document by its bytes; refuses empty, too large, unaccepted, wrongly named and infected ones.

    While the scanner does not answer nobody is kept from applying: the document is then scanned before it is handed out.
    """
    shown = safe_name(name)
    if not content:
        raise EmptyDocument(name=shown)
    if len(content) > LARGEST:
        raise DocumentTooLarge(name=shown)
    media_type = filetype.guess_mime(content)
    if media_type not in ACCEPTED:
        raise DocumentTypeNotAccepted(name=shown)
    if _ending(shown) not in ACCEPTED[media_type]:
        raise DocumentWronglyNamed(name=shown, kind=ACCEPTED[media_type][0].upper())
    with suppress(ScannerUnreachable):
        if infection_in(content) is not None:
            raise DocumentInfected(name=shown)
    return CheckedDocument(name=shown, media_type=media_type, content=content, sha256=hashlib.sha256(content).hexdigest())


def safe_name(name: str) -> str:
    """The last part of a file's name without control, invisible or direction-changing characters, at most 150 long."""
    last = PurePath(unicodedata.normalize("NFC", name).replace("\\", "/")).name
    kept = "".join(char for char in last if unicodedata.category(char)[0] != "C").strip(" .")
    if len(kept) <= 150:
        return kept or "document"
    stem, dot, ending = kept.rpartition(".")
    return f"{stem[: 149 - len(ending)]}{dot}{ending}" if dot and len(ending) <= 10 else kept[:150]


def _ending(name: str) -> str:
    """What follows the last dot of a name, in lower case."""
    return name.rpartition(".")[2].lower()
